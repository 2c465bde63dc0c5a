"""Every example case ends as its comment says, under the day and the delegation order named there.

The provisions an answer must rest on are part of the expectation: a right answer for a wrong reason fails.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legalrules import Complete, Decided, DiagnosticError, HandOver, Reason, Ruling
from legalrules.values import Truth
from tests.api.offices import EXAMPLES, EXEMPELKOMMUNEN, GRANNKOMMUNEN, decided, text_of

STARTBESKED, SLUTBESKED = "startbesked", "slutbesked"
NEW, OLD = "PBL 10 kap. 23 c §", "PBL 10 kap. 23 § första stycket"

# case, day of decision, order, ending, a provision that must be applied
ENDINGS = [
    ("01", "2026-01-20", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("02", "2025-12-15", EXEMPELKOMMUNEN, STARTBESKED, OLD),
    ("03", "2026-11-20", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("03", "2026-11-20", GRANNKOMMUNEN, Reason.OBSTACLE, ""),
    ("04", "2026-02-10", EXEMPELKOMMUNEN, None, ""),
    ("05", "2026-01-20", EXEMPELKOMMUNEN, Reason.OPEN, ""),
    ("06", "2026-03-05", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBF 6 kap. 2 § 3"),
    ("07", "2026-03-10", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBL 10 kap. 3 § första stycket 1"),
    ("08", "2026-01-20", EXEMPELKOMMUNEN, Reason.OBSTACLE, ""),
    ("09", "2026-04-20", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBL 10 kap. 23 c § 1"),
    ("11", "2026-03-20", GRANNKOMMUNEN, STARTBESKED, NEW),
    ("11", "2026-03-20", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("12", "2026-05-04", EXEMPELKOMMUNEN, Reason.OBSTACLE, ""),
    ("13", "2026-03-03", EXEMPELKOMMUNEN, Reason.OPEN, ""),
    ("14", "2026-03-03", EXEMPELKOMMUNEN, Reason.CONFLICT, ""),
    ("15", "2025-12-15", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("16", "2025-12-30", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("17", "2026-05-29", GRANNKOMMUNEN, STARTBESKED, NEW),
    ("17", "2026-06-01", GRANNKOMMUNEN, Reason.OBSTACLE, ""),
    ("18", "2026-07-01", EXEMPELKOMMUNEN, STARTBESKED, "EXK 6 §"),
    ("19", "2026-03-24", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBL 9 kap. 91 § andra stycket"),
    ("20", "2025-09-26", EXEMPELKOMMUNEN, SLUTBESKED, "PBL 10 kap. 34 § 1"),
    ("21", "2026-01-20", EXEMPELKOMMUNEN, SLUTBESKED, "PBL övergångsbestämmelserna till SFS 2025:974"),
    ("22", "2026-02-16", EXEMPELKOMMUNEN, SLUTBESKED, "PBL 10 kap. 34 § 1"),
    ("22", "2026-02-16", GRANNKOMMUNEN, Reason.OPEN, ""),
    ("23", "2026-09-15", EXEMPELKOMMUNEN, SLUTBESKED, "PBL 10 kap. 34 § 1"),
    ("23", "2026-09-15", GRANNKOMMUNEN, Reason.OBSTACLE, ""),
    ("24", "2026-03-12", EXEMPELKOMMUNEN, None, ""),
    ("25", "2026-04-09", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBL 10 kap. 36 § första stycket"),
    ("26", "2026-04-09", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBL 10 kap. 34 § 1"),
    ("27", "2026-05-20", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBL 10 kap. 35 § första stycket"),
    ("27", "2026-05-20", GRANNKOMMUNEN, SLUTBESKED, "PBL 10 kap. 35 § första stycket"),
    ("28", "2026-03-24", GRANNKOMMUNEN, SLUTBESKED, "PBL 10 kap. 34 § 1"),
    ("29", "2026-03-24", EXEMPELKOMMUNEN, Reason.OPEN, ""),
    ("30", "2026-04-01", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("31", "2026-03-17", EXEMPELKOMMUNEN, Reason.OBSTACLE, "FL 37 §"),
    ("32", "2026-04-02", EXEMPELKOMMUNEN, Reason.OBSTACLE, "FL 37 §"),
    ("33", "2026-04-21", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("34", "2026-05-20", EXEMPELKOMMUNEN, Reason.OBSTACLE, "BFS7 4 kap. 8 §"),
    ("34", "2026-05-20", GRANNKOMMUNEN, STARTBESKED, NEW),
    ("35", "2026-07-10", EXEMPELKOMMUNEN, STARTBESKED, "BFS7 4 kap. 8 §"),
    ("36", "2026-06-23", EXEMPELKOMMUNEN, STARTBESKED, NEW),
    ("37", "2026-03-10", EXEMPELKOMMUNEN, Reason.OBSTACLE, "FL 25 § första stycket"),
    ("38", "2026-03-16", EXEMPELKOMMUNEN, Reason.OBSTACLE, "EXK 9 §"),
    ("39", "2026-01-15", EXEMPELKOMMUNEN, Reason.NOT_DELEGATED, "PBL 9 kap. 22 § andra stycket"),
]


def ends_as(ruling: Ruling, expected: str | Reason | None) -> bool:
    """Whether the ending is the expected one: an outcome's id, a reason to hand over, or None for completion."""
    match ruling.decision.ending:
        case Decided(outcome):
            return outcome == expected
        case HandOver(reason):
            return reason is expected
        case Complete():
            return expected is None


