"""Planted faults are found, each with the smallest case that shows it; nothing is found where nothing is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import legalrules
from legalrules.analysis.report import analysis_document
from legalrules.render import to_text
from legalrules.values import Quantity
from tests.analysis.plants import analysed, found, planted

EXCEPTION = (
    "om hunden i Ä är en ledarhund",
    "om hunden i Ä är en ledarhund\n      och hundens vikt i Ä är mindre än 40,0 kg",
)
GAP = ("om tillstånd inte krävs i Ä", "om hundens vikt i Ä är mindre än 40,0 kg")
TWICE = (
    "är större än 40,0 kg\n\n§ 2",
    "är större än 40,0 kg\n      och hundens vikt i Ä är större än 30,0 kg\n\n§ 2",
)


def test_no_false_alarm() -> None:
    """A statute without a fault gives nothing."""
    assert found() == []


def test_day_without_a_value() -> None:
    """A day that is reckoned from one that a case may lack makes no rule seem dead: what it would be is not asked."""
    late = (
        '    "Avgiften."',
        """    "Avgiften."
    sista dagen i Ä är lika med beslutsdagen i Ä plus 3 veckor
      om hunden i Ä är en ledarhund
    hunden i Ä är sen
      om sista dagen i Ä plus 1 månad är efter beslutsdagen i Ä""",
    )
    words = (
        "  avgiften i {Ä: ärende}",
        "  sista dagen i {Ä: ärende}\n    id: sista\n    datum\n    härledd\n\n"
        "  hunden i {Ä: ärende} [är] sen\n    id: sen\n    härledd\n\n  avgiften i {Ä: ärende}",
    )
    shown = ('  redovisas "Avgift"\n', '  redovisas "Avgift"\n    hunden i Ä är sen\n')
    assert found(late, words, shown) == []


def test_conflict() -> None:
    """Two outcomes at once are found with the weights between the two limits, and the case is decided so."""
    wrong = ("om tillstånd inte krävs i Ä", "om hundens vikt i Ä är mindre än 50,0 kg")
    (one,) = (f for f in analysed(wrong).findings if f.doubt.value == "motstridiga utfall")
    assert [str(place) for place in one.places] == ["HL 1 kap. 1 §", "HL 1 kap. 3 §"]
    said = {s.predicate: s.value for s in one.case.facts.statements}
    assert isinstance(said["vikt"], Quantity) and Decimal(40) < said["vikt"].number < Decimal(50)
    assert said.keys() == {"vikt", "ledarhund"}
    ruling = legalrules.decide(planted(wrong), one.case, day=date(2025, 7, 1))
    assert ruling.ending == legalrules.HandOver(legalrules.Reason.EXCLUSIVE_OUTCOMES)


def test_gap_and_value_between() -> None:
    """At the limit itself nothing is said: found both as a missing outcome and as a value between two limits."""
    kinds = [kind for kind, _ in found(GAP)]
    assert "inget utfall" in kinds
    assert ("värde mellan gränserna", ("HL 1 kap. 3 §", "HL 1 kap. 1 §")) in found(GAP)


def test_two_values() -> None:
    """Fees that overlap are found with a weight at which both are due."""
    wrong = ("är högst 40,0 kg", "är högst 41,0 kg")
    assert ("två värden", ("HL 1 kap. 4 §", "HL 1 kap. 4 §")) in found(wrong)


def test_dead_rule() -> None:
    """A rule whose conditions exclude each other is found once, and its conditions are not told one by one."""
    wrong = (
        "är större än 40,0 kg\n\n§ 2",
        "är större än 40,0 kg\n      och hundens vikt i Ä är mindre än 30,0 kg\n\n§ 2",
    )
    assert ("död regel", ("HL 1 kap. 1 §",)) in found(wrong)
    assert "överflödigt villkor" not in [
        kind for kind, places in found(wrong) if places == ("HL 1 kap. 1 §",)
    ]


def test_dead_exception() -> None:
    """An exception that never meets what it excepts from is found."""
    assert found(EXCEPTION) == [("dött undantag", ("HL 1 kap. 2 §",))]


def test_redundant_condition() -> None:
    """A condition that another implies is found at its rule."""
    assert found(TWICE) == [("överflödigt villkor", ("HL 1 kap. 1 §",))]


def test_waived() -> None:
    """What the file says may stand is told with its reason; a waiver of nothing is told too."""
    waiver = '    "En tung hund kräver tillstånd."\n    godtas "överflödigt villkor": "Lagen säger båda."'
    accepted = ('    "En tung hund kräver tillstånd."', waiver)
    report = analysed(TWICE, accepted)
    assert [f.waived.reason for f in report.findings if f.waived] == ["Lagen säger båda."]
    assert report.idle == ()
    assert [w.doubt.value for w in analysed(accepted).idle] == ["överflödigt villkor"]


def test_told() -> None:
    """The report names what was searched, the provision, the kind and the example, in Swedish."""
    report = analysed(("om tillstånd inte krävs i Ä", "om hundens vikt i Ä är mindre än 50,0 kg"))
    text = to_text(analysis_document(planted().legislation, report))
    for part in ("hund (2025-07-01)", "HL 1 kap. 1 § och HL 1 kap. 3 §", "hundens vikt i ärende: 4"):
        assert part in " ".join(text.split())


def test_unknown_kind_is_reported() -> None:
    """A waiver of what no analysis finds is a fault of the file (LR314)."""
    wrong = ('    "Avgiften."', '    "Avgiften."\n    godtas "slarv": "för att"')
    try:
        planted(wrong)
    except legalrules.DiagnosticError as error:
        assert [d.code for d in error.diagnostics] == ["LR314"]
    else:
        raise AssertionError("no fault")
