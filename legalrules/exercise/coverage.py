"""Which rules, items, exceptions and wordings a set of cases exercises, and whether in both directions.

A place has *held* when some case made it sant, and *failed* when some case, under a rättsläge with that wording, made
it falskt. What is okänt is neither. So a limit that every case keeps to is exercised one way only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import product

from legalrules.datalog.clauses import Literal, Role, Rule, variables
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Arguments
from legalrules.derivation.instances import Empty, Fails, Unlisted, certain_instances, possible_instances
from legalrules.derivation.prepared import Binding, Shape
from legalrules.derivation.reading import Reading
from legalrules.exercise.solving import Solved
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey


class Kind(Enum):
    """What is exercised."""

    RULE = "regel"
    ITEM = "punkt"
    EXCEPTION = "undantag"
    WORDING = "lydelse"


@dataclass(frozen=True, slots=True)
class Place:
    """A rule, item or exception of a wording, or the wording itself."""

    kind: Kind
    citation: Citation
    wording: WordingKey

    def sort_key(self) -> tuple[object, ...]:
        """Places in the order of the law, the older wording first."""
        start = self.wording.validity.start
        return self.citation.statute, self.citation.sort_key(), start, self.kind.value

    def __str__(self) -> str:
        return f"{self.citation} (lydelse från {self.wording.validity.start}), {self.kind.value}"


@dataclass(frozen=True, slots=True)
class Way:
    """A place, and whether it held or failed."""

    place: Place
    held: bool


_OF_RULES = frozenset((Role.CONCLUDES, Role.IMPOSES, Role.TRANSITION, Role.EXEMPTS, Role.WAIVES))


def place_of(rule: Rule) -> Place | None:
    """The rule or exception that a clause carries out; None for one that no provision wrote."""
    origin = rule.origin
    if origin.citation is None or origin.wording is None or origin.role not in _OF_RULES:
        return None
    kind = Kind.EXCEPTION if origin.role in (Role.EXEMPTS, Role.WAIVES) else Kind.RULE
    return Place(kind, origin.citation, origin.wording)


def places_of(program: Program) -> frozenset[Place]:
    """Every place that the program could exercise."""
    found: set[Place] = set()
    for rule in program.rules:
        own = place_of(rule)
        if own is not None:
            found |= {own, Place(Kind.WORDING, own.wording.citation, own.wording)}
        if own is not None or rule.origin.role is Role.MEETS:
            found.update(_cited(rule, rule.body))
    return frozenset(found)


def ways_of(solved: Solved) -> frozenset[Way]:
    """What the case exercises, and how."""
    reading = solved.reading()
    found: set[Way] = set()
    heads = dict.fromkeys(rule.head.predicate for rule in solved.program.rules)
    for name in heads:
        shapes = [shape for shape in reading.shapes(name) if reading.is_active(shape, certain=True)]
        if shapes:
            for args in _named(reading, name):
                found |= _tried(reading, shapes, args)
    return frozenset(found | {Way(_wording(way.place), way.held) for way in found if _is_rule(way.place)})


def _is_rule(place: Place) -> bool:
    return place.kind in (Kind.RULE, Kind.EXCEPTION)


def _wording(place: Place) -> Place:
    return Place(Kind.WORDING, place.wording.citation, place.wording)


def _named(reading: Reading, name: str) -> Iterator[Arguments]:
    """The things that the atom could be about: the named ones, or the unnamed one of a sort without any."""
    domains = (reading.domain(sort) for sort in reading.predicate(name).sorts)
    return product(*(tuple(one for one in domain if one is not None) or domain for domain in domains))


def _tried(reading: Reading, shapes: list[Shape], args: Arguments) -> set[Way]:
    """What the rules for an atom do, together: a rule fails when each of its alternatives does."""
    found: set[Way] = set()
    stands: dict[Place, bool] = {}
    for shape in shapes:
        own = place_of(shape.rule)
        found |= set(_exercised(reading, shape, args))
        if own is not None:
            possible = _is_possible(reading, shape, args)
            stands[own] = stands.get(own, False) or possible
            if possible and any(True for _ in certain_instances(reading, shape, args)):
                found.add(Way(own, True))
    return found | {Way(place, False) for place, possible in stands.items() if not possible}


def _is_possible(reading: Reading, shape: Shape, args: Arguments) -> bool:
    return any(
        not isinstance(one, Fails | Unlisted | Empty) for one in possible_instances(reading, shape, args)
    )


def _exercised(reading: Reading, shape: Shape, args: Arguments) -> Iterator[Way]:
    if any(True for _ in certain_instances(reading, shape, args)):
        yield from (Way(place, True) for place in _cited(shape.rule, shape.body))
    for found in possible_instances(reading, shape, args):
        if isinstance(found, Fails):
            failing = [shape.body[n] for n in found.places]
            yield from (Way(place, False) for place in _cited(shape.rule, failing))
            held = _holding(reading, shape, found.binding)
            yield from (Way(place, True) for place in _cited(shape.rule, held))
        elif isinstance(found, Unlisted) and not found.known:
            yield from (Way(place, False) for place in _cited(shape.rule, (shape.body[found.place],)))


def _holding(reading: Reading, shape: Shape, binding: Binding) -> Iterator[Literal]:
    for literal in shape.body:
        if all(v in binding for v in variables(literal)) and reading.holds(literal, binding, certain=True):
            yield literal


def _cited(rule: Rule, literals: Iterable[Literal]) -> Iterator[Place]:
    """The items that the literals of a rule stand in."""
    wording = rule.origin.wording
    for literal in literals:
        if literal.item is not None and wording is not None:
            yield Place(Kind.ITEM, literal.item, wording)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What some cases exercised of what they could have."""

    places: frozenset[Place]
    ways: frozenset[Way]

    def within(self, statutes: frozenset[str]) -> Coverage:
        """Only what these statutes say, by their abbreviations."""
        places = frozenset(place for place in self.places if place.citation.statute in statutes)
        return Coverage(places, frozenset(way for way in self.ways if way.place in places))

    @property
    def share(self) -> float:
        """How much of all there is to exercise, each place both ways, was exercised; 1 of nothing."""
        known = sum(way.place in self.places for way in self.ways)
        return known / (2 * len(self.places)) if self.places else 1.0

    def missing(self) -> tuple[Way, ...]:
        """What was not exercised, in the order of the law."""
        ordered = sorted(self.places, key=Place.sort_key)
        return tuple(w for p in ordered for w in (Way(p, True), Way(p, False)) if w not in self.ways)

    def counted(self) -> tuple[tuple[Kind, int, int, int], ...]:
        """For each kind: how many both ways, one way only, and not at all."""
        rows = []
        for kind in Kind:
            numbers = [0, 0, 0]
            for place in (place for place in self.places if place.kind is kind):
                numbers[sum(Way(place, held) in self.ways for held in (True, False))] += 1
            rows.append((kind, numbers[2], numbers[1], numbers[0]))
        return tuple(rows)


def coverage_text(coverage: Coverage) -> str:
    """The coverage for a terminal: figures by kind, then every place that is not exercised both ways."""
    words = {Kind.RULE: "regler", Kind.ITEM: "punkter", Kind.EXCEPTION: "undantag", Kind.WORDING: "lydelser"}
    lines = [f"regeltäckning: {100 * coverage.share:.1f} %".replace(".", ",")]
    for kind, both, one, none in coverage.counted():
        lines.append(f"  {words[kind]}: {both} åt båda hållen, {one} åt ett håll, {none} inte alls")
    lines += [
        f"  {'aldrig uppfylld' if way.held else 'aldrig ouppfylld'}: {way.place}"
        for way in coverage.missing()
    ]
    return "\n".join(lines)