@pytest.mark.parametrize(("name", "day", "order", "expected", "provision"), ENDINGS)
def test_ending(name: str, day: str, order: Path, expected: str | Reason | None, provision: str) -> None:
    """The case ends as expected, and what it rests on includes the provision."""
    ruling = decided(text_of(name), day=date.fromisoformat(day), delegation=order)
    assert ends_as(ruling, expected), ruling.decision.ending
    applied = {str(p.citation) for p in ruling.decision.provisions}
    assert not provision or any(p.startswith(provision) for p in applied), applied


@pytest.mark.parametrize(("name", "day", "order", "expected", "provision"), ENDINGS)
def test_engines_agree(name: str, day: str, order: Path, expected: object, provision: str) -> None:
    """The reference engine writes the same certificate."""
    when, text = date.fromisoformat(day), text_of(name)
    naive = decided(text, day=when, delegation=order, engine="naive")
    assert naive.certificate == decided(text, day=when, delegation=order).certificate


def test_the_invalid_case_is_rejected() -> None:
    """Wrong unit and an impossible area: nothing is decided."""
    with pytest.raises(DiagnosticError):
        decided(text_of("10"))


def test_every_example_is_listed() -> None:
    """No example file is left out of the table."""
    listed = {row[0] for row in ENDINGS} | {"10"}
    assert {path.name[:2] for path in EXAMPLES.glob("*.yaml")} == listed


@pytest.mark.parametrize(("begun", "provision"), [("2025-11-30", OLD), ("2025-12-01", NEW)])
def test_both_sides_of_the_reform(begun: str, provision: str) -> None:
    """The day before and the day of the reform: the case decided in December follows the old law or the new."""
    text = text_of("02").replace("2025-11-28", begun)
    ruling = decided(text, day=date(2025, 12, 15))
    applied = {str(p.citation) for p in ruling.decision.provisions}
    assert any(p.startswith(provision) for p in applied), applied


# case, another day for its notification, day of decision, act whose wording of 34 § applies, whether 39 § does
SLUTBESKED_WORDINGS = [
    ("20", "", "2025-11-30", "2021:788", False),
    ("20", "", "2025-12-01", "2021:788", False),
    ("21", "2025-11-30", "2026-01-20", "2021:788", False),
    ("21", "2025-12-01", "2026-01-20", "2025:974", True),
    ("21", "2025-11-30", "2026-09-15", "2021:788", False),
    ("22", "", "2026-06-30", "2025:974", True),
    ("22", "", "2026-07-01", "2026:712", True),
]


