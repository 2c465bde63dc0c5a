"""Cutting a file into blocks, and what is refused before the grammar sees it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from legalrules.source import SourceFile
from legalrules.syntax.blocks import MAX_BYTES, MAX_DEPTH, MAX_LINE, blocks, read
from tests.syntax.samples import WORDING, parsed, rule, shown


def test_a_fault_costs_one_block() -> None:
    """One section cannot be read; those around it are delivered."""
    outcome = parsed(rule("A\n  om B") + rule("A\n  B") + rule("A\n  om C"))
    assert [d.code for d in outcome.diagnostics] == ["LR106"]
    assert outcome.value is not None and len(outcome.value.blocks) == 2


def test_blocks_know_their_section() -> None:
    """The statute and chapter named before, and the section itself, go with each block."""
    text = 'författning PBF "t" SFS 2011:338\nkapitel 6 "t"\n§ 2 a\nkapitel 7 "t"\nbegrepp\n'
    found = [block.section for block in blocks(SourceFile.from_text("f", text))]
    assert found == ["PBF", "PBF 6 kap.", "PBF 6 kap. 2 a §", "PBF 7 kap.", "PBF begrepp"]


def test_comments_and_blank_lines_do_not_count() -> None:
    """A comment may stand at any column, also at the margin inside a block and at the end of a line."""
    text = WORDING.replace("    ", "# margin\n\n      # deep\n    ") + "    A b # end\n"
    assert parsed(text).diagnostics == ()


def test_an_empty_file_is_a_file() -> None:
    """A file of comments has no blocks and no faults."""
    outcome = parsed("# nothing\n\n  # yet\n")
    assert (outcome.value is not None and outcome.value.blocks, outcome.diagnostics) == ((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "§ 1\n\tlydelse\n",
            "LR102 2:1 [1 §]  | a tab indents the line | hint: indent with spaces, two for each level",
        ),
        ("§ 1\n  " + "a" * MAX_LINE + "\n", f"LR101 2:{MAX_LINE} [1 §]"),
        (
            "§ 1\n" + "".join(" " * n + "a\n" for n in range(1, MAX_DEPTH + 5)),
            f"LR102 {MAX_DEPTH + 1}:{MAX_DEPTH + 1} [1 §]",
        ),
        ("§ 1\n  a\u200bb\n", "LR101 2:4 [1 §]"),
        ("§ 1\n\u00a0 a\n", "LR102 2:1 [1 §]"),
    ],
)
def test_what_no_grammar_should_see(text: str, expected: str) -> None:
    """Tabs, long lines, deep nesting and invisible characters are told, with their place."""
    (found,) = parsed(text).diagnostics
    assert shown(found).startswith(expected.replace("  |", " |"))


@pytest.mark.parametrize(
    "text", ["§ 1\n" + " a" * MAX_BYTES, "§ 1\n" * (MAX_BYTES // 4 + 1), "å" * (MAX_BYTES // 2 + 1)]
)
def test_a_file_over_the_limit_is_refused_at_once(text: str) -> None:
    """Ten megabytes are answered, not read."""
    begun = time.monotonic()
    (found,) = parsed(text).diagnostics
    assert (found.code, time.monotonic() - begun < 2) == ("LR101", True)


def test_faults_are_counted() -> None:
    """A file with nothing but faults is given up after a while."""
    outcome = parsed("bad\n" * 100_000)
    assert len(outcome.diagnostics) == 201
    assert outcome.diagnostics[-1].message == "more than 200 faults; what follows was not read"


def test_reading_says_what_is_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding gives LR110 with the line of the first wrong byte."""
    path = tmp_path / "a.lag"
    path.write_bytes(b"# first\n\xe5\n")
    (found,) = read(path, "a.lag").diagnostics
    assert shown(found).startswith(
        "LR110 2:1 [] byte e5 | the file is not UTF-8: byte e5 on line 2 begins no character"
    )


def test_reading_says_what_is_not_there(tmp_path: Path) -> None:
    """A file that is not there gives LR110, not an exception."""
    (found,) = read(tmp_path / "none.lag").diagnostics
    assert (found.code, found.message) == ("LR110", "the file cannot be read: No such file or directory")


def test_reading_normalises() -> None:
    """A text whose å is written as two characters parses as any other."""
    assert parsed(rule("A\u030a kra\u0308ver lov")).diagnostics == ()
