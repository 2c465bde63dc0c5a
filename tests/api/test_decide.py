"""The library as a municipality's system uses it: load, read, decide, verify; side by side and from many threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

import legalrules
from legalrules import Accepted, Complete, Decided, DiagnosticError, HandOver, Reason
from tests.api.offices import DAY, EXEMPELKOMMUNEN, GRANNKOMMUNEN, decided, example, load, office, text_of

PLAIN = "01"


def test_the_plain_case_is_decided() -> None:
    """A complete notification under the new rules ends in a startbesked that the kernel has accepted."""
    ruling = decided(text_of(PLAIN))
    assert ruling.decision.ending == Decided("startbesked", follow_up=ruling.decision.ending.follow_up)
    assert isinstance(ruling.verdict, Accepted)


def test_both_engines_write_the_same_certificate() -> None:
    """The reference engine and the default one agree to the byte."""
    assert decided(text_of(PLAIN), engine="naive").certificate == decided(text_of(PLAIN)).certificate


def test_an_unknown_engine_is_an_error() -> None:
    """There is no third engine yet."""
    with pytest.raises(KeyError):
        decided(text_of(PLAIN), engine="prolog")


def test_two_municipalities_side_by_side() -> None:
    """The same case is decided by the one, and handed over by the other that does not rest on quotations."""
    day = date(2026, 11, 20)
    text = text_of("03")
    assert isinstance(decided(text, day=day, delegation=EXEMPELKOMMUNEN).decision.ending, Decided)
    assert decided(text, day=day, delegation=GRANNKOMMUNEN).decision.ending == HandOver(Reason.OBSTACLE)


def test_threads_share_rules() -> None:
    """Sixteen decisions from eight threads on fresh rules give sixteen times the same certificate."""
    rules = load(EXEMPELKOMMUNEN)
    case = legalrules.read_case(rules, example(PLAIN))
    with ThreadPoolExecutor(8) as pool:
        rulings = pool.map(lambda _: legalrules.decide(rules, case, day=DAY), range(16))
    assert len({ruling.certificate for ruling in rulings}) == 1


def test_a_missing_fact_of_the_applicant_asks_for_it() -> None:
    """Without the height of the chimney outlet the applicant is asked, with the question of the concept."""
    lines = [line for line in text_of(PLAIN).split("\n") if "höjden över taket" not in line.lower()]
    lines = [line for line in lines if "mynning" not in line.lower()]
    ruling = decided("\n".join(lines))
    assert ruling.decision.ending == Complete()
    assert any("mynning" in a.atom.predicate.name for a in ruling.decision.awaits)


def test_nothing_is_decided_on_a_bad_fact() -> None:
    """A rejected case raises with all its faults, in Swedish too."""
    with pytest.raises(DiagnosticError) as raised:
        decided(text_of("10"))
    assert {d.code for d in raised.value.diagnostics} == {"LR504", "LR505"}
    assert all(d.swedish for d in raised.value.diagnostics)


def test_a_case_of_another_type_is_rejected() -> None:
    """A case type that no rule file declares is named, with those that exist."""
    with pytest.raises(DiagnosticError) as raised:
        decided(text_of(PLAIN).replace("ärendetyp: eldstadsanmälan", "ärendetyp: bygglov"))
    assert [d.code for d in raised.value.diagnostics] == ["LR501"]


def test_without_a_delegation_a_person_decides() -> None:
    """The law alone delegates nothing to a machine (KL 6 kap. 37 §)."""
    rules = load()
    ruling = legalrules.decide(rules, legalrules.read_case(rules, example(PLAIN)), day=DAY)
    assert ruling.decision.ending == HandOver(Reason.NOT_DELEGATED) or ruling.decision.ending == HandOver(
        Reason.OPEN
    )


def test_a_day_before_the_law_begins_decides_nothing() -> None:
    """On a day for which no wording is encoded no rättsläge applies, and a person decides."""
    text = text_of(PLAIN).replace("2026-01", "1989-12")
    assert decided(text, day=date(1990, 1, 1)).decision.ending == HandOver(Reason.NO_OUTCOME)


def test_the_rules_of_an_office_are_not_shared() -> None:
    """Loading twice gives two objects that know nothing of each other."""
    assert office(EXEMPELKOMMUNEN) is not load(EXEMPELKOMMUNEN)


JUDGEMENT = """
  - källa: handläggare
    handläggare: "Eva Ek"
    skäl: "Underlaget bär inte."
    datum: 2026-01-15
    om:
      - installationen bedöms inte komma att uppfylla de tekniska egenskapskraven
