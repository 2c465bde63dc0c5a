"""The glosses of the places that a document cites, each once, numbered in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import assert_never

from legalrules.render.document import (
    Block,
    Cited,
    Document,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Spans,
    Steps,
    Table,
)


def glosses_of(document: Document) -> Mapping[str, int]:
    """The glosses with their numbers, from 1."""
    found: dict[str, int] = {}
    for block in document.blocks:
        for spans in _lines(block):
            for span in spans:
                if isinstance(span, Cited) and span.gloss:
                    found.setdefault(span.gloss, len(found) + 1)
    return MappingProxyType(found)


def _lines(block: Block) -> Iterator[Spans]:
    match block:
        case Heading():
            return
        case Paragraph(spans) | Note(spans):
            yield spans
        case List(items):
            yield from _items(items)
        case Table(_, rows):
            yield from (cell for row in rows for cell in row)
        case Steps(steps):
            yield from (step.spans for step in steps)
        case _:
            assert_never(block)


def _items(items: tuple[Item, ...]) -> Iterator[Spans]:
    for item in items:
        yield item.spans
        yield from _items(item.items)
