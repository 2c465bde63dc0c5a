"""Cases made from the rules: a day near a change of the law, a rule that is to apply or just not to, and the rest.

Every choice is a number below another, given by `below`: at random, or by a generator that shrinks. 0 is the plainest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from legalrules.adapters.case_file import CaseFile
from legalrules.adapters.case_writer import case_text
from legalrules.datalog.clauses import Role, Rule
from legalrules.datalog.program import Program
from legalrules.exercise.draft import Below, Draft, Keep
from legalrules.exercise.limits import limits_of
from legalrules.exercise.wishes import Wishes
from legalrules.rules import Rules
from legalrules.values import Scalar

TRIES = 3
MORE_AIMS = 4


class Printer(Protocol):
    """What Hypothesis and IPython print with."""

    def text(self, words: str) -> None:
        """Print the words."""

    def break_(self) -> None:
        """Begin a new line."""


@dataclass(frozen=True, slots=True)
class Made:
    """A case made from the rules, and the day on which it is to be decided; printed as a case file."""

    case: CaseFile
    day: date
    text: str

    def __repr__(self) -> str:
        return f"# Beslutsdag: {self.day}\n{self.text}"

    def _repr_pretty_(self, printer: Printer, _: bool) -> None:
        """The same where Hypothesis prints it, which otherwise tells the fields of a data class."""
        for line in repr(self).splitlines():
            printer.break_()
            printer.text(line)


@dataclass(frozen=True, slots=True)
class Ground:
    """What cases of a type on a day are made from; found once, for many cases.

    `targets` are the rules and exceptions as they are written, each with what it became, `items` their points.
    """

    program: Program
    case_type: str
    day: date
    targets: tuple[tuple[Rule, ...], ...]
    items: tuple[tuple[Rule, ...], ...]
    by_head: Mapping[str, tuple[Rule, ...]]
    limits: Mapping[str, tuple[Scalar, ...]]


_TARGETS = frozenset((Role.CONCLUDES, Role.IMPOSES, Role.EXEMPTS, Role.WAIVES, Role.TRANSITION, Role.MEETS))


def ground(rules: Rules, case_type: str, day: date) -> Ground:
    """What cases of that type on that day are made from. Raises KeyError for an unknown case type."""
    program = rules.on(day, case_type).program.slices[case_type]
    by_head: dict[str, list[Rule]] = {}
    targets: dict[tuple[object, ...], list[Rule]] = {}
    for rule in program.rules:
        by_head.setdefault(rule.head.predicate, []).append(rule)
        origin = rule.origin
        if origin.role in _TARGETS and origin.wording is not None:
            targets.setdefault((origin.role, origin.citation, origin.wording, origin.span), []).append(rule)
    heads = {name: tuple(found) for name, found in by_head.items()}
    items = tuple(tuple(found) for key, found in targets.items() if key[0] is Role.MEETS)
    chosen = tuple(tuple(found) for key, found in targets.items() if key[0] is not Role.MEETS)
    return Ground(program, case_type, day, chosen, items, heads, limits_of(program))


def days_around(rules: Rules) -> tuple[date, ...]:
    """The first day of each stretch of law, and the days beside it that some law covers; the latest first."""
    edges = [stretch.start for stretch in rules.stretches]
    beside = (edge + timedelta(days=n) for edge in reversed(edges) for n in (0, 1, -1))
    return tuple(day for day in dict.fromkeys(beside) if edges and day >= edges[0])


def make(
    rules: Rules, on: Ground, below: Below, *, target: int | None = None, keep: Keep | None = None
) -> Made:
    """A case: the chosen rule is to apply, or to fail on one premise; what is left is stated, or left unknown.

    `keep` is asked of each part in turn, things and statements alike: without it all of them are kept.
    """
    draft = Draft(on.program, on.case_type, on.day, below, on.limits)
    wishes = Wishes(draft, on.by_head)
    way = below(6)
    if target is None and on.targets and below(8) == 7:
        _end(wishes)
    elif on.targets:
        _aim(wishes, on, target)
    named = _background(draft, way)
    if keep is not None:
        named = frozenset(sort for sort in sorted(named) if keep())
        draft.thin(keep)
    facts = draft.facts(named)
    case = CaseFile(on.case_type, draft.case, facts, (), "ett ärende")
    return Made(case, on.day, case_text(case, {c.id: c for c in rules.legislation.concepts}))


def _aim(wishes: Wishes, on: Ground, target: int | None) -> None:
    """Have a rule apply, or just not, and perhaps a few more of the same law."""
    below = wishes.draft.below
    alike = on.targets[below(len(on.targets)) if target is None else target]
    if target is None and on.items and below(5) == 4:
        alike = on.items[below(len(on.items))]
    _reach(wishes, _under_some_law(wishes, alike))
    for _ in range(below(MORE_AIMS + 1)):
        also = _of_this_law(wishes.draft, on.targets[below(len(on.targets))])
        if also is not None:
            _reach(wishes, also)


def _end(wishes: Wishes) -> None:
    """Have the case end in a decision: one outcome that may be decided so, no other, and no obstacle."""
    draft, case = wishes.draft, (wishes.draft.case,)
    outcomes = [one for one in draft.goals.outcomes if one.delegated is not None]
    if not outcomes:
        return
    chosen = outcomes[draft.below(len(outcomes))]
    _under_some_law(wishes, wishes.by_head[chosen.atom])
    assert chosen.delegated is not None
    for _ in range(TRIES):
        before = draft.kept()
        met = all(wishes.hold(name, case, wanted=True) for name in (chosen.atom, chosen.delegated))
        others = (one.atom for one in draft.goals.outcomes if one is not chosen)
        unwanted = (*others, *draft.goals.obstacles)
        if met and all(wishes.hold(name, case, wanted=False) for name in unwanted):
            return
        draft.restore(before)


def _under_some_law(wishes: Wishes, alike: tuple[Rule, ...]) -> Rule:
    """One of the rules that a provision became, under a rättsläge that can be the case's: some are nobody's."""
    draft = wishes.draft
    first = draft.below(len(alike))
    ordered = (*alike[first:], *alike[:first])
    by_law = {rule.origin.regime: rule for rule in reversed(ordered)}
    for regime, rule in reversed(by_law.items()):
        draft.regime = regime
        if not regime or wishes.hold(f"gäller@{regime}", (draft.case,), wanted=True):
            return rule
    draft.regime = ""
    return ordered[0]


def _of_this_law(draft: Draft, alike: tuple[Rule, ...]) -> Rule | None:
    """The rule under the rättsläge that the case has already."""
    return next((rule for rule in alike if rule.origin.regime in ("", draft.regime)), None)


def _reach(wishes: Wishes, rule: Rule) -> None:
    """Have the rule apply, or fail on one premise, as far as that can be had."""
    below = wishes.draft.below
    fails = None if below(4) < 3 or not rule.body else below(len(rule.body))
    if not any(wishes.apply(rule, fails) for _ in range(TRIES)):
        wishes.attempt(rule, fails)


def _background(draft: Draft, way: int) -> frozenset[str]:
    """State the rest: nothing, or that nothing more holds, or this and that; which sorts are completely named."""
    for predicate, args in list(draft.matters()) if way else ():
        chance = 0 if way < 3 else draft.below(12)
        if chance == 11 or (way == 5 and chance >= 6):
            continue  # left unknown on purpose
        if predicate.value is not None:
            draft.value(predicate.name, args)
        else:
            draft.say(predicate.name, args, chance in (9, 10))
    if not way:
        return frozenset()
    if way < 5:
        for predicate in draft.program.predicates.values():
            if predicate.closable:
                draft.closed.add(predicate.name)
    sorts = draft.program.sorts
    return frozenset(sorts) if way < 4 else frozenset(sort for sort in sorts if draft.below(2))
