"""Law that says nothing is law all the same: an empty file, a vocabulary without a provision."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalrules import api


@pytest.mark.parametrize("text", ["", 'begrepp\n  sort skylt "en skylt"\n'])
def test_law_without_a_wording(text: str, tmp_path: Path) -> None:
    """It is checked without a fault, and nothing is raised."""
    path = tmp_path / "tom.lag"
    path.write_text(text, "utf-8")
    assert api.check(path, bundled=False) == ()
