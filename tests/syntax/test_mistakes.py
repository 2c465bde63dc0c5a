"""The curated mistakes, and the words messages are made of."""

from __future__ import annotations

import re

from legalrules.syntax.examples import MISTAKES
from legalrules.syntax.failure import failure
from legalrules.syntax.layout import lark_parser
from legalrules.syntax.mistakes import BLOCKS, start_of
from legalrules.syntax.spelling import described, keywords
from tests.syntax.samples import parsed


def test_every_example_is_told_as_its_mistake() -> None:
    """Parsing an example gives its own code and message, or the nearer keyword."""
    told = [
        (d.code, d.message)
        for mistake in MISTAKES
        for text in mistake.examples
        for d in parsed(text).diagnostics
        if (d.code, d.message) != (mistake.code, mistake.message)
    ]
    assert told == []


def test_no_two_mistakes_fail_alike() -> None:
    """An example that fails as one of another mistake would never be told."""
    owners: dict[tuple[int, str], set[str]] = {}
    for mistake in MISTAKES:
        for text in mistake.examples:
            start = start_of(text.split()[0])
            failed = failure(start or "", text)
            assert failed is not None, text
            owners.setdefault(failed.signature, set()).add(mistake.message)
    assert [found for found in owners.values() if len(found) > 1] == []


def test_examples_fail_at_their_last_line() -> None:
    """An example is right up to its mistake."""
    early = []
    for text in (text for mistake in MISTAKES for text in mistake.examples):
        failed = failure(start_of(text.split()[0]) or "", text)
        if failed is None or failed.line < text.count("\n") - 1:
            early.append(text)
    assert early == []


def test_no_message_shows_a_terminal() -> None:
    """Everything that the grammar can await has a name in human words."""
    names = [terminal.name for terminal in lark_parser().terminals if not terminal.name.startswith("__")]
    assert [described(name) for name in names if re.search(r"[A-Z]{2}|[\\?*]", described(name))] == [
        "an abbreviation (PBL)",
        "a number in the statute book (SFS 2025:979)",
    ]


def test_keywords_are_read_from_the_grammar() -> None:
    """The spelling of a keyword is that of terminals.lark."""
    assert keywords()["GODTAR_CITAT_AV"] == "godtar citat av"
    assert {start_of(keywords()[terminal]) for terminal in BLOCKS} == set(BLOCKS.values())
