"""What can be wrong with the facts of a case, LR501 to LR512, in English for developers and in Swedish for officials.

One function for each fault: admission says where and what, never how it is worded. Hints name the nearest known name.
"""

from __future__ import annotations

from collections.abc import Iterable

from legalrules.datalog.facts import Statement
from legalrules.datalog.program import Predicate
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.similar import did_you_mean, nearest
from legalrules.source import Span
from legalrules.values import Scalar, swedish

_SHOWN = 80


def shown(text: str) -> str:
    """A text from a case as a message may repeat it: not too long, nothing invisible."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)


def said(predicate: Predicate, args: tuple[str, ...]) -> str:
    """An atom in words if its concept is known and the arguments fit, else as predicate and arguments."""
    if predicate.concept is not None and len(args) == len(predicate.concept.slots):
        return shown(predicate.concept.sentence(args))
    return shown(f"{predicate.name}({', '.join(args)})")


def told(value: Scalar | bool) -> str:
    """A value, or a truth, as Swedish prose writes it."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return shown(swedish(value))


def unknown_predicate(statement: Statement, known: Iterable[str]) -> Diagnostic:
    """A statement about what the program does not declare."""
    name = shown(statement.predicate)
    names = tuple(known)
    return Diagnostic(
        "LR501",
        f"no predicate is called “{name}”",
        statement.span,
        found=name,
        required="a predicate of the program",
        hint=did_you_mean(statement.predicate, names),
        swedish=f"Det finns inget begrepp som heter ”{name}”.{_guess(statement.predicate, names)}",
    )


def derived_predicate(statement: Statement, predicate: Predicate) -> Diagnostic:
    """A statement about what only rules conclude."""
    sentence = said(predicate, statement.args)
    return Diagnostic(
        "LR512",
        f"“{sentence}” is concluded by rules and cannot be stated",
        statement.span,
        found=predicate.name,
        required="an input or a judgement",
        hint="state the facts that it follows from, and leave it out",
        swedish=f"”{sentence}” följer av reglerna och kan inte uppges. Uppge i stället det som det ska följa av.",
    )


def wrong_count(statement: Statement, predicate: Predicate) -> Diagnostic:
    """More or fewer arguments than the predicate has."""
    found, sorts = len(statement.args), ", ".join(predicate.sorts)
    return Diagnostic(
        "LR502",
        f"{predicate.name} is about {len(predicate.sorts)} things ({sorts}), and {found} are given",
        statement.span,
        found=f"{found} names",
        required=f"{len(predicate.sorts)} names: {sorts}",
        hint="give one name for each sort, in this order",
        swedish=f"Här står {found} namn, men ”{predicate.name}” ska ha {len(predicate.sorts)} ({sorts}).",
    )


def unknown_entity(
    statement: Statement, name: str, sort: str, named: Iterable[str], others: Iterable[str]
) -> Diagnostic:
    """An argument that the case does not name, or names under the other sorts `others`."""
    elsewhere = ", ".join(others)
    names = tuple(named)
    found = f"{shown(name)} ({elsewhere})" if elsewhere else shown(name)
    english = f"is of the sort {elsewhere}" if elsewhere else "is not named in the case"
    svenska = f"är angivet som {elsewhere}" if elsewhere else "är inte namngivet i ärendet"
    return Diagnostic(
        "LR502",
        f"“{shown(name)}” {english}; a name of the sort {sort} is required",
        statement.span,
        found=found,
        required=f"a name of the sort {sort}",
        hint=did_you_mean(name, names) or f"declare it as {sort}, or mend the spelling",
        swedish=f"”{shown(name)}” {svenska}; här ska det vara {sort}.{_guess(name, names)}",
    )


def bad_entity(name: str, sort: str, *, repeated: bool) -> Diagnostic:
    """An entity named twice under one sort, or by what is no name."""
    english = "is named twice" if repeated else "cannot be a name"
    svenska = "är namngivet två gånger" if repeated else "kan inte vara ett namn"
    return Diagnostic(
        "LR502",
        f"“{shown(name)}” {english}, under the sort {sort}",
        None,
        found=shown(name),
        required="one to 200 characters in Unicode NFC, none invisible, each name once",
        hint="remove one of the two" if repeated else "choose another name",
        swedish=f"”{shown(name)}” {svenska}, som {sort}. Ett namn har 1–200 synliga tecken och anges en gång.",
    )


def wrong_kind(statement: Statement, predicate: Predicate, english: str, svenska: str) -> Diagnostic:
    """A value of another kind than declared; what is required, in both languages."""
    value = told(statement.value)
    return Diagnostic(
        "LR503",
        f"{predicate.name} requires {english}; “{value}” is found",
        statement.span,
        found=value,
        required=english,
        hint="give a value of the declared type",
        swedish=f"”{said(predicate, statement.args)}” ska anges med {svenska}, inte med ”{value}”.",
    )


def bad_day(statement: Statement, predicate: Predicate) -> Diagnostic:
    """A day of statement that a certificate cannot hold."""
    day = statement.date.isoformat()
    return Diagnostic(
        "LR503",
        f"{predicate.name} is stated on {day}, before the year 1000",
        statement.span,
        found=day,
        required="a day, years 1000 to 9999",
        hint="check the year",
        swedish=f"”{said(predicate, statement.args)}” är uppgivet den {day}. Kontrollera årtalet.",
    )


def wrong_unit(statement: Statement, predicate: Predicate, found: str, required: str) -> Diagnostic:
    """A number in another unit than declared."""
    angivet, krävs = (f"i {shown(u)}" if u else "utan enhet" for u in (found, required))
    return Diagnostic(
        "LR504",
        f"{predicate.name} is given in {shown(found) or 'no unit'}; {required or 'no unit'} is required",
        statement.span,
        found=shown(found) or "no unit",
        required=required or "no unit",
        hint="convert the number or mend the unit",
        swedish=f"”{said(predicate, statement.args)}” är angivet {angivet} men ska anges {krävs}.",
    )


