"""The pytest plugin as a municipality meets it: a run of its own, over its own rule files and scenarios."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from textwrap import indent

import pytest

from tests.api.offices import EXAMPLES, EXEMPELKOMMUNEN

ROOT = Path(__file__).parents[2]
PLUGIN = "legalrules.testing.plugin"
INSTALLED = any(one.value == PLUGIN for one in entry_points(group="pytest11"))

RIGHT = """
- fall: allt håller
  fil: ../01.yaml
  dag: 2026-01-20
  svar: startbesked
  slut: beslutas
"""
WRONG = RIGHT.replace("svar: startbesked", "svar: nekat").replace("allt håller", "något brister")
TOML = """
[[fall]]
fall = "avstängd automatik"
fil = "../01.yaml"
"ändrat" = {"automatiken är inte avstängd för" = "automatiken är avstängd för"}
dag = 2026-01-20
svar = "startbesked"
slut = "lämnas över: hinder"
"""


def run(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and what is printed of a run of pytest in the folder."""
    plugin = () if INSTALLED else ("-p", PLUGIN)
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(folder), *plugin, *options]
    done = subprocess.run(
        [*command, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a municipality reads of a run with two right rows and a wrong one, and a limit that it misses."""
    folder = tmp_path_factory.mktemp("kommun")
    (folder / "scenarios").mkdir()
    shutil.copy(EXEMPELKOMMUNEN, folder)
    shutil.copy(next(EXAMPLES.glob("01-*.yaml")), folder / "01.yaml")
    (folder / "scenarios" / "ja.yaml").write_text(RIGHT + WRONG, "utf-8")
    (folder / "scenarios" / "nej.toml").write_text(TOML, "utf-8")
    code, out = run(folder, "-v", "--rule-coverage-min=99")
    assert code == 1
    return out


def test_rows_are_tests(printed: str) -> None:
    """Rows of both formats are collected and tried."""
    assert "1 failed, 2 passed" in printed
    assert "nej.toml::avstängd automatik PASSED" in printed


def test_rules_are_counted(printed: str) -> None:
    """What is untried of the municipality's own order is told by place, and the shipped law is left out."""
    # The section stands before or after the failures, as pytest found the plugin.
    told = printed.split(" rule coverage ")[1].split("\n=====")[0]
    assert "aldrig ouppfylld: EXK 4 § (lydelse från 2025-12-01), regel" in told
    assert " PBL " not in told
    assert "below the limit" in told


def test_a_wrong_row_shows_the_derivation_beside_what_was_expected(printed: str) -> None:
    """The failure names the row, the answer wanted, the answer got, and the steps that led to it."""
    for words in (
        "svar: nekat",
        "svaret blev startbesked, inte nekat",
        "Härledningen:",
        "PBL 10 kap. 23 c §",
    ):
        assert words in printed


def test_processes_count_together(tmp_path: Path) -> None:
    """Two processes of pytest-xdist, a file each, tell one coverage, and fail together below the limit."""
    (tmp_path / "scenarios").mkdir()
    shutil.copy(next(EXAMPLES.glob("01-*.yaml")), tmp_path / "01.yaml")
    law = f"- {EXEMPELKOMMUNEN}"
    for name, rows in (("ja", RIGHT), ("nej", RIGHT.replace("allt håller", "igen"))):
        text = f"lag:\n  {law}\nfall:\n" + indent(rows.strip(), "  ")
        (tmp_path / "scenarios" / f"{name}.yaml").write_text(text, "utf-8")
    code, printed = run(tmp_path, "-q", "-n2", "--dist=loadfile", "--rule-coverage-min=99")
    assert (code, "2 passed" in printed) == (1, True), printed
    assert "aldrig ouppfylld: EXK 4 § (lydelse från 2025-12-01), regel" in printed
    assert "below the limit" in printed


def test_a_faulty_file_is_told(tmp_path: Path) -> None:
    """A row that is none stops the collection, and says what is wrong."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "fel.yaml").write_text(RIGHT.replace("beslutas", "bestäms"), "utf-8")
    code, printed = run(tmp_path, "-q")
    assert code == 2
    assert "slut is one of beslutas, kompletteras" in printed
