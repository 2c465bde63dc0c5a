"""What went wrong in a block that does not parse: malformed examples first, then rules of thumb.

Each example of examples.py is run once; a text that fails in the same state of the parser on the same kind of token is
the same mistake. What no example matches is told from what the grammar would have accepted at the place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.source import Span
from legalrules.syntax.blocks import TextBlock
from legalrules.syntax.examples import MISTAKES, Mistake
from legalrules.syntax.failure import Failure, failure
from legalrules.syntax.numbers import looks_like_day, number_hint
from legalrules.syntax.spelling import keywords, meant, required

BLOCKS = MappingProxyType(
    {
        "FORFATTNING": "statute_block",
        "DELEGATIONSORDNING": "delegation_block",
        "BEGREPP": "vocabulary_block",
        "KAPITEL": "chapter_block",
        "PARAGRAF": "section_block",
        "OVERGANG": "transition_block",
        "ARENDETYP": "case_type_block",
    }
)
_RANGE = re.compile(r"\d+(?: [a-z])?(?: §)? ?[-–]|[-–]")
_LABEL = re.compile(r"\d+\. |[a-zåäö]\) ")
_SECTION_FIRST = re.compile(r"(\d+(?: ?[a-z])?) ?§")
_WORDS = frozenset(("WORD", "VARIABLE", "NAME", "PLAIN", "UNIT", "ABBREVIATION", "STRING", "ITEM_LABEL"))


@cache
def _starts() -> Mapping[str, str]:
    return MappingProxyType({keywords()[terminal]: start for terminal, start in BLOCKS.items()})


def start_of(word: str) -> str | None:
    """The grammar's start rule for a block that begins with `word`."""
    return _starts().get(word)


@cache
def examples() -> Mapping[tuple[int, str], Mistake]:
    """The mistakes by where and on what their examples fail. Raises `ValueError` for an example that parses."""
    found: dict[tuple[int, str], Mistake] = {}
    for mistake in MISTAKES:
        for text in mistake.examples:
            failed = failure(_starts()[text.split()[0]], text)
            if failed is None:
                raise ValueError(f"not malformed: {text}")
            found.setdefault(failed.signature, mistake)
    return MappingProxyType(found)


def unknown_block(block: TextBlock, name: str) -> Diagnostic:
    """The diagnostic for a line at the margin that begins no block."""
    first = block.text.split("\n")[0]
    wanted = required(BLOCKS)
    if not block.word:
        line = block.first_line + next(n for n, row in enumerate(block.text.split("\n")) if row)
        span = Span(name, line, 1, line, 2)
        return Diagnostic("LR102", "an indented line stands before any block", span, "", "", wanted)
    span = Span(name, block.first_line, 1, block.first_line, len(block.word) + 1)
    inner = [word for word in keywords().values() if first.startswith(word)]
    if inner:
        message = f"“{block.word}” stands at the margin, where only whole blocks begin"
        return Diagnostic("LR102", message, span, block.section, block.word, wanted, "indent the line")
    near = meant(first, BLOCKS)
    section = _SECTION_FIRST.match(first)
    hint = f"did you mean “{near}”?" if near else "a rule is indented under its § and lydelse"
    hint = f"write “§ {section.group(1)}”" if section else hint
    message = f"“{block.word}” begins no block"
    return Diagnostic("LR105" if near else "LR101", message, span, block.section, block.word, wanted, hint)


def diagnosis(block: TextBlock, name: str, start: str) -> Diagnostic:
    """The diagnostic for a block that does not parse."""
    failed = failure(start, block.text)
    if failed is None:
        raise ValueError("the block parses")
    line = block.first_line + failed.line - 1
    wanted = required(failed.accepted)
    code, message, hint = _told(failed, wanted)
    near = _near(failed)
    shown = _as_long(failed.rest, near) if near else failed.found
    width = max(1, min(len(shown), len(failed.rest)))
    span = Span(name, line, failed.column, line, failed.column + width)
    return Diagnostic(code, message, span, block.section, shown, wanted, hint)


def _told(failed: Failure, wanted: str) -> tuple[str, str, str]:
    """Code, message and hint."""
    found = failed.found
    if found.startswith('"') and (len(found) == 1 or not found.endswith('"')):
        return "LR101", "a text in quotation marks does not end on its line", "end it with a quotation mark"
    near = _near(failed)
    if near:
        return "LR105", f"“{_as_long(failed.rest, near)}” is no keyword", f"did you mean “{near}”?"
    mistake = examples().get(failed.signature)
    if mistake:
        return mistake.code, mistake.message, mistake.hint
    quoted = found if failed.kind.startswith(("_", "$")) else f"“{found}”"
    if {"_AND", "_COLON"} <= failed.accepted:
        return _after_places(failed, quoted)
    code, hint = _by_rule(failed)
    if code == "LR105":
        return code, f"{quoted} is no keyword that can stand here", hint
    return code, f"{quoted} stands where {wanted} is required", hint


def _near(failed: Failure) -> str:
    """The keyword that was meant, if one is near; what is spelt as it should be was not misspelt."""
    near = meant(failed.rest, failed.accepted) if failed.kind == "word" else ""
    return near if near and not failed.rest.startswith(near) else ""


def _after_places(failed: Failure, quoted: str) -> tuple[str, str, str]:
    """The list of places after `trots` does not go on in a way that can be read."""
    if _RANGE.match(failed.rest):
        return "LR108", f"{quoted} is a range of sections", "name each section: 3, 4 och 5 §§"
    message = f"{quoted} stands after the places of “trots”, which end with a colon"
    return "LR108", message, "write the places as in the act, then a colon: trots 9 kap. 3 § 2: ..."


def _as_long(rest: str, keyword: str) -> str:
    """As many words of the line as the keyword has."""
    return " ".join(rest.replace(":", " ").split()[: keyword.count(" ") + 1])


def _by_rule(failed: Failure) -> tuple[str, str]:
    """Code and hint by what the grammar would have accepted."""
    accepted, kind = failed.accepted, failed.kind
    if kind == "_INDENT":
        items = "items stand under a line that ends with “alla av” or “någon av”"
        return "LR102", items if _LABEL.match(failed.rest) else "begin the line under the one above"
    if accepted == {"_INDENT"}:
        return "LR106", "write what belongs to it on indented lines"
    if kind in ("(", ")"):
        return "LR101", "there are no parentheses; use “alla av” or “någon av” with items"
    if kind == "number" and "DATE" in accepted and looks_like_day(failed.found):
        return "LR107", "write year-month-day: 2025-12-01"
    if kind == "number" and accepted & {"NUMBER", "COUNT"}:
        return "LR104", number_hint(
            failed.found
        ) if "NUMBER" in accepted else "use a smaller unit: 30 månader"
    if kind in ("_NL", "_DEDENT", "$END"):
        return "LR106", ""
    if "DATE" in accepted:
        return "LR107", "write year-month-day: 2025-12-01"
    if kind == "word" and failed.line_begins and not accepted & _WORDS:
        return "LR105", ""
    return "LR101", ""
