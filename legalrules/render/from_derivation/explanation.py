"""The explanation of an answer: the whole derivation, and for the other outcomes why they do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.ending import Complete, HandOver
from legalrules.derivation.decision import Decision, OutcomeFinding
from legalrules.derivation.decisive import quoted
from legalrules.derivation.nodes import Derivation
from legalrules.law.statute import Legislation
from legalrules.render.document import Block, Document, Heading, Paragraph
from legalrules.render.from_derivation.case_data import authority, case_data
from legalrules.render.from_derivation.decision_document import reported
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.lines import steps
from legalrules.render.from_derivation.open_questions import open_questions
from legalrules.render.from_derivation.provisions import choices, quoted_note
from legalrules.render.from_derivation.sentences import said
from legalrules.render.from_derivation.telling import Line, Telling, tell
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.spans import capital
from legalrules.values import Truth


def explanation_document(
    decision: Decision, legislation: Legislation, question: str | None, *, phrases: Phrases = SWEDISH
) -> Document:
    """Why an outcome holds or does not, by its id; without one, why the case ended as it did and why not otherwise.

    Raises KeyError for an id that is no outcome of the case.
    """
    voice = Voice(phrases, law_index(legislation, decision.case_type, decision.day))
    if question is None:
        blocks = _everything(voice, decision)
    else:
        chosen = next((one for one in decision.outcomes if one.outcome.id == question), None)
        if chosen is None:
            raise KeyError(question)
        blocks = _one(voice, decision, chosen)
    return Document(phrases.language, tuple(blocks))


def _everything(voice: Voice, decision: Decision) -> Iterator[Block]:
    """What the ending rests on, what the decision reports, and every other outcome."""
    phrases = voice.phrases.explanation
    others = tuple(one for one in decision.outcomes if not is_ground(decision, one))
    attainable = isinstance(decision.ending, Complete)
    first = (decision.grounds, () if attainable else reported(decision))
    telling = tell(*first, *(evidence_of(one) for one in others))
    evidence = (*decision.grounds, *(root for one in others for root in evidence_of(one)))
    yield from _opening(voice, decision, voice.of_law(voice.law.case_type.title), evidence)
    yield Heading(2, phrases.order)
    if isinstance(decision.ending, HandOver):
        yield Paragraph(words(voice.phrases.hand_over.reasons[decision.ending.reason]))
    if attainable:
        yield Paragraph(words(voice.phrases.completion.steps_intro))
    yield from _lines(voice, telling, telling.groups[0])
    if telling.groups[1]:
        conditional = voice.phrases.hand_over.settled_conclusions
        yield Heading(2, phrases.reported if voice.is_decided(decision) else conditional)
        yield steps(voice, telling, telling.groups[1])
    asked = False
    for one, lines in zip(others, telling.groups[2:], strict=True):
        yield why(voice, one)
        if one.finding.truth is not Truth.OPEN:
            yield from _lines(voice, telling, lines)
        elif asked:
            yield Paragraph(words(phrases.waits_for_same))
        else:
            yield from waits_for(voice, decision)
            asked = True
    yield from choices(voice, decision.provisions, voice.phrases.hand_over.choices)


def _one(voice: Voice, decision: Decision, chosen: OutcomeFinding) -> Iterator[Block]:
    yield from _opening(voice, decision, chosen_title(voice, chosen), evidence_of(chosen))
    yield why(voice, chosen)
    if chosen.finding.truth is Truth.OPEN:
        yield from waits_for(voice, decision)
    else:
        telling = tell(evidence_of(chosen))
        yield from _lines(voice, telling, telling.groups[0])


def _opening(
    voice: Voice, decision: Decision, subject: str, evidence: tuple[Derivation, ...]
) -> Iterator[Block]:
    phrases = voice.phrases.explanation
    yield Heading(1, phrases.title.format(subject=subject))
    yield from authority(voice)
    yield case_data(voice, decision, ())
    yield Paragraph(words(phrases.intro))
    yield from quoted_note(voice, quoted(*evidence))


def why(voice: Voice, one: OutcomeFinding) -> Heading:
    """Why the outcome holds, why not, or that it is open: the heading of what tells it."""
    phrases = voice.phrases.explanation
    wording = {Truth.TRUE: phrases.why, Truth.FALSE: phrases.why_not, Truth.OPEN: phrases.is_open}
    return Heading(2, wording[one.finding.truth].format(sentence=said(voice, one.finding.atom)))


def waits_for(voice: Voice, decision: Decision) -> Iterator[Block]:
    """What an open outcome waits for."""
    if decision.awaits:
        yield Paragraph(words(voice.phrases.explanation.waits_for))
        yield from open_questions(voice, decision.awaits, decision.case)
    elif isinstance(decision.ending, HandOver):
        yield Paragraph(words(voice.phrases.hand_over.reasons[decision.ending.reason]))


def _lines(voice: Voice, telling: Telling, lines: tuple[Line, ...]) -> Iterator[Block]:
    if lines:
        yield steps(voice, telling, lines)
    else:
        yield Paragraph(words(voice.phrases.explanation.no_grounds))


def is_ground(decision: Decision, one: OutcomeFinding) -> bool:
    """Whether the outcome is told among the grounds."""
    return any(one.finding.evidence is ground for ground in decision.grounds)


def evidence_of(one: OutcomeFinding) -> tuple[Derivation, ...]:
    """The evidence for the outcome or against it; none for an open one."""
    return () if one.finding.evidence is None else (one.finding.evidence,)


def chosen_title(voice: Voice, one: OutcomeFinding) -> str:
    """The outcome as the case type calls it."""
    titles = (o.title for o in voice.law.case_type.outcomes if o.id == one.outcome.id)
    return voice.of_law(next(titles, capital(one.outcome.id)))
