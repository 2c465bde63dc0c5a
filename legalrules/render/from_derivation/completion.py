"""The request to the applicant to complete the application: the questions, and why each matters. It is no order."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.derivation.awaits import Awaited
from legalrules.derivation.decision import Decision
from legalrules.derivation.decisive import Leaf
from legalrules.derivation.nodes import Assumed, Compared, Operand, Requirement
from legalrules.render.document import Block, Heading, Item, List, Note, Paragraph
from legalrules.render.from_derivation.case_data import Parties, authority, case_data
from legalrules.render.from_derivation.circumstances import circumstances, is_answered
from legalrules.render.from_derivation.comparisons import requirement
from legalrules.render.from_derivation.letter import basis
from legalrules.render.from_derivation.lines import statements_of, steps
from legalrules.render.from_derivation.open_questions import question
from legalrules.render.from_derivation.provisions import quoted_note
from legalrules.render.from_derivation.sentences import said, source_name
from legalrules.render.from_derivation.telling import Line, Telling
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import fill, sentence


def completion(voice: Voice, decision: Decision, parties: Parties, telling: Telling) -> Iterator[Block]:
    """The questions, why each matters, and what counts already."""
    phrases = voice.phrases.completion
    yield Heading(1, phrases.title)
    yield Note(words(phrases.not_an_order))
    yield from authority(voice)
    yield case_data(voice, decision, parties)
    yield Paragraph(words(phrases.intro))
    yield Heading(2, phrases.questions)
    asked = (
        Item(question(voice, one, decision.case), tuple(_matters(voice, one, telling)))
        for one in decision.awaits
    )
    yield List(tuple(asked), numbered=True)
    if voice.law.delegation is not None:
        board, address = voice.law.delegation.board, voice.law.delegation.appeal_address
        yield Paragraph(words(phrases.how.format(board=board, address=address)))
    yield from _counts(voice, decision, telling)
    yield from quoted_note(voice, decision.quoted)
    yield from basis(voice, decision)
    yield Heading(2, voice.phrases.letter.steps)
    yield Paragraph(words(phrases.steps_intro))
    yield steps(voice, telling, telling.lines())


def _counts(voice: Voice, decision: Decision, telling: Telling) -> Iterator[Block]:
    """What the applicant has answered already; from whom the rest is, in a line."""
    phrases = voice.phrases.completion
    answered = tuple(leaf for leaf in decision.decisive if is_answered(leaf))
    own = tuple(leaf for leaf in answered if _is_own(voice, leaf))
    yield Heading(2, phrases.counts)
    if own:
        yield Paragraph(words(phrases.counts_intro))
        yield from circumstances(voice, own, telling)
    named = (source_name(voice, s.source) for leaf in answered for s in statements_of(leaf))
    applicant = {source_name(voice, name) for name in voice.law.case_type.applicant}
    others = tuple(name for name in dict.fromkeys(named) if name not in applicant)
    if others:
        yield Paragraph(words(phrases.counts_elsewhere.format(sources=voice.listed_words(others))))


def _is_own(voice: Voice, leaf: Leaf) -> bool:
    """Whether the applicant stated all that it rests on."""
    stated = statements_of(leaf)
    return bool(stated) and all(s.source in voice.law.case_type.applicant for s in stated)


def _matters(voice: Voice, awaited: Awaited, telling: Telling) -> Iterator[Item]:
    """The places that ask, and what they require of the answer."""
    phrases = voice.phrases.completion
    lines = tuple(line for line in telling.lines() if _asks(line, awaited))
    cited = dict.fromkeys(
        (voice.cited(line.place, line.wording),) for line in lines if line.place is not None
    )
    if cited:
        told = voice.in_parentheses(voice.listed(tuple(cited)), voice.step(lines[0].number))
        yield Item(sentence(fill(phrases.matters, places=told)))
    for answer in dict.fromkeys(awaited.answers):
        yield Item(sentence(words(phrases.expected.format(sentence=_expected(voice, awaited, answer)))))


def _expected(voice: Voice, awaited: Awaited, answer: bool | Requirement) -> str:
    if isinstance(answer, bool):
        return said(voice, awaited.atom, negated=not answer)
    return requirement(voice, answer)


def _asks(line: Line, awaited: Awaited) -> bool:
    """Whether the line rests on the answer: assumes it, or compares it."""
    match line.subject:
        case Assumed(atom):
            return atom == awaited.atom
        case Compared(_, left, right):
            return any(_reads(side, awaited) for side in (left, right))
        case _:
            return False


def _reads(side: Operand, awaited: Awaited) -> bool:
    return isinstance(side.source, Assumed) and side.source.atom == awaited.atom
