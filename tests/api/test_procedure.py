"""Time limits, orders to complete, a decision already made, and which wording applies on each side of a change."""

from __future__ import annotations

from datetime import date

import pytest

from legalrules import Decided, HandOver, Reason, Ruling
from legalrules.derivation.decisive import provisions_among
from legalrules.derivation.nodes import walk
from tests.api.offices import decided, text_of


def changed(name: str, changes: dict[str, str]) -> str:
    """The case with one thing put in place of another, each found once."""
    text = text_of(name)
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def told(ruling: Ruling) -> dict[str, object]:
    """What the decision reports, by the concept's id."""
    return {found.atom.predicate.name: found.value for found in ruling.decision.information}


def ending(ruling: Ruling) -> str | Reason | None:
    """The outcome decided, or the reason to hand over."""
    match ruling.decision.ending:
        case Decided(outcome):
            return outcome
        case HandOver(reason):
            return reason
        case _:
            return None


# case, day of decision, what is reported, where it is written, the act whose wording applies
WORDINGS = [
    ("16", "2025-12-31", "fristens_första_dag", "PBL 9 kap. 99 §", "2025:974"),
    ("16", "2026-01-01", "fristens_första_dag", "PBL 9 kap. 99 §", "2025:1079"),
    ("17", "2026-05-31", "gäller_omedelbart", "PBL 10 kap. 23 c §", "2025:974"),
    ("17", "2026-06-01", "gäller_omedelbart", "PBL 10 kap. 23 c §", "2026:442"),
    ("18", "2026-06-30", "kontrollpunkt_fastställs", "PBL 10 kap. 24 §", "2025:974"),
    ("18", "2026-07-01", "kontrollpunkt_fastställs", "PBL 10 kap. 24 §", "2026:712"),
]


@pytest.mark.parametrize(("name", "day", "concept", "place", "act"), WORDINGS)
def test_the_wording_on_each_side(name: str, day: str, concept: str, place: str, act: str) -> None:
    """The day before a change the older wording is applied, from its first day the newer one."""
    ruling = decided(text_of(name), day=date.fromisoformat(day))
    assert ending(ruling) == "startbesked"
    found = next(one for one in ruling.decision.information if one.atom.predicate.name == concept)
    why = found.evidence
    assert why is not None
    cited = provisions_among(tuple(walk(why)))
    assert {p.wording.sfs for p in cited if p.wording and str(p.citation).startswith(place)} == {act}


def test_the_time_limit_under_a_wording_known_by_quotation() -> None:
    """From July 2026 9 kap. 99 § is known by quotation: where that is accepted the limit and the fee are told."""
    before, after = (told(decided(text_of("18"), day=date(2026, m, d))) for m, d in ((6, 30), (7, 1)))
    assert before["sista_beslutsdag"] == after["sista_beslutsdag"] == date(2026, 7, 22)
    assert after["återstående_femtedelar"] == 5


FOLLOWED = {"föreläggandet i ärendet har inte följts": "föreläggandet i ärendet har följts"}
TIME_LEFT = {"följa föreläggandet i ärendet: 2026-03-20": "följa föreläggandet i ärendet: 2026-03-24"}


@pytest.mark.parametrize("change", [FOLLOWED, TIME_LEFT])
def test_nothing_is_dismissed_while_the_order_can_be_followed(change: dict[str, str]) -> None:
    """9 kap. 91 §: an order that is followed, or whose last day has not passed, is no ground to dismiss."""
    ruling = decided(changed("19", change), day=date(2026, 3, 24))
    assert ending(ruling) is Reason.OPEN
    outcomes = {one.outcome.id: one.finding.truth.name for one in ruling.decision.outcomes}
    assert outcomes["avvisning"] == "FALSE"


def test_a_completion_in_time_moves_the_time_limit() -> None:
    """9 kap. 99 § 4 and 100 § 2: the time runs from the completion, which the applicant is told."""
    found = told(decided(text_of("30"), day=date(2026, 4, 1)))
    assert found["sista_beslutsdag"] == date(2026, 4, 17)
    assert "information_annan_startdag" in found
    late = changed("30", {"beslutades: 2026-02-27": "beslutades: 2026-03-10"})  # three weeks and a day
    found = told(decided(late, day=date(2026, 4, 1)))
    assert found["sista_beslutsdag"] == date(2026, 3, 16)
    assert "information_annan_startdag" not in found


