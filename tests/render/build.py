"""Cases under the small law of law.lag, decided: what the renderers are tested on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from legalrules.adapters.case_file import CaseFile, case_from_mapping
from legalrules.datalog.ending import (
    Ending,
    free_predicates,
    halves_of,
    has_conflict,
    settle,
    settle_attainable,
)
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.from_law import program
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.decision import Decision
from legalrules.derivation.from_model import decision
from legalrules.engine.naive import Naive
from legalrules.law.from_syntax import legislation
from legalrules.law.statute import Legislation
from legalrules.source import SourceFile
from legalrules.syntax.parser import parse

LAW = Path(__file__).with_name("law.lag")
DAY = date(2026, 1, 20)
APPLICANT = (
    "ärendet gäller skylten",
    "skylten sitter på huset",
    "skylten är upplyst",
    "arean för skylten: 3,5 m2",
    "skylten ersätter inte en äldre skylt",
    "grannarna godtar skylten",
    "ljusprovet ingår i kontrollplanen i ärendet",
    "ljusprovet har en ansvarig",
    "det som kontrolleras i ljusprovet: Ljusstyrkan *efter* montering",
)
SYSTEM = ("dagen då ärendet kom in: 2026-01-12", "ärendet är inte avstängt för automatik")
REGISTER = ("huset tillhör inte kommunen",)
JUDGED = ("skylten stör inte gatubilden",)
Said = dict[str, tuple[str, ...]]


@cache
def law() -> Legislation:
    """The small law."""
    return legislation((parse(SourceFile.read(LAW, "law.lag")).unwrap(),)).unwrap()


def said(**changed: tuple[str, ...]) -> Said:
    """What each source states; a source is replaced by its keyword."""
    usual = {"sökande": APPLICANT, "systemet": SYSTEM, "register": REGISTER, "handläggare": JUDGED}
    return {**usual, **changed}


def case(stated: Said) -> CaseFile:
    """The case with those statements, made on 12 January 2026."""
    form = {
        "ärendetyp": "skylt",
        "ärende": "ärendet",
        "namn": {"ärende": ["ärendet"], "skylt": ["skylten"], "hus": ["huset"], "punkt": ["ljusprovet"]},
        "fullständigt namngivna": ["hus", "skylt"],
        "avslutade": ["ingår"],
        "parter": {"sökande": "Anna Ask", "fastighet": "Skylten 1:2"},
        "uppgifter": [_statements(source, texts) for source, texts in stated.items() if texts],
    }
    sorts = tuple(sort.name for sort in law().sorts)
    return case_from_mapping(form, "fall", law().concepts, sorts).unwrap()


def _statements(source: str, texts: tuple[str, ...]) -> dict[str, object]:
    made: dict[str, object] = {
        "källa": source,
        "datum": "2026-01-12",
        "om": [_stated(text) for text in texts],
    }
    if source == "handläggare":
        made |= {"handläggare": "Eva Ek", "skäl": "Ljuset är svagt."}
    return made


def _stated(text: str) -> object:
    """A sentence, or an attribute with its value, as YAML reads them."""
    sentence, _, value = text.partition(": ")
    return {sentence: value} if value else sentence


def decide(day: date = DAY, **changed: tuple[str, ...]) -> Decision:
    """The decision of the case on that day, with the statements of some sources replaced."""
    found = case(said(**changed))
    made = program(law(), day)
    goals = made.case_types["skylt"]
    stated = Statement(goals.day, (found.case,), day, "systemet", day)
    facts = replace(found.facts, statements=(*found.facts.statements, stated))
    sliced = made.slice(goals.goals())
    actual = Naive().solve(sliced, facts)
    ending, attainable = _settled(sliced, facts, actual)
    return decision(
        sliced,
        facts,
        case_type="skylt",
        case="ärendet",
        actual=actual,
        attainable=attainable,
        ending=ending,
        program_digest="ab" * 32,
        facts_digest="cd" * 32,
    )


def _settled(sliced: Program, facts: Facts, actual: Model) -> tuple[Ending, Model | None]:
    goals, stated = sliced.case_types["skylt"], Stated.of(sliced, facts)
    conflict = has_conflict(stated, actual)
    halves = halves_of(stated, actual, "ärendet")
    ending = settle(goals, halves, conflict=conflict, facts_digest="cd" * 32)
    if ending is not None:
        return ending, None
    free = free_predicates(sliced, goals)
    attainable = Naive().solve(sliced, facts, free)
    halves = halves_of(Stated.of(sliced, facts, free), attainable, "ärendet")
    return settle_attainable(goals, halves), attainable
