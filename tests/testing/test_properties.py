"""The ready properties hold of the bundled law, and notice rules and machinery that break them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from inspect import signature

import pytest
from hypothesis import HealthCheck, given, settings

from legalrules import Ruling, api
from legalrules.datalog.ending import Decided
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.exercise.made import Made, days_around, ground, make
from legalrules.rules import Rules
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


def prying(model: Model, facts: Facts) -> Model:
    """Nothing is possible where something is told that the case type does not read."""
    read = office().on(DAY, TYPES[0]).program.slices[TYPES[0]].predicates
    return Model({}, {}) if any(s.predicate not in read for s in facts.statements) else model


GUESSES = Broken(lambda model, _: Model(model.possible, model.possible))
SILENT = Broken(lambda model, _: Model(model.certain, model.certain))
PARTIAL = Broken(by_name)
PRYING = Broken(prying)


def caught(check: Callable[..., None], rules: Rules) -> bool:
    """Whether the property fails for some of sixty cases."""
    for seed in range(1, 61):
        chosen = random.Random(seed)
        more = (chosen.randrange,) if "draw" in signature(check).parameters else ()
        try:
            check(rules, made(seed), *more)
        except AssertionError:
            return True
    return False


@pytest.mark.parametrize(
    ("check", "engine"),
    [
        (properties.check_engines_agree, GUESSES),
        (properties.check_independent_of_names_and_order, PARTIAL),
        (properties.check_irrelevant_facts, PRYING),
        (properties.check_completions, SILENT),
        (properties.check_monotone, SILENT),
    ],
)
def test_a_broken_engine_is_noticed(check: Callable[..., None], engine: Broken) -> None:
    """One that guesses, goes by names, minds what is irrelevant, or takes what is open for false."""
    assert caught(check, replace(office(), _engines={"seminaive": engine}))


def test_a_rule_that_reads_a_protected_fact_is_noticed() -> None:
    """Should the compiler let it through: the fact that a place lies within a plan, had it been protected."""
    law = office().legislation
    concepts = tuple(replace(c, protected=c.id == "inom_detaljplan") for c in law.concepts)
    rules = replace(office(), legislation=replace(law, concepts=concepts), _compiled=office()._compiled)
    with pytest.raises(AssertionError, match="inom_detaljplan"):
        properties.check_irrelevant_facts(rules, made(1))


def turned(ruling: Ruling, calls: int) -> Ruling:
    """Another certificate every other time."""
    return replace(ruling, certificate=ruling.certificate + b" " * (calls % 2))


def other_outcome(ruling: Ruling, calls: int) -> Ruling:
    """Decided for something that does not hold."""
    return replace(ruling, ending=Decided("anmälan_krävs_inte", False))


def unfaithful(ruling: Ruling, calls: int) -> Ruling:
    """A certificate that is about less than the case."""
    return replace(
        ruling, certificate=ruling.certificate.replace(b"sann", b"falsk").replace(b"true", b"false")
    )


@pytest.mark.parametrize(
    ("check", "change"),
    [
        (properties.check_deterministic, turned),
        (properties.check_one_ending, other_outcome),
        (properties.check_certificate, unfaithful),
    ],
)
def test_a_broken_decision_is_noticed(
    check: Callable[..., None], change: Callable[[Ruling, int], Ruling], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that differs from time to time, names an outcome that does not hold, or certifies something else."""
    decide, calls = api.decide, iter(range(1000))
    monkeypatch.setattr(api, "decide", lambda *args, **named: change(decide(*args, **named), next(calls)))
    assert caught(check, office())


def test_a_decision_before_the_law_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes the first law there is for days before it."""
    decide = api.decide
    monkeypatch.setattr(
        properties.api, "decide", lambda rules, case, *, day: decide(rules, case, day=max(day, DAY))
    )
    assert caught(properties.check_gap, office())


def test_a_verdict_that_accepts_everything_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate must not serve for another case."""
    accepted = api.Accepted(*(None for _ in fields(api.Accepted)))
    monkeypatch.setattr(api, "verify", lambda *_, **__: accepted)
    assert caught(properties.check_certificate, office())
