"""Drawn cases reach what they can; what nothing reaches is named; and a case shrinks to what a lawyer can read."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, find, settings

from legalrules.exercise.made import Made, ground, make
from legalrules.exercise.solving import solved
from legalrules.rules import Rules
from legalrules.testing.__main__ import main
from legalrules.testing.distribution import distribution
from legalrules.testing.openness import openness
from legalrules.testing.properties import truths
from legalrules.testing.strategies import cases
from legalrules.values import Quantity, Truth
from tests.analysis.plants import STATUTE, planted
from tests.api.offices import office

DAY = date(2026, 1, 20)
IN_FULL = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
DEAD = (
    "om hunden i Ä är en ledarhund",
    "om hunden i Ä är en ledarhund\n      och hundens vikt i Ä är mindre än 40,0 kg\n"
    "      och hundens vikt i Ä är större än 40,0 kg",
)


def test_what_can_be_reached_is_reached() -> None:
    """In the small statute everything is, but that the fee, which has a row for every weight, is not given."""
    found = distribution(planted(), "hund", on=DAY, examples=60)
    assert [str(way.place) for way in found.dead] == ["HL 1 kap. 4 § (lydelse från 2025-07-01), regel"]
    assert [way.held for way in found.dead] == [False]
    assert found.missed == ()
    assert sum(found.endings.values()) == 60


def test_a_dead_exception_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An exception for dogs both lighter and heavier than the limit is told to be dead, by the command."""
    file = tmp_path / "hund.lag"
    file.write_text(STATUTE.replace(*DEAD), "utf-8")
    assert main(["--alone", "--law", str(file), "--day", "2026-01-20", "--examples", "40"]) == 0
    told = "inget ärende kan nå det (bevisat): HL 1 kap. 2 § (lydelse från 2025-07-01), undantag, uppfylld"
    assert told in capsys.readouterr().out


def test_a_rule_that_the_draws_miss_is_named_as_missed() -> None:
    """Where no proof is asked for, what was not reached is neither hidden nor called dead."""
    found = distribution(planted(DEAD), "hund", on=DAY, examples=40, prove=False)
    assert [(str(way.place.citation), way.held) for way in found.missed] == [
        ("HL 1 kap. 2 §", True),
        ("HL 1 kap. 4 §", False),
    ]


def test_faulty_names_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown case type ends the command with 2."""
    assert main(["kennel", "--alone", "--day", "2026-01-20"]) == 2
    assert "kennel" in capsys.readouterr().err


FULL = ("eldstadsanmälan", "slutbesked_eldstad", "lovplikt")


@pytest.mark.parametrize("case_type", FULL if IN_FULL else FULL[1:2])
def test_the_bundled_law_is_reached(case_type: str) -> None:
    """Every rule and exception is, both ways, but those shown dead (profile `nightly`: 1,000 cases); else most."""
    found = distribution(office(), case_type, on=DAY, examples=1000 if IN_FULL else 30, prove=IN_FULL)
    assert any(ending.startswith("beslutas") for ending in found.endings) or case_type == "lovplikt"
    assert found.missed == () if IN_FULL else found.coverage.share > 0.8


def drawn(rules: Rules, case_type: str, number: int) -> list[Made]:
    """So many cases at random."""
    on, chosen = ground(rules, case_type, DAY), Random(1)
    return [make(rules, on, chosen.randrange) for _ in range(number)]


def test_values_stand_on_and_beside_the_limit() -> None:
    """Dogs of 39.9, 40.0 and 40.1 kg, dogs of unknown weight, and few others."""
    told = [
        [s.value for s in made.case.facts.statements if s.predicate == "vikt"] for made in planted_cases()
    ]
    numbers = [str(value.number) for values in told for value in values if isinstance(value, Quantity)]
    assert {"39.9", "40.0", "40.1"} <= set(numbers)
    assert sum(numbers.count(near) for near in ("39.9", "40.0", "40.1")) > 0.5 * len(numbers)
    assert [] in told


def planted_cases() -> list[Made]:
    """A hundred cases of the small statute."""
    return drawn(planted(), "hund", 100)


def test_what_is_declared_impossible_is_not_drawn() -> None:
    """No case meets what the vocabulary says that no case is, and none had to be thrown away for that."""
    found = [solved(office(), made.case, DAY) for made in drawn(office(), "lovplikt", 30)]
    names = found[0].goals.constraints
    assert len(names) >= 3
    assert not any(truths(case)[name] is Truth.TRUE for case in found for name in names)


def test_a_case_shrinks_to_what_matters() -> None:
    """The smallest case in which the dog goes free by the exception tells its weight and that it guides, no more."""

    def wanted(made: Made) -> bool:
        found = truths(solved(planted(), made.case, made.day))
        return found["fri"] is Truth.TRUE and "en ledarhund" in made.text and "vikt" in made.text

    quick = settings(max_examples=300, database=None, deadline=None, suppress_health_check=tuple(HealthCheck))
    case = find(cases(planted(), "hund", on=DAY), wanted, settings=quick)
    assert len(case.case.facts.statements) == 2
    assert repr(case).startswith("# Beslutsdag: 2026-01-20\närendetyp: hund\närende: ärende\n")
    assert len(repr(case).splitlines()) <= 14


def test_open_answers_that_go_one_way_are_counted() -> None:
    """That a dog is free if it guides, and free if it does not, stays open for want of a fact that does not matter."""
    either = (
        "    hunden i Ä är fri\n      om tillstånd inte krävs i Ä",
        "    hunden i Ä är fri\n      om hunden i Ä är en ledarhund\n"
        "    hunden i Ä är fri\n      om hunden i Ä inte är en ledarhund",
    )
    found = openness(planted(either), "hund", on=DAY, examples=30, completions=12)
    usual = openness(planted(), "hund", on=DAY, examples=30, completions=12)
    assert found.one_way > 0.4 * found.answers > 0
    assert usual.one_way < 0.2 * usual.answers
