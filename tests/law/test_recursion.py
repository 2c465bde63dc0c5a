"""A rule may rest on its own conclusion; a negation, a total or an attribute on the way back is refused."""

from __future__ import annotations

import pytest

from legalrules.datalog.strata import strata
from tests.law.build import CASE_TYPE, VOCABULARY, program_of, provision

INSIDE = """
  {B: byggnad} [ligger] inom {K: byggnad}
    id: inom
    härledd

  {B: byggnad} [gränsar] till {K: byggnad}
    id: gränsar
    mängd
    indata från sökande
"""
DIRECT = "    B ligger inom K\n      om B gränsar till K\n"
THROUGH = "    B ligger inom K\n      om B gränsar till C\n      och C ligger inom K\n"
NEGATED = "    B ligger inom K\n      om B gränsar till K\n      och K inte ligger inom B\n"
COUNTED = "    B ligger inom K\n      om B gränsar till K\n      och antalet C som ligger inom B är högst 2\n"


def test_a_rule_may_rest_on_its_own_conclusion() -> None:
    """What lies inside what lies inside lies inside: one recursive stratum of two rules."""
    program = program_of(VOCABULARY + INSIDE, provision(DIRECT + THROUGH), CASE_TYPE)
    (recursive,) = (stratum for stratum in strata(program).unwrap() if stratum.is_recursive)
    assert recursive.predicates == {"inom@2026-01-01"}
    assert len(recursive.rules) == 2


@pytest.mark.parametrize("rule", [NEGATED, COUNTED], ids=["negation", "total"])
def test_a_cycle_through_negation_or_a_total_is_refused(rule: str) -> None:
    """LR401 shows the cycle with the provision that each of its steps comes from."""
    program = program_of(VOCABULARY + INSIDE, provision(DIRECT + rule), CASE_TYPE)
    (fault,) = strata(program).diagnostics
    assert fault.code == "LR401"
    assert fault.found == "inom@2026-01-01 (XL 1 §) rests on inom@2026-01-01"
