"""A case that the solver found, as a case of the library: decided by the engine, with only the facts that it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from legalrules.adapters.case_file import CaseFile
from legalrules.analysis.encoding import Encoding, Key
from legalrules.analysis.expressions import as_decimal, constant
from legalrules.analysis.logic import Formula, Model, compared, opposite
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate
from legalrules.law.concept import Sourcing
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Operator,
    Quantity,
    Scalar,
    Text,
)

OFFICIAL, REASON = "N.N.", "exempel"
Trial = Callable[[CaseFile], bool]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and the formula that says the same."""

    statement: Statement
    formula: Formula


def said(encoding: Encoding, model: Model, day: date | None = None) -> tuple[Said, ...]:
    """Every fact of the case that the model describes, decided on that day if another than the encoding's."""
    decided = encoding.day if day is None else day
    return (*_truths(encoding, model, decided), *_values(encoding, model, decided))


def _truths(encoding: Encoding, model: Model, day: date) -> Iterator[Said]:
    for key, formula in encoding.inputs.truths.items():
        predicate = encoding.program.predicates.get(key[0])
        if predicate is not None and not predicate.is_derived:
            held = model.holds(formula)
            yield Said(_statement(day, predicate, key, held), formula if held else opposite(formula))


def _values(encoding: Encoding, model: Model, day: date) -> Iterator[Said]:
    for key, number in encoding.inputs.numbers.items():
        predicate = encoding.program.predicates.get(key[0])
        if predicate is not None:
            found = model.value(number)
            value = _scalar(encoding, predicate, found, day)
            yield Said(_statement(day, predicate, key, value), compared(Operator.EQ, number, found))


def _statement(day: date, predicate: Predicate, key: Key, value: Scalar | bool) -> Statement:
    judged = predicate.sourcing is Sourcing.JUDGEMENT
    source = "handläggare" if judged or not predicate.sources else predicate.sources[0]
    return Statement(key[0], key[1], value, source, day, OFFICIAL if judged else "", REASON if judged else "")


def _scalar(encoding: Encoding, predicate: Predicate, found: Fraction, day: date) -> Scalar:
    match predicate.value:
        case DecimalType(unit):
            number = as_decimal(found)
            return Quantity(Decimal(0) if number is None else number, unit)
        case IntegerType():
            return int(found)
        case DateType():
            return day + timedelta(days=int(found))
        case EnumerationType(names):
            return Choice(names[int(found)])
        case _:
            return Text(next((text for text, n in encoding.texts.items() if n == found), "–"))


def stated_formula(encoding: Encoding, statement: Statement) -> Formula:
    """That what is stated is so. Raises KeyError for what the program does not know."""
    predicate = encoding.program.predicates[statement.predicate]
    if isinstance(statement.value, bool):
        truth = encoding.inputs.truth(predicate, statement.args)
        return truth if statement.value else opposite(truth)
    number = encoding.attribute(statement.predicate, statement.args).number
    names = predicate.value.names if isinstance(predicate.value, EnumerationType) else ()
    return compared(Operator.EQ, number, constant(statement.value, encoding.texts, names))


def case_of(encoding: Encoding, case_type: str, statements: Sequence[Statement]) -> CaseFile:
    """The case with these statements; all that is not said is not so where a case file may say that."""
    program, named = encoding.program, encoding.inputs.named
    closed = frozenset(name for name, predicate in program.predicates.items() if predicate.closable)
    told = tuple(s for s in statements if not (s.value is False and s.predicate in closed))
    facts = Facts(named, frozenset(program.sorts), closed, told)
    return CaseFile(case_type, encoding.case, facts, (), "exempel")


def smallest(case: CaseFile, trial: Trial) -> CaseFile:
    """The case with statements, closures, complete sorts and names left out as long as the trial still succeeds."""
    facts = case.facts

    def with_facts(changed: Facts) -> CaseFile:
        return replace(case, facts=changed)

    def told(kept: Sequence[Statement]) -> Facts:
        return replace(facts, statements=tuple(kept))

    def closed(kept: Sequence[str]) -> Facts:
        return replace(facts, closed=frozenset(kept))

    def named(kept: Sequence[str]) -> Facts:
        return replace(facts, named=frozenset(kept))

    facts = told(_fewest(facts.statements, lambda kept: trial(with_facts(told(kept)))))
    facts = closed(_fewest(tuple(sorted(facts.closed)), lambda kept: trial(with_facts(closed(kept)))))
    facts = named(_fewest(tuple(sorted(facts.named)), lambda kept: trial(with_facts(named(kept)))))
    used = {thing for statement in facts.statements for thing in statement.args} | {case.case}
    entities = {sort: tuple(n for n in names if n in used) for sort, names in facts.entities.items()}
    fewer = with_facts(replace(facts, entities=entities))
    return fewer if trial(fewer) else with_facts(facts)


def _fewest(items: Sequence[T], holds: Callable[[Sequence[T]], bool]) -> Sequence[T]:
    """The items with every piece left out that can be, larger pieces first (delta debugging, Zeller 1999)."""
    size = max(1, len(items) // 2)
    while True:
        start = 0
        while start < len(items):
            fewer = (*items[:start], *items[start + size :])
            if holds(fewer):
                items = fewer
            else:
                start += size
        if size == 1:
            return items
        size = max(1, size // 2)
