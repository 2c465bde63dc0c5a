"""A question as it is put to somebody: the question, what it is asked of, who may say, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from legalrules.derivation.interview import Asks, Question
from legalrules.law.statute import Legislation
from legalrules.render.document import Block, Document, Paragraph, Strong
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.open_questions import either, question
from legalrules.render.from_derivation.sentences import source_name
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.phrases.sv import SWEDISH
from legalrules.values import DateType, DecimalType, EnumerationType, IntegerType


def asked_document(
    asked: Question, legislation: Legislation, *, case_type: str, case: str, day: date
) -> Document:
    """The question, in Swedish: its answers are Swedish too. Raises ValueError for an unknown case type."""
    voice = Voice(SWEDISH, law_index(legislation, case_type, day))
    return Document("sv", tuple(_blocks(voice, asked, case)))


def _blocks(voice: Voice, asked: Question, case: str) -> Iterator[Block]:
    if asked.asks is Asks.MORE:
        yield Paragraph(
            (Strong(f"Finns det någon {asked.sort} som inte är nämnd och som frågan kan gälla?"),)
        )
    else:
        yield Paragraph(question(voice, asked.awaited, case))
        sources = tuple(source_name(voice, source) for source in asked.awaited.atom.predicate.sources)
        yield Paragraph(
            words(voice.phrases.hand_over.missing_from.format(sources=either(voice, sources)) + ".")
        )
    yield Paragraph(words(f"Svara {_form(asked)}, eller vet ej."))


def _form(asked: Question) -> str:
    match asked.asks:
        case Asks.TRUTH:
            return "ja eller nej"
        case Asks.ALL if asked.awaited.atom.predicate.functional:
            return f"med ett namn, till exempel ”{asked.sort}”, eller ingen"
        case Asks.ALL | Asks.MORE:
            return "med namn på alla, åtskilda av komma, eller inga"
        case Asks.VALUE:
            pass
    match asked.awaited.atom.predicate.value:
        case DecimalType(unit):
            return f"med ett tal i {unit}" if unit else "med ett tal"
        case IntegerType():
            return "med ett heltal"
        case DateType():
            return "med en dag, som 2026-01-31"
        case EnumerationType(names):
            return f"med ett av: {', '.join(names)}"
        case _:
            return "med en text"
