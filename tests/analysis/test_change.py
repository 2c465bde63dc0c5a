"""The smallest change to an outcome, held against every change there is on a small statute."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations, product

import legalrules
from legalrules.adapters.case_file import CaseFile
from legalrules.analysis.change import ChangedFact, Way, smallest_changes
from legalrules.values import Quantity, Truth
from tests.analysis.plants import planted

DAY = date(2026, 3, 2)
CONTROLLED = (
    ("    id: vikt\n", "    id: vikt\n    sökanden råder över\n"),
    ("    id: ledarhund\n", "    id: ledarhund\n    sökanden råder över\n"),
)
TEXT = """
ärendetyp: hund
ärende: a
namn: {{ärende: [a]}}
uppgifter:
  - källa: sökande
    datum: 2026-03-01
    om:
{facts}
"""


def case_of(*facts: str, rules: legalrules.Rules) -> CaseFile:
    """A case with these facts."""
    return legalrules.read_case(rules, TEXT.format(facts="\n".join(f"      - {f}" for f in facts)).encode())


def ways(*facts: str, outcome: str = "fritt") -> tuple[Way, ...]:
    """The smallest changes of the case."""
    rules = planted(*CONTROLLED)
    return smallest_changes(rules, case_of(*facts, rules=rules), day=DAY, outcome=outcome)


def test_least_relative_change() -> None:
    """A dog that is too heavy: 40,0 kg instead of 41,5, or a guide dog; nothing that changes both."""
    found = ways("hundens vikt i a: 41,5 kg", "hunden i a är inte en ledarhund")
    kg = (Quantity(Decimal("41.5"), "kg"), Quantity(Decimal("40"), "kg"))
    assert {way.facts for way in found} == {
        (ChangedFact("vikt", ("a",), *kg),),
        (ChangedFact("ledarhund", ("a",), False, True),),
    }


def test_unknown_fact_is_stated() -> None:
    """A fact that nobody stated counts as one change: to state it."""
    assert (ChangedFact("ledarhund", ("a",), None, True),) in {
        w.facts for w in ways("hundens vikt i a: 41,5 kg")
    }


def test_two_facts() -> None:
    """Both facts must change, and the weight passes the limit by the least step."""
    (way,) = ways("hundens vikt i a: 30 kg", "hunden i a är en ledarhund", outcome="tillstånd")
    assert {(f.predicate, f.after) for f in way.facts} == {
        ("vikt", Quantity(Decimal("40.1"), "kg")),
        ("ledarhund", False),
    }


def test_nothing_to_change() -> None:
    """An outcome that holds needs no change, and one beyond the applicant's influence has none."""
    assert ways("hundens vikt i a: 30 kg") == ()
    rules = planted()
    case = case_of("hundens vikt i a: 41 kg", "hunden i a är inte en ledarhund", rules=rules)
    assert smallest_changes(rules, case, day=DAY, outcome="fritt") == ()


def test_as_exhaustive_search() -> None:
    """Over a grid of cases the number of facts to change is that of trying every change."""
    rules = planted(*CONTROLLED)
    for weight, guide, outcome in product(("39,9", "40,1"), ("är", "är inte"), ("fritt", "tillstånd")):
        facts = (f"hundens vikt i a: {weight} kg", f"hunden i a {guide} en ledarhund")
        found = smallest_changes(rules, case_of(*facts, rules=rules), day=DAY, outcome=outcome)
        fewest = min((len(way.facts) for way in found), default=0)
        assert fewest == _tried(rules, facts, outcome), (facts, outcome)


def _tried(rules: legalrules.Rules, facts: tuple[str, str], outcome: str) -> int:
    """The fewest facts that change the case to the outcome, trying each."""
    others = (
        ("hundens vikt i a: 30 kg", "hundens vikt i a: 50 kg"),
        tuple(f"hunden i a {v} en ledarhund" for v in ("är", "är inte")),
    )
    for number in range(3):
        for places in combinations(range(2), number):
            for values in product(*(others[place] for place in places)):
                changed = list(facts)
                for place, value in zip(places, values, strict=True):
                    changed[place] = value
                ruling = legalrules.decide(rules, case_of(*changed, rules=rules), day=DAY)
                truths = {o.outcome.id: o.finding.truth for o in ruling.decision.outcomes}
                if truths[outcome] is Truth.TRUE:
                    return number
    raise AssertionError("no change gives the outcome")
