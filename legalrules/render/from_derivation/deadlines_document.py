"""What falls due when, in order, with the provisions: for the official who has the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from legalrules.derivation.deadlines import Deadline
from legalrules.derivation.decision import Pending
from legalrules.derivation.nodes import GroundAtom
from legalrules.law.statute import Legislation
from legalrules.render.document import Block, Document, Heading, Item, List, Paragraph, Strong, Words
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.open_questions import question
from legalrules.render.from_derivation.sentences import said
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.spans import capital, fill, sentence

_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_INTRODUCTION = (
    "Dagarna följer av reglerna och uppgifterna i ärendet. En dag som beror på en uppgift som inte finns "
    "räknas inte ut."
)
_PENDING = "Dagar som ännu inte är kända"
_PENDING_INTRODUCTION = "Varje dag väntar på svar på det som står under den."


def deadlines_document(
    found: Sequence[Deadline],
    legislation: Legislation,
    *,
    case_type: str,
    case: str,
    day: date,
    pending: Sequence[Pending] = (),
) -> Document:
    """The days, in Swedish, seen from a day, then those not yet known. Raises ValueError for an unknown case type."""
    voice = Voice(SWEDISH, law_index(legislation, case_type, day))
    return Document("sv", (*_blocks(voice, found, case, day), *_pending(voice, pending, case)))


def deadlines_data(
    found: Sequence[Deadline], *, case_type: str, case: str, pending: Sequence[Pending] = ()
) -> dict[str, object]:
    """The same as plain data."""
    return {
        "format": "legalrules-deadlines/1",
        "case_type": case_type,
        "case": case,
        "deadlines": [
            {
                "day": one.day.isoformat(),
                "id": one.finding.atom.predicate.name,
                "args": list(one.finding.atom.args),
                "sentence": summary(one.finding.atom),
                "provisions": [place.machine() for place in one.places],
            }
            for one in found
        ],
        "pending": [
            {
                "id": one.atom.predicate.name,
                "args": list(one.atom.args),
                "sentence": summary(one.atom),
                "awaits": [awaited.atom.predicate.name for awaited in one.awaits],
            }
            for one in pending
        ],
    }


def summary(atom: GroundAtom) -> str:
    """What it is the day of, in the words of the law's vocabulary."""
    if atom.predicate.concept is None:
        return atom.predicate.name
    return atom.predicate.concept.sentence(tuple(str(thing) for thing in atom.args))


def _blocks(voice: Voice, found: Sequence[Deadline], case: str, day: date) -> Iterator[Block]:
    yield Heading(1, f"Dagar i {case}")
    if not found:
        yield Paragraph(words("Ingen dag kan räknas ut av det som är känt."))
        return
    yield Paragraph(words(_INTRODUCTION))
    yield List(tuple(_item(voice, one, day) for one in found))


def _pending(voice: Voice, pending: Sequence[Pending], case: str) -> Iterator[Block]:
    if not pending:
        return
    yield Heading(2, _PENDING)
    yield Paragraph(words(_PENDING_INTRODUCTION))
    yield List(
        tuple(
            Item(
                (Words(capital(said(voice, one.atom))),),
                tuple(Item(question(voice, awaited, case)) for awaited in one.awaits),
            )
            for one in pending
        )
    )


def _item(voice: Voice, one: Deadline, day: date) -> Item:
    cited = voice.listed(tuple((voice.cited(place, None),) for place in one.places))
    passed = ", har passerat" if one.day < day else ""
    shown = f"{one.day.isoformat()} ({_WEEKDAYS[one.day.weekday()]}{passed})"
    told = capital(said(voice, one.finding.atom))
    below = (Item(sentence(cited)),) if one.places else ()
    return Item(fill("{day}: {told}", day=Strong(shown), told=(Words(told),)), below)
