"""Cuts a file into its top-level blocks, so that a fault in one section leaves the others whole.

A line that begins at column 0 begins a block. Comments and blank lines are emptied, not removed: line numbers stay.
What makes a text unreadable before any grammar (encoding, size, tabs, wild indentation) is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.outcome import Outcome
from legalrules.source import SourceFile, Span, contents, name_of

MAX_BYTES = 5_000_000
MAX_LINE = 2_000
MAX_DEPTH = 20

_FIRST_WORD = re.compile(r"§|[^\s§\"]+")
_NUMBER = re.compile(r"\s*([0-9]+(?: [a-z](?!\w))?)")
_NAME = re.compile(r"\s+([\w-]+)")
# Control characters, and those that turn the direction of writing: a text must read as it parses.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A top-level block: its text, the line it begins on, its first word, and the section it belongs to."""

    text: str
    first_line: int
    word: str
    section: str
    fault: Diagnostic | None


def read(path: Path, name: str | None = None) -> Outcome[SourceFile]:
    """The file's text, or why it cannot be had: it is not there, too large, or not UTF-8 (LR110)."""
    shown = name or name_of(path)
    try:
        content = contents(path, MAX_BYTES)
        if len(content) > MAX_BYTES:
            return Outcome(None, (_too_big(shown),))
        return Outcome(SourceFile.from_text(shown, content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = f"byte {error.object[error.start]:02x}"
        message = f"the file is not UTF-8: {found} on line {line} begins no character"
        fault = Diagnostic(
            "LR110", message, Span(shown, line, 1, line, 1), found=found, required="UTF-8 text"
        )
        return Outcome(None, (replace(fault, hint="save the file as UTF-8"),))
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return Outcome(None, (Diagnostic("LR110", message, Span(shown, 1, 1, 1, 1), required="a file"),))


def too_big(source: SourceFile) -> Diagnostic | None:
    """A diagnostic for a text over the limit, which is not parsed at all."""
    if len(source.text) <= MAX_BYTES and len(source.text.encode()) <= MAX_BYTES:
        return None
    return _too_big(source.name)


def _too_big(name: str) -> Diagnostic:
    message = f"the file is larger than {MAX_BYTES // 1_000_000} MB and was not read"
    return Diagnostic("LR101", message, Span(name, 1, 1, 1, 1), hint="one file per chapter is usual")


def blocks(source: SourceFile) -> Iterator[TextBlock]:
    """The blocks in order; one whose lines cannot be read carries the first fault found in it."""
    lines = source.text.split("\n")
    starts = [number for number, line in enumerate(lines) if line[:1] not in ("", " ", "\t", "#", "\u00a0")]
    heading = _Heading()
    before = lines[: starts[0]] if starts else lines
    if any(_content(line) for line in before):
        yield _block(source, before, 1, "", "")
    for start, end in pairwise([*starts, len(lines)]):
        word = heading.read(lines[start])
        yield _block(source, lines[start:end], start + 1, word, heading.section)


class _Heading:
    """The statute, chapter and section that the blocks so far have named."""

    def __init__(self) -> None:
        self._statute = ""
        self._chapter = ""
        self.section = ""

    def read(self, line: str) -> str:
        """Take note of a block's first line; gives its first word."""
        match = _FIRST_WORD.match(line)
        word = match.group() if match else line[:1]
        rest = line[len(word) :]
        number, name = _NUMBER.match(rest), _NAME.match(rest)
        own = ""
        match word:
            case "författning" | "delegationsordning":
                self._statute, self._chapter = name.group(1) if name else "", ""
            case "kapitel":
                self._chapter = f"{number.group(1)} kap." if number else ""
            case "§":
                own = f"{number.group(1)} §" if number else ""
            case "övergångsbestämmelse" | "ärendetyp" | "begrepp":
                self.section = " ".join(
                    part for part in (self._statute, line.partition('"')[0].strip()[:60]) if part
                )
                return word
            case _:
                pass
        self.section = " ".join(part for part in (self._statute, self._chapter, own) if part)
        return word


def _content(line: str) -> bool:
    """Whether the line holds anything but a comment."""
    stripped = line.strip(" ")
    return bool(stripped) and not stripped.startswith("#")


def _block(source: SourceFile, lines: list[str], first: int, word: str, section: str) -> TextBlock:
    kept = [line if _content(line) else "" for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    fault = _unreadable(source.name, kept, first, section)
    return TextBlock("\n".join(kept) + "\n", first, word, section, fault)


def _unreadable(name: str, lines: list[str], first: int, section: str) -> Diagnostic | None:
    """The first fault that the block's lines show before any grammar."""
    depths = [0]
    for offset, line in enumerate(lines):
        if not line:
            continue
        fault = _unreadable_line(line, depths)
        if fault:
            code, column, message, hint = fault
            number = first + offset
            return Diagnostic(
                code, message, Span(name, number, column, number, column + 1), section, hint=hint
            )
    return None


def _unreadable_line(line: str, depths: list[int]) -> tuple[str, int, str, str] | None:
    """Code, column, message and hint of what is wrong with one line; `depths` are the indentations around it."""
    if len(line) > MAX_LINE:
        return "LR101", MAX_LINE, f"the line is longer than {MAX_LINE} characters", "break the line"
    text = line.lstrip(" \t\u00a0")
    lead = line[: len(line) - len(text)]
    if lead.strip(" "):
        what = "a tab" if "\t" in lead else "a no-break space"
        return "LR102", 1, f"{what} indents the line", "indent with spaces, two for each level"
    invisible = _INVISIBLE.search(line)
    if invisible:
        message = f"an invisible character, U+{ord(invisible.group()):04X}, stands in the line"
        return "LR101", invisible.start() + 1, message, "delete it"
    if "\t" in line:
        return "LR102", line.index("\t") + 1, "a tab stands in the line", "use spaces"
    return _wrong_depth(len(lead), depths)


def _wrong_depth(depth: int, depths: list[int]) -> tuple[str, int, str, str] | None:
    if depth > depths[-1]:
        depths.append(depth)
        if len(depths) > MAX_DEPTH:
            return (
                "LR102",
                depth + 1,
                f"more than {MAX_DEPTH} levels of indentation",
                "name an intermediate conclusion",
            )
        return None
    while depths[-1] > depth:
        depths.pop()
    if depths[-1] < depth:
        near = f"{depths[-1]} spaces"
        message = f"the line is indented {depth} spaces, which matches no line above"
        return "LR102", depth + 1, message, f"indent it as a line above it, {near} perhaps"
    return None
