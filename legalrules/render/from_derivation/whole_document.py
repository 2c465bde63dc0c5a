"""The whole document about a case: the letter, note or request with its derivation, then why not each other outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legalrules.datalog.ending import Complete
from legalrules.derivation.decision import Decision, OutcomeFinding
from legalrules.law.statute import Legislation
from legalrules.render.document import Block, Document, Heading, Paragraph
from legalrules.render.from_derivation.case_data import Parties
from legalrules.render.from_derivation.decision_document import decision_document, reported
from legalrules.render.from_derivation.explanation import evidence_of, is_ground, waits_for, why
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.lines import steps
from legalrules.render.from_derivation.telling import Line, Telling, tell
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from legalrules.values import Truth


def whole_document(
    decision: Decision,
    legislation: Legislation,
    parties: Parties,
    heading: str,
    *,
    phrases: Phrases = SWEDISH,
) -> Document:
    """The document about the case, and under the heading every other outcome, numbered on from its steps."""
    document = decision_document(decision, legislation, parties, phrases=phrases)
    others = tuple(one for one in decision.outcomes if not is_ground(decision, one))
    if not others:
        return document
    voice = Voice(phrases, law_index(legislation, decision.case_type, decision.day))
    more = (Heading(2, heading), *_others(voice, decision, others))
    return replace(document, blocks=(*document.blocks, *more))


def _others(voice: Voice, decision: Decision, others: tuple[OutcomeFinding, ...]) -> Iterator[Block]:
    # The first groups are those of the document above: what it told is mentioned by its number.
    above = () if isinstance(decision.ending, Complete) else reported(decision)
    telling = tell(decision.grounds, above, *(evidence_of(one) for one in others))
    asked = False
    for one, lines in zip(others, telling.groups[2:], strict=True):
        yield replace(why(voice, one), level=3)
        if one.finding.truth is not Truth.OPEN:
            yield from _lines(voice, telling, lines)
        elif asked:
            yield Paragraph(words(voice.phrases.explanation.waits_for_same))
        else:
            yield from (_lowered(block) for block in waits_for(voice, decision))
            asked = True


def _lines(voice: Voice, telling: Telling, lines: tuple[Line, ...]) -> Iterator[Block]:
    if lines:
        yield steps(voice, telling, lines)
    else:
        yield Paragraph(words(voice.phrases.explanation.no_grounds))


def _lowered(block: Block) -> Block:
    """Headings of what is still open stand below that of the outcome."""
    return Heading(max(block.level, 4), block.text) if isinstance(block, Heading) else block
