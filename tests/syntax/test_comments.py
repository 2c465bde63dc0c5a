"""The canonical layout keeps the tree, and every comment in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalrules.cli import main
from legalrules.corpus import sources
from legalrules.source import SourceFile
from legalrules.syntax.comments import CannotFormat, formatted

UNTIDY = """# about the file

begrepp
    # above the sort
    sort  byggnad   # beside it
    {B:  byggnad} [är]  röd
        härledd
        # above the id
        id: röd
    # below the last line
# at the end
"""
TIDY = """# about the file

begrepp
  # above the sort
  sort byggnad  # beside it

  {B: byggnad} [är] röd
    # above the id
    id: röd
    # below the last line
    härledd

# at the end
"""


def of(text: str) -> str:
    """The canonical text."""
    return formatted(SourceFile.from_text("text.lag", text)).unwrap()


def test_comments_follow_their_lines() -> None:
    """A comment moves with the line it stands above, beside or below; doing it again changes nothing."""
    assert of(UNTIDY) == TIDY
    assert of(of(UNTIDY)) == of(UNTIDY)


def test_the_shipped_law_keeps_its_comments() -> None:
    """Every shipped file can be laid out, twice with one result, and loses no comment."""
    for source in sources():
        text = of(source.text)
        assert of(text) == text
        assert text.count("#") == source.text.count("#")


def test_a_comment_without_its_line_refuses_the_file() -> None:
    """A line that the layout writes otherwise cannot carry its comment."""
    with pytest.raises(CannotFormat, match="sort"):
        of('begrepp\n  sort byggnad   "x" # beside it\n')


def test_the_command_checks_and_writes(tmp_path: Path) -> None:
    """`--check` writes nothing and gives 1; without it the file is written, and then checks."""
    file = tmp_path / "a.lag"
    file.write_text(UNTIDY, "utf-8")
    assert main(["format", "--check", str(file)]) == 1
    assert file.read_text("utf-8") == UNTIDY
    assert main(["format", str(file)]) == 0
    assert main(["format", "--check", str(file)]) == 0
