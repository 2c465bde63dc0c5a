"""The imaginary municipality of docs/examples/smastad tests its own system, as its readers are told that it does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.testing.test_plugin import INSTALLED, PLUGIN, ROOT

SMASTAD = ROOT / "docs" / "examples" / "smastad"


def run(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and what is printed of a run of its tests, with a few drawn cases."""
    plugin = () if INSTALLED else ("-p", PLUGIN)
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(folder), *plugin, *options]
    done = subprocess.run(
        [*command, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", "EXAMPLES": "5"},
    )
    return done.returncode, done.stdout + done.stderr


def test_the_municipality_passes_its_own_tests() -> None:
    """Its scenarios and its promises hold, and its rules are exercised as far as the page says."""
    code, printed = run(SMASTAD, "-q", "--rule-coverage-min=80")
    assert code == 0, printed
    assert "11 passed" in printed
    assert "regeltäckning: 88,9 %" in printed