@pytest.mark.parametrize(("name", "begun", "day", "act", "at_once"), SLUTBESKED_WORDINGS)
def test_the_wording_of_slutbesked(name: str, begun: str, day: str, act: str, at_once: bool) -> None:
    """On each side of every transition the right wording of 34 § is applied, and 39 § only since it is law."""
    text = text_of(name).replace("kom in: 2025-11-10", f"kom in: {begun}") if begun else text_of(name)
    ruling = decided(text, day=date.fromisoformat(day))
    assert ends_as(ruling, SLUTBESKED)
    applied = ruling.decision.provisions
    assert {p.wording.sfs for p in applied if str(p.citation).startswith("PBL 10 kap. 34")} == {act}
    told = {f.atom.predicate.name for f in ruling.decision.information if f.truth is Truth.TRUE}
    assert ("slutbesked_gäller_omedelbart" in told) is at_once


WASTE = ("fastställer inte en avfallshanteringsplan", "fastställer en avfallshanteringsplan")
SHOWN = (
    "bedöms ha visat att kraven enligt kontrollplanen",
    "bedöms inte ha visat att kraven enligt kontrollplanen",
)
NO_START = ("ett startbesked har getts", "ett startbesked har inte getts")
EXPIRED = ("kom in: 2025-12-02", "kom in: 2024-01-10"), ("gavs: 2025-12-19", "gavs: 2024-02-16")
LAST_DAY = ("kom in: 2025-12-02", "kom in: 2024-01-10"), ("gavs: 2025-12-19", "gavs: 2024-02-17")
SETTLED = ("nämnden har inte avgjort frågan i ärendet", "nämnden har avgjort frågan i ärendet")
CHANGED = [
    (
        "22",
        (SETTLED,),
        "2026-02-16",
        Reason.OBSTACLE,
    ),  # förvaltningslagen 37 §: a slutbesked is not given twice
    ("22", (NO_START,), "2026-02-16", Reason.NO_OUTCOME),  # 34 § presupposes a startbesked
    ("22", EXPIRED, "2026-02-16", Reason.OBSTACLE),  # 25 §: it expired that day
    ("22", LAST_DAY, "2026-02-16", SLUTBESKED),
    ("22", (WASTE,), "2026-06-30", Reason.NOT_DELEGATED),  # 34 § 1 does not yet speak of waste
    (
        "22",
        (WASTE,),
        "2026-07-01",
        Reason.OPEN,
    ),  # now it does, and only an official can say whether it is shown
    ("28", (SHOWN,), "2026-03-24", Reason.EXCLUSIVE_OUTCOMES),  # the board's own position against an official
]


@pytest.mark.parametrize(("name", "changes", "day", "expected"), CHANGED)
def test_slutbesked_when_a_fact_is_another(
    name: str, changes: tuple[tuple[str, str], ...], day: str, expected: str | Reason
) -> None:
    """One fact changed: the ending follows the provision that speaks of it."""
    text = text_of(name)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    ruling = decided(text, day=date.fromisoformat(day))
    assert ends_as(ruling, expected), ruling.decision.ending


def test_an_interim_slutbesked_is_followed_by_a_final_one() -> None:
    """10 kap. 36 § third paragraph: once the defect is mended the question is tried to its end."""
    lines = text_of("28").replace(
        "interimistiskt slutbesked har inte getts", "interimistiskt slutbesked har getts"
    )
    mended = (
        "det som det interimistiska slutbeskedet för installationen berodde av är avhjälpt eller kontrollerat"
    )
    text = lines.replace(
        "      - installationen är en installation\n",
        f"      - installationen är en installation\n      - {mended}\n",
    )
    ruling = decided(text, day=date(2026, 3, 24), delegation=GRANNKOMMUNEN)
    assert ends_as(ruling, SLUTBESKED)
    told = {f.atom.predicate.name for f in ruling.decision.information if f.truth is Truth.TRUE}
    assert "slutlig_prövning" in told
    # the other order leaves every case that has had an interim slutbesked to a person
    assert ends_as(decided(text, day=date(2026, 3, 24)), Reason.NOT_DELEGATED)
