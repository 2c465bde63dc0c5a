"""Rules as sentences: each rule as lines at a depth, the words of the law kept apart from those that join them.

A line knows which concepts its words speak of and which places it cites, so that a page can link them; taken as bare
text, the lines of two wordings can be compared. The joining words are in Swedish or English; the law's own are Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from legalrules.law.citation import ORDINALS, Citation
from legalrules.law.condition import (
    All,
    Compare,
    Condition,
    Divided,
    Gathered,
    Given,
    Holds,
    Item,
    Later,
    Measure,
    NextWorkingDay,
    Not,
    Reckoned,
    Reference,
    RoundedTo,
    Same,
)
from legalrules.law.condition import Any as Either
from legalrules.law.provision import Concludes, ExceptionTo, GivesValue, Rule, WaiverOf
from legalrules.render.from_derivation.sentences import subordinate
from legalrules.render.from_law.rule_frames import Frames
from legalrules.values import Choice, DateType, Operator, Period, Quantity, Scalar, swedish, swedish_number

_ENGLISH_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words; those of the law speak of a concept (its id), those that cite name a place."""

    text: str
    concept: str = ""
    place: Citation | None = None
    is_law: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line at a depth, with its label ("1.", "a)") and the place that it is, if it is one of its own."""

    depth: int
    parts: tuple[Said, ...]
    label: str = ""
    place: Citation | None = None

    @property
    def text(self) -> str:
        """The line as bare text."""
        words = "".join(part.text for part in self.parts)
        return "  " * self.depth + (f"{self.label} {words}" if self.label else words)


def rule_lines(rule: Rule, frames: Frames) -> tuple[Line, ...]:
    """The rule: what follows, then what it takes."""
    head = tuple(_head(rule, frames))
    condition = _without_group(rule.condition)
    if isinstance(condition, All) and not condition.parts:
        return (Line(0, _sentence((*head, Said(frames.stop))), place=rule.place),)
    if isinstance(condition, All | Either):
        joint = frames.if_all if isinstance(condition, All) else frames.if_any
        first = Line(0, _sentence((*head, Said(joint))), place=rule.place)
        return (first, *_parts(condition, 1, frames))
    if isinstance(condition, Not | Item):
        first = Line(0, _sentence((*head, Said(frames.if_this))), place=rule.place)
        return (first, *_lines(condition, 1, frames))
    told = (*head, Said(frames.if_one), *_leaf(condition, frames), Said(frames.stop))
    return (Line(0, _sentence(told), place=rule.place),)


def short(place: Citation, inside: Citation) -> str:
    """The place as a provision of the same chapter cites it: "4 § andra stycket 1"."""
    if place.amending or place.statute != inside.statute:
        return place.swedish()
    chapter = f"{place.chapter} kap. " if place.chapter and place.chapter != inside.chapter else ""
    section = f"{place.section} §" if place.section else ""
    told = chapter + " ".join(filter(None, (section, below(place))))
    return told.strip() or place.swedish()


def below(place: Citation) -> str:
    """The paragraph and items of a place: "andra stycket 1 a"; empty for a whole section."""
    paragraph = f"{ORDINALS[place.paragraph - 1]} stycket" if place.paragraph else ""
    return " ".join(filter(None, (paragraph, *place.items)))


def below_in_english(place: Citation) -> str:
    """The paragraph and items of a place in English: "second paragraph, item 1 a"."""
    paragraph = f"{_ENGLISH_ORDINALS[place.paragraph - 1]} paragraph" if place.paragraph else ""
    items = f"item {' '.join(place.items)}" if place.items else ""
    return ", ".join(filter(None, (paragraph, items)))


def variables(rule: Rule) -> tuple[tuple[str, str], ...]:
    """The names in the rule with their sorts, each once, in the order of the rule."""
    return tuple(dict(rule.sorts).items())


def relation_text(compare: Compare, frames: Frames) -> str:
    """How the left side compares to the right, without the left: "tidigast 2025-01-01"."""
    told = "".join(part.text for part in _related(compare.operator, compare.right, frames))
    return told.removeprefix(frames.is_value)


def value_text_of(given: Given, frames: Frames) -> str:
    """A value as it is printed."""
    return _scalar(given.scalar, frames)


def _without_group(condition: Condition) -> Condition:
    """A group of one part is that part."""
    while isinstance(condition, All | Either) and len(condition.parts) == 1:
        condition = condition.parts[0]
    return condition


def _head(rule: Rule, frames: Frames) -> Iterator[Said]:
    match rule.conclusion:
        case Concludes(reference):
            yield _law(reference, frames)
        case GivesValue(reference, value):
            yield _law(reference, frames)
            yield Said(frames.is_value)
            yield from _measure(value, frames)
        case ExceptionTo(targets, reference):
            yield Said(frames.despite)
            yield from _places(targets, rule.place, frames)
            yield Said(": ")
            yield _law(reference, frames, negated=True)
        case WaiverOf(targets, args):
            yield Said(frames.waived)
            yield from _places(targets, rule.place, frames)
            yield Said(frames.not_needed.format(things=", ".join(args)))
        case _:
            assert_never(rule.conclusion)


def _places(targets: tuple[Citation, ...], inside: Citation, frames: Frames) -> Iterator[Said]:
    for number, target in enumerate(targets):
        if number:
            yield Said(frames.last if number == len(targets) - 1 else ", ")
        shown = short(target, inside) if frames.language == "sv" else frames.cite(target)
        yield Said(shown, place=target)


def _parts(group: All | Either, depth: int, frames: Frames) -> Iterator[Line]:
    for part in group.parts:
        # A group of the same kind inside adds no meaning, only depth; its items keep their labels.
        inner = _without_group(part)
        if type(inner) is type(group) and isinstance(inner, All | Either):
            yield from _parts(inner, depth, frames)
        else:
            yield from _lines(inner, depth, frames)


def _lines(
    condition: Condition, depth: int, frames: Frames, label: str = "", place: Citation | None = None
) -> Iterator[Line]:
    match condition:
        case Item(citation, inner):
            label = citation.items[-1]
            shown = f"{label}." if label[0].isdigit() else f"{label})"
            yield from _lines(_without_group(inner), depth, frames, shown, citation)
        case All() | Either():
            joint = frames.all_of if isinstance(condition, All) else frames.any_of
            yield Line(depth, (Said(joint),), label, place)
            yield from _parts(condition, depth + 1, frames)
        case Not(variable, inner):
            yield Line(depth, (Said(frames.none_such.format(variable=variable)),), label, place)
            inside = _without_group(inner)
            if isinstance(inside, All | Either):
                yield from _parts(inside, depth + 1, frames)
            else:
                yield from _lines(inside, depth + 1, frames)
        case Holds() | Compare() | Same():
            yield Line(depth, tuple(_leaf(condition, frames)), label, place)
        case _:
            assert_never(condition)


def _leaf(condition: Condition, frames: Frames) -> Iterator[Said]:
    match condition:
        case Holds(reference, negated):
            told = subordinate(reference.concept, reference.args, negated=negated)
            yield Said(frames.quote(told), reference.concept.id, is_law=True)
        case Compare(operator, left, right):
            yield from _measure(left, frames)
            yield from _related(operator, right, frames)
        case Same(left_name, right_name, same):
            wording = frames.same if same else frames.different
            yield Said(wording.format(left=left_name, right=right_name))
        case _:
            raise ValueError("a condition with parts is told on lines of its own")


def _related(operator: Operator, right: Measure, frames: Frames) -> Iterator[Said]:
    if isinstance(right, Given) and isinstance(right.scalar, Choice):
        plain = {Operator.EQ: frames.is_value, Operator.NE: frames.is_not}.get(operator)
        if plain is not None:
            yield Said(plain)
            yield Said(frames.quote(right.scalar.name), is_law=True)
            return
    relations = frames.day_relations if _is_day(right) else frames.relations
    before, after = relations[operator].split("{right}")
    yield Said(f"{frames.is_value}{before}")
    yield from _measure(right, frames)
    if after:
        yield Said(after)


def _measure(measure: Measure, frames: Frames) -> Iterator[Said]:
    match measure:
        case Reference():
            yield _law(measure, frames)
        case Given(value):
            yield Said(_scalar(value, frames))
        case Later(base, length):
            yield from _around(frames.later.replace("{period}", _period(length, frames)), frames, base=base)
        case Reckoned(operator, left, right):
            yield from _around(frames.reckoned[operator], frames, left=left, right=right)
        case Divided(dividend, divisor, rounding):
            before, after = frames.rounded[rounding.mode].split("{value}")
            yield Said(before)
            yield from _around(frames.divided, frames, left=dividend, right=divisor)
            yield Said(after.format(step=swedish_number(rounding.step)))
        case RoundedTo(base, rounding):
            before, after = frames.rounded[rounding.mode].split("{value}")
            yield Said(before)
            yield from _measure(base, frames)
            yield Said(after.format(step=swedish_number(rounding.step)))
        case NextWorkingDay(base):
            yield from _measure(base, frames)
            yield Said(frames.working_day)
        case Gathered(operator, member, over, of):
            wording = frames.gathered[operator].replace("{member}", member)
            yield from _around(wording, frames, over=over, **({} if of is None else {"of": of}))
        case _:
            assert_never(measure)


def _around(wording: str, frames: Frames, **parts: Measure) -> Iterator[Said]:
    """The wording with measures for its {names}."""
    rest = wording
    while "{" in rest:
        before, _, tail = rest.partition("{")
        name, _, rest = tail.partition("}")
        if before:
            yield Said(before)
        yield from _measure(parts[name], frames)
    if rest:
        yield Said(rest)


def _law(reference: Reference, frames: Frames, *, negated: bool = False) -> Said:
    told = reference.concept.sentence(reference.args, negated=negated)
    return Said(frames.quote(told), reference.concept.id, is_law=True)


def _scalar(value: Scalar, frames: Frames) -> str:
    if isinstance(value, Quantity):
        shown = swedish_number(value.number).replace(",", frames.decimal_mark)
        return f"{shown}\u00a0{frames.units.get(value.unit, value.unit)}".rstrip()
    return frames.quote(value.name) if isinstance(value, Choice) else swedish(value)


def _period(length: Period, frames: Frames) -> str:
    counted = zip((length.years, length.months, length.weeks, length.days), frames.periods, strict=True)
    return frames.last.join(f"{n} {one if n == 1 else many}" for n, (one, many) in counted if n)


def _is_day(measure: Measure) -> bool:
    match measure:
        case Given(value):
            return isinstance(value, date)
        case Later() | NextWorkingDay():
            return True
        case Reference(concept):
            return isinstance(concept.value, DateType)
        case _:
            return False


def _sentence(parts: tuple[Said, ...]) -> tuple[Said, ...]:
    """The parts with a capital first."""
    first, *rest = parts
    capital = first.text[:1].upper() + first.text[1:]
    return (Said(capital, first.concept, first.place, first.is_law), *rest)
