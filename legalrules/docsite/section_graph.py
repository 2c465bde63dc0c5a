"""What a section rests on and what rests on it: a drawing in three columns, and the same as lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legalrules.docsite.library import Library, Text, section_of
from legalrules.docsite.markup import both, bullets, details, esc, link, unsearched
from legalrules.law.citation import Citation
from legalrules.law.condition import concepts_used, references
from legalrules.law.provision import Concludes, ExceptionTo, GivesValue, Rule, Transition, WaiverOf
from legalrules.render.from_law.rule_lines import short

MOST = 12
ROW, WIDTH, GAP = 30, 190, 55


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Sections, in order: those whose conclusions the rules read or take away, and those that read or except these."""

    below: tuple[Citation, ...]
    above: tuple[Citation, ...]


def neighbours(library: Library, text: Text) -> Neighbours:
    """The sections one step away, in the wordings in force at the same time."""
    own = text.key.citation
    below = {
        section_of(place)
        for rule in text.rules
        for concept in _needs(rule)
        if concept in library.usage
        for place in library.usage[concept].concluded
    }
    below |= {section_of(target) for rule in text.rules for target in _targets(rule)}
    above = {
        section_of(place)
        for rule in text.rules
        for concept in _heads(rule)
        if concept in library.usage
        for place in library.usage[concept].used
    }
    above |= {section_of(one.rule.place) for one in library.exceptions.get(own, ())}
    return Neighbours(
        tuple(sorted(_then(library, below - {own}, text))), tuple(sorted(_then(library, above - {own}, text)))
    )


def _then(library: Library, places: Iterable[Citation], text: Text) -> Iterable[Citation]:
    """Those with a wording in force at some time with the text."""
    during = text.key.validity
    for place in places:
        wordings = library.wordings.get(place, ())
        if place.amending or any(w.key.validity.overlaps(during) for w in wordings):
            yield place


def graph_html(library: Library, text: Text) -> str:
    """The drawing and the lists, folded; nothing for a section that stands alone."""
    if isinstance(text, Transition):
        return ""
    found = neighbours(library, text)
    if not found.below and not found.above:
        return ""
    lists = (
        f'<div class="lr-two"><div><p class="lr-small-head">{both("Bygger på", "Rests on")}</p>'
        f"{_list(library, found.below, text)}</div>"
        f'<div><p class="lr-small-head">{both("Används av", "Used by")}</p>'
        f"{_list(library, found.above, text)}</div></div>"
    )
    head = both("Hänger ihop med", "Connected with")
    count = len(set(found.below) | set(found.above))
    return unsearched(details(f"{head} ({count})", _drawing(library, found, text) + lists, kind="lr-graph"))


def _list(library: Library, places: Sequence[Citation], text: Text) -> str:
    shown = bullets(_link(library, place, text) for place in places)
    return shown or f"<p>{both('inget', 'nothing')}</p>"


def _link(library: Library, place: Citation, text: Text) -> str:
    page, anchor = library.where(place, text.key.validity)
    return link(esc(short(place, text.key.citation)), page, anchor)


def _drawing(library: Library, found: Neighbours, text: Text) -> str:
    rows = max(min(len(found.below), MOST + 1), min(len(found.above), MOST + 1), 1)
    height, width = rows * ROW + 10, 3 * WIDTH + 2 * GAP
    middle = height / 2
    own = short(text.key.citation, Citation(text.key.citation.statute))
    told = (
        f"{own} bygger på {_names(found.below, text)}; används av {_names(found.above, text)}. "
        "Samma sak står i listorna under bilden."
    )
    shown = [
        *_column(library, found.below, text, 0, middle),
        *_column(library, found.above, text, 2, middle),
        f'<rect class="own" x="{WIDTH + GAP}" y="{middle - 13}" width="{WIDTH}" height="26" rx="4"/>',
        f'<text x="{WIDTH * 1.5 + GAP}" y="{middle + 5}" text-anchor="middle">{esc(own)}</text>',
    ]
    return (
        f'<svg class="lr-drawing" viewBox="-2 0 {width + 4} {height:.0f}" role="img" aria-label="{esc(told)}">'
        f"{''.join(shown)}</svg>"
    )


def _names(places: Sequence[Citation], text: Text) -> str:
    return ", ".join(short(place, text.key.citation) for place in places) or "inget"


def _column(
    library: Library, places: Sequence[Citation], text: Text, column: int, middle: float
) -> Iterable[str]:
    names = [short(place, text.key.citation) for place in places[:MOST]]
    if len(places) > MOST:
        names.append(f"och {len(places) - MOST} till")
    x = column * (WIDTH + GAP)
    inner, outer = (WIDTH, WIDTH + GAP) if column == 0 else (2 * WIDTH + 2 * GAP, 2 * WIDTH + GAP)
    top = middle - len(names) * ROW / 2
    for row, name in enumerate(names):
        y = top + row * ROW + ROW / 2
        half = (inner + outer) / 2
        yield f'<path d="M{inner} {y:.0f} C{half} {y:.0f} {half} {middle:.0f} {outer} {middle:.0f}"/>'
        yield f'<rect x="{x}" y="{y - 12:.0f}" width="{WIDTH}" height="24" rx="4"/>'
        yield f'<text x="{x + WIDTH / 2}" y="{y + 5:.0f}" text-anchor="middle">{esc(name)}</text>'


def _needs(rule: Rule) -> Iterable[str]:
    yield from (concept.id for concept in concepts_used(rule.condition))
    if isinstance(rule.conclusion, GivesValue):
        yield from (reference.concept.id for reference in references(rule.conclusion.value))


def _heads(rule: Rule) -> Iterable[str]:
    match rule.conclusion:
        case Concludes(reference) | GivesValue(reference, _) | ExceptionTo(_, reference):
            yield reference.concept.id
        case WaiverOf():
            return


def _targets(rule: Rule) -> tuple[Citation, ...]:
    match rule.conclusion:
        case ExceptionTo(targets, _) | WaiverOf(targets, _):
            return targets
        case _:
            return ()
