"""The vocabulary to read: what can be stated, by whom, how it is asked, and where the law speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import assert_never

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sourcing
from legalrules.law.statute import CaseType, Legislation
from legalrules.render.document import (
    Block,
    Cited,
    Code,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Spans,
    Strong,
    Table,
    Words,
)
from legalrules.render.from_law.usage import Usage, concepts_of, usage
from legalrules.render.spans import fill, joined
from legalrules.values import (
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    ScalarType,
    TextType,
    swedish_number,
)

_PARTS = MappingProxyType(
    {
        Sourcing.INPUT: "Uppgifter",
        Sourcing.JUDGEMENT: "Bedömningar",
        Sourcing.DERIVED: "Slutsatser",
    }
)
_MOST_PLACES = 12


def vocabulary_document(law: Legislation, case_type: CaseType | None) -> Document:
    """The sorts and concepts of a case type, or of the whole law."""
    return Document("sv", tuple(_blocks(law, case_type)))


def _blocks(law: Legislation, case_type: CaseType | None) -> Iterator[Block]:
    concepts = law.concepts if case_type is None else concepts_of(law, case_type)
    about = "hela lagstiftningen" if case_type is None else case_type.title
    yield Heading(1, f"Ord att beskriva ett ärende med: {about}")
    if case_type is None:
        yield Paragraph(
            (Words("Ärendetyper: "), *_codes(tuple(one.id for one in law.case_types)), Words("."))
        )
    spoken_of = {sort for concept in concepts for sort in concept.sorts}
    rows = (
        ((Code(sort.name),), (Words(sort.gloss),))
        for sort in law.sorts
        if case_type is None or sort.name in spoken_of
    )
    yield Heading(2, "Slag av saker")
    yield Table(("Slag", "Innebörd"), tuple(rows))
    links = {statute.abbreviation: statute.link for statute in law.statutes}
    where = usage(law)
    for sourcing, heading in _PARTS.items():
        chosen = tuple(concept for concept in concepts if concept.sourcing is sourcing)
        if chosen:
            yield Heading(2, f"{heading} ({len(chosen)})")
            items = (Item(_head(one), tuple(_notes(one, where[one.id], links))) for one in chosen)
            yield List(tuple(items))


def _head(concept: Concept) -> Spans:
    shown = concept.sentence(tuple(f"{slot.name} ({slot.sort})" for slot in concept.slots))
    return fill("{sentence} – id: {id}", sentence=Strong(shown), id=Code(concept.id))


def _notes(concept: Concept, where: Usage, links: dict[str, str]) -> Iterator[Item]:
    names = tuple(slot.name for slot in concept.slots)
    if concept.value is None:
        yield Item((Words(f"Nekas: {concept.sentence(names, negated=True)}"),))
    else:
        yield Item((Words(f"Värde: {value_text(concept.value)}"),))
    if concept.question:
        yield Item((Words(f"Fråga: {concept.question}"),))
    if concept.sources:
        yield Item((Words(f"Får uppges av: {', '.join(concept.sources)}"),))
    if concept.criteria:
        yield Item((Words(f"Vägledning: {concept.criteria}"),))
    if concept.functional:
        yield Item((Words(f"Högst en: för varje {names[0]} finns högst en {names[-1]}."),))
    if concept.closable:
        yield Item(fill("Kan uppges fullständigt: {id} under avslutade.", id=Code(concept.id)))
    for label, places in (("Följer av", where.concluded), ("Används i", where.used)):
        if places:
            yield Item(fill("{label}: {places}", label=label, places=_places(places, links)))


def _places(places: tuple[Citation, ...], links: dict[str, str]) -> Spans:
    shown = tuple((Cited(place, links.get(place.statute, "")),) for place in places[:_MOST_PLACES])
    more = len(places) - len(shown)
    listed: Spans = joined(shown, ", ", ", ")
    return (*listed, Words(f" och {more} till")) if more > 0 else listed


def _codes(names: tuple[str, ...]) -> Spans:
    return joined(tuple((Code(name),) for name in names), ", ", " och ")


def value_text(declared: ScalarType) -> str:
    """The type of an attribute in words, with unit and range."""
    match declared:
        case DecimalType(unit, low, high):
            return " ".join(part for part in ("decimaltal", unit and f"i {unit}", _range(low, high)) if part)
        case IntegerType(low, high):
            return " ".join(part for part in ("heltal", _range(low, high)) if part)
        case DateType():
            return "datum, som 2026-01-31"
        case EnumerationType(names):
            return "ett av " + ", ".join(names)
        case TextType():
            return "text"
        case _:
            assert_never(declared)


def _range(low: Decimal | int | None, high: Decimal | int | None) -> str:
    ends = (("från", low), ("till", high))
    return " ".join(f"{word} {swedish_number(end)}" for word, end in ends if end is not None)
