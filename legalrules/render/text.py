"""Document to text for a terminal: 88 columns, readable without colour, nothing in it that steers the terminal."""

from __future__ import annotations

import re
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
from legalrules.render.spans import plain, safe

WIDTH = 88
# Deeper steps stand at this depth: the numbers tell what rests on what, and a line still holds a sentence.
DEEPEST = 12
_NARROWEST = 16
# Spaces where a line does not break: in "3 kap. 2 § 1", and between a number and its unit.
_KEPT = re.compile(r"(?<=[0-9]) (?=§|kap\.|mm?\b|m²|kW\b|°C|%|kr\b)|(?<=[0-9] [a-z]) (?=§)|(?<=§) (?=[0-9])")


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
    widths = _widths([table.header, *cells])
    rule = "  ".join("-" * width for width in widths)
    rows = [_row(table.header, widths), [rule], *(_row(row, widths) for row in cells)]
    return [line for row in rows for line in row]


def _widths(rows: list[tuple[str, ...]]) -> list[int]:
    """The columns' widths: each its longest cell, narrowed where the table grows least in height until all fit."""
    widths = [min(WIDTH, max(len(row[place]) for row in rows)) for place in range(len(rows[0]))]
    spare = WIDTH - 2 * (len(widths) - 1)
    while sum(widths) > spare:
        wide = [place for place, width in enumerate(widths) if width > _NARROWEST]
        tries = [[w - (n == place) for n, w in enumerate(widths)] for place in wide]
        if not tries:
            break
        widths = min(tries, key=lambda tried: (_height(rows, tried), max(tried)))
    return widths


def _height(rows: list[tuple[str, ...]], widths: list[int]) -> int:
    """About how many lines the rows take."""
    return sum(max(-(-len(cell) // width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _row(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    padded = [column + [""] * (height - len(column)) for column in columns]
    return [
        "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*padded, strict=True)
    ]


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    lines = textwrap.wrap(
        _KEPT.sub("\u00a0", text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines] or [first.rstrip()]


def _text(spans: Spans) -> str:
    return safe(plain(spans))
