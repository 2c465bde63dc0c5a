"""The rules of one rättsläge: what provisions conclude and impose, what exceptions take away, what then stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from legalrules.datalog.clauses import Atom, Head, Literal, Negative, Origin, Positive, Role, Rule
from legalrules.datalog.from_law.bodies import Lowering, bodies, guarded
from legalrules.datalog.from_law.naming import Declarations
from legalrules.datalog.terms import Variable
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.condition import Condition, Item, Not, variables_of, walk
from legalrules.law.in_force import Regime, wordings
from legalrules.law.provision import Concludes, ExceptionTo, GivesValue, Provision, WaiverOf
from legalrules.law.provision import Rule as LegalRule
from legalrules.law.statute import Legislation
from legalrules.law.units import units


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rättsläge reads; `effects` are the concepts that some exception takes away."""

    regime: str
    declared: Declarations
    rules: tuple[tuple[Provision, LegalRule], ...]
    effects: frozenset[Concept]
    waivable: Mapping[Citation, tuple[str, ...]]


def regime_rules(law: Legislation, regime: Regime, declared: Declarations) -> Iterator[Rule]:
    """Every rule of the rättsläge, in the order of the provisions; standing effects last.

    Each begins with the premise that the rättsläge is one that applies. What holds for the case is the same without
    it, since only an applicable rättsläge is promoted; with it, the others cost nothing.
    """
    active = Positive(Atom(declared.active(regime.id), ()))
    for rule in _rules(law, regime, declared):
        yield replace(rule, body=(active, *rule.body))


def _rules(law: Legislation, regime: Regime, declared: Declarations) -> Iterator[Rule]:
    rules = tuple((p, r) for p in wordings(law, regime) for r in p.rules)
    effects = frozenset(
        r.conclusion.reference.concept
        for provision in law.provisions()
        for r in provision.rules
        if isinstance(r.conclusion, ExceptionTo)
    )
    reading = Reading(regime.id, declared, rules, effects, _waivable(rules))
    imposed: list[tuple[Concept, Citation, Provision]] = []
    for provision, rule in rules:
        if isinstance(rule.conclusion, Concludes) and rule.conclusion.reference.concept in effects:
            concept = rule.conclusion.reference.concept
            for unit in units(rule):
                imposed.append((concept, unit.place, provision))
                name = declared.imposed(concept, unit.place, regime.id)
                yield from _lower(reading, provision, unit, name, Role.IMPOSES)
        else:
            yield from _other(reading, provision, rule)
    yield from _standing(reading, imposed)


def _waivable(rules: tuple[tuple[Provision, LegalRule], ...]) -> Mapping[Citation, tuple[str, ...]]:
    """The items that some waiver of this rättsläge reaches, with the head variables of the rule they belong to."""
    targets = {t for _, r in rules if isinstance(r.conclusion, WaiverOf) for t in r.conclusion.targets}
    return {
        part.citation: rule.conclusion.reference.args
        for _, rule in rules
        if isinstance(rule.conclusion, (Concludes, GivesValue))
        for part in walk(rule.condition)
        if isinstance(part, Item) and part.citation in targets
    }


def _other(reading: Reading, provision: Provision, rule: LegalRule) -> Iterator[Rule]:
    declared, regime = reading.declared, reading.regime
    match rule.conclusion:
        case Concludes(reference) | GivesValue(reference, _):
            name = declared.in_regime(reference.concept, regime)
            yield from _lower(reading, provision, rule, name, Role.CONCLUDES)
        case ExceptionTo(targets, reference):
            for unit in _units_at(reading, targets, reference.concept):
                name = declared.exempt(reference.concept, unit, regime)
                yield from _lower(reading, provision, rule, name, Role.EXEMPTS)
        case WaiverOf(targets, args):
            sorts = tuple(rule.sort_of(name) for name in args)
            for target in targets:
                if target in reading.waivable:
                    name = declared.waived(target, sorts, regime)
                    yield from _lower(reading, provision, rule, name, Role.WAIVES)


def _units_at(reading: Reading, targets: tuple[Citation, ...], concept: Concept) -> tuple[Citation, ...]:
    """The places of this rättsläge that impose the effect within the targets."""
    places = (
        unit.place
        for _, rule in reading.rules
        if isinstance(rule.conclusion, Concludes) and rule.conclusion.reference.concept == concept
        for unit in units(rule)
    )
    return tuple(dict.fromkeys(place for place in places if any(target.covers(place) for target in targets)))


