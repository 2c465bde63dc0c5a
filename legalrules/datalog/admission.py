"""Which facts are admitted: section 4 of the certificate page, before any engine sees them.

A case with a fact that is not admitted is rejected as a whole: nothing is decided on the rest. Every fault is said in
Swedish too, since the applicant or the official who stated the fact reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.similar import did_you_mean
from legalrules.law.concept import Sourcing
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Quantity,
    Scalar,
    ScalarType,
    Text,
    TextType,
    swedish,
)


def admit(program: Program, facts: Facts) -> tuple[Diagnostic, ...]:
    """The faults of the facts; none if they are admitted."""
    faults = [*_closures(program, facts)]
    sound: list[Statement] = []
    for statement in facts.statements:
        found = tuple(_statement(program, facts, statement))
        faults.extend(found)
        if not found:
            sound.append(statement)
    return (*faults, *_contradictions(program, sound))


def _fault(
    code: str,
    statement: Statement | None,
    message: str,
    swedish: str,
    *,
    found: str,
    required: str,
    hint: str = "",
) -> Diagnostic:
    span = statement.span if statement else None
    section = statement.predicate if statement else ""
    return Diagnostic(code, message, span, section, found, required, hint, swedish)


def _closures(program: Program, facts: Facts) -> Iterator[Diagnostic]:
    for sort in sorted((facts.named | set(facts.entities)) - set(program.sorts)):
        message, said = f"unknown sort “{sort}”", f"Sorten ”{sort}” finns inte."
        hint = did_you_mean(sort, program.sorts)
        yield _fault("LR511", None, message, said, found=sort, required="a declared sort", hint=hint)
    for name in sorted(facts.closed):
        predicate = program.predicates.get(name)
        if predicate is None or not predicate.closable:
            message = f"“{name}” cannot be closed"
            said = f"Mängden ”{name}” kan inte förklaras avslutad. Det går bara för begrepp som är mängd."
            yield _fault("LR511", None, message, said, found=name, required="a concept declared mängd")


def _statement(program: Program, facts: Facts, statement: Statement) -> Iterator[Diagnostic]:
    predicate = program.predicates.get(statement.predicate)
    if predicate is None:
        message = f"unknown concept “{statement.predicate}”"
        said = f"Begreppet ”{statement.predicate}” finns inte."
        hint = did_you_mean(statement.predicate, program.predicates)
        yield _fault(
            "LR501",
            statement,
            message,
            said,
            found=statement.predicate,
            required="a declared concept",
            hint=hint,
        )
        return
    if predicate.is_derived:
        message = f"“{statement.predicate}” is concluded by rules and cannot be stated"
        said = f"”{statement.predicate}” är en slutsats av reglerna och kan inte lämnas som uppgift."
        yield _fault(
            "LR512", statement, message, said, found=statement.predicate, required="a stated concept"
        )
        return
    yield from _things(facts, predicate, statement)
    yield from _source(predicate, statement)
    yield from _value(predicate, statement)


def _things(facts: Facts, predicate: Predicate, statement: Statement) -> Iterator[Diagnostic]:
    if len(statement.args) != len(predicate.sorts):
        found, required = f"{len(statement.args)} things", f"{len(predicate.sorts)} things"
        said = f"Uppgiften gäller {len(statement.args)} saker men ska gälla {len(predicate.sorts)}."
        yield _fault("LR502", statement, "wrong number of things", said, found=found, required=required)
        return
    for thing, sort in zip(statement.args, predicate.sorts, strict=True):
        known = facts.entities.get(sort, ())
        if thing not in known:
            message, said = (
                f"“{thing}” is no {sort} of the case",
                f"”{thing}” är inte namngiven som {sort} i ärendet.",
            )
            hint = did_you_mean(thing, known)
            yield _fault(
                "LR502", statement, message, said, found=thing, required=f"a named {sort}", hint=hint
            )


def _source(predicate: Predicate, statement: Statement) -> Iterator[Diagnostic]:
    if statement.source not in predicate.sources:
        required = "one of: " + ", ".join(predicate.sources)
        message = f"“{statement.source}” may not state this"
        said = f"Uppgiften får inte lämnas av ”{statement.source}”, bara av: {', '.join(predicate.sources)}."
        yield _fault("LR507", statement, message, said, found=statement.source, required=required)
    judged = predicate.sourcing is Sourcing.JUDGEMENT
    if judged and not (statement.official and statement.reason):
        said = "En bedömning ska ange vilken handläggare som gjort den och skälen för den."
        message = "a judgement without official and reason"
        yield _fault("LR509", statement, message, said, found="no official or no reason", required="both")
    if not judged and (statement.official or statement.reason):
        said = "Handläggare och skäl anges bara för bedömningar."
        message = "an official or a reason on what is no judgement"
        yield _fault("LR509", statement, message, said, found=statement.official, required="neither")


def _value(predicate: Predicate, statement: Statement) -> Iterator[Diagnostic]:
    value, kind = statement.value, predicate.value
    if kind is None or isinstance(value, bool):
        if (kind is None) is not isinstance(value, bool):
            found = str(value).lower() if isinstance(value, bool) else swedish(value)
            required = "true or false" if kind is None else "a value"
            said = (
                "Uppgiften är sann eller falsk och har inget värde."
                if kind is None
                else "Uppgiften saknar värde."
            )
            yield _fault(
                "LR503", statement, "the wrong kind of statement", said, found=found, required=required
            )
        return
    fault = _against_type(value, kind)
    if fault is not None:
        code, required, said = fault
        found = swedish(value)
        yield _fault(code, statement, f"“{found}” is not {required}", said, found=found, required=required)


def _against_type(value: Scalar, kind: ScalarType) -> tuple[str, str, str] | None:
    """The code, what is required, and that in Swedish; None if the value is of the type."""
    match kind, value:
        case DecimalType(unit, low, high), Quantity(number, other):
            if unit != other:
                required = f"a number in {unit}" if unit else "a number without unit"
                return "LR504", required, f"Värdet ska anges i {unit or 'tal utan enhet'}, inte i {other}."
            return _against_range(number, low, high)
        case IntegerType(low, high), int():
            return _against_range(value, low, high)
        case (DateType(), date()) | (TextType(), Text()):
            return None
        case EnumerationType(names), Choice(name):
            if name in names:
                return None
            return "LR506", "one of: " + ", ".join(names), f"Värdet ska vara ett av: {', '.join(names)}."
        case _:
            return "LR503", "a value of the declared type", "Värdet är av fel slag."


def _against_range(
    number: Decimal | int, low: Decimal | int | None, high: Decimal | int | None
) -> tuple[str, str, str] | None:
    if (low is None or low <= number) and (high is None or number <= high):
        return None
    ends = f"from {low if low is not None else '…'} to {high if high is not None else '…'}"
    return "LR505", f"a number {ends}", "Värdet ligger utanför det som är möjligt."


def _contradictions(program: Program, statements: list[Statement]) -> Iterator[Diagnostic]:
    """What one source states against itself: both ways, two values, two of which there is at most one."""
    claims: dict[tuple[str, str, tuple[str, ...]], Statement] = {}
    targets: dict[tuple[str, str, tuple[str, ...]], Statement] = {}
    for statement in statements:
        earlier = claims.setdefault((statement.source, statement.predicate, statement.args), statement)
        if earlier.value != statement.value:
            yield _both_ways(statement, earlier)
        if program.predicates[statement.predicate].functional and statement.value is True:
            rival = targets.setdefault(
                (statement.source, statement.predicate, statement.args[:-1]), statement
            )
            if rival.args != statement.args:
                yield _both_ways(statement, rival)


def _both_ways(statement: Statement, earlier: Statement) -> Diagnostic:
    return Diagnostic(
        "LR508",
        f"{statement.source} contradicts an earlier statement of its own",
        statement.span,
        statement.predicate,
        found=f"{statement.predicate}({', '.join(statement.args)})",
        required="one statement about one thing",
        swedish=f"Uppgifterna från {statement.source} säger emot varandra. Behåll den som stämmer.",
        related=(("the earlier statement", earlier.span),) if earlier.span else (),
    )
