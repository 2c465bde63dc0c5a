"""The tables of docs/lawyers say what the rule files say: every judgement, every choice of reading, every gap.

REWRITE_SNAPSHOTS=1 writes the tables anew; the text around them is written by hand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from legalrules.law.concept import Sourcing
from legalrules.law.names import declared_sentence
from legalrules.law.provision import Provision, Transition
from legalrules.law.statute import Legislation, Statute
from tests.api.offices import load

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "lawyers" / "bedomningar-och-luckor.md"
ORDERS = ROOT / "docs" / "examples" / "delegation"
Row = tuple[str, ...]
Text = Provision | Transition


def judgements(law: Legislation) -> Iterator[Row]:
    """What only an official answers, with what speaks for and against."""
    for concept in law.concepts:
        if concept.sourcing is Sourcing.JUDGEMENT:
            yield declared_sentence(concept), concept.criteria


def choices(statutes: Iterable[Statute]) -> Iterator[Row]:
    """The readings chosen, with the reason."""
    return said(statutes, lambda text: [(f"{c.name}: {c.chosen}", c.reason) for c in text.choices])


def gaps(statutes: Iterable[Statute]) -> Iterator[Row]:
    """What is not read or not written as rules."""
    return said(statutes, lambda text: [(gap.text,) for gap in text.gaps])


def said(statutes: Iterable[Statute], of: Callable[[Text], list[Row]]) -> Iterator[Row]:
    """What the wordings say, by place; the wording is named when a section has several and they differ."""
    for statute in sorted(statutes, key=lambda s: s.abbreviation):
        ordered = sorted(statute.provisions, key=lambda p: (p.key.citation.sort_key(), p.key.validity.start))
        for citation, wordings in groupby(ordered, key=lambda p: p.key.citation):
            yield from of_section(str(citation), list(wordings), of)
        for point in statute.transitions:
            yield from ((str(point.key.citation), *row) for row in of(point))


def of_section(place: str, wordings: list[Provision], of: Callable[[Text], list[Row]]) -> Iterator[Row]:
    """The rows of a section, each once."""
    counted = [row for wording in wordings for row in of(wording)]
    seen = set[Row]()
    for wording in wordings:
        where = f"{place} (från {wording.key.validity.start})" if len(wordings) > 1 else place
        for row in of(wording):
            if row not in seen:
                yield (place if counted.count(row) > 1 else where, *row)
            seen.add(row)


def tables() -> dict[str, list[Row]]:
    """The rows that belong under each heading of the page."""
    municipal = [load(path).legislation for path in sorted(ORDERS.glob("*.lag"))]
    law = municipal[0]
    own = {d.abbreviation for each in municipal for d in each.delegations}
    orders = [s for each in municipal for s in each.statutes if s.abbreviation in own]
    statutes = [s for s in law.statutes if s.abbreviation not in own]
    return {
        "Bedömningar": list(judgements(law)),
        "Tolkningsval i lagarna": list(choices(statutes)),
        "Tolkningsval i exempelordningarna": list(choices(orders)),
        "Luckor": list(gaps(statutes)),
    }


@pytest.mark.parametrize(
    "heading", ["Bedömningar", "Tolkningsval i lagarna", "Tolkningsval i exempelordningarna", "Luckor"]
)
def test_the_page_has_the_rows_of_the_law(heading: str) -> None:
    """A choice, gap or judgement that is added, changed or taken away shows on the page."""
    page = PAGE.read_text("utf-8")
    rows = "".join(f"| {' | '.join(row)} |\n" for row in tables()[heading])
    table = re.compile(rf"(?<=\n## {heading}\n\n)(\|.*\n\|(?: --- \|)+\n)((?:\|.*\n)*)")
    written = table.sub(lambda found: found[1] + rows, page)
    if os.environ.get("REWRITE_SNAPSHOTS"):
        PAGE.write_text(written, "utf-8")
    assert page == written or os.environ.get("REWRITE_SNAPSHOTS")