"""


def test_a_judgement_weighs_against_the_standpoint() -> None:
    """The standpoint never overrides what an official has judged: both outcomes follow, and a person decides."""
    ruling = decided(text_of(PLAIN).rstrip() + JUDGEMENT)
    assert ruling.decision.ending == HandOver(Reason.EXCLUSIVE_OUTCOMES)


def test_facts_that_cannot_be_true_together_are_named() -> None:
    """A notification cannot come in after the day on which it reached the board: both days are shown, with sources."""
    came = "      - dagen då anmälan i ärendet kom in: 2026-01-12"
    reached = came.replace("i ärendet kom in: 2026-01-12", "nådde nämnden i ärendet: 2026-01-09")
    ruling = decided(text_of(PLAIN).replace(came, f"{came}\n{reached}"))
    assert ruling.ending == HandOver(Reason.CONFLICT)
    (conflict,) = ruling.decision.conflicts
    assert [(s.predicate, s.value) for s in conflict.statements] == [
        ("dag_inkom", date(2026, 1, 12)),
        ("dag_nådde", date(2026, 1, 9)),
    ]


def test_a_day_at_the_end_of_the_calendar_is_rejected() -> None:
    """A period that leads past the year 9999 is a fault of the case (LR513), not a crash."""
    with pytest.raises(DiagnosticError) as raised:
        decided(text_of(PLAIN), day=date(9999, 12, 31))
    assert [d.code for d in raised.value.diagnostics] == ["LR513"]


def test_a_statement_from_the_future_is_rejected() -> None:
    """What was stated after the day of decision cannot be what the decision rests on (LR514)."""
    with pytest.raises(DiagnosticError) as raised:
        decided(text_of(PLAIN).replace("datum: 2026-01-12", "datum: 2099-12-31"))
    assert {d.code for d in raised.value.diagnostics} == {"LR514"}


def test_the_number_of_control_points_does_no_harm() -> None:
    """Sixty further control points are decided, each looked at once."""
    names = [f"punkt{n}" for n in range(60)]
    text = text_of(PLAIN).replace("kontrollpunkt: [", "kontrollpunkt: [" + ", ".join(names) + ", ")
    extra = "".join(
        f"      - {n} ingår i kontrollplanen i ärendet\n      - {n} har en namngiven kontrollant\n"
        for n in names
    )
    start = text.index("      - ärendet avser installationen")
    assert isinstance(decided(text[:start] + extra + text[start:]).decision.ending, Decided)


def test_wrong_types_are_said() -> None:
    """A text for a path or a moment for a day is a mistake of the caller, and is called so."""
    rules = office()
    with pytest.raises(TypeError, match="a case is read from"):
        legalrules.read_case(rules, str(example(PLAIN)))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="the day of decision"):
        legalrules.decide(rules, legalrules.read_case(rules, example(PLAIN)), day=datetime(2026, 1, 20))


def test_a_decision_is_told_of_the_facts_that_were_decided() -> None:
    """Whoever changes the case afterwards changes nothing of the decision, though it is told only when asked for."""
    case = legalrules.read_case(office(), example("01"))
    untouched = legalrules.decide(office(), case, day=DAY).decision
    ruling = legalrules.decide(office(), case, day=DAY)
    case.facts.entities.clear()  # type: ignore[attr-defined]
    assert repr(ruling.decision) == repr(untouched)
