"""From notification to slutbesked: what the startbesked laid down is what the slutbesked is tried against."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from legalrules import Decided, Ruling
from tests.api.offices import decided, text_of

# What the decision on startbesked reports, as the case about slutbesked states it.
LINKS = {
    "kontrollpunkt_fastställs": "{} ingår i den fastställda kontrollplanen i ärendet",
    "kontrollplan_lämnas": "startbeskedet i ärendet begär den undertecknade kontrollplanen",
    "intyg_lämnas": "startbeskedet i ärendet begär intyg om {}",
    "avfallsplan_fastställs": "startbeskedet fastställer en avfallshanteringsplan för installationen",
}
OWN = (
    "ingår i den fastställda",
    "begär den undertecknade",
    "begär intyg om",
    "dagen då anmälan",
    "startbeskedet i ärendet gavs",
)


def laid_down(startbesked: Ruling) -> Iterator[str]:
    """The sentences that link the case about slutbesked to the decision on startbesked."""
    for finding in startbesked.decision.information:
        name = finding.atom.predicate.name
        if name in LINKS:
            yield LINKS[name].format(finding.atom.args[0])
    yield f"dagen då startbeskedet i ärendet gavs: {startbesked.decision.day}"


def case_about_slutbesked(startbesked: Ruling, came_in: str) -> str:
    """Example 22, about this startbesked instead of its own."""
    lines = [line for line in text_of("22").splitlines() if not any(own in line for own in OWN)]
    place = next(n for n, line in enumerate(lines) if "frågan i ärendet gäller slutbesked" in line)
    linked = [
        f"      - {said}"
        for said in (f"dagen då anmälan i ärendet kom in: {came_in}", *laid_down(startbesked))
    ]
    return "\n".join([*lines[: place + 1], *linked, *lines[place + 1 :]])


@pytest.mark.parametrize(
    ("name", "came_in", "started", "finished", "act"),
    [
        ("02", "2025-11-28", "2025-12-15", "2026-02-16", "2021:788"),
        ("02", "2025-11-28", "2025-12-15", "2026-09-15", "2021:788"),
        ("01", "2026-01-12", "2026-01-20", "2026-03-16", "2025:974"),
        ("01", "2026-01-12", "2026-01-20", "2026-09-15", "2026:712"),
        ("03", "2026-11-09", "2026-11-20", "2026-12-14", "2026:712"),
    ],
)
def test_the_chain(name: str, came_in: str, started: str, finished: str, act: str) -> None:
    """In every regime the startbesked is given, its plan and papers are carried over, and slutbesked follows."""
    startbesked = decided(text_of(name), day=date.fromisoformat(started))
    assert isinstance(startbesked.decision.ending, Decided)
    assert len(list(laid_down(startbesked))) == 7  # three controls, the plan, two certificates, the day
    text = case_about_slutbesked(startbesked, came_in)
    ruling = decided(text, day=date.fromisoformat(finished))
    assert isinstance(ruling.decision.ending, Decided)
    assert ruling.decision.ending.outcome == "slutbesked"
    assert {p.wording.sfs for p in ruling.decision.provisions if "10 kap. 34 §" in str(p.citation)} == {act}


def test_a_certificate_that_is_missing_breaks_the_chain() -> None:
    """A paper that the startbesked asked for and nobody has handed in: nothing is decided."""
    startbesked = decided(text_of("01"), day=date(2026, 1, 20))
    text = case_about_slutbesked(startbesked, "2026-01-12").replace(
        "intyg om tätheten har", "intyg om tätheten har inte"
    )
    assert not isinstance(decided(text, day=date(2026, 3, 16)).decision.ending, Decided)
