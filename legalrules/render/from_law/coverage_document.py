"""The register of coverage to read: totals by chapter, and what becomes of each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

from legalrules.law.coverage import Entry, Status
from legalrules.law.statute import Legislation
from legalrules.law.wording import Validity
from legalrules.render.document import (
    Block,
    Cited,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Spans,
    Table,
    Words,
)

_COUNTED = MappingProxyType(
    {
        Status.RULE: "som regel",
        Status.JUDGEMENT: "med bedömning",
        Status.GAP: "utelämnade med skäl",
        Status.MISSING: "utan besked",
    }
)
FORMAT = "legalrules-coverage/1"
_INTRODUCTION = (
    "Varje paragraf, stycke och punkt som listan över den officiella texten räknar upp: skriven som regel, skriven som "
    "regel där en människa gör en bedömning, eller utelämnad med skälet. En lucka kan också gälla en del av det som är "
    "skrivet; då står den efter."
)


def coverage_document(law: Legislation, entries: Sequence[Entry]) -> Document:
    """Totals, then a table for each chapter of each stretch of wordings."""
    return Document("sv", tuple(_blocks(law, entries)))


def coverage_data(entries: Sequence[Entry]) -> dict[str, object]:
    """The same as plain data."""
    totals = Counter(entry.status for entry in entries)
    return {
        "format": FORMAT,
        "totals": {status.name.lower(): totals[status] for status in Status},
        "places": [
            {
                "place": entry.place.machine(),
                "citation": entry.place.swedish(),
                "from": entry.validity.start.isoformat(),
                "to": None if entry.validity.end is None else entry.validity.end.isoformat(),
                "status": entry.status.name.lower(),
                "judgements": [concept.id for concept in entry.judgements],
                "reasons": list(entry.reasons),
            }
            for entry in entries
        ],
    }


def _blocks(law: Legislation, entries: Sequence[Entry]) -> Iterator[Block]:
    yield Heading(1, "Vad som är kodat")
    yield Paragraph((Words(_INTRODUCTION),))
    parts = [(heading, tuple(of)) for heading, of in groupby(entries, key=_heading)]
    yield List(tuple(Item((Words(_totals(heading, of)),)) for heading, of in (*parts, ("Allt", entries))))
    links = {statute.abbreviation: statute.link for statute in law.statutes}
    for heading, of in parts:
        yield Heading(2, heading)
        yield Table(("Plats", "Ställning", "Bedömningar och luckor"), tuple(_row(e, links) for e in of))


def _heading(entry: Entry) -> str:
    chapter = f" {entry.place.chapter} kap." if entry.place.chapter else ""
    return f"{entry.place.statute}{chapter}, {_stretch(entry.validity)}"


def _stretch(validity: Validity) -> str:
    end = "" if validity.end is None else f" till {validity.end}"
    return f"lydelser från {validity.start}{end}"


def _totals(heading: str, entries: Sequence[Entry]) -> str:
    counted = Counter(entry.status for entry in entries)
    listed = ", ".join(f"{counted[status]} {_COUNTED[status]}" for status in Status)
    return f"{heading}: {len(entries)} platser; {listed}"


def _row(entry: Entry, links: dict[str, str]) -> tuple[Spans, ...]:
    judged = (
        f"{' eller '.join(concept.sources)} bedömer: "
        f"{concept.sentence(tuple(slot.name for slot in concept.slots))}. {concept.criteria}"
        for concept in entry.judgements
    )
    return (
        (Cited(entry.place, links.get(entry.place.statute, "")),),
        (Words(entry.status.value),),
        (Words(" ".join((*judged, *entry.reasons))),),
    )