def _lower(reading: Reading, provision: Provision, rule: LegalRule, name: str, role: Role) -> Iterator[Rule]:
    """One clause for each alternative of the condition, and the clauses of its inner conditions."""
    origin = Origin(role, rule.place, provision.key, reading.regime, rule.span, rule.source)
    match rule.conclusion:
        case Concludes(reference) | ExceptionTo(_, reference) | GivesValue(reference, _):
            args = reference.args
        case WaiverOf(_, waived_args):
            args = waived_args
    inner: list[Rule] = []
    lowering = _lowering(reading, rule, origin, inner)
    head_args = lowering.things(args)
    value = lowering.expression(rule.conclusion.value) if isinstance(rule.conclusion, GivesValue) else None
    for number, body in enumerate(bodies(rule.condition, lowering)):
        identity = f"{name}<-{rule.place.machine()}:{rule.span.line}.{number}"
        yield Rule(identity, Head(name, head_args, value), guarded(head_args, body), origin)
    yield from inner


def _lowering(reading: Reading, rule: LegalRule, origin: Origin, inner: list[Rule]) -> Lowering:
    declared, regime = reading.declared, reading.regime

    def waived(item: Citation) -> Atom | None:
        args = reading.waivable.get(item)
        if args is None:
            return None
        things = tuple(Variable(name, rule.sort_of(name)) for name in args)
        return Atom(declared.waived(item, tuple(t.sort for t in things), regime), things)

    def none_such(part: Not) -> Atom:
        shared = tuple(dict.fromkeys(n for n in variables_of(part) if n in _outside(rule, part)))
        things = tuple(Variable(name, rule.sort_of(name)) for name in shared)
        name = declared.met(rule.place, part.span.line, tuple(t.sort for t in things), regime)
        for number, body in enumerate(bodies(part.condition, lowering)):
            identity = f"{name}<-{rule.span.line}.{number}"
            made = Rule(
                identity,
                Head(name, things),
                guarded(things, body),
                Origin(Role.MEETS, origin.citation, origin.wording, regime, part.span),
            )
            if made not in inner:
                inner.append(made)
        return Atom(name, things)

    def predicate(concept: Concept) -> str:
        return declared.in_regime(concept, regime)

    lowering = Lowering(predicate, rule.sort_of, waived, none_such, rule.place, rule.span)
    return lowering


def _outside(rule: LegalRule, part: Not) -> set[str]:
    """The variables of the rule outside a `det finns ingen`: those of the head, and of every other part."""
    names = {name for other in walk(rule.condition) if not _inside(other, part) for name in _own(other)}
    match rule.conclusion:
        case Concludes(reference) | ExceptionTo(_, reference) | GivesValue(reference, _):
            return names | set(reference.args)
        case WaiverOf(_, args):
            return names | set(args)


def _inside(condition: Condition, part: Not) -> bool:
    return any(condition is inner for inner in walk(part))


def _own(condition: Condition) -> tuple[str, ...]:
    """The variables that the condition itself names, not those of its parts."""
    return tuple(variables_of(condition)) if not tuple(walk(condition))[1:] else ()


def _standing(reading: Reading, imposed: list[tuple[Concept, Citation, Provision]]) -> Iterator[Rule]:
    """An imposition that nothing takes away gives the effect."""
    declared, regime = reading.declared, reading.regime
    exempted = {
        (unit, rule.conclusion.reference.concept)
        for _, rule in reading.rules
        if isinstance(rule.conclusion, ExceptionTo)
        for unit in _units_at(reading, rule.conclusion.targets, rule.conclusion.reference.concept)
    }
    for concept, unit, provision in dict.fromkeys(imposed):
        things = tuple(Variable(slot.name, slot.sort) for slot in concept.slots)
        body: list[Literal] = [Positive(Atom(declared.imposed(concept, unit, regime), things))]
        if (unit, concept) in exempted:
            body.append(Negative(Atom(declared.exempt(concept, unit, regime), things)))
        name = declared.in_regime(concept, regime)
        origin = Origin(Role.STANDS, unit, provision.key, regime)
        yield Rule(f"{name}<-{unit.machine()}", Head(name, things), tuple(body), origin)
