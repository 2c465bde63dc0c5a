"""Atoms and statements in words: the concept's own sentence with the names of the case in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

from legalrules.datalog.facts import Statement
from legalrules.datalog.terms import Arguments
from legalrules.derivation.nodes import GroundAtom
from legalrules.law.concept import Concept, Slot, Verb
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
from legalrules.render.from_derivation.voice import Voice
from legalrules.values import (
    Choice,
    DateType,
    Operator,
    Period,
    Quantity,
    Rounding,
    Scalar,
    Text,
    swedish,
    swedish_number,
)

Names = Mapping[str, str]
_GROUPED = 5  # digits; four are read as easily without a gap


def thing(voice: Voice, name: str | None, sort: str) -> str:
    """A thing by its name in the case."""
    return voice.phrases.values.unnamed.format(sort=voice.of_law(sort)) if name is None else name


def things(voice: Voice, args: Arguments, sorts: tuple[str, ...]) -> tuple[str, ...]:
    """Things by their names in the case."""
    return tuple(thing(voice, name, sort) for name, sort in zip(args, sorts, strict=True))


def said(voice: Voice, atom: GroundAtom, *, negated: bool = False) -> str:
    """The sentence of the atom; the bare words for an attribute."""
    concept = atom.predicate.concept
    names = things(voice, atom.args, atom.predicate.sorts)
    if concept is None:
        bare = f"{atom.predicate.name} ({', '.join(names)})"
        return voice.phrases.values.does_not_hold.format(atom=bare) if negated else bare
    return voice.of_law(concept.sentence(names, negated=negated))


def valued(voice: Voice, atom: GroundAtom, value: bool | Scalar) -> str:
    """The sentence of an atom that is true or false, or of an attribute with its value."""
    if isinstance(value, bool):
        return said(voice, atom, negated=not value)
    return value_of(voice, said(voice, atom), value)


def value_of(voice: Voice, attribute: str, value: Scalar) -> str:
    """An attribute with its value. A text is quoted, since it may be any words."""
    values = voice.phrases.values
    wording = values.is_text if isinstance(value, Text) else values.is_value
    return wording.format(left=attribute, value=scalar(voice, value))


def scalar(voice: Voice, value: Scalar) -> str:
    """A value with its unit as it is written in print."""
    if isinstance(value, Quantity):
        unit = voice.phrases.values.units.get(value.unit, value.unit)
        return f"{number(voice, value.number)} {unit}".rstrip()
    return voice.of_law(value.name) if isinstance(value, Choice) else swedish(value)


def number(voice: Voice, value: Decimal) -> str:
    """A number with the decimal mark of the language, in groups of three digits from five digits on."""
    whole, mark, rest = swedish_number(value).partition(",")
    if len(whole.lstrip("-")) >= _GROUPED:
        whole = f"{int(whole):,}".replace(",", voice.phrases.thousands_mark)
    return f"{whole}{mark and voice.phrases.decimal_mark}{rest}"


def period(voice: Voice, length: Period) -> str:
    """A length of time."""
    values = voice.phrases.values
    counted = (
        (length.years, values.years),
        (length.months, values.months),
        (length.weeks, values.weeks),
        (length.days, values.days),
    )
    return voice.listed_words(tuple(f"{n} {one if n == 1 else many}" for n, (one, many) in counted if n))


def statement(voice: Voice, stated: Statement) -> str:
    """What somebody stated. The predicate of an input is named after its concept."""
    concept = voice.law.concepts.get(stated.predicate)
    if concept is None:
        return f"{stated.predicate} ({', '.join(stated.args)})"
    if isinstance(stated.value, bool):
        return voice.of_law(concept.sentence(stated.args, negated=not stated.value))
    return value_of(voice, voice.of_law(concept.sentence(stated.args)), stated.value)


def source(voice: Voice, stated: Statement) -> str:
    """Who stated it."""
    values, named = voice.phrases.values, source_name(voice, stated.source)
    return values.official.format(source=named, official=stated.official) if stated.official else named


def source_name(voice: Voice, name: str) -> str:
    """A kind of source by its name in running text."""
    return voice.phrases.values.sources.get(name, name)


def sources(voice: Voice, stated: tuple[Statement, ...]) -> str:
    """Who stated it and when: each source once, with its days."""
    days: dict[str, dict[str, None]] = {}
    for one in stated:
        days.setdefault(source(voice, one), {})[one.date.isoformat()] = None
    wording = voice.phrases.values.stated
    told = (wording.format(source=who, day=voice.listed_words(tuple(when))) for who, when in days.items())
    return voice.listed_words(tuple(told))


def clause(voice: Voice, condition: Condition, names: Names) -> str:
    """A condition as a subordinate clause, with the things that its variables stand for."""
    values = voice.phrases.values
    match condition:
        case Holds(reference, negated):
            told = subordinate(reference.concept, _named(reference.args, names), negated=negated)
            return voice.of_law(told)
        case Compare(operator, left, right):
            return values.is_value.format(
                left=_measure(voice, left, names),
                value=relation(voice, operator, _measure(voice, right, names), _is_day(right)),
            )
        case Same(left_name, right_name, same):
            left_thing, right_thing = _named((left_name, right_name), names)
            wording = voice.phrases.steps.same if same else voice.phrases.steps.different
            return wording.format(left=left_thing, right=right_thing)
        case All(parts):
            return values.last_separator.join(clause(voice, part, names) for part in parts)
        case Either(parts):
            return values.either.join(clause(voice, part, names) for part in parts)
        case Not(variable, inner):
            return voice.phrases.steps.not_met_inside.format(
                variable=variable, clause=clause(voice, inner, names)
            )
        case Item(_, inner):
            return clause(voice, inner, names)
        case _:
            assert_never(condition)


def subordinate(concept: Concept, names: tuple[str, ...], *, negated: bool) -> str:
    """The sentence as a subordinate clause: "inte" stands before the finite verb. Concepts are Swedish, so is this."""
    rest = iter(names)
    words: list[str] = []
    for part in concept.template:
        match part:
            case Slot():
                words.append(next(rest))
            case Verb(word):
                words.extend(("inte", word) if negated else (word,))
            case str():
                words.append(part)
    return " ".join(words)


def relation(voice: Voice, operator: Operator, right: str, days: bool) -> str:
    """How something compares to `right`."""
    values = voice.phrases.values
    relations = values.day_relations if days else values.relations
    return relations[operator].format(right=right)


def rounded(voice: Voice, value: str, rounding: Rounding) -> str:
    """A value rounded by a named rule."""
    wording = voice.phrases.values.rounded[rounding.mode]
    return wording.format(value=value, step=number(voice, rounding.step))


def _named(variables: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(names.get(variable, variable) for variable in variables)


def _measure(voice: Voice, measure: Measure, names: Names) -> str:
    match measure:
        case Reference(concept, args):
            return voice.of_law(concept.sentence(_named(args, names)))
        case Given(value):
            return scalar(voice, value)
        case Later(base, length):
            return voice.phrases.values.later.format(
                period=period(voice, length), base=_measure(voice, base, names)
            )
        case Reckoned(operator, left, right):
            return voice.phrases.values.reckoned[operator].format(
                left=_measure(voice, left, names), right=_measure(voice, right, names)
            )
        case Divided(dividend, divisor, rounding):
            quotient = voice.phrases.values.divided.format(
                left=_measure(voice, dividend, names), right=_measure(voice, divisor, names)
            )
            return rounded(voice, quotient, rounding)
        case RoundedTo(base, rounding):
            return rounded(voice, _measure(voice, base, names), rounding)
        case NextWorkingDay(base):
            moved = voice.of_law("eller nästa vardag om dagen är helgdag")
            return f"{_measure(voice, base, names)} {moved}"
        case Gathered(operator, member, over, of):
            gathered = voice.phrases.values.gathered[operator]
            of_what = _measure(voice, of, names) if of is not None else ""
            return gathered.format(member=member, over=_measure(voice, over, names), of=of_what)
        case _:
            assert_never(measure)


def _is_day(measure: Measure) -> bool:
    match measure:
        case Given(value):
            return isinstance(value, date)
        case Later() | NextWorkingDay():
            return True
        case Reference(concept):
            return isinstance(concept.value, DateType)
        case Gathered(_, _, _, of):
            return of is not None and isinstance(of.concept.value, DateType)
        case Reckoned() | Divided() | RoundedTo():
            return False
        case _:
            assert_never(measure)
