"""The shipped law stands in the layout that `legalrules format` gives it."""

from __future__ import annotations

from pathlib import Path

import legalrules.corpus
from legalrules.cli.main import main


def test_the_shipped_law_is_formatted() -> None:
    """No file of the corpus would change."""
    files = sorted(Path(legalrules.corpus.__file__).parent.rglob("*.lag"))
    assert len(files) > 50
    assert main(["format", "--check", *map(str, files)]) == 0
