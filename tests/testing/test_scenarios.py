"""Files of scenarios: what they may say, which law they use, and what the examples come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalrules.adapters.scenario_file import read_suite
from legalrules.datalog.ending import Complete, HandOver, Reason
from legalrules.exercise.coverage import Coverage, Kind, places_of, ways_of
from legalrules.exercise.scenarios import case_of, held, law_of, suite_of
from legalrules.exercise.solving import solved
from tests.api.offices import EXAMPLES, EXEMPELKOMMUNEN, office

OURS = EXAMPLES / "eldstad" / "scenarios" / "exempelkommunen.yaml"
ROW = "- {fall: ett, fil: a.yaml, dag: 2026-01-20, svar: startbesked, slut: 'lämnas över'}"


def test_a_row_may_say_how_the_case_ends() -> None:
    """Handed over for any reason, if none is named; not completed."""
    suite = read_suite(ROW)
    assert suite is not None
    (scenario,) = suite.scenarios
    assert scenario.ends_so(HandOver(Reason.OBSTACLE))
    assert not scenario.ends_so(Complete())


@pytest.mark.parametrize("text", ["ärendetyp: lovplikt", "ett: två", "namn"])
def test_what_is_no_suite_is_passed_over(text: str) -> None:
    """A case beside the scenarios is no suite."""
    assert read_suite(text) is None


@pytest.mark.parametrize(
    "text",
    ["- ett", "- {fall: ett}", "{fall: [], mer: 1}", "{fall: [], lag: ett}", ROW.replace("'", "")[:-1], "["],
)
def test_faults_are_told(text: str) -> None:
    """Rows and fields that are none."""
    with pytest.raises(ValueError, match="not a file of scenarios"):
        read_suite(text)


def test_law_is_named_or_beside(tmp_path: Path) -> None:
    """The file names its law, or takes what lies beside its folder."""
    suite, plain = suite_of(OURS), read_suite(ROW)
    assert suite is not None and plain is not None
    assert law_of(OURS, suite) == (EXEMPELKOMMUNEN,)
    (tmp_path / "egen.lag").touch()
    assert law_of(tmp_path / "scenarios" / "ett.yaml", plain) == (tmp_path / "egen.lag",)


def test_the_stove_scenarios_hold() -> None:
    """Some rows of the example municipality come to what they say; tests/api/test_examples.py tries every case."""
    suite = suite_of(OURS)
    assert suite is not None
    found = {one.expected.fall: held(office(), OURS, one).faults for one in suite.scenarios[:9:4]}
    assert {fall: faults for fall, faults in found.items() if faults} == {}


def test_coverage_of_one_case() -> None:
    """A case in which everything holds exercises the section that says so one way, and the exceptions the other."""
    suite = suite_of(OURS)
    assert suite is not None
    case = solved(office(), case_of(office(), OURS, suite.scenarios[0]), suite.scenarios[0].expected.dag)
    whole = Coverage(places_of(case.program), ways_of(case)).within(frozenset(["EXK"]))
    told = {str(way.place) for way in whole.ways if way.held and way.place.kind is Kind.RULE}
    assert "EXK 1 § (lydelse från 2025-12-01), regel" in told
    assert 0 < whole.share < 1
    assert len(whole.missing()) == 2 * len(whole.places) - len(whole.ways)
