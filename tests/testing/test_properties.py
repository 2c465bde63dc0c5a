"""The ready properties hold of the bundled law, and notice rules and machinery that break them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from inspect import signature

import pytest
from hypothesis import HealthCheck, given, settings

from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.exercise.coverage import Coverage, places_of, ways_of
from legalrules.exercise.made import Made, days_around, ground, make
from legalrules.exercise.solving import solved
from legalrules.testing import properties
from legalrules.testing.strategies import cases, facts_for
from tests.api.offices import office

DAY = date(2026, 1, 20)
TYPES = ("eldstadsanmälan", "lovplikt")
FEW = settings(
    max_examples=max(3, settings().max_examples // 20),
    suppress_health_check=tuple(HealthCheck),
    deadline=None,
)
PROPERTIES = [
    (case_type, one) for case_type in TYPES for one in properties.rule_properties(office(), case_type, on=DAY)
]


@pytest.mark.parametrize(("case_type", "holds"), PROPERTIES, ids=lambda one: getattr(one, "name", one))
def test_the_bundled_law_has_every_property(case_type: str, holds: properties.Property) -> None:
    """Drawn cases of the type keep it."""
    replace(holds, test=FEW(holds.test))()


def made(seed: int) -> Made:
    """A case at random."""
    rng = random.Random(seed)
    return make(office(), ground(office(), TYPES[0], DAY), lambda number: rng.randrange(number))


def test_rules_are_reached() -> None:
    """A hundred and fifty cases, each aimed at a rule, exercise more than four fifths of the whole both ways."""
    on, rng, ways = ground(office(), TYPES[0], DAY), random.Random(1), set()
    for number in range(150):
        case = make(office(), on, lambda n: rng.randrange(n), target=7 * number % len(on.targets))
        ways |= ways_of(solved(office(), case.case, case.day))
    assert Coverage(places_of(on.program), frozenset(ways)).share > 0.85


def test_a_case_is_printed_as_its_file() -> None:
    """What a failing property shows can be read as a case file."""
    assert repr(made(1)).startswith("# Beslutsdag: 2026-01-20\närendetyp: eldstadsanmälan\n")


def test_days_stand_around_every_change() -> None:
    """The reform, the day before it and the day after are among the days; none lies before the law."""
    days = days_around(office())
    assert {date(2025, 11, 30), date(2025, 12, 1), date(2025, 12, 2)} <= set(days)
    assert min(days) == office().stretches[0].start


@FEW
@given(facts=facts_for(office(), "lovplikt", on=DAY))
def test_facts_are_drawn_alone(facts: Facts) -> None:
    """Facts without the case around them."""
    assert all(name.startswith(sort) for sort, names in facts.entities.items() for name in names)


@FEW
@given(case=cases(office(), "lovplikt", on=(DAY, date(2025, 11, 30))))
def test_days_may_be_chosen(case: Made) -> None:
    """The day is one of those asked for."""
    assert case.day in (DAY, date(2025, 11, 30))


@dataclass(frozen=True)
class Broken:
    """The default engine, its model changed, given the facts, before anyone sees it."""

    change: Callable[[Model, Facts], Model]
    name: str = "broken"

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`."""
        return self.change(office().engine("seminaive").solve(program, facts, free), facts)


def by_name(model: Model, facts: Facts) -> Model:
    """Nothing is possible for people with short names."""
    return Model({}, {}) if any(names and len(names[0]) < 5 for names in facts.entities.values()) else model


GUESSES = Broken(lambda model, _: Model(model.possible, model.possible))
SILENT = Broken(lambda model, _: Model(model.certain, model.certain))
PARTIAL = Broken(by_name)


@pytest.mark.parametrize(
    ("check", "engine"),
    [
        (properties.check_engines_agree, GUESSES),
        (properties.check_independent_of_names_and_order, PARTIAL),
        (properties.check_completions, SILENT),
        (properties.check_monotone, SILENT),
    ],
)
def test_a_broken_engine_is_noticed(check: Callable[..., None], engine: Broken) -> None:
    """One that guesses, one that goes by names, one that takes what is open for false."""
    rules = replace(office(), _engines={"seminaive": engine})
    caught, seed = False, 0
    while not caught and seed < 60:
        seed += 1
        rng = random.Random(seed)
        more = (
            (lambda number, rng=rng: rng.randrange(number),) if "draw" in signature(check).parameters else ()
        )
        try:
            check(rules, made(seed), *more)
        except AssertionError:
            caught = True
    assert caught