def out_of_range(statement: Statement, predicate: Predicate, low: str, high: str) -> Diagnostic:
    """A number beyond the ends of its declared range; an end that is empty is no bound."""
    value = told(statement.value)
    english = " and ".join([f"at least {low}"] * bool(low) + [f"at most {high}"] * bool(high))
    svenska = " och ".join([f"minst {low}"] * bool(low) + [f"högst {high}"] * bool(high))
    return Diagnostic(
        "LR505",
        f"{predicate.name} must be {english}; {value} is found",
        statement.span,
        found=value,
        required=english,
        hint="check the value",
        swedish=f"”{said(predicate, statement.args)}” ska vara {svenska}, inte {value}. Kontrollera värdet.",
    )


def unknown_choice(
    statement: Statement, predicate: Predicate, name: str, names: tuple[str, ...]
) -> Diagnostic:
    """A name that the enumeration does not have."""
    listed = ", ".join(names)
    return Diagnostic(
        "LR506",
        f"“{shown(name)}” is none of: {listed}",
        statement.span,
        found=shown(name),
        required=f"one of: {listed}",
        hint=did_you_mean(name, names),
        swedish=f"”{said(predicate, statement.args)}” kan vara: {listed}. ”{shown(name)}” kan inte "
        f"väljas.{_guess(name, names)}",
    )


def source_not_allowed(statement: Statement, predicate: Predicate) -> Diagnostic:
    """A source that may not state the predicate."""
    source, allowed = shown(statement.source), ", ".join(predicate.sources) or "–"
    sentence = said(predicate, statement.args)
    return Diagnostic(
        "LR507",
        f"{source} may not state {predicate.name}; allowed: {allowed}",
        statement.span,
        found=source,
        required=f"one of: {allowed}",
        hint=did_you_mean(statement.source, predicate.sources) or "state it under a permitted source",
        swedish=f"{source} får inte uppge ”{sentence}”. Det får: {allowed}.",
    )


def contradiction(
    statement: Statement, predicate: Predicate, values: tuple[str, ...], places: Iterable[Span | None]
) -> Diagnostic:
    """One source says several things of which only one can be so."""
    listed, source = ", ".join(values), shown(statement.source)
    sentence = said(predicate, statement.args)
    return Diagnostic(
        "LR508",
        f"{source} contradicts itself about {predicate.name}: {listed}",
        statement.span,
        found=listed,
        required="one of these, from one source",
        hint="keep the statement that is right",
        swedish=f"{source} säger emot sig självt om ”{sentence}”: {listed}. Behåll den uppgift som stämmer.",
        related=tuple(("contradicted here", place) for place in places if place is not None),
    )


def judgement_without_reason(statement: Statement, predicate: Predicate) -> Diagnostic:
    """A judgement that names no official or gives no reason."""
    return Diagnostic(
        "LR509",
        f"{predicate.name} is a judgement: an official and a reason are required",
        statement.span,
        found=f"official: {shown(statement.official) or 'none'}, reason: {shown(statement.reason) or 'none'}",
        required="an official, and a reason of at most 2000 characters on one line",
        hint="name the official and give the reason",
        swedish=f"”{said(predicate, statement.args)}” är en bedömning. Ange handläggare och skäl "
        "(högst 2000 tecken, utan radbrytning).",
    )


def reason_without_judgement(statement: Statement, predicate: Predicate) -> Diagnostic:
    """An official or a reason for what is no judgement."""
    return Diagnostic(
        "LR509",
        f"{predicate.name} is no judgement, so neither official nor reason is stated",
        statement.span,
        found=f"official: {shown(statement.official) or 'none'}, reason: {shown(statement.reason) or 'none'}",
        required="neither official nor reason",
        hint="leave out the official and the reason",
        swedish=f"”{said(predicate, statement.args)}” är ingen bedömning. Ta bort handläggare och skäl.",
    )


def closed_conclusion(predicate: Predicate) -> Diagnostic:
    """A closure of what rules conclude: rules add to it, whatever is stated."""
    return Diagnostic(
        "LR510",
        f"{predicate.name} is concluded by rules, which add to it whatever the case closes",
        None,
        found=predicate.name,
        required="a stated predicate that may be closed",
        hint="close the facts that it follows from",
        swedish=f"”{predicate.name}” följer av reglerna och kan inte avslutas i ett ärende. Ta bort det "
        "under ”avslutade”.",
    )


def cannot_be_closed(name: str, closable: tuple[str, ...]) -> Diagnostic:
    """A closure of what is no set that a case may close, or is not known."""
    return Diagnostic(
        "LR511",
        f"“{shown(name)}” is not declared as a set that a case may close",
        None,
        found=shown(name),
        required="a predicate that may be closed",
        hint=did_you_mean(name, closable) or "remove it from the closed predicates",
        swedish=f"”{shown(name)}” kan inte avslutas, eftersom det inte är en mängd.{_guess(name, closable)}",
    )


def unknown_sort(name: str, sorts: tuple[str, ...]) -> Diagnostic:
    """Entities of a sort that the program does not have, or such a sort named completely."""
    return Diagnostic(
        "LR511",
        f"there is no sort “{shown(name)}”",
        None,
        found=shown(name),
        required=f"one of: {', '.join(sorts)}",
        hint=did_you_mean(name, sorts),
        swedish=f"Sorten ”{shown(name)}” finns inte.{_guess(name, sorts)}",
    )


def _guess(name: str, known: Iterable[str]) -> str:
    close = nearest(name, known)
    return f" Menade ni ”{close}”?" if close else ""
