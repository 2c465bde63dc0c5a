"""The document about a case, by how the case ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from legalrules.datalog.ending import Complete, Decided, HandOver
from legalrules.derivation.decision import Decision
from legalrules.derivation.nodes import Derivation
from legalrules.law.statute import Legislation
from legalrules.render.document import Block, Document
from legalrules.render.from_derivation.case_data import Parties
from legalrules.render.from_derivation.completion import completion
from legalrules.render.from_derivation.hand_over import hand_over
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.letter import letter
from legalrules.render.from_derivation.telling import Telling, tell
from legalrules.render.from_derivation.voice import Voice
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH


def decision_document(
    decision: Decision, legislation: Legislation, parties: Parties, *, phrases: Phrases = SWEDISH
) -> Document:
    """The decision letter, the note to an official or the request to the applicant. Ends with the derivation."""
    voice = Voice(phrases, law_index(legislation, decision.case_type, decision.day))
    return Document(phrases.language, tuple(_blocks(voice, decision, parties)))


def _blocks(voice: Voice, decision: Decision, parties: Parties) -> Iterator[Block]:
    ending = decision.ending
    match ending:
        case Decided():
            yield from letter(voice, decision, ending, parties, told(decision))
        case HandOver():
            yield from hand_over(voice, decision, ending, parties, told(decision))
        case Complete():
            yield from completion(voice, decision, parties, tell(decision.grounds))
        case _:
            assert_never(ending)


def told(decision: Decision) -> Telling:
    """The grounds of the ending, then what the decision reports: the numbers that every document about it uses."""
    return tell(decision.grounds, reported(decision))


def reported(decision: Decision) -> tuple[Derivation, ...]:
    """The evidence for what the decision reports."""
    return tuple(one.evidence for one in decision.information if one.evidence is not None)
