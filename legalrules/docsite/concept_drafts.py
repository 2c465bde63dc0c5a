"""A page for each concept: its sentence, value, who states it, the question, and every provision that uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from legalrules.docsite.addresses import CONCEPTS, case_type_page, source_page
from legalrules.docsite.library import Library, section_of
from legalrules.docsite.markup import Draft, both, bullets, esc, link, prose, unsearched
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sourcing
from legalrules.render.from_law.usage import concepts_of
from legalrules.render.from_law.vocabulary_document import value_text

KINDS = MappingProxyType(
    {
        Sourcing.INPUT: ("uppgift", "fact"),
        Sourcing.JUDGEMENT: ("bedömning", "judgement"),
        Sourcing.DERIVED: ("slutsats", "conclusion"),
    }
)


def concept_drafts(library: Library) -> Iterable[Draft]:
    """The list, and a page for each concept."""
    asked_in: dict[str, list[str]] = {}
    for case_type in library.law.case_types:
        for concept in concepts_of(library.law, case_type):
            asked_in.setdefault(concept.id, []).append(case_type.id)
    yield _index(library)
    for concept in library.law.concepts:
        yield _page(library, concept, asked_in)


def _index(library: Library) -> Draft:
    draft = Draft(CONCEPTS, "Begrepp")
    draft.heading(1, "Begrepp")
    draft.add(
        "<p>Det lagen talar om: uppgifter som någon lämnar, bedömningar som en människa gör och "
        "slutsatser som reglerna drar. "
        "Reglernas meningar är gjorda av samma ord.</p>"
    )
    draft.heading(2, "Slag av saker", "slag")
    draft.add(bullets(f"<b>{esc(s.name)}</b>: {prose(s.gloss)}" for s in library.law.sorts if s.gloss))
    ordered = sorted(library.law.concepts, key=lambda c: (list(Sourcing).index(c.sourcing), _name(c).lower()))
    for sourcing, group in groupby(ordered, key=lambda c: c.sourcing):
        found = list(group)
        headings = {
            Sourcing.INPUT: "Uppgifter",
            Sourcing.JUDGEMENT: "Bedömningar",
            Sourcing.DERIVED: "Slutsatser",
        }
        draft.heading(2, f"{headings[sourcing]} ({len(found)})", sourcing.value)
        draft.add(bullets((link(prose(_name(c)), library.concept_pages[c.id]) for c in found), "lr-concepts"))
    return draft


def _name(concept: Concept) -> str:
    return concept.sentence(tuple(slot.name for slot in concept.slots))


def _page(library: Library, concept: Concept, asked_in: Mapping[str, list[str]]) -> Draft:
    title = _name(concept)
    draft = Draft(library.concept_pages[concept.id], title[:1].upper() + title[1:], in_nav=False)
    draft.heading(1, draft.title)
    rows = [*_said(library, concept), *_asked(concept), *_where(library, concept, asked_in)]
    draft.add(facts(rows))
    _uses(library, concept, draft)
    return draft


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Names and what they are, one below the other; both as HTML."""
    shown = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    return f'<dl class="lr-facts">{shown}</dl>'


def _said(library: Library, concept: Concept) -> Iterable[tuple[str, str]]:
    """What the concept is: its kind, the things it is about, its value or negation."""
    yield both("Slag", "Kind"), both(*KINDS[concept.sourcing])
    for slot in concept.slots:
        told = f"{both('står för', 'stands for')} {prose(_gloss(library, slot.sort))}"
        yield f"<b>{esc(slot.name)}</b>", told
    yield both("Namn i filer", "Name in files"), f"<code>{esc(concept.id)}</code>"
    if concept.value is None:
        names = tuple(slot.name for slot in concept.slots)
        yield both("Nekat", "Negated"), prose(concept.sentence(names, negated=True))
    else:
        yield both("Värde", "Value"), prose(value_text(concept.value))


def _asked(concept: Concept) -> Iterable[tuple[str, str]]:
    """Who states it, and how it is asked."""
    if concept.sources:
        is_judged = concept.sourcing is Sourcing.JUDGEMENT
        who = both("Bedöms av", "Judged by") if is_judged else both("Uppges av", "Stated by")
        yield who, esc(", ".join(concept.sources))
    if concept.question:
        yield both("Fråga", "Question"), prose(concept.question)
    if concept.criteria:
        yield both("Vägledning", "Guidance"), prose(concept.criteria)
    flags = (
        (concept.functional, both("högst en", "at most one")),
        (concept.closable, both("kan uppges fullständigt", "can be stated in full")),
        (
            concept.protected,
            both("skyddad: får aldrig avgöra ett ärende", "protected: may never settle a case"),
        ),
        (concept.controllable, both("sökanden kan påverka den", "the applicant can influence it")),
    )
    told = ", ".join(words for holds, words in flags if holds)
    if told:
        yield both("Särskilt", "Notably"), told


def _where(
    library: Library, concept: Concept, asked_in: Mapping[str, list[str]]
) -> Iterable[tuple[str, str]]:
    """The case types that come to it, and the lines that declare it."""
    types = [found for name in asked_in.get(concept.id, ()) if (found := library.law.case_type(name))]
    if types:
        listed = ", ".join(link(esc(one.title), case_type_page(one.id)) for one in types)
        yield both("I ärendetyper", "In case types"), listed
    if concept.span is not None and concept.span.source in library.sources:
        where = link(esc(concept.span.source), source_page(concept.span.source), f"rad-{concept.span.line}")
        yield both("Källtext", "Source"), where


def _gloss(library: Library, sort: str) -> str:
    gloss = next((s.gloss for s in library.law.sorts if s.name == sort), "")
    return f"{sort}: {gloss}" if gloss else sort


def _uses(library: Library, concept: Concept, draft: Draft) -> None:
    where = library.usage[concept.id]
    for heading, places, name in (
        ("Följer av", where.concluded, "foljer-av"),
        ("Används i", where.used, "anvands-i"),
    ):
        if places:
            draft.heading(2, heading, name)
            draft.add(bullets((_place(library, place) for place in places), "lr-uses"))


def _place(library: Library, place: Citation) -> str:
    page, anchor = library.where(place)
    wording = library.current(section_of(place))
    gloss = (
        unsearched(f" <span class='lr-gloss'>{prose(wording.gloss)}</span>") if wording is not None else ""
    )
    return f"{link(esc(place.swedish()), page, anchor)}{gloss}"
