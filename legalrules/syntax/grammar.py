"""Where the grammar is: beside the package in a checkout, inside it in a wheel. The only module that knows.

The language is two files, the rules and the terminals; Lark reads them as one text, so that a keyword is written once
and the rules need no list of imports.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

STARTS = (
    "statute_block",
    "delegation_block",
    "vocabulary_block",
    "chapter_block",
    "section_block",
    "transition_block",
    "case_type_block",
)


def grammar_folder() -> Path:
    """The folder with legalrules.lark and terminals.lark. Raises `FileNotFoundError` if the package lost it."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "grammar", package.parent / "grammar"):
        if (folder / "legalrules.lark").is_file():
            return folder
    raise FileNotFoundError("legalrules.lark is neither in the package nor beside it")


@cache
def grammar_text() -> str:
    """The grammar as Lark reads it: the language, then its terminals."""
    folder = grammar_folder()
    names = ("legalrules.lark", "terminals.lark")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
