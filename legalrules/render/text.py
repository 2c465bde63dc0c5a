"""Document to text for a terminal: 88 columns, readable without colour, nothing in it that steers the terminal."""

from __future__ import annotations

import textwrap
from typing import assert_never

from legalrules.render.document import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Spans,
    Step,
    Steps,
    Table,
)
from legalrules.render.spans import kept_together, plain, safe

WIDTH = 88
# Deeper steps stand at this depth: the numbers tell what rests on what, and a line still holds a sentence.
DEEPEST = 12


def to_text(document: Document) -> str:
    """The document as text, its blocks divided by empty lines."""
    return "\n\n".join("\n".join(_block(block)) for block in document.blocks) + "\n"


def _block(block: Block) -> list[str]:
    match block:
        case Heading(level, text):
            return _heading(level, safe(text))
        case Paragraph(spans):
            return _wrapped(_text(spans))
        case List(items, numbered):
            return _items(items, numbered, "")
        case Table():
            return _table(block)
        case Note(spans):
            return _wrapped(_text(spans), first="  | ", rest="  | ")
        case Steps(steps):
            return [line for step in steps for line in _step(step)]
        case _:
            assert_never(block)


def _heading(level: int, text: str) -> list[str]:
    match level:
        case 1:
            lines = _wrapped(text.upper())
            return [*lines, "=" * max(map(len, lines))]
        case 2:
            lines = _wrapped(text)
            return [*lines, "-" * max(map(len, lines))]
        case _:
            return _wrapped(text + ":")


def _items(items: tuple[Item, ...], numbered: bool, indent: str) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        mark = f"{number}. ".rjust(len(str(len(items))) + 2) if numbered else "- "
        below = indent + " " * len(mark)
        lines += _wrapped(_text(item.spans), first=indent + mark, rest=below)
        lines += _items(item.items, False, below)
    return lines


def _step(step: Step) -> list[str]:
    mark = "- " if step.number is None else f"{step.number}. "
    first = "  " * min(step.depth, DEEPEST) + mark
    return _wrapped(_text(step.spans), first=first, rest=" " * len(first))


def _table(table: Table) -> list[str]:
    cells = [tuple(_text(cell) for cell in row) for row in table.rows]
    widths = [max(len(row[place]) for row in [table.header, *cells]) for place in range(len(table.header))]
    if sum(widths) + 2 * (len(widths) - 1) > WIDTH:
        return [line for row in cells for line in _record(row)]
    rule = tuple("-" * width for width in widths)
    return [_row(row, widths) for row in (table.header, rule, *cells)]


def _record(cells: tuple[str, ...]) -> list[str]:
    """A row too wide for columns: its first cell, and the others below it."""
    first, *others = cells
    below = [line for cell in others if cell for line in _wrapped(cell, first="    ", rest="    ")]
    return [*_wrapped(first, first="- ", rest="  "), *below]


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    lines = textwrap.wrap(
        kept_together(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines] or [first.rstrip()]


def _text(spans: Spans) -> str:
    return safe(plain(spans))
