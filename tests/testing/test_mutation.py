"""Changes of a limit of the act: rows on both sides notice them all, rows far from it only the gross ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legalrules.adapters.scenario_file import read_suite
from legalrules.cli.main import main
from legalrules.exercise.mutants import Change, Mutant
from legalrules.exercise.mutation import Judged, mutation, trials
from tests.api.offices import EXAMPLES
from tests.api.permits import shipped

KEY = EXAMPLES / "lovplikt" / "facit.yaml"
ROW = """
- fall: {at}
  fil: 01-bod-nara-gransen.yaml
  ändrat: {{"gränsen: 2,0 m": "gränsen: {at}"}}
  dag: 2026-01-20
  svar: {answer}
"""
BOTH = (("4,4 m", "kräver_lov"), ("4,5 m", "kräver_inget"))
FAR = (("2,0 m", "kräver_lov"), ("9,0 m", "kräver_inget"))
LIMIT = "avståndet från Å till gränsen < 4,5 m"


def judged(rows: tuple[tuple[str, str], ...]) -> Iterator[Judged]:
    """What becomes of each change of the limit in 9 kap. 34 §, given rows at these distances."""
    suite = read_suite("".join(ROW.format(at=at, answer=answer) for at, answer in rows))
    assert suite is not None
    found = tuple(trials(shipped(), KEY, suite))
    assert len(found) == len(rows)
    return mutation(found, keep=of_the_limit, neighbours=20)


def of_the_limit(mutant: Mutant) -> bool:
    """Whether the mutant changes the limit of 4,5 m as it stands since the reform."""
    return str(mutant.citation) == "PBL 9 kap. 34 §" and mutant.spot == LIMIT


def test_both_sides_notice_every_change() -> None:
    """Moved either way, read from the other side, turned, dropped."""
    found = {(one.mutant.change, one.mutant.step): one.noticed_by for one in judged(BOTH)}
    assert found == {
        (Change.DROPPED, 0): "4,5 m",
        (Change.STRICT, 0): "4,5 m",
        (Change.TURNED, 0): "4,4 m",
        (Change.LIMIT, 1): "4,5 m",
        (Change.LIMIT, -1): "4,4 m",
    }


def test_far_rows_notice_only_what_is_gross() -> None:
    """For what they miss there is a case at the limit that would not, with the answer that the law gives now."""
    missed = {one.mutant.change: one.witness for one in judged(FAR) if not one.noticed_by}
    assert set(missed) == {Change.STRICT, Change.LIMIT}
    witness = missed[Change.STRICT]
    assert witness is not None
    assert witness.lines()[1] == "avståndet från byggandet till gränsen: 4,5 m"
    assert witness.answer() == "kräver_inget"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A share below the one asked for fails, and what goes unnoticed is listed with its case."""
    rows = "".join(ROW.format(at=at, answer=answer) for at, answer in FAR)
    (tmp_path / "facit.yaml").write_text(rows.replace("01-bod", str(KEY.parent / "01-bod")), "utf-8")
    place = ("--provision", "PBL 9 kap. 34 §", "--neighbours", "12")
    assert main(["mutate", str(tmp_path), *place, "--at-least", "100"]) == 1
    printed = " ".join(capsys.readouterr().out.split())
    assert "Märks inte" in printed
    assert f"gränsen räknas på andra sidan: {LIMIT}" in printed


def test_nothing_to_try(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without scenarios is misuse."""
    assert main(["mutate", str(tmp_path)]) == 2
    assert "no scenarios there" in capsys.readouterr().err
