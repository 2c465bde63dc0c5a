"""A folder of cases held against its key: what comes out, what is wrong, and how much was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalrules.adapters.casebook_file import read_key
from legalrules.casebook import Tried, casebook
from legalrules.cli.main import main
from tests.api.dogs import CASE, SMALL, rules, written

RIGHT = r"""
- {fall: stor hund, fil: fall.yaml, dag: 2026-01-20, svar: krävs, vilar_på: [HL 1 kap. 1 §]}
- {fall: okänd vikt, fil: fall.yaml, ändrat: {"      - vikten för rex: 40,1 kg\n": ""}, dag: 2026-01-20,
   svar: öppet, öppet: [vikt]}
"""
WRONG = r"""
- {fall: liten hund, fil: fall.yaml, ändrat: {"40,1": "40,0"}, dag: 2026-01-20, svar: krävs,
   vilar_på: [HL 1 kap. 1 § 2]}
- {fall: okänd vikt, fil: fall.yaml, ändrat: {"      - vikten för rex: 40,1 kg\n": ""}, dag: 2026-01-20,
   svar: öppet, öppet: [ledarhund]}
"""


def tried(folder: Path, key: str, *, questions: bool = False) -> list[Tried]:
    """The case held against the key."""
    folder.joinpath("fall.yaml").write_text(CASE, "utf-8")
    folder.joinpath("facit.yaml").write_text(key, "utf-8")
    return list(casebook(rules(written(folder)), folder, questions=questions))


def test_what_comes_out_as_the_key_says(tmp_path: Path) -> None:
    """An answer by its provision, and one that is open with exactly what it waits for."""
    found = tried(tmp_path, RIGHT)
    assert [(one.answer, one.facts, one.faults) for one in found] == [
        ("krävs", (), ()),
        ("öppet", ("vikt",), ()),
    ]


def test_what_does_not(tmp_path: Path) -> None:
    """Every way in which it differs is told."""
    assert [one.faults for one in tried(tmp_path, WRONG)] == [
        ("svaret blev inget utfall, inte krävs", "vilar inte på HL 1 kap. 1 § 2"),
        ("väntar på vikt",),
    ]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ("värden: {vikt: '40,1 kg'}", ()),
        ("värden: {vikt: '40,5 kg'}, tolerans: '0,4 kg'", ()),
        ("värden: {vikt: '40,5 kg'}, tolerans: '0,3 kg'", ("vikt blev 40,1 kg, inte 40,5 kg",)),
        ("värden: {vikt: '40,1 g'}, tolerans: '1 g'", ("vikt blev 40,1 kg, inte 40,1 g",)),
        ("värden: {vikt: inget värde}", ("vikt blev 40,1 kg, inte inget värde",)),
        ("värden: {ålder: '3 år'}", ("ålder blev inget värde, inte 3 år",)),
    ],
)
def test_values(tmp_path: Path, row: str, faults: tuple[str, ...]) -> None:
    """Are held to the key exactly, or as nearly as it says."""
    path = written(tmp_path)
    path.write_text(f'{SMALL}  redovisas "Vikt"\n    vikten för H\n', "utf-8")
    tmp_path.joinpath("fall.yaml").write_text(CASE, "utf-8")
    key = f"- {{fall: a, fil: fall.yaml, dag: 2026-01-20, svar: krävs, {row}}}"
    tmp_path.joinpath("facit.yaml").write_text(key, "utf-8")
    assert [one.faults for one in casebook(rules(path), tmp_path)] == [faults]


def test_questions_lead_to_the_same_answer(tmp_path: Path) -> None:
    """With the case file to answer them, no more than it states and its lists."""
    assert [(one.asked, one.stated, one.faults) for one in tried(tmp_path, RIGHT, questions=True)] == [
        (4, 3, ()),
        (4, 2, ()),
    ]


@pytest.mark.parametrize(
    "key",
    [
        "- 1",
        "x",
        "- {fall: a, fil: b, dag: 2026-13-45, svar: c}",
        "- {fall: a, fel: b}",
        "- {fall: a, fil: b, dag: 2026-01-20, svar: c, tolerans: lite}",
    ],
)
def test_a_key_that_is_none(key: str) -> None:
    """Says so."""
    with pytest.raises(ValueError, match="not a key to a casebook"):
        read_key(key)


def test_a_change_of_a_line_that_is_not_there(tmp_path: Path) -> None:
    """Is a fault of the key, not a case that happens to come out."""
    key = '- {fall: a, fil: fall.yaml, dag: 2026-01-20, svar: krävs, ändrat: {"50 kg": "60 kg"}}'
    with pytest.raises(ValueError, match="has no line with '50 kg'"):
        tried(tmp_path, key)


def test_the_command_prints_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And fails for what is wrong."""
    tried(tmp_path, RIGHT)
    law = str(tmp_path / "hundlagen.lag")
    day = "      - frågan gäller rex"
    tmp_path.joinpath("fall.yaml").write_text(
        CASE.replace(
            day,
            f"{day}\n  - källa: systemet\n    datum: 2026-01-12\n    om:\n"
            "      - dagen då anmälan i frågan kom in: 2026-01-12\n"
            "  - källa: sökande\n    datum: 2026-01-12\n    om:",
        ),
        "utf-8",
    )
    assert main(["casebook", str(tmp_path), "--law", law]) == 0
    assert "2 fall: 1 får ett svar, 1 är öppna." in capsys.readouterr().out
    tmp_path.joinpath("facit.yaml").write_text(WRONG, "utf-8")
    assert main(["casebook", str(tmp_path), "--law", law]) == 1
    assert "2 fall blir inte som facit säger." in capsys.readouterr().out
