"""Document to Markdown: CommonMark, with the tables of GitHub. Steps have anchors, and what names a step links to it.

Everything that comes from a case or a rule file is escaped: it can neither format the page nor smuggle in HTML.
"""

from __future__ import annotations

import re
from typing import assert_never

from legalrules.render.document import (
    Block,
    Cited,
    Code,
    Document,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Span,
    Spans,
    Step,
    Steps,
    Strong,
    Table,
    ToStep,
    Words,
    anchored,
)
from legalrules.render.spans import safe

# Nested deeper, a list cannot be read on a page; the numbers tell what rests on what.
DEEPEST = 12
_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~!])")
# What would begin a list or a rule at the start of a line.
_OPENING = re.compile(r"^(\s*)([-+=]|[0-9]+[.)](?=\s|$))")


def to_markdown(document: Document) -> str:
    """The document as Markdown."""
    targets = anchored(document)
    return "\n\n".join("\n".join(_block(block, targets)) for block in document.blocks) + "\n"


def _block(block: Block, targets: frozenset[int]) -> list[str]:
    match block:
        case Heading(level, text):
            return [f"{'#' * level} {_escaped(text)}"]
        case Paragraph(spans):
            return [_opened(_line(spans, targets))]
        case List(items, numbered):
            return _items(items, numbered, "", targets)
        case Table():
            return _table(block, targets)
        case Note(spans):
            return [f"> {_opened(_line(spans, targets))}"]
        case Steps(steps):
            return [_step(step, targets) for step in steps]
        case _:
            assert_never(block)


def _items(items: tuple[Item, ...], numbered: bool, indent: str, targets: frozenset[int]) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if numbered else "- "
        lines.append(indent + mark + _opened(_line(item.spans, targets)))
        lines += _items(item.items, False, indent + " " * len(mark), targets)
    return lines


def _step(step: Step, targets: frozenset[int]) -> str:
    indent = "  " * min(step.depth, DEEPEST)
    text = _line(step.spans, targets)
    if step.number is None:
        return f"{indent}- {_opened(text)}"
    return f'{indent}- <a id="{anchor(step.number)}"></a>**{step.number}.** {text}'


def anchor(number: int) -> str:
    """The name of a step's anchor, the same in every language."""
    return f"steg-{number}"


def _table(table: Table, targets: frozenset[int]) -> list[str]:
    rows = [tuple(_line(cell, targets) for cell in row) for row in table.rows]
    header = tuple(_escaped(text) for text in table.header)
    return [_row(header), _row(("---",) * len(header)), *(_row(row) for row in rows)]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _line(spans: Spans, targets: frozenset[int]) -> str:
    return "".join(_span(span, targets) for span in spans)


def _span(span: Span, targets: frozenset[int]) -> str:
    match span:
        case Words(text):
            return _escaped(text)
        case Strong(text):
            return f"**{_escaped(text)}**"
        case Code(text):
            return f"`{safe(text).replace('`', ' ')}`"
        case Cited(_, link, mark):
            shown = _escaped(span.shown)
            shown = f"[{shown}](<{_address(link)}>)" if link.startswith(("https://", "http://")) else shown
            return f"{shown} *({_escaped(mark)})*" if mark else shown
        case ToStep(number, text):
            return f"[{_escaped(text)}](#{anchor(number)})" if number in targets else _escaped(text)
        case _:
            assert_never(span)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", safe(text))


def _opened(line: str) -> str:
    """The line, with what would open another kind of block made harmless."""
    return _OPENING.sub(lambda found: found[1] + _backslashed(found[2]), line)


def _backslashed(opening: str) -> str:
    return f"{opening[:-1]}\\{opening[-1]}"


def _address(link: str) -> str:
    return re.sub(r"[<>\s\\]", "", link)
