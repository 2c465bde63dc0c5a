"""The law that an answer rests on: provisions applied, exceptions tried, interpretive choices, quoted wordings."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.program import Aspect
from legalrules.derivation.decisive import AppliedProvision
from legalrules.derivation.nodes import Absent, Applied, Derivation, attempts_of, walk
from legalrules.law.provision import Choice
from legalrules.law.wording import WordingKey
from legalrules.render.document import (
    Block,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Spans,
    Strong,
    Table,
    Words,
)
from legalrules.render.from_derivation.lines import wording_text
from legalrules.render.from_derivation.telling import Telling
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import fill


def applied(voice: Voice, provisions: tuple[AppliedProvision, ...]) -> Iterator[Block]:
    """The provisions applied as a table: where, what it means in our words, which wording."""
    letter = voice.phrases.letter
    rows = tuple(_row(voice, wording, places) for wording, places in _by_wording(provisions).items())
    if rows:
        yield Heading(3, letter.provisions)
        yield Paragraph(words(letter.provisions_intro))
        yield Table(letter.provisions_header, rows)


def _by_wording(provisions: tuple[AppliedProvision, ...]) -> dict[WordingKey | None, list[AppliedProvision]]:
    groups: dict[WordingKey | None, list[AppliedProvision]] = {}
    for provision in provisions:
        groups.setdefault(provision.wording, []).append(provision)
    return groups


def _row(voice: Voice, wording: WordingKey | None, places: list[AppliedProvision]) -> tuple[Spans, ...]:
    cited = voice.listed(tuple((voice.cited(place.citation, wording),) for place in places))
    text = voice.law.wordings.get(wording) if wording is not None else None
    gloss = words(voice.of_law(text.gloss)) if text is not None else ()
    return cited, gloss, words(wording_text(voice, wording)) if wording is not None else ()


def exceptions_tried(voice: Voice, grounds: tuple[Derivation, ...], telling: Telling) -> Iterator[Block]:
    """The exceptions that applied, and those that were tried and failed, in a line each."""
    lines = tuple(dict.fromkeys(_exceptions(voice, grounds, telling)))
    if lines:
        yield Heading(3, voice.phrases.letter.exceptions)
        yield List(tuple(Item(line) for line in lines))


def _exceptions(voice: Voice, grounds: tuple[Derivation, ...], telling: Telling) -> Iterator[Spans]:
    letter = voice.phrases.letter
    for node in walk(*grounds):
        about, aspect = node.atom.predicate.about, node.atom.predicate.aspect
        if about is None or aspect not in (Aspect.EXEMPT, Aspect.WAIVED):
            continue
        target, step = (voice.cited(about, None),), voice.step(telling.number_of(node))
        match node:
            case Applied():
                place = voice.cited_rule(node.rule)
                yield fill(letter.exception_applied, place=place, target=target, step=step)
            case Absent():
                tried = dict.fromkeys(voice.cited_rule(attempt.rule) for attempt in attempts_of(node))
                places = voice.listed(tuple(place for place in tried if place))
                if places:
                    yield fill(letter.exception_failed, target=target, tried=places, step=step)
            case _:
                continue


def choices(voice: Voice, provisions: tuple[AppliedProvision, ...], heading: str) -> Iterator[Block]:
    """The interpretive choices of the provisions applied, each with what was chosen, instead of what, and why."""
    letter = voice.phrases.letter
    items = tuple(
        Item(
            (
                Strong(voice.of_law(choice.name)),
                Words(" ("),
                voice.cited(wording.citation, wording),
                Words(")"),
            ),
            tuple(Item(words(line)) for line in _choice(voice, choice)),
        )
        for wording, choice in choices_of(voice, provisions)
    )
    if items:
        yield Heading(3, heading)
        yield Paragraph(words(letter.choices_intro))
        yield List(items)


def choices_of(voice: Voice, provisions: tuple[AppliedProvision, ...]) -> Iterator[tuple[WordingKey, Choice]]:
    """The choices with their wordings, each once, in citation order."""
    for wording in _by_wording(provisions):
        text = voice.law.wordings.get(wording) if wording is not None else None
        if text is not None and wording is not None:
            yield from ((wording, choice) for choice in text.choices)


def _choice(voice: Voice, choice: Choice) -> Iterator[str]:
    letter = voice.phrases.letter
    yield letter.choice_chosen.format(text=voice.of_law(choice.chosen))
    yield from (letter.choice_alternative.format(text=voice.of_law(text)) for text in choice.alternatives)
    yield letter.choice_reason.format(text=voice.of_law(choice.reason))
    if choice.authority:
        yield letter.choice_authority.format(text=voice.of_law(choice.authority))


def quoted_note(voice: Voice, quoted: tuple[WordingKey, ...]) -> Iterator[Block]:
    """That some wordings are known by quotation only, and which."""
    if quoted:
        places = voice.listed(tuple((voice.cited(key.citation, None),) for key in quoted))
        yield Note(fill(voice.phrases.letter.quoted_note, places=places))
