"""The lines of a derivation as sentences, each with the provision, the values and the sources that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from legalrules.datalog.clauses import Role
from legalrules.datalog.facts import Statement
from legalrules.datalog.program import Aspect
from legalrules.derivation.decisive import is_exception
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Assessed,
    Assumed,
    Attempt,
    Circular,
    Compared,
    Derivation,
    Exists,
    Given,
    Ground,
    Held,
    Identified,
    Lapsed,
    NoOther,
    NothingOfSort,
    NoValue,
)
from legalrules.law.wording import WordingKey
from legalrules.render.document import Spans, Step, Steps
from legalrules.render.from_derivation.comparisons import comparison, measured, requirement
from legalrules.render.from_derivation.conclusions import amending, concluded, not_concluded, regime
from legalrules.render.from_derivation.sentences import (
    said,
    sources,
    statement,
    thing,
    things,
    valued,
)
from legalrules.render.from_derivation.telling import Line, Subject, Telling
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.from_derivation.workings import workings
from legalrules.render.spans import fill, sentence


def steps(voice: Voice, telling: Telling, lines: Iterable[Line]) -> Steps:
    """Lines of the telling as steps. What a provision means is told where the telling first applies its wording."""
    first: dict[WordingKey, int] = {}
    for line in telling.lines():
        wording = _wording(line)
        if wording is not None:
            first.setdefault(wording, line.number)
    fresh = frozenset(first.values())
    return Steps(tuple(_step(voice, line, fresh=line.number in fresh) for line in lines))


def _wording(line: Line) -> WordingKey | None:
    """The wording that the line applies."""
    applied = not line.again and isinstance(line.subject, Applied)
    return line.subject.rule.origin.wording if applied and isinstance(line.subject, Applied) else None


def _step(voice: Voice, line: Line, *, fresh: bool) -> Step:
    text = text_of(voice, line)
    if line.again:
        return Step(line.depth, None, text)
    for more in (*workings(voice, line.subject), *_more(voice, line.subject, fresh=fresh)):
        text = fill("{text} {more}", text=text, more=sentence(more))
    return Step(line.depth, line.number, text)


def text_of(voice: Voice, line: Line, *, numbered: bool = False) -> Spans:
    """The line as a sentence; if asked, with its own number, as lines told before always have theirs."""
    told = _said_of(voice, line)
    if line.again:
        bare = _tried(voice, line.attempt, told)
        return sentence(fill(voice.phrases.steps.again, sentence=bare, step=voice.step(line.number)))
    notes = (*_notes(voice, line), voice.step(line.number) if numbered else ())
    return sentence(_tried(voice, line.attempt, voice.in_parentheses(told, *notes)))


def _said_of(voice: Voice, line: Line) -> Spans:
    """What the line says; where an attempt is narrowed down to what is known, just that."""
    if line.attempt is not None and _is_narrowed(line.attempt) and isinstance(line.subject, NoOther):
        return words(_known_ones(voice, line.subject))
    return sentence_of(voice, line.subject, failed=line.attempt is not None)


def _is_narrowed(attempt: Attempt) -> bool:
    """Whether the attempt fails for all but what is known, of which the next attempts tell."""
    only = attempt.failure
    return isinstance(only, NoOther) and bool(only.known) and attempt.rule.origin.role is not Role.MEETS


def sentence_of(voice: Voice, subject: Subject, *, failed: bool) -> Spans:
    """What the line says, without its provision and sources. `failed`: a comparison that does not hold."""
    steps = voice.phrases.steps
    match subject:
        case Applied():
            return concluded(voice, subject)
        case Absent():
            return not_concluded(voice, subject)
        case Given() | Assessed() | Assumed():
            return words(known(voice, subject))
        case Compared():
            return words(comparison(voice, subject, holds=not failed))
        case Identified(literal, left, right):
            wording = steps.same if left is not None and left == right else steps.different
            sorts = literal.left.sort, literal.right.sort
            names = things(voice, (left, right), sorts)
            return words(wording.format(left=names[0], right=names[1]))
        case Exists(literal, name):
            wording = steps.no_more if name is None else steps.exists
            sort = literal.variable.sort
            return words(wording.format(name=thing(voice, name, sort), sort=voice.of_law(sort)))
        case NoOther():
            return words(_no_other(voice, subject))
        case NothingOfSort(_, variable):
            return words(steps.nothing_of_sort.format(sort=voice.of_law(variable.sort)))
        case NoValue(computed):
            return words(voice.phrases.values.no_value.format(measured=measured(voice, computed.measured)))
        case Circular(_, atom):
            return words(steps.circular.format(sentence=said(voice, atom)))
        case Lapsed(name, rules):
            wording = steps.lapsed_one if len(rules) == 1 else steps.lapsed
            return words(wording.format(regime=regime(voice, name), count=len(rules)))
        case _:
            assert_never(subject)


def known(voice: Voice, leaf: Given | Assessed | Assumed) -> str:
    """What is known of the case, or assumed, with the reason if nobody said it outright."""
    steps = voice.phrases.steps
    if isinstance(leaf, Assumed):
        if isinstance(leaf.answer, bool):
            return steps.assumed.format(sentence=said(voice, leaf.atom, negated=not leaf.answer))
        return steps.assumed.format(sentence=requirement(voice, leaf.answer))
    told = valued(voice, leaf.atom, leaf.value)
    match leaf.ground:
        case Ground.STATED:
            return told
        case Ground.CLOSED:
            return steps.closed.format(sentence=told)
        case Ground.EXCLUDED:
            others = voice.listed_words(tuple(statement(voice, s) for s in leaf.statements))
            return steps.excluded.format(sentence=told, other=others)
        case _:
            assert_never(leaf.ground)


def _no_other(voice: Voice, only: NoOther) -> str:
    """What is known of an input relation, and that there is no more."""
    steps, atom = voice.phrases.steps, only.literal.atom
    concept = voice.law.concepts.get(atom.predicate)
    if concept is not None and not only.known:
        wanted = voice.of_law(concept.sentence(tuple(variable.name for variable in atom.args)))
        return steps.none_such.format(wanted=wanted)
    wording = steps.no_other_closed if only.ground is Ground.CLOSED else steps.no_other
    return wording.format(known=_sentences(voice, only))


def _known_ones(voice: Voice, only: NoOther) -> str:
    told = _sentences(voice, only)
    closed = only.ground is Ground.CLOSED
    return voice.phrases.steps.tried_only_closed.format(sentence=told) if closed else told


def _sentences(voice: Voice, only: NoOther) -> str:
    """What is known, as sentences. An input is named after its concept."""
    atom = only.literal.atom
    concept = voice.law.concepts.get(atom.predicate)
    if concept is None:
        return atom.predicate
    sorts = tuple(variable.sort for variable in atom.args)
    told = (concept.sentence(things(voice, args, sorts)) for args in only.known)
    return voice.listed_words(tuple(map(voice.of_law, told)))


def _tried(voice: Voice, attempt: Attempt | None, told: Spans) -> Spans:
    """Where the attempt fails, before why. The parts of an inner condition are no attempts of their own."""
    if attempt is None or attempt.rule.origin.role is Role.MEETS:
        return told
    origin, steps = attempt.rule.origin, voice.phrases.steps
    place = attempt.item or origin.citation
    if place is None:
        return told
    cited = voice.cited(place, origin.wording)
    if is_exception(attempt) and isinstance(attempt.failure, Held):
        exception = _rule_of(voice, attempt.failure.derivation)
        tried = fill(steps.tried_excepted, place=cited, exception=exception)
    else:
        wording = steps.tried_only if _is_narrowed(attempt) else steps.tried
        tried = fill(wording, place=cited, sentence=told)
    also = tuple(dict.fromkeys(other for other in attempt.also if other != place))
    if not also:
        return tried
    places = voice.listed(tuple((voice.cited(other, origin.wording),) for other in also))
    return fill(steps.also, tried=tried, places=places)


def _rule_of(voice: Voice, node: Derivation) -> Spans:
    return voice.cited_rule(node.rule) if isinstance(node, Applied) else ()


def _notes(voice: Voice, line: Line) -> tuple[Spans, ...]:
    """What stands in parentheses: the provision that a rule carries out, or who asked and who answered."""
    subject = line.subject
    if isinstance(subject, Applied):
        return () if _says_place(subject) else (voice.cited_rule(subject.rule),)
    tried = line.attempt is not None and line.attempt.rule.origin.role is not Role.MEETS
    asked = () if tried or isinstance(subject, Absent) else asked_by(voice, line)
    return asked, provenance(voice, subject)


def asked_by(voice: Voice, line: Line, *, always: bool = False) -> Spans:
    """The place that asks for the line, if it is narrower than what the line above cites, or known by quotation."""
    quoted = line.wording is not None and line.wording.known.is_quoted
    if line.place is None or not (always or quoted or line.place != line.within):
        return ()
    return (voice.cited(line.place, line.wording),)


def _says_place(node: Applied) -> bool:
    """Whether the sentence itself names the provision."""
    return node.atom.predicate.aspect in (
        Aspect.EXEMPT,
        Aspect.WAIVED,
        Aspect.OLDER,
        Aspect.RESTS_ON_QUOTATION,
    )


def statements_of(subject: Subject) -> tuple[Statement, ...]:
    """The statements that the line itself rests on."""
    match subject:
        case Given() | Assessed() | NoOther():
            return subject.statements
        case Compared(_, left, right):
            sides = (side.source for side in (left, right) if isinstance(side.source, Given | Assessed))
            return tuple(dict.fromkeys(s for side in sides for s in side.statements))
        case NoValue(computed):
            given = computed.source if isinstance(computed.source, Given | Assessed) else None
            return given.statements if given is not None else ()
        case _:
            return ()


def provenance(voice: Voice, subject: Subject) -> Spans:
    """Who stated it, and when."""
    stated = statements_of(subject)
    return words(voice.phrases.steps.from_source.format(source=sources(voice, stated))) if stated else ()


def reasons(voice: Voice, subject: Subject) -> tuple[Spans, ...]:
    """The reasons that officials have given for judgements."""
    given = dict.fromkeys(s.reason for s in statements_of(subject) if s.reason)
    return tuple(words(voice.phrases.steps.reason.format(reason=voice.of_law(reason))) for reason in given)


def _more(voice: Voice, subject: Subject, *, fresh: bool) -> tuple[Spans, ...]:
    """The sentences after the first: meaning and wording of the provision, other provisions that give the same."""
    if not isinstance(subject, Applied):
        return reasons(voice, subject)
    more: list[Spans] = []
    if fresh and subject.rule.origin.wording is not None:
        more += told_wording(voice, subject.rule.origin.wording)
    others = tuple(dict.fromkeys(voice.cited_rule(rule) for rule in subject.others))
    others = tuple(other for other in others if other and other != voice.cited_rule(subject.rule))
    if others:
        more.append(fill(voice.phrases.steps.others, places=voice.listed(others)))
    return tuple(more)


def told_wording(voice: Voice, wording: WordingKey) -> list[Spans]:
    """The meaning of a provision in our words, and its wording: from when, through which act, how known."""
    text = voice.law.wordings.get(wording)
    gloss = (
        [words(voice.phrases.steps.gloss.format(gloss=voice.of_law(text.gloss)))] if text is not None else []
    )
    text_of_wording = voice.phrases.steps.in_wording.format(wording=wording_text(voice, wording))
    return [*gloss, words(text_of_wording)]


def wording_text(voice: Voice, wording: WordingKey) -> str:
    """From when a wording is in force, through which act, and how it is known."""
    steps, start = voice.phrases.steps, wording.validity.start
    template = steps.wording_transitional if wording.citation.amending else steps.wording
    told = template.format(start=start.isoformat(), sfs=amending(wording.sfs))
    if wording.known.quoted_on is None:
        return told
    where = voice.of_law(wording.known.where)
    return steps.quoted_wording.format(wording=told, day=wording.known.quoted_on, where=where)
