"""The cases under tests/cases/syntax, and what is expected of the bad ones: their last lines, after "#>"."""

from __future__ import annotations

from pathlib import Path

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.outcome import Outcome
from legalrules.source import SourceFile
from legalrules.syntax.nodes import FileNode
from legalrules.syntax.parser import parse

CASES = Path(__file__).resolve().parent.parent / "cases" / "syntax"
GOOD = sorted((CASES / "good").glob("*.lag"))
BAD = sorted((CASES / "bad").glob("*.lag"))
MARK = "#> "

WORDING = '§ 1\n  lydelse från 2025-12-01 genom SFS 2025:974\n    "Gloss."\n'


def parsed(text: str) -> Outcome[FileNode]:
    """What comes of a text."""
    return parse(SourceFile.from_text("text.lag", text))


def tree(text: str) -> FileNode:
    """The tree of a text without faults."""
    return parsed(text).unwrap()


def rule(text: str) -> str:
    """A section that holds one rule, given from its head, its conditions indented by two."""
    return WORDING + "".join(f"    {line}\n" for line in text.split("\n"))


def shown(diagnostic: Diagnostic) -> str:
    """A diagnostic on one line, as the bad cases hold it."""
    span = diagnostic.span
    assert span is not None
    parts = (diagnostic.message, f"required: {diagnostic.required}", f"hint: {diagnostic.hint}")
    head = f"{diagnostic.code} {span.line}:{span.column} [{diagnostic.section}] {diagnostic.found}"
    return " | ".join((head.rstrip(), *(part for part in parts if not part.endswith(": "))))


def split(path: Path) -> tuple[str, list[str]]:
    """A bad case: the text, and the lines expected of it."""
    lines = path.read_text("utf-8").split("\n")
    text = [line for line in lines if not line.startswith(MARK)]
    return "\n".join(text).rstrip("\n") + "\n", [line[len(MARK) :] for line in lines if line.startswith(MARK)]
