"""The conformance suite notices a wrong engine: each mutant below meets it with an AssertionError."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Half, Model
from legalrules.datalog.program import Program
from legalrules.engine.naive import Naive
from legalrules.engine.protocol import Engine
from legalrules.testing import conformance

SEARCH = settings(
    max_examples=1000,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=tuple(HealthCheck),
)


@dataclass(frozen=True)
class Mutant:
    """The naive engine, its model changed before anyone sees it."""

    change: Callable[[Model], Model]
    name: str = "mutant"

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`."""
        return self.change(Naive().solve(program, facts, free))


def raised(half: Half) -> Half:
    """Every rank is one too great."""
    return {name: {given: rank + 1 for given, rank in tuples.items()} for name, tuples in half.items()}


def is_caught(check: Callable[..., None], engine: Engine, example: object) -> bool:
    """Whether the property fails of the engine for this example."""
    try:
        check(engine, example)
    except AssertionError:
        return True
    return False


WRONG_RANKS = Mutant(lambda m: Model(raised(m.certain), raised(m.possible)))
EXCHANGED = Mutant(lambda m: Model(m.possible, m.certain))
NOTHING_CERTAIN = Mutant(lambda m: Model({}, m.possible))
NOTHING_POSSIBLE = Mutant(lambda m: Model(m.certain, {}))
GUESSES = Mutant(lambda m: Model({n: t for n, t in m.possible.items() if n == "slut0"}, m.possible))


@pytest.mark.parametrize("mutant", (WRONG_RANKS, EXCHANGED, NOTHING_CERTAIN, NOTHING_POSSIBLE, GUESSES))
def test_the_meaning_catches_every_mutant(mutant: Mutant) -> None:
    """Comparison with the naive engine refuses each."""
    check = conformance.agrees_with_the_meaning
    find(conformance.cases(), lambda case: is_caught(check, mutant, case), settings=SEARCH)


def test_certain_without_possible_is_caught() -> None:
    """Certain must imply possible."""
    check = conformance.certain_is_possible
    find(conformance.cases(), lambda case: is_caught(check, NOTHING_POSSIBLE, case), settings=SEARCH)


def test_gaps_in_ranks_are_caught() -> None:
    """Ranks count from 1."""
    check = conformance.ranks_are_supported
    find(conformance.cases(), lambda case: is_caught(check, WRONG_RANKS, case), settings=SEARCH)


def test_guesses_are_caught() -> None:
    """What was guessed to be sann does not stay so."""
    check = conformance.keeps_what_is_settled
    find(conformance.steps(), lambda step: is_caught(check, GUESSES, step), settings=SEARCH)
    check = conformance.holds_in_every_completion
    find(conformance.completed(), lambda step: is_caught(check, GUESSES, step), settings=SEARCH)


def test_halves_that_differ_in_a_complete_case_are_caught() -> None:
    """A complete case has one model."""
    check = conformance.collapses
    find(conformance.completed(), lambda step: is_caught(check, NOTHING_CERTAIN, step), settings=SEARCH)


def test_answers_that_were_not_foreseen_are_caught() -> None:
    """What answers bring about was certain in `attainable`."""
    check = conformance.foresees_answers
    blind = Blind()
    find(conformance.answered(), lambda step: is_caught(check, blind, step), settings=SEARCH)


@dataclass(frozen=True)
class Blind:
    """An engine that does not know the reading `attainable`."""

    name: str = "blind"

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`: `free` is passed over."""
        return Naive().solve(program, facts)
