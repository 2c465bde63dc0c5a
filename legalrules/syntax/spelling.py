"""How the parts of the language are called in messages: keywords as they are written, shapes in human words.

The spelling of a keyword is read out of terminals.lark, where alone it stands; a message never shows a terminal's name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from functools import cache
from types import MappingProxyType

from legalrules.syntax.layout import lark_parser

_SHAPES = MappingProxyType(
    {
        "WORD": "a word",
        "PLAIN": "a word",
        "VARIABLE": "a name for a thing (Å, B, K2)",
        "NAME": "a name in lower case",
        "ABBREVIATION": "an abbreviation (PBL)",
        "STRING": "a text in quotation marks",
        "DATE": "a day (2025-12-01)",
        "SFS": "a number in the statute book (SFS 2025:979)",
        "NUMBER": "a number (30,5)",
        "COUNT": "a whole number",
        "UNIT": "a unit",
        "PERIOD_UNIT": "dagar, veckor, månader or år",
        "PLACE_NUMBER": "a number (3, 10 a)",
        "POINT_LABEL": "a number or a letter",
        "ITEM_LABEL": "an item's label (1. or a))",
        "SECTION": "a section (3 §)",
        "SECTIONS": "several sections (3 och 34 §§)",
        "CHAPTER": "a chapter (9 kap.)",
        "PARAGRAPH": "a paragraph (andra stycket)",
        "ITEM_REF": "an item's number or letter",
        "PLUS": "“plus” and a length of time",
        "DET_FINNS_INGEN": "“det finns ingen K sådan att”",
        "_SADAN_ATT": "“sådan att”",
        "OPEN": "a slot ({Å: åtgärd})",
        "OPEN_VERB": "a verb ([kräver])",
        "CLOSE": "“}”",
        "CLOSE_VERB": "“]”",
        "_NL": "the end of the line",
        "_INDENT": "an indented line",
        "_DEDENT": "the end of the indented lines",
        "$END": "the end of the block",
    }
)
_ENDS = ("_DEDENT", "$END")
_MOST = 9


@cache
def keywords() -> Mapping[str, str]:
    """The spelling of every keyword, by the name of its terminal."""
    return MappingProxyType(
        {
            terminal.name: re.split(r"\(\?[!=]", terminal.pattern.value)[0].replace(" +", " ")
            for terminal in lark_parser().terminals
            if terminal.name not in _SHAPES and not terminal.name.startswith("__")
        }
    )


def described(terminal: str) -> str:
    """What a message calls a terminal."""
    return _SHAPES.get(terminal) or f"“{keywords().get(terminal, terminal)}”"


def required(accepted: Collection[str]) -> str:
    """What may stand at a place, in words, the most telling first."""
    names = set(accepted)
    comparisons = {name for name in names if name.startswith("AR_")}
    if len(comparisons) > 1:
        names -= comparisons
    if len(names) > 1:
        names -= {*_ENDS}
    shapes = [_SHAPES[name] for name in _SHAPES if name in names]
    spelled = [described(name) for name in sorted(names - {*_SHAPES}, key=keywords().__getitem__)]
    said = list(dict.fromkeys([*spelled, *shapes]))
    if len(comparisons) > 1:
        said.append("a comparison (“är högst”)")
    if len(said) > _MOST:
        said = [*said[:_MOST], "the like"]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + " or " + said[-1] if said else ""


def meant(text: str, accepted: Collection[str], threshold: float = 0.65) -> str:
    """The accepted keyword that the beginning of `text` is most like, or ""; its own spelling is no mistake."""
    given = text.replace(":", " ").lower().split()
    best, nearness = "", threshold
    for terminal in accepted:
        spelling = keywords().get(terminal, "")
        if len(spelling) < 2:
            continue
        words = " ".join(given[: spelling.count(" ") + 1])
        ratio = SequenceMatcher(None, words, spelling).ratio()
        if ratio >= nearness and len(words) > 1:
            best, nearness = spelling, ratio
    return best
