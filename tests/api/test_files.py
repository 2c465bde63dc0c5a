"""What a folder of rules may hold beside rules: pipes, files without end, names that are no text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from legalrules import api
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.source import contents, name_of


def test_a_pipe_in_a_folder_is_no_law(tmp_path: Path) -> None:
    """It is named, and not waited for."""
    os.mkfifo(tmp_path / "x.lag")
    with pytest.raises(OSError, match="no file of text"):
        api.read_sources(tmp_path, bundled=False)


def test_a_file_may_have_no_end() -> None:
    """So much is read as shows that it is too large."""
    assert len(contents(Path("/dev/zero"), 10)) == 11
    with pytest.raises(DiagnosticError, match="LR101"):
        api.check(Path("/dev/zero"), bundled=False)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """It is shown so that it can be written anywhere; law is loaded, and kept, from such a file too."""
    path = tmp_path / os.fsdecode(b"\xff.lag")
    path.write_text("begrepp\n  sort sak\n", "utf-8")
    assert name_of(path).endswith("\\xff.lag")
    assert api.load(tmp_path, bundled=False, cache=tmp_path / "kept").warnings == ()
