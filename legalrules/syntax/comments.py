"""Canonical layout with every comment in its place: the printer's lines, and the comments of the lines they came from.

Comments are not in the tree. Each is tied to a line of its block: the one it ends, or the next one. Where such a line
cannot be found again in what is printed, the file is refused, never written without the comment.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from legalrules.diagnostics.outcome import Outcome
from legalrules.source import SourceFile
from legalrules.syntax.parser import parse
from legalrules.syntax.printer import print_file

_COMMENT = re.compile(r'^((?:[^"#]|"[^"]*")*)#(.*)$')

Key = tuple[int, str, int]


class CannotFormat(Exception):
    """A comment whose line the canonical layout does not have, or a tree that it would change."""


@dataclass(slots=True)
class _Line:
    """A line of code with its key in the file, its comment, and the lines of comment above and below it."""

    key: Key
    indent: str
    comment: str
    above: list[str]
    below: list[str]


def formatted(source: SourceFile) -> Outcome[str]:
    """The canonical text, or the faults of the file. Raises `CannotFormat` if a comment would lose its place."""
    read = parse(source)
    if read.value is None or read.diagnostics:
        return Outcome(None, read.diagnostics)
    written, loose = _lines(source.text)
    printed, _ = _lines(print_file(read.value))
    by_key = {line.key: line for line in written}
    missing = [line for line in written if (line.comment or line.above or line.below)]
    known = {line.key for line in printed}
    for line in missing:
        if line.key not in known:
            raise CannotFormat(f"the line “{line.key[1]}” has a comment and is written otherwise")
    text = _merged(printed, by_key, loose)
    again = parse(SourceFile.from_text(source.name, text))
    if again.diagnostics or again.value != read.value:
        raise CannotFormat("the canonical layout would change what the file says")
    return Outcome(text)


def _merged(printed: list[_Line], by_key: dict[Key, _Line], loose: list[str]) -> str:
    lines: list[str] = []
    for line in printed:
        own = by_key.get(line.key)
        above = own.above if own and any(own.above) else []
        below = own.below if own else []
        if line.above == [""]:
            lines.append("")
        lines.extend(line.indent + text if text else "" for text in above)
        tail = f"  {own.comment}" if own and own.comment else ""
        lines.append(line.indent + line.key[1] + tail)
        lines.extend(line.indent + text for text in below)
    if loose:
        lines.extend(["", *loose] if lines else loose)
    return "\n".join(lines) + "\n"


def _lines(text: str) -> tuple[list[_Line], list[str]]:
    """The lines of code with what is tied to them, and the comments at the margin after the last of them."""
    found: list[_Line] = []
    waiting: list[tuple[bool, str]] = []
    seen: Counter[tuple[int, str]] = Counter()
    block = 0
    for raw in text.split("\n"):
        match = _COMMENT.match(raw)
        code, comment = (match.group(1), f"#{match.group(2)}".rstrip()) if match else (raw, "")
        if not code.strip():
            waiting.append((raw.startswith(" "), comment))
            continue
        at_margin = not code.startswith(" ")
        if at_margin:
            block += 1
            _leave_below(found, waiting)
        words = code.strip() if '"' in code else " ".join(code.split())
        ordinal = seen[block, words]
        seen[block, words] += 1
        indent = code[: len(code) - len(code.lstrip())]
        found.append(_Line((block, words, ordinal), indent, comment, _trimmed(waiting), []))
        waiting = []
    _leave_below(found, waiting)
    return found, [text for text in _trimmed(waiting) if text]


def _leave_below(found: list[_Line], waiting: list[tuple[bool, str]]) -> None:
    """Indented comments at the end of a block stay below its last line."""
    while found and waiting and (waiting[0][0] and waiting[0][1]):
        found[-1].below.append(waiting.pop(0)[1])


def _trimmed(waiting: list[tuple[bool, str]]) -> list[str]:
    """Comments with at most one blank line between them; [""] where there are only blank lines."""
    texts = [text for _, text in waiting]
    if not any(texts):
        return [""] if texts else []
    while not texts[0]:
        texts.pop(0)
    return [text for i, text in enumerate(texts) if text or texts[i - 1]]
