"""What Småstad promises of its service, whatever comes in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import legalrules
from legalrules.testing.properties import check_certificate, check_monotone, check_one_ending
from legalrules.testing.strategies import cases

sys.path.insert(0, str(Path(__file__).parent))
from eldstadstjanst import Sent, handle

DAY = date(2026, 3, 20)
CHECKS = (check_certificate, check_one_ending)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@given(data=st.data())
def test_what_every_rule_set_keeps(rules, check, data):
    """The ready properties hold of Småstad's rules too."""
    check(rules, data.draw(cases(rules, "eldstadsanmälan", on=DAY)))


@given(data=st.data())
def test_more_knowledge_changes_nothing_that_is_settled(rules, data):
    """An answer given to an applicant stands when more papers come in."""
    made = data.draw(cases(rules, "eldstadsanmälan", on=DAY))
    check_monotone(rules, made, lambda number: data.draw(st.integers(0, number - 1)) if number > 1 else 0)


@given(data=st.data())
def test_nothing_large_is_decided_by_the_service(rules, data):
    """No decision is sent for a fireplace above 12 kW alone, or while the service is switched off."""
    made = data.draw(cases(rules, "eldstadsanmälan", on=DAY))
    handled = handle(rules, made.case, made.day)
    told = {(one.predicate, one.value) for one in made.case.facts.statements}
    powers = [value.number for name, value in told if name == "märkeffekt"]
    if handled.sent is Sent.DECISION:
        assert ("automatik_avstängd", True) not in told
        assert powers and min(powers) <= 12
        assert handled.outcome == "startbesked"
        verdict = legalrules.verify(handled.certificate, rules, case=made.case)
        assert isinstance(verdict, legalrules.Accepted)
