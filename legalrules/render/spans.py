"""Sentences put together from wording and parts: citations and links to steps stay what they are inside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from string import Formatter

from legalrules.render.document import Cited, Code, Span, Spans, Strong, ToStep, Words
from legalrules.render.quoting import ending, opening, shown

# Spaces where a line does not break: in "3 kap. 2 § 1", and between a number and its unit.
_KEPT = re.compile(
    r"(?<=[0-9]) (?=§|kap\.|mm?\b|m²|kW\b|°C|%|kr\b)|(?<=[0-9] [a-z]) (?=§)|(?<=§) (?=[0-9])"
    r"|(?<=Chapter|Section) (?=[0-9])"
)


def fill(wording: str, **parts: str | Span | Spans) -> Spans:
    """The wording with its {names} replaced by the parts. Raises KeyError for a name without a part."""
    spans: list[Span] = []
    for words, name, _, _ in Formatter().parse(wording):
        if words:
            spans.append(Words(words))
        if name is not None:
            spans.extend(spans_of(parts[name]))
    return tuple(_merged(spans))


def spans_of(part: str | Span | Spans) -> Spans:
    """A part as spans."""
    match part:
        case str():
            return (Words(part),) if part else ()
        case tuple():
            return part
        case _:
            return (part,)


def joined(parts: Iterable[Spans], separator: str, last: str) -> Spans:
    """The parts as an enumeration: "a, b och c"."""
    listed = tuple(parts)
    spans: list[Span] = []
    for place, part in enumerate(listed):
        if place:
            spans.append(Words(last if place == len(listed) - 1 else separator))
        spans.extend(part)
    return tuple(_merged(spans))


def sentence(spans: Spans) -> Spans:
    """The spans as a sentence: a capital first, and a full stop last unless it ends with a mark of its own."""
    if not spans:
        return spans
    first, *rest = spans
    if isinstance(first, Words):
        spans = (Words(capital(first.text)), *rest)
    elif isinstance(first, Cited):
        spans = (replace(first, text=capital(first.text)), *rest)
    match spans[-1]:
        case Words(text) if ending(text) in (".", "?", "!", ":"):
            return spans
        case _:
            return tuple(_merged((*spans, Words("."))))


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    mark, rest = opening(text)
    return mark + rest[:1].upper() + rest[1:]


def kept_together(text: str) -> str:
    """The text with spaces that do not break a line where a number stands with its paragraph sign or unit."""
    return _KEPT.sub("\u00a0", text)


def plain(spans: Spans) -> str:
    """The spans as bare text."""
    return "".join(_plain(span) for span in spans)


def safe(text: str) -> str:
    """Control and format characters become spaces: what a case states must not steer a terminal or hide in a page."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in shown(text))


def _plain(span: Span) -> str:
    match span:
        case Words(text) | Strong(text) | Code(text) | ToStep(_, text):
            return text
        case Cited(_, _, mark):
            return f"{span.shown} [{mark}]" if mark else span.shown


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbouring words as one span."""
    before: Words | None = None
    for span in spans:
        if isinstance(span, Words):
            before = span if before is None else replace(before, text=before.text + span.text)
            continue
        if before is not None:
            yield before
            before = None
        yield span
    if before is not None:
        yield before
