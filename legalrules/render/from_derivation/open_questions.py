"""What is open: judgements with their criteria, missing facts with their questions, and whose each is."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.derivation.awaits import Awaited
from legalrules.render.document import Block, Heading, Item, List, Paragraph, Spans, Strong, Words
from legalrules.render.from_derivation.sentences import said, source_name
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import capital, sentence


def open_questions(voice: Voice, awaits: tuple[Awaited, ...], case: str) -> Iterator[Block]:
    """The judgements, which only an official can make, then the facts."""
    phrases = voice.phrases.hand_over
    judgements = tuple(one for one in awaits if one.is_judgement)
    facts = tuple(one for one in awaits if not one.is_judgement)
    if judgements:
        yield Heading(3, phrases.judgements)
        yield Paragraph(words(phrases.judgements_intro))
        yield List(tuple(_item(voice, one, case) for one in judgements))
    if facts:
        yield Heading(3, phrases.missing)
        yield List(tuple(_item(voice, one, case) for one in facts))


def _item(voice: Voice, awaited: Awaited, case: str) -> Item:
    return Item(question(voice, awaited, case), notes_on(voice, awaited))


def question(voice: Voice, awaited: Awaited, case: str) -> Spans:
    """The question, and the things that it is asked of. The case itself goes without saying."""
    concept = awaited.atom.predicate.concept
    asked = concept.question if concept is not None and concept.question else ""
    if not asked:
        return (Strong(capital(said(voice, awaited.atom)) + "?"),)
    named = tuple(name for name in awaited.atom.args if name not in (None, case))
    about = voice.phrases.completion.about.format(things=voice.listed_words(named)) if named else ""
    strong = Strong(voice.of_law(asked))
    return (strong, Words(f" {about}")) if about else (strong,)


def notes_on(voice: Voice, awaited: Awaited) -> tuple[Item, ...]:
    """Whose answer it is, by which criteria, and whether it is contested."""
    phrases, predicate = voice.phrases.hand_over, awaited.atom.predicate
    notes: list[str] = []
    if predicate.concept is not None and predicate.concept.criteria:
        notes.append(phrases.criteria.format(criteria=voice.of_law(predicate.concept.criteria)))
    if not awaited.is_judgement and predicate.sources:
        named = tuple(source_name(voice, source) for source in predicate.sources)
        notes.append(phrases.missing_from.format(sources=either(voice, named)))
    unnamed = (s for s, name in zip(predicate.sorts, awaited.atom.args, strict=True) if name is None)
    sorts = tuple(voice.of_law(sort) for sort in dict.fromkeys(unnamed))
    if sorts:
        notes.append(phrases.asked_of_unnamed.format(sorts=voice.listed_words(sorts)))
    if awaited.contested:
        notes.append(phrases.contested)
    return tuple(Item(sentence(words(note))) for note in notes)


def either(voice: Voice, named: tuple[str, ...]) -> str:
    """Names as alternatives."""
    *first, last = named
    values = voice.phrases.values
    return values.either.join([*([values.separator.join(first)] if first else []), last])
