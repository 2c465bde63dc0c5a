"""Words of the law inside a text in another language: they stay as they are, and are marked as what they are.

A text of a Document may hold such words between two marks, characters of the private use area that stand for nothing
else. Every back end shows them in quotation marks; HTML also says which language they are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The language of the statutes, of their concepts and of what is stated in a case (a BCP 47 tag).
LAW_LANGUAGE = "sv"
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")


def quoted(text: str) -> str:
    """The text, marked. What is marked inside it is marked as a whole."""
    bare = text.replace(_OPEN, "").replace(_CLOSE, "")
    return f"{_OPEN}{bare}{_CLOSE}" if bare else ""


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it was marked."""
    for place, piece in enumerate(_MARKED.split(text)):
        if piece:
            yield piece, place % 2 == 1


def shown(text: str) -> str:
    """The text with quotation marks for the marks."""
    return _MARKED.sub(r"“\1”", text)


def unmarked(text: str) -> str:
    """The text as data: bare if all of it was marked, else with quotation marks."""
    whole = _MARKED.fullmatch(text)
    return whole[1] if whole is not None else shown(text)


def opening(text: str) -> tuple[str, str]:
    """A mark that the text begins with, and the rest."""
    return (_OPEN, text[1:]) if text.startswith(_OPEN) else ("", text)


def ending(text: str) -> str:
    """The last character of the text that is no mark."""
    return text.rstrip(f"{_CLOSE} \n")[-1:]
