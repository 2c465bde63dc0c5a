"""A folder of cases held against its key: what each comes to, whether that is right, and how much had to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from legalrules import api
from legalrules.adapters.case_file import CaseFile
from legalrules.adapters.casebook_file import NO_VALUE, NONE, OPEN, Expected, read_key
from legalrules.datalog.facts import Facts
from legalrules.derivation.decision import Decision
from legalrules.derivation.interview import TRIED, Asks, Question
from legalrules.interview import Answered, Interview
from legalrules.rules import Rules
from legalrules.values import Truth, swedish

KEY = "facit.yaml"


@dataclass(frozen=True, slots=True)
class Tried:
    """A case of the key: the answer it came to, what it waits for, and every way in which that is wrong.

    `stated` is how many facts the case file states; `asked` how many questions were put, if they were.
    """

    expected: Expected
    answer: str
    judgements: tuple[str, ...]
    facts: tuple[str, ...]
    faults: tuple[str, ...]
    stated: int
    asked: int | None = None


def casebook(rules: Rules, folder: Path, *, questions: bool = False) -> Iterable[Tried]:
    """Every case of the key of the folder, in its order, with the questions counted if asked for.

    Raises ValueError for a key that is none or does not fit its files, `DiagnosticError` for a case that cannot be
    read, and `OSError`.
    """
    for expected in read_key((folder / KEY).read_text("utf-8")):
        text = expected.changed((folder / expected.fil).read_text("utf-8"))
        case = api.read_case(rules, text.encode(), name=expected.fall)
        yield tried(rules, expected, case, questions=questions)


def answer(ruling: api.Ruling) -> str:
    """The one outcome that is sann; `inget utfall` if all are falska, else `öppet`."""
    return answer_of(ruling.decision)


def answer_of(decision: Decision) -> str:
    """The answer that a decision gives, in the words of a key."""
    truths = {found.outcome.id: found.finding.truth for found in decision.outcomes}
    held = [name for name, truth in truths.items() if truth is Truth.TRUE]
    if not held and all(truth is Truth.FALSE for truth in truths.values()):
        return NONE
    return held[0] if len(held) == 1 else OPEN


def tried(rules: Rules, expected: Expected, case: CaseFile, *, questions: bool = False) -> Tried:
    """A case of the key decided and held against it. Raises `DiagnosticError` if its facts are not admitted."""
    ruling = api.decide(rules, case, day=expected.dag)
    awaits = ruling.decision.awaits
    asked = None
    faults = list(faults_of(expected, ruling.decision))
    if questions:
        asked, found = _asked(rules, case, expected)
        if found != answer(ruling):
            faults.append(f"frågorna ledde till {found}")
    return Tried(
        expected,
        answer(ruling),
        tuple(dict.fromkeys(one.atom.predicate.name for one in awaits if one.is_judgement)),
        tuple(dict.fromkeys(one.atom.predicate.name for one in awaits if not one.is_judgement)),
        tuple(faults),
        len(case.facts.statements),
        asked,
    )


def faults_of(expected: Expected, decision: Decision) -> Iterable[str]:
    """Every way in which a decision is not what the row of the key says."""
    found = answer_of(decision)
    if found != expected.svar:
        yield f"svaret blev {found}, inte {expected.svar}"
    applied = [str(provision.citation) for provision in decision.provisions]
    for place in expected.vilar_på:
        if not any(one == place or one.startswith(f"{place} ") for one in applied):
            yield f"vilar inte på {place}"
    said = {one.atom.predicate.name for one in decision.information}
    for name, says in expected.upplyser.items():
        if (name in said) is not (says == "ja"):
            yield f"upplyser {'inte ' if says == 'ja' else ''}om {name}"
    yield from _values(expected, decision)
    waits = {one.atom.predicate.name for one in decision.awaits}
    if expected.svar == OPEN and waits != set(expected.öppet):
        yield f"väntar på {', '.join(sorted(waits))}"


def _values(expected: Expected, decision: Decision) -> Iterable[str]:
    """What is reported otherwise than the key says. Of several things, each has the value."""
    for name, says in expected.värden.items():
        found = {
            one.value
            for one in decision.information
            if one.atom.predicate.name == name and one.value is not None
        }
        right = (
            not found
            if says == NO_VALUE
            else bool(found) and all(expected.reports(name, one) for one in found)
        )
        if not right:
            yield f"{name} blev {', '.join(sorted(map(swedish, found))) or NO_VALUE}, inte {says}"


def _asked(rules: Rules, case: CaseFile, expected: Expected) -> tuple[int, str]:
    """How many questions were put when the case file answers them, and the answer that they led to."""
    interview = Interview(rules, case.case_type, day=expected.dag, case=case.case, official="–", tried=TRIED)
    while (question := interview.question()) is not None:
        interview.answer(question, _said(question, case.facts, interview.case.facts))
    return interview.asked, answer(api.decide(rules, interview.case, day=expected.dag))


def _said(question: Question, held: Facts, told: Facts) -> Answered:
    """What the case file answers; None where it says nothing."""
    predicate, args = question.awaited.atom.predicate, question.awaited.atom.args
    if question.asks is Asks.MORE:
        known = told.entities.get(question.sort, ())
        more = tuple(name for name in held.entities.get(question.sort, ()) if name not in known)
        return more if more or question.sort in held.named else None
    about = [s for s in held.statements if s.predicate == predicate.name]
    if question.asks is Asks.ALL:
        place = args.index(None)
        names = tuple(s.args[place] for s in about if s.value is True and _fits(s.args, args))
        complete = predicate.name in held.closed or (predicate.functional and question.sort in held.named)
        return tuple(dict.fromkeys(names)) if names or complete else None
    says = next((s.value for s in about if s.args == args), None)
    return False if says is None and predicate.name in held.closed else says


def _fits(things: tuple[str, ...], pattern: tuple[str | None, ...]) -> bool:
    return all(wanted in (None, thing) for thing, wanted in zip(things, pattern, strict=True))
