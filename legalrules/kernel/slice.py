"""The part of a program that cases of one type can depend on, arranged so that a case looks at few of its rules.

A rule with positive atoms waits for one of them: as long as nothing holds of that predicate in a half, the rule has
no instance there and is not looked at. Plans are made when first needed.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from . import strata
from .dates import Calendar
from .domain import Reading, Setting
from .plan import Plan, Texts, plan
from .terms import Predicate, Rule


@dataclass(frozen=True, slots=True)
class Numbered:
    """A rule with the number of its component, and its predicates that a case may close."""

    rule: Rule
    component: int
    needs: frozenset[str]
    closable: frozenset[str]


# By half and kind of reading: by number of rule, or by that and what the case closes of the rule's predicates.
_Plans = dict[int | tuple[int, frozenset[str]], Plan]


@dataclass(frozen=True, slots=True)
class Slice:
    """Predicates, and rules in order of component, lowest first; `waiting` are rules by the predicate they wait for."""

    predicates: frozenset[str]
    stated: frozenset[str]
    free: frozenset[str]
    calendar: Calendar | None
    rules: tuple[Numbered, ...]
    waiting: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]
    texts: Texts = field(default_factory=dict)
    plans: Mapping[tuple[bool, bool], _Plans] = field(
        default_factory=lambda: {(half, reading): {} for half in (True, False) for reading in (True, False)}
    )

    def live(self, reading: Reading, certain: bool) -> list[int]:
        """The numbers of the rules of which every positive atom may hold of something, in a half."""
        alive = reading.alive(certain, self.stated)
        waiting = [self.waiting[name] for name in alive & self.waiting.keys()]
        numbers = [number for group in waiting for number in group if self.rules[number].needs <= alive]
        return [*self.always, *numbers]

    def plan(self, number: int, certain: bool, attainable: bool, setting: Setting) -> Plan:
        """The plan of a rule in a half of a reading."""
        plans, found = self.plans[certain, attainable], self.rules[number]
        key = (number, found.closable & setting.closed) if found.closable else number
        made = plans.get(key)
        if made is None:
            # Two threads may both make it: the plans are alike, and either is good.
            made = plans.setdefault(key, plan(found.rule, certain, setting, self.calendar, self.texts))
        return made


def make_slice(
    goals: Set[str],
    applicant: Set[str],
    predicates: Mapping[str, Predicate],
    rules: Mapping[str, list[Rule]],
    order: Mapping[str, int],
    calendar: Calendar | None,
) -> Slice:
    """The slice with these goals."""
    names = strata.reachable(goals, rules)
    stated = frozenset([name for name in names if predicates[name].stated])
    free = frozenset([name for name in stated if predicates[name].sources & applicant])
    closable = frozenset([name for name in stated if predicates[name].closable])
    heads = sorted(names & rules.keys(), key=lambda name: (order[name], name))
    numbered = tuple([_numbered(rule, order[head], closable) for head in heads for rule in rules[head]])
    waiting: dict[str, list[int]] = {}
    always: list[int] = []
    for number, found in enumerate(numbered):
        if found.rule.needs:
            name = min(found.rule.needs, key=lambda name: _promise(predicates[name]))
            waiting.setdefault(name, []).append(number)
        else:
            always.append(number)
    by_name = {name: tuple(numbers) for name, numbers in waiting.items()}
    return Slice(names, stated, free, calendar, numbered, by_name, tuple(always))


def _promise(predicate: Predicate) -> int:
    """Derived predicates hold of less than those without arguments, and these of less than stated ones, if open."""
    return 2 if predicate.stated else 0 if predicate.args else 1


def _numbered(rule: Rule, component: int, closable: frozenset[str]) -> Numbered:
    needs = frozenset(rule.needs)
    return Numbered(rule, component, needs, closable & (needs | rule.reaches))
