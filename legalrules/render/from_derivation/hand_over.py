"""The note to an official: why a person decides, what already stands, what is open and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from legalrules.datalog.ending import HandOver, Reason
from legalrules.datalog.facts import Statement
from legalrules.datalog.program import Aspect
from legalrules.derivation.decision import Decision, Finding, OutcomeFinding, SetAside
from legalrules.derivation.nodes import Applied, Derivation, Lapsed
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
)
from legalrules.render.from_derivation.case_data import Parties, authority, case_data
from legalrules.render.from_derivation.circumstances import circumstances, stated_by
from legalrules.render.from_derivation.letter import basis
from legalrules.render.from_derivation.lines import sentence_of, steps, text_of
from legalrules.render.from_derivation.open_questions import open_questions
from legalrules.render.from_derivation.provisions import applied, choices, quoted_note
from legalrules.render.from_derivation.reports import report_sections
from legalrules.render.from_derivation.sentences import said, sources, statement
from legalrules.render.from_derivation.telling import Telling, principal
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import capital, fill, sentence
from legalrules.values import Truth


def hand_over(
    voice: Voice, decision: Decision, ending: HandOver, parties: Parties, telling: Telling
) -> Iterator[Block]:
    """The note. It says that it is no decision, and of guidance that nobody was to decide."""
    phrases = voice.phrases.hand_over
    guidance = phrases.guidance if voice.law.case_type.guidance else None
    yield Heading(1, (guidance or phrases).title)
    yield Note(words((guidance or phrases).not_a_decision))
    yield from authority(voice)
    yield case_data(voice, decision, parties)
    yield Heading(2, (guidance or phrases).why)
    yield Paragraph(words(_reason(voice, ending.reason)))
    yield from _why(voice, decision, ending.reason, telling)
    if decision.awaits:
        yield Heading(2, phrases.open)
        yield from open_questions(voice, decision.awaits, decision.case)
    yield from _positions(voice, decision)
    yield from _settled(voice, decision, telling)
    yield from basis(voice, decision)
    yield Heading(2, voice.phrases.letter.steps)
    yield Paragraph(words(voice.phrases.letter.steps_intro))
    yield steps(voice, telling, telling.lines())


def _reason(voice: Voice, reason: Reason) -> str:
    """Why it ended so. Guidance that is clear lacks nothing: what nobody delegated is then no reason of its own."""
    phrases = voice.phrases.hand_over
    if not voice.law.case_type.guidance:
        return phrases.reasons[reason]
    if reason is Reason.NOT_DELEGATED:
        return phrases.guidance.answered
    if reason is Reason.OPEN:
        return phrases.guidance.unanswered
    return phrases.reasons[reason]


def _why(voice: Voice, decision: Decision, reason: Reason, telling: Telling) -> Iterator[Block]:
    """What caused the reason."""
    sann = tuple(one for one in decision.outcomes if one.finding.truth is Truth.TRUE)
    match reason:
        case Reason.CONFLICT:
            for conflict in decision.conflicts:
                yield from _conflict(voice, conflict)
        case Reason.EXCLUSIVE_OUTCOMES:
            yield List(tuple(Item(_holds(voice, one, telling)) for one in sann))
        case Reason.OBSTACLE:
            found = (one for one in decision.obstacles if one.truth is Truth.TRUE)
            yield List(tuple(_told(voice, one, telling) for one in found))
        case Reason.NOT_DELEGATED:
            yield List(
                tuple(Item(_holds(voice, one, telling), _undelegated(voice, one, telling)) for one in sann)
            )
        case Reason.NO_OUTCOME:
            yield List(tuple(_told(voice, one.finding, telling) for one in decision.outcomes))
        case Reason.OPEN:
            return
        case _:
            assert_never(reason)


def _conflict(voice: Voice, conflict: SetAside) -> Iterator[Block]:
    """Both sides: statements with their sources, or conclusions with their provisions."""
    phrases = voice.phrases.hand_over
    if conflict.statements:
        yield Paragraph(words(phrases.contradiction))
        yield List(tuple(Item(_side(voice, one)) for one in conflict.statements))
    if conflict.conclusions:
        yield Paragraph(words(phrases.conclusions))
        told = (principal(one) for one in conflict.conclusions)
        yield List(tuple(Item(sentence(_concluded(voice, one))) for one in told))


def _side(voice: Voice, stated: Statement) -> Spans:
    wording = voice.phrases.hand_over.contradiction_side
    told = wording.format(sentence=statement(voice, stated), source=sources(voice, (stated,)))
    return sentence(words(told))


def _concluded(voice: Voice, node: Derivation) -> Spans:
    bare = sentence_of(voice, node, failed=False)
    return voice.in_parentheses(bare, voice.cited_rule(node.rule) if isinstance(node, Applied) else ())


def _holds(voice: Voice, one: OutcomeFinding, telling: Telling) -> Spans:
    phrases = voice.phrases.hand_over
    number = telling.number_of(one.finding.evidence) if one.finding.evidence is not None else None
    told = words(said(voice, one.finding.atom))
    step = voice.step(number)
    return sentence(fill(phrases.outcome_holds, outcome=_title(voice, one), sentence=told, step=step))


def _title(voice: Voice, one: OutcomeFinding) -> str:
    found = (o.title for o in voice.law.case_type.outcomes if o.id == one.outcome.id)
    return voice.of_law(next(found, one.outcome.id))


def _undelegated(voice: Voice, one: OutcomeFinding, telling: Telling) -> tuple[Item, ...]:
    """Why the outcome may not be decided by machine: nothing ever lets it, or what would did not."""
    if voice.law.case_type.guidance:
        return ()
    if one.delegated is None:
        return (Item(sentence(words(voice.phrases.hand_over.no_rule_delegates))),)
    return (_told(voice, one.delegated, telling),)


def _told(voice: Voice, found: Finding, telling: Telling) -> Item:
    """A finding, with what it rests on directly."""
    if found.evidence is None:
        return Item(sentence(words(said(voice, found.atom))))
    told = principal(found.evidence)
    place = voice.cited_rule(told.rule) if isinstance(told, Applied) else ()
    bare = sentence_of(voice, told, failed=False)
    spans = voice.in_parentheses(bare, place, voice.step(telling.number_of(told)))
    below = (line for line in telling.below(told) if not isinstance(line.subject, Lapsed))
    return Item(sentence(spans), tuple(Item(text_of(voice, line, numbered=True)) for line in below))


def _positions(voice: Voice, decision: Decision) -> Iterator[Block]:
    """Every outcome: whether it holds, whether a machine may decide it. Then the obstacles that are not excluded."""
    phrases = voice.phrases.hand_over
    yield Heading(2, phrases.positions)
    guidance = voice.law.case_type.guidance
    header = phrases.guidance.positions_header if guidance else phrases.positions_header
    rows = (_position(voice, one) for one in decision.outcomes)
    yield Table(header, tuple(row[: len(header)] for row in rows))
    obstacles = tuple(one for one in decision.obstacles if one.truth is not Truth.FALSE)
    if obstacles:
        yield Heading(3, phrases.obstacles)
        yield List(tuple(Item(_stand(voice, one)) for one in obstacles))


def _position(voice: Voice, one: OutcomeFinding) -> tuple[Spans, ...]:
    phrases = voice.phrases.hand_over
    may = phrases.never_delegated if one.delegated is None else phrases.delegated[one.delegated.truth]
    return words(capital(_title(voice, one))), words(phrases.truths[one.finding.truth]), words(may)


def _stand(voice: Voice, found: Finding) -> Spans:
    truth = voice.phrases.hand_over.truths[found.truth]
    return sentence(words(f"{_obstacle(voice, found)}: {truth}"))


def _obstacle(voice: Voice, found: Finding) -> str:
    """What the obstacle is. The one about quotations has no concept of its own."""
    if found.atom.predicate.aspect is Aspect.RESTS_ON_QUOTATION:
        return voice.phrases.hand_over.quotation_obstacle
    return said(voice, found.atom)


def _settled(voice: Voice, decision: Decision, telling: Telling) -> Iterator[Block]:
    """What the ending rests on, the conclusions that stand all the same, and the facts."""
    phrases = voice.phrases
    yield Heading(2, phrases.hand_over.settled)
    yield from applied(voice, decision.provisions)
    yield from quoted_note(voice, decision.quoted)
    if decision.decisive:
        yield Heading(3, phrases.letter.circumstances)
        yield from circumstances(voice, decision.decisive, telling)
    yield from choices(voice, decision.provisions, phrases.hand_over.choices)
    sections = tuple(report_sections(voice, decision, telling))
    if sections:
        yield Heading(3, phrases.hand_over.settled_conclusions)
        yield List(tuple(Item((Strong(heading),), items) for heading, items in sections))
    if decision.merely_true:
        yield Heading(3, phrases.hand_over.settled_facts)
        yield from stated_by(voice, decision.merely_true)
