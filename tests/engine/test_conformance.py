"""Every engine of the table meets every property of the conformance suite; pyDatalog does so in a test of its own."""

import pytest
from hypothesis import given

from legalrules.engine import ENGINES
from legalrules.testing import conformance
from legalrules.testing.conformance import Case, Step

# A program costs pyDatalog a process: test_pydatalog.py draws fewer.
every_engine = pytest.mark.parametrize("name", sorted(ENGINES.keys() - {"pydatalog"}))


@every_engine
@given(case=conformance.cases(calculates=True))
def test_agrees_with_the_meaning(name: str, case: Case) -> None:
    """The model is the naive engine's, in both readings and rank by rank."""
    conformance.agrees_with_the_meaning(ENGINES[name](), case)


@every_engine
@given(case=conformance.cases(calculates=True))
def test_certain_is_possible(name: str, case: Case) -> None:
    """In reading `actual` nothing is certain that is not possible."""
    conformance.certain_is_possible(ENGINES[name](), case)


@every_engine
@given(case=conformance.cases(calculates=True))
def test_ranks_are_supported(name: str, case: Case) -> None:
    """Ranks have no gaps."""
    conformance.ranks_are_supported(ENGINES[name](), case)


@every_engine
@given(step=conformance.steps(calculates=True))
def test_keeps_what_is_settled(name: str, step: Step) -> None:
    """One more fact, name or closure changes nothing that was sann or falsk."""
    conformance.keeps_what_is_settled(ENGINES[name](), step)


@every_engine
@given(step=conformance.completed(calculates=True))
def test_holds_in_every_completion(name: str, step: Step) -> None:
    """What is sann or falsk is so in every complete case that the facts leave possible."""
    conformance.holds_in_every_completion(ENGINES[name](), step)


@every_engine
@given(step=conformance.completed(calculates=True))
def test_collapses(name: str, step: Step) -> None:
    """In a complete case the two halves are one model."""
    conformance.collapses(ENGINES[name](), step)


@every_engine
@given(step=conformance.answered(calculates=True))
def test_foresees_answers(name: str, step: Step) -> None:
    """Reading `attainable` foresees whatever answers bring about."""
    conformance.foresees_answers(ENGINES[name](), step)
