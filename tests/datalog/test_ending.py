"""Each row of the table of endings, from the truths of the goals alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from legalrules.datalog.ending import (
    Complete,
    Decided,
    Ending,
    HandOver,
    Reason,
    is_followed_up,
    settle,
    settle_attainable,
)
from legalrules.datalog.program import CaseGoals, CaseOutcome

GOALS = CaseGoals(
    "fall",
    "ärende",
    "dag",
    (CaseOutcome("bifall", "bifall", "delegerad"), CaseOutcome("avslag", "avslag")),
    obstacles=("hinder",),
)
HALVES = {"s": (True, True), "f": (False, False), "o": (False, True), "c": (True, False)}


def ending(truths: str, *, conflict: bool = False) -> Ending | None:
    """The ending of rows 1 to 6 for bifall, delegerad, avslag, hinder: each s(ann), f(alsk) or o(känd)."""
    halves = dict(zip(("bifall", "delegerad", "avslag", "hinder"), truths, strict=True))
    digest = "f" * 64
    return settle(GOALS, lambda name: HALVES[halves[name]], conflict=conflict, facts_digest=digest)


@pytest.mark.parametrize(
    ("truths", "expected"),
    [
        ("sssf", HandOver(Reason.EXCLUSIVE_OUTCOMES)),
        ("ssfs", HandOver(Reason.OBSTACLE)),
        ("ooos", HandOver(Reason.OBSTACLE)),
        ("fssf", HandOver(Reason.NOT_DELEGATED)),
        ("sffo", HandOver(Reason.NOT_DELEGATED)),
        ("ssff", Decided("bifall", False)),
        ("ssof", Decided("bifall", False)),
        ("ffff", HandOver(Reason.NO_OUTCOME)),
        ("ssfo", None),
        ("soff", None),
        ("osff", None),
    ],
)
def test_the_first_row_that_applies_decides(truths: str, expected: Ending | None) -> None:
    """Rows 2 to 6 for bifall, delegerad, avslag, hinder."""
    assert ending(truths) == expected


def test_a_conflict_comes_before_everything() -> None:
    """A case with a conflict is handed over though an outcome holds."""
    assert ending("ssff", conflict=True) == HandOver(Reason.CONFLICT)


@pytest.mark.parametrize(
    ("truths", "expected"),
    [
        ("ccff", Complete()),
        ("sscc", Complete()),
        ("ccfo", HandOver(Reason.OPEN)),
        ("ocff", HandOver(Reason.OPEN)),
        ("cocf", HandOver(Reason.OPEN)),
    ],
)
def test_answers_that_could_settle_the_case_are_asked_for(truths: str, expected: Ending) -> None:
    """Rows 7 and 8; c is certain and not possible: the applicant can answer either way."""
    halves = dict(zip(("bifall", "delegerad", "avslag", "hinder"), truths, strict=True))
    assert settle_attainable(GOALS, lambda name: HALVES[halves[name]]) == expected


@pytest.mark.parametrize(
    ("share", "digits", "expected"),
    [
        ("0.5", "7ffffffffffff", True),
        ("0.5", "8000000000000", False),
        ("0", "0000000000000", False),
        ("1", "fffffffffffff", True),
    ],
)
def test_the_share_for_follow_up_is_exact(share: str, digits: str, expected: bool) -> None:
    """The first 13 digits of the digest, as a share of all, lie below the share drawn."""
    goals = replace(GOALS, follow_up_share=Decimal(share))
    assert is_followed_up(goals, digits.ljust(64, "f")) is expected
