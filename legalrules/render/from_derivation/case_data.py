"""The head of every document about a case: whose it is, the day, the kind of case, the parties as they are given."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.derivation.decision import Decision
from legalrules.render.document import Block, Item, List, Note, Strong, Words
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import capital

Parties = tuple[tuple[str, str], ...]


def case_data(voice: Voice, decision: Decision, parties: Parties) -> List:
    """Labels and values. A day on which nothing was decided is not called a day of decision."""
    labels = voice.phrases.letter.case_data
    day = labels["day" if voice.is_decided(decision) else "handed_over"]
    board = voice.law.delegation.board if voice.law.delegation is not None else ""
    rows = (
        (labels["board"], capital(board)),
        (day, decision.day.isoformat()),
        (labels["case_type"], voice.of_law(capital(voice.law.case_type.title))),
        (labels["case"], decision.case),
        *((labels.get(role, capital(voice.of_law(role))), name) for role, name in parties),
    )
    return List(tuple(Item((Strong(f"{label}:"), Words(f" {text}"))) for label, text in rows if text))


def authority(voice: Voice) -> Iterator[Block]:
    """That a translation is none but that, and which document counts."""
    if voice.phrases.authority:
        yield Note(words(voice.phrases.authority))
