"""What can still matter in a case: the questions, the most useful first, and the ways in which they settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import AttributeOf, Expression, Plus, Value, Variable
from legalrules.derivation.answers import Answer, Condition, Matter, Question, Questions, Settlement, Unknown
from legalrules.derivation.awaits import Awaited
from legalrules.derivation.nodes import GroundAtom
from legalrules.law.statute import Legislation
from legalrules.render.document import Block, Document, Heading, Item, List, Paragraph, Spans, Strong
from legalrules.render.from_derivation.case_data import authority
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.open_questions import notes_on, question
from legalrules.render.from_derivation.sentences import period, relation, said, scalar, valued
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.spans import capital, sentence

Declared = Mapping[str, Predicate]


def questions_document(
    found: Questions,
    legislation: Legislation,
    declared: Declared,
    *,
    case_type: str,
    case: str,
    day: date,
    phrases: Phrases = SWEDISH,
) -> Document:
    """The questions that can still matter, and for each way of settling the case the sets of answers that do.

    `declared` are the predicates of the program, by name. Raises ValueError for an unknown case type.
    """
    voice = Voice(phrases, law_index(legislation, case_type, day))
    return Document(phrases.language, tuple(_blocks(voice, found, declared, case)))


def _blocks(voice: Voice, found: Questions, declared: Declared, case: str) -> Iterator[Block]:
    phrases = voice.phrases.questions
    yield Heading(1, phrases.title)
    yield from authority(voice)
    if not found.questions:
        yield Paragraph(words(phrases.nothing))
        return
    yield Paragraph(words(phrases.intro))
    asked = (Item(_question(voice, one.unknown, case), tuple(_notes(voice, one))) for one in found.questions)
    yield List(tuple(asked), numbered=True)
    yield Heading(2, phrases.ways)
    told: set[object] = set()
    for settlement in found.settlements:
        # Where the outcome holds whenever it can be decided, the ways are the same and need no second list.
        if (settlement.holds, settlement.sets) not in told:
            yield from _settlement(voice, settlement, declared)
        told.add((settlement.holds, settlement.sets))


def _awaited(unknown: Unknown) -> Awaited | None:
    if unknown.predicate is None or unknown.matter not in (Matter.ATOM, Matter.VALUE):
        return None
    return Awaited(GroundAtom(unknown.predicate, unknown.args))


def _question(voice: Voice, unknown: Unknown, case: str) -> Spans:
    awaited = _awaited(unknown)
    if awaited is not None:
        return question(voice, awaited, case)
    return (Strong(capital(_matter(voice, unknown)) + "?"),)


def _matter(voice: Voice, unknown: Unknown) -> str:
    """What is asked about a set, a sort or a thing."""
    phrases = voice.phrases.questions
    match unknown.matter:
        case Matter.CLOSING:
            assert unknown.predicate is not None, "a set is a predicate's"
            names = tuple(f"({sort})" for sort in unknown.predicate.sorts)
            concept = unknown.predicate.concept
            said_of = concept.sentence(names) if concept is not None else unknown.name
            return phrases.closing.format(sentence=voice.of_law(said_of))
        case Matter.NAMING:
            return phrases.naming.format(sort=voice.of_law(unknown.name))
        case _:
            return phrases.thing.format(sort=voice.of_law(unknown.name), name=unknown.args[0])


def _notes(voice: Voice, one: Question) -> Iterator[Item]:
    awaited = _awaited(one.unknown)
    if awaited is not None:
        yield from notes_on(voice, awaited)
    phrases = voice.phrases.questions
    count = phrases.once if one.count == 1 else phrases.often.format(count=one.count)
    where = () if one.place is None else (voice.cited(one.place, None),)
    yield Item(sentence(voice.in_parentheses(words(count), where)))


def _settlement(voice: Voice, settlement: Settlement, declared: Declared) -> Iterator[Block]:
    phrases = voice.phrases.questions
    titles = {outcome.id: outcome.title for outcome in voice.law.case_type.outcomes}
    if settlement.decides is not None:
        outcome = titles.get(settlement.decides, settlement.decides)
        heading = phrases.decided.format(outcome=voice.of_law(outcome))
    else:
        form = phrases.holds if settlement.holds else phrases.fails
        concept = declared[settlement.atom].concept
        named = concept.sentence(tuple(slot.name for slot in concept.slots)) if concept is not None else ""
        heading = form.format(sentence=voice.of_law(named or settlement.atom))
    yield Heading(3, heading)
    if not settlement.sets:
        yield Paragraph(words(phrases.no_way))
        return
    sets = (
        Item(words(_of(voice, len(one.answers))), tuple(_answers(voice, one.answers, declared)))
        for one in settlement.sets
    )
    yield List(tuple(sets), numbered=True)
    if settlement.truncated:
        yield Paragraph(words(phrases.truncated))


def _of(voice: Voice, count: int) -> str:
    phrases = voice.phrases.questions
    return phrases.one if count == 1 else phrases.all_of.format(count=count)


def _answers(voice: Voice, answers: tuple[Answer, ...], declared: Declared) -> Iterator[Item]:
    for answer in answers:
        yield Item(sentence(words(_answer(voice, answer, declared))))


def _answer(voice: Voice, answer: Answer, declared: Declared) -> str:
    unknown = answer.unknown
    awaited = _awaited(unknown)
    if awaited is None:
        return _matter(voice, unknown)
    if isinstance(answer.says, bool):
        return said(voice, awaited.atom, negated=not answer.says)
    told = tuple(dict.fromkeys(_condition(voice, one, declared) for one in answer.conditions))
    if all(told) and told:
        return voice.listed_words(told)
    return voice.phrases.questions.example.format(sentence=valued(voice, awaited.atom, answer.says))


def _condition(voice: Voice, condition: Condition, declared: Declared) -> str:
    """The comparison that has to hold, in words; empty when it is of more than attributes, values and periods."""
    literal, binding = condition.literal, dict(condition.binding)
    operator = literal.operator if condition.holds else literal.operator.flipped()
    left = _expression(voice, literal.left, binding, declared)
    right = _expression(voice, literal.right, binding, declared)
    if not left or not right:
        return ""
    days = isinstance(literal.left, Plus) or isinstance(_value(literal.right), date)
    told = relation(voice, operator, right, days)
    return voice.phrases.questions.condition.format(left=left, relation=told)


def _value(expression: Expression) -> object:
    return expression.scalar if isinstance(expression, Value) else None


def _expression(
    voice: Voice, expression: Expression, binding: Mapping[Variable, str | None], declared: Declared
) -> str:
    match expression:
        case AttributeOf(name, args):
            return said(voice, GroundAtom(declared[name], tuple(binding[v] for v in args)))
        case Value(value):
            return scalar(voice, value)
        case Plus(base, length):
            of = _expression(voice, base, binding, declared)
            return voice.phrases.values.later.format(period=period(voice, length), base=of)
        case _:
            return ""
