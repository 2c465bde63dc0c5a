"""The part of a program that cases of one type can depend on, arranged so that a case looks at few of its rules.

A rule with positive atoms waits for one of them: as long as nothing holds of that predicate in a half, the rule has
no instance there and is not looked at. Plans are made when first needed.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import TypeAlias

from . import strata
from .dates import Calendar
from .domain import Reading, Setting
from .plan import Run, Texts, plan
from .terms import Predicate, Rule

# The head of a rule, the number of its component, and the function that runs through its instances.
Planned: TypeAlias = tuple[str, int, Run]
# By half and kind of reading: by number of rule, or by that and what the case closes of the rule's predicates.
_Plans: TypeAlias = dict[int | tuple[int, frozenset[str]], Planned]


@dataclass(frozen=True, slots=True)
class Slice:
    """Predicates, derived ones with type and sorts, and rules by number, lowest component first.

    `waiting` are the numbers of rules by the predicate they wait for, `always` those that wait for none.
    """

    predicates: frozenset[str]
    stated: frozenset[str]
    derived: Mapping[str, tuple[tuple[str, str] | None, tuple[str, ...]]]
    free: frozenset[str]
    calendar: Calendar | None
    rules: tuple[Rule, ...]
    heads: tuple[str, ...]
    components: tuple[int, ...]
    needs: tuple[frozenset[str], ...]
    waiting: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]
    texts: Texts = field(default_factory=dict)
    plans: Mapping[tuple[bool, bool], _Plans] = field(
        default_factory=lambda: {(half, reading): {} for half in (True, False) for reading in (True, False)}
    )

    def live(self, reading: Reading, certain: bool) -> list[int]:
        """The numbers of the rules of which every positive atom may hold of something, in a half."""
        alive, needs = reading.alive(certain, self.stated), self.needs
        groups = [self.waiting[name] for name in alive if name in self.waiting]
        return [*self.always, *[number for group in groups for number in group if needs[number] <= alive]]

    def plan(self, number: int, certain: bool, attainable: bool, setting: Setting) -> Planned:
        """The plan of a rule in a half of a reading."""
        plans, rule = self.plans[certain, attainable], self.rules[number]
        closable = [name for name in (*rule.needs, *rule.reaches) if setting.predicates[name].closable]
        key = (number, setting.closed.intersection(closable)) if closable else number
        made = plans.get(key)
        if made is None:
            # Two threads may both make it: the plans are alike, and either is good.
            run = plan(rule, certain, setting, self.calendar, self.texts)
            made = plans.setdefault(key, (rule.head, self.components[number], run))
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
    derived = {name: _shape(predicates[name]) for name in names - stated}
    heads = sorted(names & rules.keys(), key=lambda name: (order[name], name))
    numbered = tuple([rule for head in heads for rule in rules[head]])
    waiting: dict[str, list[int]] = {}
    for number, rule in enumerate(numbered):
        if rule.needs:
            name = min(rule.needs, key=lambda name: _promise(predicates[name]))
            waiting.setdefault(name, []).append(number)
    return Slice(
        names,
        stated,
        derived,
        free,
        calendar,
        numbered,
        tuple([rule.head for rule in numbered]),
        tuple([order[rule.head] for rule in numbered]),
        tuple([frozenset(rule.needs) for rule in numbered]),
        {name: tuple(numbers) for name, numbers in waiting.items()},
        tuple([number for number, rule in enumerate(numbered) if not rule.needs]),
    )


def _shape(predicate: Predicate) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    kind = predicate.value
    return None if kind is None else (kind.kind, kind.unit), predicate.args


def _promise(predicate: Predicate) -> int:
    """Derived predicates hold of less than those without arguments, and these of less than stated ones, if open."""
    return 2 if predicate.stated else 0 if predicate.args else 1
