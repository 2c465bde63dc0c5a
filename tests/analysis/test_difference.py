"""Two laws compared: each kind of case that changes is found with a case, and that no other does is proved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from legalrules.analysis.difference import Difference, Side, difference
from legalrules.analysis.difference_report import difference_data, difference_document
from legalrules.analysis.replay import replay
from legalrules.render import to_text
from legalrules.values import Quantity
from tests.analysis.plants import planted

DAY = date(2026, 3, 2)
HIGHER = ("är större än 40,0 kg\n\n§ 2", "är större än 45,0 kg\n\n§ 2")
NO_EXCEPTION = (
    "om hunden i Ä är en ledarhund",
    "om hunden i Ä är en ledarhund\n      och hundens vikt i Ä är högst 50,0 kg",
)
CASE = """
ärendetyp: hund
ärende: a
namn: {{ärende: [a]}}
uppgifter:
  - källa: sökande
    datum: 2026-03-01
    om:
      - hunden i a är inte en ledarhund
      - hundens vikt i a: {weight} kg
"""
SIDES = Side(planted(), DAY), Side(planted(HIGHER), DAY)


def compared(*changes: tuple[str, str]) -> Difference:
    """The statute against the statute with these changes."""
    return difference("hund", Side(planted(), DAY), Side(planted(*changes), DAY))


def test_nothing_changes() -> None:
    """A law is no different from itself, and that is proved."""
    assert compared() == Difference("hund", (), 1, "")


def test_higher_limit() -> None:
    """A limit that is moved changes one kind of case: above the old limit, not above the new."""
    found = compared(HIGHER)
    (change,) = found.changes
    assert (change.before, change.after, found.why_not) == (("tillstånd",), ("fritt",), "")
    said = {s.predicate: s.value for s in change.case.facts.statements}
    assert said.keys() == {"vikt", "ledarhund"} and said["ledarhund"] is False
    assert isinstance(said["vikt"], Quantity) and Decimal(40) < said["vikt"].number <= Decimal(45)


def test_narrower_exception() -> None:
    """A condition more in an exception changes the cases that it no longer reaches, and says by which provision."""
    (change,) = compared(NO_EXCEPTION).changes
    assert (change.before, change.after) == (("fritt",), ("tillstånd",))
    assert [str(place) for place in change.rests_after] == ["HL 1 kap. 1 §"]


def test_bound_is_said() -> None:
    """An enumeration that was cut short does not claim a proof."""
    found = difference("hund", *SIDES, limit=0)
    assert found.changes == () and found.why_not == "uppräkningen slutar efter 0 slag av ärenden"


def test_told() -> None:
    """The document says what changes and that the rest is proved; so does the data."""
    text = " ".join(to_text(difference_document(SIDES, [compared(HIGHER)], None)).split())
    assert "1. tillstånd krävs → ingenting krävs" in text
    assert "alla övriga ärenden får samma utfall." in text
    assert '"proved": True' in str(difference_data(SIDES, [compared(HIGHER)], None)).replace("'", '"')


def test_replay(tmp_path: Path) -> None:
    """Stored cases are decided by both laws; one that cannot be read is told, the others go on."""
    for name, weight in (("lätt", "39,0"), ("mitt emellan", "41,0"), ("tung", "46,0")):
        (tmp_path / f"{name}.yaml").write_text(CASE.format(weight=weight), "utf-8")
    (tmp_path / "trasig.yaml").write_text("nej", "utf-8")
    found = list(replay(tmp_path, *SIDES))
    assert [one.file.stem for one in found if one.differs] == ["mitt emellan"]
    assert [one.file.stem for one in found if one.why_not] == ["trasig"]
