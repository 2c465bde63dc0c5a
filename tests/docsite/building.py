"""A site built in a process of its own, as a municipality builds it, whether the package is installed or not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
METADATA = "Metadata-Version: 2.1\nName: legalrules\nVersion: 0.1.0\n"
ENTRY_POINTS = """[mkdocs.plugins]
legalrules = legalrules.docsite.plugin:ReadingRoomPlugin
[mkdocs.themes]
legalrules = legalrules.docsite.theme
[pygments.lexers]
lag = legalrules.docsite.lexer:LagLexer
[pytest11]
legalrules = legalrules.testing.plugin
"""


def build(config: Path, site: Path, *options: str, tool: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    """Build strictly with that tool; the entry points are those of pyproject.toml (a test holds them to it)."""
    known = site.parent / f"{site.name}-metadata" / "legalrules-0.1.0.dist-info"
    known.mkdir(parents=True, exist_ok=True)
    (known / "METADATA").write_text(METADATA, "utf-8")
    (known / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(known.parent), str(ROOT)))}
    # The real site is built as of a day, so that what it says does not change with the calendar.
    environment |= {"LEGALRULES_DAY": "2026-01-20"}
    environment |= {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", tool, "build", "--strict", "-f", str(config), "-d", str(site), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=config.parent)
