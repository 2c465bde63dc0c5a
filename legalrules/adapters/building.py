"""What the readers of YAML, JSON and Python data share: how a scalar and a mapping become nodes.

Faults are added to the caller's list and the reading goes on; `Unreadable` ends it where nothing after the place could
be trusted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sized

from legalrules.adapters import faults_form
from legalrules.adapters.nodes import (
    MAX_DEPTH,
    MAX_FAULTS,
    MAX_NODES,
    MAX_TEXT,
    BrokenNode,
    MappingNode,
    Node,
    Place,
    ScalarNode,
)
from legalrules.diagnostics.diagnostic import Diagnostic

_BREAKS = re.compile(r"\s*[\r\n]\s*")
_FORBIDDEN = frozenset(("Cc", "Cs", "Zl", "Zp"))


class Unreadable(Exception):
    """Reading cannot go on; raised and caught inside the adapters."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


def scalar(text: str, quoted: bool, place: Place, faults: list[Diagnostic]) -> ScalarNode | BrokenNode:
    """A text node. Line breaks become spaces: a certificate's texts have none."""
    if len(text) > MAX_TEXT:
        faults.append(
            faults_form.too_large(
                place, "the text is too long", "Texten är för lång", f"{len(text)} characters", f"{MAX_TEXT}"
            )
        )
        return BrokenNode(place)
    if text.isascii() and text.isprintable():
        return ScalarNode(text, quoted, place)
    plain = unicodedata.normalize("NFC", _BREAKS.sub(" ", text.strip("\r\n")))
    wrong = forbidden_character(plain)
    if wrong is not None:
        faults.append(faults_form.control_character(place, wrong))
        return BrokenNode(place)
    return ScalarNode(plain, quoted, place)


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def forbidden_character(text: str) -> str | None:
    """The first control character, line separator, lone surrogate or sign that turns the direction of the text."""
    if text.isprintable():
        return None
    return next((c for c in text if unicodedata.category(c) in _FORBIDDEN or c in _TURNING), None)


def stay_within_limits(depth: int, left: Iterator[int], faults: Sized, place: Callable[[], Place]) -> None:
    """Take one from the nodes left. Raises `Unreadable` when none is left, or depth or number of faults is passed."""
    if len(faults) > MAX_FAULTS:
        english, swedish = "the case has too many faults", "Ärendet har för många fel"
        limit = f"{MAX_FAULTS} faults"
    elif next(left, None) is None:
        english, swedish, limit = "the case holds too much", "Ärendet är för stort", f"{MAX_NODES} values"
    elif depth > MAX_DEPTH:
        english, swedish = "the case is nested too deep", "Ärendet har för många nivåer"
        limit = f"{MAX_DEPTH} levels"
    else:
        return
    raise Unreadable(faults_form.too_large(place(), english, swedish, "more", limit))


def mapping(pairs: Iterable[tuple[Node, Node]], place: Place, faults: list[Diagnostic]) -> MappingNode:
    """A mapping node; a key given before is reported and its value left out."""
    entries: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in pairs:
        match key:
            case ScalarNode(text) if text in entries and len(faults) <= MAX_FAULTS:
                faults.append(faults_form.given_twice(key.place, text, entries[text][0].place))
            case ScalarNode(text):
                entries.setdefault(text, (key, value))
            case BrokenNode():
                pass
            case _:
                faults.append(faults_form.wrong_kind(key.place, key, "a text as key", "en text som nyckel"))
    return MappingNode(tuple(entries.values()), place)
