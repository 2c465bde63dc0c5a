"""Settling sets: the fewest unknown inputs with which *some* answers make an open question sann, or falsk.

An input in no settling set cannot matter, and need not be asked for. Ways are proposed by `settling_search`; here each
is solved with its answers before it is believed, and what it could do without is dropped. An unknown settles nothing:
what is said here is what answers could do, never what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from legalrules.datalog.ending import Decided, halves_of, has_conflict, settle
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import CaseGoals, Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.prepared import Prepared
from legalrules.derivation.reading import Reading
from legalrules.derivation.settling_answers import Range, answered, as_ranges, choices, stretches
from legalrules.derivation.settling_labels import Asked, Bounds, Label, Reply, Unknown, Way
from legalrules.derivation.settling_search import Search

Solve = Callable[[Program, Facts], Model]
_TRIES = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """What the answer about an unknown input has to be: so or not so, one of some names, or within a range."""

    unknown: Unknown
    replies: tuple[bool | Range, ...]


@dataclass(frozen=True, slots=True)
class SettlingSet:
    """A minimal set of unknown inputs, with answers that settle the question together."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Settling:
    """How an open question can be settled. `goal` is the id of an outcome, or None: that the case is decided.

    `truncated` says that there may be larger sets, or further ones.
    """

    goal: str | None
    value: bool
    sets: tuple[SettlingSet, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class Question:
    """An input that can still matter, and how many settling sets it is in."""

    unknown: Unknown
    sets: int


@dataclass(frozen=True, slots=True)
class Questions:
    """The settling sets of everything open, and what to ask for: first what is in most sets, then as the law asks."""

    settlings: tuple[Settling, ...]
    questions: tuple[Question, ...]
    bounds: Bounds

    @property
    def truncated(self) -> bool:
        """Whether there may be more than is listed."""
        return any(one.truncated for one in self.settlings)


@dataclass(frozen=True, slots=True)
class _Matter:
    """The case, and how to solve it."""

    program: Program
    facts: Facts
    goals: CaseGoals
    case: str
    solve: Solve

    def is_decided(self, facts: Facts, model: Model) -> bool:
        stated = Stated.of(self.program, facts)
        halves, conflict = halves_of(stated, model, self.case), has_conflict(stated, model)
        return isinstance(settle(self.goals, halves, conflict=conflict, facts_digest="0" * 64), Decided)

    def is_settled(self, goal: str | None, value: bool, facts: Facts) -> bool:
        """Whether with these facts the outcome's atom has that truth, or the case is decided."""
        try:
            model = self.solve(self.program, facts)
        except OverflowError:
            return False
        if goal is None:
            return self.is_decided(facts, model)
        atom = next(one.atom for one in self.goals.outcomes if one.id == goal)
        certain, possible = halves_of(Stated.of(self.program, facts), model, self.case)(atom)
        return certain and possible if value else not certain and not possible


def questions(
    program: Program,
    facts: Facts,
    *,
    case_type: str,
    case: str,
    model: Model,
    solve: Solve,
    prepared: Prepared | None = None,
    bounds: Bounds = Bounds(),  # noqa: B008
) -> Questions:
    """What can still settle a case, from the slice of its case type, the facts and the model of reading `actual`.

    `solve` is an engine's, in that reading. Raises KeyError for an unknown case type.
    """
    goals = program.case_types[case_type]
    matter = _Matter(program, facts, goals, case, solve)
    reading = Reading(program, facts, model, prepared=prepared)
    search = Search(reading, bounds)
    found = tuple(
        _settling(matter, search, goal, value, label) for goal, value, label in _open(matter, search, model)
    )
    return Questions(found, _ordered(search, found), bounds)


def _open(matter: _Matter, search: Search, model: Model) -> Iterator[tuple[str | None, bool, Label]]:
    """That the case is decided, then each open outcome both ways, with the ways proposed."""
    args, labels = (matter.case,), search.labels
    if not matter.is_decided(matter.facts, model):
        unobstructed = [search.ways(name, args, holds=False) for name in matter.goals.obstacles]
        outcomes = [
            labels.both(
                [search.ways(name, args, holds=True) for name in (one.atom, one.delegated)] + unobstructed
            )
            for one in matter.goals.outcomes
            if one.delegated is not None
        ]
        yield None, True, labels.either(outcomes)
    for one in matter.goals.outcomes:
        certain, possible = search.reading.halves(one.atom, args)
        if possible and not certain:
            for value in (True, False):
                yield one.id, value, search.ways(one.atom, args, holds=value)


def _settling(matter: _Matter, search: Search, goal: str | None, value: bool, label: Label) -> Settling:
    checked = _Checked(matter, search, goal, value)
    found: dict[frozenset[Unknown], Way] = {}
    for way in sorted(label, key=lambda way: (len(way), sorted(search.order[one] for one in way))):
        asked = frozenset(way)
        if any(known < asked for known in found):
            continue
        least = checked.least(way)
        if least is None:
            continue
        asked = frozenset(least)
        for known in [known for known in found if known > asked]:
            del found[known]
        found[asked] = _merged(found[asked], least) if asked in found else least
    sets = tuple(checked.described(way) for way in found.values())
    return Settling(goal, value, sets, search.labels.cut)


def _merged(one: Way, other: Way) -> Way:
    """Both ways as one, if the replies to one unknown are all that tells them apart; else the first."""
    differing = [unknown for unknown in one if one[unknown] != other[unknown]]
    if len(differing) != 1:
        return one
    return {**one, differing[0]: one[differing[0]] | other[differing[0]]}


@dataclass(frozen=True, slots=True)
class _Checked:
    """Ways put to the test."""

    matter: _Matter
    search: Search
    goal: str | None
    value: bool

    def works(self, replies: dict[Unknown, Reply]) -> bool:
        facts = answered(self.matter.program, self.matter.facts, replies)
        return self.matter.is_settled(self.goal, self.value, facts)

    def least(self, way: Way) -> Way | None:
        """The way without what it can do without, its replies put first that were tried; None if none settles."""
        replies = next((one for one in choices(way, _TRIES) if self.works(one)), None)
        if replies is None:
            return None
        for unknown in tuple(replies):
            fewer = {one: reply for one, reply in replies.items() if one != unknown}
            if self.works(fewer):
                replies = fewer
        return {one: self._range(replies, one, way[one]) for one in replies}

    def _range(
        self, replies: dict[Unknown, Reply], asked: Unknown, allowed: frozenset[Reply]
    ) -> frozenset[Reply]:
        """The replies that will do while the others are as tried; of a stretch the outermost are solved too."""
        if asked.asked is not Asked.VALUE:
            return frozenset((replies[asked],))
        found: set[Reply] = set()
        for stretch in stretches(allowed, self.search.comparisons.values(asked.name)):
            ends = {stretch[0], stretch[-1]}
            sound = all(self.works({**replies, asked: one}) for one in ends)
            found |= {one for one in stretch if sound or self.works({**replies, asked: one})}
        return frozenset(found)

    def described(self, way: Way) -> SettlingSet:
        telling = self.search.comparisons.values
        return SettlingSet(
            tuple(
                Answer(one, as_ranges(way[one], telling(one.name) if one.asked is Asked.VALUE else None))
                for one in sorted(way, key=self.search.order.__getitem__)
            )
        )


def _ordered(search: Search, settlings: tuple[Settling, ...]) -> tuple[Question, ...]:
    counts: dict[Unknown, int] = {}
    for settling in settlings:
        for one in settling.sets:
            for answer in one.answers:
                counts[answer.unknown] = counts.get(answer.unknown, 0) + 1
    ranked = sorted(counts, key=lambda one: (-counts[one], search.order[one]))
    return tuple(Question(one, counts[one]) for one in ranked)
