"""The cases under tests/cases/syntax. With UPDATE_CASES=1 the bad ones are rewritten; the diff is to be read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from legalrules.source import SourceFile
from legalrules.syntax.parser import parse
from legalrules.syntax.printer import print_file
from tests.syntax.samples import BAD, CASES, GOOD, MARK, parsed, shown, split

README = CASES.parent.parent.parent / "grammar" / "README.md"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_cases_parse(path: Path) -> None:
    """A good case has no faults, and what is printed of it parses to the same tree."""
    outcome = parse(SourceFile.read(path))
    assert [shown(d) for d in outcome.diagnostics] == []
    assert outcome.value is not None
    assert parsed(print_file(outcome.value)).unwrap().blocks == outcome.value.blocks


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_cases_say_what_is_wrong(path: Path) -> None:
    """A bad case gives exactly the diagnostics written at its end."""
    text, expected = split(path)
    found = [shown(d) for d in parsed(text).diagnostics]
    if os.environ.get("UPDATE_CASES"):
        path.write_text(text + "".join(f"{MARK}{line}\n" for line in found), "utf-8")
        return
    assert found == expected
    assert found


def test_readme_is_a_good_case() -> None:
    """The examples of the language reference are those of the case readme.lag, so they parse."""
    blocks = re.findall(r"```\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert (CASES / "good" / "readme.lag").read_text("utf-8") == "\n\n".join(blocks)
