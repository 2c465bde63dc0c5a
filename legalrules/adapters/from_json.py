"""A JSON text becomes nodes, each with its line and column; numbers stay the text that was written.

The standard reader tells no places, drops the first of two equal keys and makes binary floats; hence this one, for the
grammar of RFC 8259. Depth is limited before it recurses.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from legalrules.adapters import faults_form
from legalrules.adapters.building import Unreadable, mapping, scalar, stay_within_limits
from legalrules.adapters.nodes import MAX_NODES, BrokenNode, Node, Place, ScalarNode, SequenceNode
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.source import Span

_SPACE = re.compile(r"[ \t\n]*+")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?(?![-+.0-9A-Za-z])")
_NAME = re.compile(r"(?:true|false|null)\b")


@dataclass(frozen=True, slots=True)
class _Reading:
    """The text with the offsets of its lines, a count of nodes left, and where faults go."""

    text: str
    name: str
    lines: tuple[int, ...]
    left: Iterator[int]
    faults: list[Diagnostic]

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the text, by offsets."""
        line, column = self._position(start)
        return Place(Span(self.name, line, column, *self._position(end)))

    def refuse(self, at: int, problem: str) -> Unreadable:
        """What to raise when the text is not JSON at the offset."""
        return Unreadable(faults_form.unreadable(self.place(at, at + 1), "JSON", problem))

    def skip(self, at: int) -> int:
        """The offset of what follows the white space."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


def from_json(text: str, name: str, faults: list[Diagnostic]) -> Node:
    """The tree of the text. Raises `Unreadable`."""
    lines = (0, *(m.end() for m in re.finditer("\n", text)))
    reading = _Reading(text, name, lines, iter(range(MAX_NODES)), faults)
    node, at = _value(reading, reading.skip(0), 1)
    at = reading.skip(at)
    if at < len(text):
        raise reading.refuse(at, "something follows the end of the document")
    return node


def _value(reading: _Reading, at: int, depth: int) -> tuple[Node, int]:
    stay_within_limits(depth, reading.left, reading.faults, lambda: reading.place(at, at + 1))
    match reading.text[at : at + 1]:
        case "{":
            return _object(reading, at, depth)
        case "[":
            return _array(reading, at, depth)
        case '"':
            return _string(reading, at)
        case _:
            return _bare(reading, at)


def _object(reading: _Reading, start: int, depth: int) -> tuple[Node, int]:
    pairs: list[tuple[Node, Node]] = []
    at = reading.skip(start + 1)
    while reading.text[at : at + 1] != "}" or pairs:
        if reading.text[at : at + 1] != '"':
            raise reading.refuse(at, "a key in quotation marks is required")
        key, at = _string(reading, at)
        at = reading.skip(at)
        if reading.text[at : at + 1] != ":":
            raise reading.refuse(at, "a colon is required after the key")
        value, at = _value(reading, reading.skip(at + 1), depth + 1)
        pairs.append((key, value))
        at, ended = _next(reading, at, "}")
        if ended:
            break
    else:
        at += 1
    return mapping(pairs, reading.place(start, at), reading.faults), at


def _array(reading: _Reading, start: int, depth: int) -> tuple[Node, int]:
    items: list[Node] = []
    at = reading.skip(start + 1)
    if reading.text[at : at + 1] == "]":
        return SequenceNode((), reading.place(start, at + 1)), at + 1
    ended = False
    while not ended:
        item, at = _value(reading, at, depth + 1)
        items.append(item)
        at, ended = _next(reading, at, "]")
    return SequenceNode(tuple(items), reading.place(start, at)), at


def _next(reading: _Reading, at: int, closing: str) -> tuple[int, bool]:
    """Past the comma to the next member, or past the closing bracket, and which of the two it was."""
    at = reading.skip(at)
    found = reading.text[at : at + 1]
    if found == closing:
        return at + 1, True
    if found != ",":
        raise reading.refuse(at, f"a comma or {closing} is required")
    return reading.skip(at + 1), False


def _string(reading: _Reading, at: int) -> tuple[ScalarNode | BrokenNode, int]:
    match = _STRING.match(reading.text, at)
    if match is None:
        raise reading.refuse(at, "a text without its end, or with a line break in it")
    try:
        text = str(json.loads(match.group()))
    except ValueError:
        raise reading.refuse(at, "a text with an escape that JSON does not have") from None
    return scalar(text, True, reading.place(at, match.end()), reading.faults), match.end()


def _bare(reading: _Reading, at: int) -> tuple[Node, int]:
    match = _NUMBER.match(reading.text, at)
    if match is not None:
        return scalar(match.group(), False, reading.place(at, match.end()), reading.faults), match.end()
    match = _NAME.match(reading.text, at)
    if match is None:
        raise reading.refuse(at, "a value is required")
    place = reading.place(at, match.end())
    wrong = faults_form.implicit_null if match.group() == "null" else faults_form.implicit_truth
    reading.faults.append(wrong(place, match.group()))
    return BrokenNode(place), match.end()
