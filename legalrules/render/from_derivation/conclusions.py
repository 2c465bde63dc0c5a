"""What rules concluded, or did not, in words: each aspect of a predicate has its own way to say so."""

from __future__ import annotations

from typing import assert_never

from legalrules.datalog.clauses import variables
from legalrules.datalog.program import Aspect
from legalrules.derivation.decisive import exceptions
from legalrules.derivation.nodes import Absent, Applied, Written, attempts_of, lapsed_of
from legalrules.law.citation import Citation
from legalrules.law.in_force import Regime
from legalrules.render.document import Spans
from legalrules.render.from_derivation.comparisons import measured
from legalrules.render.from_derivation.sentences import clause, said, thing, value_of
from legalrules.render.from_derivation.telling import told_attempts
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import fill


def concluded(voice: Voice, node: Applied) -> Spans:
    """The sentence of a rule applied."""
    steps, predicate = voice.phrases.steps, node.atom.predicate
    place = voice.cited_rule(node.rule)
    match predicate.aspect:
        case Aspect.PLAIN | Aspect.IN_REGIME | Aspect.IMPOSED:
            return words(_conclusion(voice, node))
        case Aspect.EXEMPT:
            return fill(steps.exempt, place=place, target=_about(voice, predicate.about))
        case Aspect.WAIVED:
            return fill(steps.waived, place=place, target=_about(voice, predicate.about))
        case Aspect.MET:
            return words(_met(voice, node))
        case Aspect.OLDER:
            return fill(steps.older, place=place, act=_act(predicate.about))
        case Aspect.APPLIES | Aspect.ACTIVE:
            return words(steps.applies.format(regime=regime(voice, predicate.regime)))
        case Aspect.RESTS_ON_QUOTATION:
            return fill(steps.rests_on_quotation, place=place)
        case _:
            assert_never(predicate.aspect)


def not_concluded(voice: Voice, node: Absent) -> Spans:
    """The sentence of an absence: what does not hold, and of what kind the reason is."""
    steps, predicate = voice.phrases.steps, node.atom.predicate
    match predicate.aspect:
        case Aspect.PLAIN | Aspect.IN_REGIME | Aspect.IMPOSED:
            return words(_absence(voice, node))
        case Aspect.EXEMPT:
            return fill(steps.not_exempt, target=_about(voice, predicate.about))
        case Aspect.WAIVED:
            return fill(steps.not_waived, target=_about(voice, predicate.about))
        case Aspect.MET:
            return words(_not_met(voice, node))
        case Aspect.OLDER:
            return words(steps.not_older.format(act=_act(predicate.about)))
        case Aspect.APPLIES | Aspect.ACTIVE:
            return words(steps.not_applies.format(regime=regime(voice, predicate.regime)))
        case Aspect.RESTS_ON_QUOTATION:
            return words(steps.not_rests_on_quotation)
        case _:
            assert_never(predicate.aspect)


def _conclusion(voice: Voice, node: Applied) -> str:
    if node.value is None:
        return said(voice, node.atom)
    sentence = value_of(voice, said(voice, node.atom), node.value)
    if node.rule.origin.source:
        # A row of a table says where it is from.
        return f"{sentence} {voice.phrases.steps.from_source.format(source=node.rule.origin.source)}"
    if node.computed is None or isinstance(node.computed.measured, Written):
        return sentence
    how = measured(voice, node.computed.measured)
    return voice.phrases.steps.computed.format(sentence=sentence, measured=how)


def _absence(voice: Voice, node: Absent) -> str:
    """Three phrases that must not be mixed up: no provision, an exception, provisions that hold up one another."""
    steps = voice.phrases.steps
    if node.atom.predicate.value is not None:
        sentence = voice.phrases.values.no_value.format(measured=said(voice, node.atom))
    else:
        sentence = said(voice, node.atom, negated=True)
    if node.circle is not None:
        return steps.only_one_another.format(sentence=sentence)
    if exceptions(node):
        return steps.excluded_by_exception.format(sentence=sentence)
    spoken_of = any(True for _ in told_attempts(node)) or any(True for _ in lapsed_of(node))
    wording = steps.no_provision if spoken_of else steps.no_provision_speaks
    return wording.format(sentence=sentence)


def _met(voice: Voice, node: Applied) -> str:
    """An inner condition that some things meet, with those things in it."""
    span = node.rule.origin.span
    inner = voice.law.inner.get(span) if span is not None else None
    names = {v.name: thing(voice, name, v.sort) for v, name in node.substitution}
    text = clause(voice, inner.condition, names) if inner is not None else node.atom.predicate.name
    return voice.phrases.steps.met.format(clause=text)


def _not_met(voice: Voice, node: Absent) -> str:
    """An inner condition that nothing meets; what the rule outside it has fixed is named."""
    rule = next((attempt.rule for attempt in attempts_of(node)), None)
    span = rule.origin.span if rule is not None else None
    inner = voice.law.inner.get(span) if span is not None else None
    if rule is None or inner is None:
        return voice.phrases.steps.no_provision.format(sentence=node.atom.predicate.name)
    fixed = zip(rule.head.args, node.atom.args, strict=True)
    names = {v.name: thing(voice, name, v.sort) for v, name in fixed}
    sorts = {v.name: v.sort for attempt in attempts_of(node) for v, _ in attempt.substitution}
    sorts |= {v.name: v.sort for literal in rule.body for v in variables(literal)}
    return voice.phrases.steps.not_met.format(
        variable=inner.variable,
        clause=clause(voice, inner.condition, names),
        sort=voice.of_law(sorts.get(inner.variable, inner.variable)),
    )


def _about(voice: Voice, place: Citation | None) -> Spans:
    return () if place is None else (voice.cited(place, None),)


def _act(place: Citation | None) -> str:
    return "" if place is None else amending(place.amending)


def amending(sfs: str) -> str:
    """An amending act by its number; a decision of a board is named in full."""
    return f"SFS {sfs}" if sfs[:1].isdigit() else sfs


def regime(voice: Voice, name: str) -> str:
    """A rättsläge by its first day and the acts that it disregards."""
    found = voice.law.regimes.get(name)
    if found is None:
        return voice.phrases.steps.regime.format(start=name)
    return _regime(voice, found)


def _regime(voice: Voice, found: Regime) -> str:
    steps, start = voice.phrases.steps, found.validity.start.isoformat()
    if not found.disregarded:
        return steps.regime.format(start=start)
    acts = voice.listed_words(tuple(amending(sfs) for sfs in found.disregarded))
    return steps.regime_older.format(start=start, acts=acts)