DANGER = "tvingande säkerhetsskäl bedöms kräva att"
NO_DANGER = {DANGER: "tvingande säkerhetsskäl bedöms inte kräva att"}
MISLED = NO_DANGER | {
    "beslutet i ärendet beror inte på att parten": "beslutet i ärendet beror på att parten",
}
APPEALED = {"beslutet i ärendet har inte överklagats": "beslutet i ärendet har överklagats"}
HARMLESS = {
    "beslutet i ärendet är till nackdel för": "beslutet i ärendet är inte till nackdel för",
    "beslutet i ärendet bedöms vara felaktigt\n": "beslutet i ärendet bedöms vara felaktigt\n"
    "      - det tidigare beslutet i ärendet bedöms vara uppenbart felaktigt i något väsentligt hänseende\n"
    "      - ändringen av det tidigare beslutet i ärendet bedöms kunna göras snabbt och enkelt\n",
}
SENT = {
    "ärendet har inte överklagats\n": "ärendet har överklagats\n"
    "      - handlingarna om överklagandet i ärendet har överlämnats till överinstansen\n"
}
KEPT = {
    "ärendet har inte överklagats\n": SENT["ärendet har inte överklagats\n"].replace(
        "har överl", "har inte överl"
    )
}
MAY, MUST = "får_ändras", "ska_ändras"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {MAY}),
        (NO_DANGER, set[str]()),  # 37 §: favourable, to the party's disadvantage, and none of the three cases
        (MISLED, {MAY}),
        (APPEALED, set[str]()),  # 39 §
        (HARMLESS, {MAY, MUST}),  # 38 §
        (HARMLESS | KEPT, {MAY, MUST}),
        (HARMLESS | SENT, set[str]()),
    ],
)
def test_when_a_decision_may_be_changed(change: dict[str, str], expected: set[str]) -> None:
    """Förvaltningslagen 37 to 39 §§, and never by the decision function."""
    ruling = decided(changed("32", change), day=date(2026, 4, 2))
    assert told(ruling).keys() & {MAY, MUST} == expected
    assert ending(ruling) is Reason.OBSTACLE


HEARD = {"har inte fått yttra sig över allt": "har fått yttra sig över allt"}
NEEDLESS = {"det bedöms inte vara uppenbart obehövligt": "det bedöms vara uppenbart obehövligt"}


@pytest.mark.parametrize("change", [HEARD, NEEDLESS])
def test_a_party_that_is_heard_is_no_obstacle(change: dict[str, str]) -> None:
    """Förvaltningslagen 25 §: then what remains is that lov is required, which a person says."""
    assert ending(decided(changed("37", change), day=date(2026, 3, 10))) is Reason.NOT_DELEGATED


@pytest.mark.parametrize(
    ("begun", "expected"), [("2026-06-30", Reason.OBSTACLE), ("2026-07-01", "startbesked")]
)
def test_the_older_building_rules_may_be_chosen_until(begun: str, expected: str | Reason) -> None:
    """The last day of the period of choice, and the day after."""
    text = text_of("35").replace("2026-07-01", begun)
    assert ending(decided(text, day=date(2026, 7, 10))) == expected


@pytest.mark.parametrize(
    ("asked", "last"),
    [("2026-06-08", date(2026, 7, 6)), ("2026-06-02", date(2026, 6, 30)), ("2026-06-01", None)],
)
def test_a_request_that_the_case_be_decided(asked: str, last: date | None) -> None:
    """Förvaltningslagen 12 §: four weeks from a request that is made when six months have passed."""
    text = changed("36", {"i ärendet kom in: 2026-06-08": f"i ärendet kom in: {asked}"})
    assert told(decided(text, day=date(2026, 6, 23))).get("sista_dag_efter_begäran") == last


REACHED = "      - dagen då anmälan nådde nämnden i ärendet: {}\n"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (REACHED.format("2026-01-12"), "startbesked"),
        (
            REACHED.format("2026-01-11"),
            Reason.CONFLICT,
        ),  # it cannot have come in later than it reached the board
        (
            REACHED.format("2026-01-13") + "      - anmälan kom inte med post i ärendet\n"
            "      - anmälan låg inte i nämndens postlåda vid dagens första tömning i ärendet\n",
            Reason.CONFLICT,
        ),
        (REACHED.format("2026-01-13") + "      - anmälan kom med post i ärendet\n", "startbesked"),
    ],
)
def test_the_day_of_arrival(stated: str, expected: str | Reason) -> None:
    """Förvaltningslagen 22 §: post counts one working day earlier, and nothing else does."""
    text = text_of("01").replace(
        "      - anmälan i ärendet är skriftlig\n", stated + "      - anmälan i ärendet är skriftlig\n"
    )
    assert ending(decided(text, day=date(2026, 1, 20))) == expected


def test_a_remitted_case() -> None:
    """9 kap. 101 §: the time runs from the day it came back, and the earlier decision is pointed out."""
    found = told(decided(text_of("38"), day=date(2026, 3, 16)))
    assert found["sista_beslutsdag"] == date(2026, 3, 30)
    assert found["tidigare_beslut_dag"] == date(2025, 12, 19)
