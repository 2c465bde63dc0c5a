"""How well drawn cases spread over the rules: what they had apply and fail, how they ended, and what they missed.

What no drawn case reached is aimed at, and what is not reached then either is asked of the solver (extra `analyse`):
it is dead, or the strategy cannot make it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings

from legalrules.datalog.ending import Decided, HandOver, halves_of, has_conflict, settle
from legalrules.datalog.stated import Stated
from legalrules.exercise.coverage import (
    Coverage,
    Kind,
    Place,
    Way,
    coverage_text,
    place_of,
    places_of,
    ways_of,
)
from legalrules.exercise.made import Ground, Made, ground, make
from legalrules.exercise.solving import Solved, solved
from legalrules.rules import Rules
from legalrules.testing.strategies import cases

AIMED = 40  # cases at each rule that no drawn case reached
_DIGEST = "0" * 13  # decides only who follows a decision up
THINGS = 3  # of each sort, in a proof that nothing reaches it


@dataclass(frozen=True, slots=True)
class Distribution:
    """What so many drawn cases of a type exercised on a day, and how many of them ended in each way.

    `aimed` are the rules and exceptions reached only by cases that were made for them, `dead` those that no case with
    at most three things of each sort can reach, by a proof; `proved` tells whether one was sought.
    """

    case_type: str
    day: date
    examples: int
    coverage: Coverage
    endings: Mapping[str, int]
    aimed: frozenset[Way]
    dead: frozenset[Way]
    proved: bool

    @property
    def missed(self) -> tuple[Way, ...]:
        """The rules and exceptions that neither drawn nor aimed cases reached, though nothing shows them dead."""
        return tuple(way for way in unreached(self.coverage) if way not in self.aimed | self.dead)


def distribution(
    rules: Rules, case_type: str, *, on: date, examples: int = 1000, first: int = 1, prove: bool = True
) -> Distribution:
    """Draw so many cases, the same for the same `first`, and tell what they reached.

    With `prove`, what cases made for it do not reach is asked of the solver; without the extra `analyse` nothing is
    shown dead. Raises KeyError for an unknown case type.
    """
    source = ground(rules, case_type, on)
    ways: set[Way] = set()
    endings: Counter[str] = Counter()

    @seed(first)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=tuple(HealthCheck),
    )
    @given(made=cases(rules, case_type, on=on))
    def tried(made: Made) -> None:
        found = solved(rules, made.case, made.day)
        ways.update(ways_of(found))
        endings[_ending(found)] += 1

    tried()
    coverage = Coverage(places_of(source.program), frozenset(ways))
    left = unreached(coverage)
    aimed = frozenset(way for way in left if _is_reached(rules, source, way))
    rest = tuple(way for way in left if way not in aimed)
    dead = _dead(rules, case_type, on, rest) if prove and rest else frozenset()
    told = dict(endings.most_common())
    return Distribution(case_type, on, examples, coverage, told, aimed, dead or frozenset(), dead is not None)


def unreached(coverage: Coverage) -> tuple[Way, ...]:
    """The rules and exceptions that never applied, or never failed, in the order of the law."""
    return tuple(way for way in coverage.missing() if way.place.kind in (Kind.RULE, Kind.EXCEPTION))


def distribution_text(found: Distribution) -> str:
    """The distribution for a terminal: endings, coverage with what is missing, and what becomes of that."""
    lines = [f"{found.examples} ärenden av typen {found.case_type}, beslutsdag {found.day}"]
    lines += [f"  {number} slutade: {ending}" for ending, number in found.endings.items()]
    lines.append(coverage_text(found.coverage))
    told = (
        ("nås av ärenden som görs för det", tuple(sorted(found.aimed, key=_order))),
        ("inget ärende kan nå det (bevisat)", tuple(sorted(found.dead, key=_order))),
        ("nås inte, och inget visar att det är dött", found.missed),
    )
    for words, ways in told:
        lines += [f"{words}: {_words(way)}" for way in ways]
    if not found.proved:
        lines.append("ingen bevisning: tillägget analyse är inte installerat")
    return "\n".join(lines)


def _order(way: Way) -> tuple[object, ...]:
    return *way.place.sort_key(), way.held


def _words(way: Way) -> str:
    return f"{way.place}, {'uppfylld' if way.held else 'ouppfylld'}"


def _ending(case: Solved) -> str:
    stated = Stated.of(case.program, case.facts)
    halves = halves_of(stated, case.model, case.case.case)
    ending = settle(case.goals, halves, conflict=has_conflict(stated, case.model), facts_digest=_DIGEST)
    match ending:
        case Decided(outcome):
            return f"beslutas, {outcome}"
        case HandOver(reason):
            return f"lämnas över, {reason.value}"
        case _:
            return "öppet"


def _is_reached(rules: Rules, source: Ground, way: Way) -> bool:
    """Whether some case made for the rule reaches it."""
    for number, alike in enumerate(source.targets):
        if place_of(alike[0]) == way.place:
            for start in range(AIMED):
                made = make(rules, source, Random(start).randrange, target=number)
                if way in ways_of(solved(rules, made.case, made.day)):
                    return True
    return False


def _dead(rules: Rules, case_type: str, day: date, ways: tuple[Way, ...]) -> frozenset[Way] | None:
    """Those that no case reaches, with one thing of each sort or with several; None without the solver."""
    try:
        from legalrules.analysis.logic import Formula, Undecided, every, opposite, some
        from legalrules.analysis.study import Study, study
    except ImportError:
        return None

    def wanted(studied: Study, place: Place, held: bool) -> Formula:
        instances = [one for one in studied.encoding.instances if place_of(one.rule) == place]
        if held:
            return some(one.holds for one in instances)
        groups: dict[tuple[str, tuple[str, ...]], list[Formula]] = {}
        for one in instances:
            key = one.rule.head.predicate, tuple(one.bound[v] for v in one.rule.head.args)
            groups.setdefault(key, [one.literals[0]] if one.rule.origin.regime else []).append(
                opposite(one.holds)
            )
        return some(every(parts) for parts in groups.values())

    left = set(ways)
    for most in (1, THINGS):
        studied = study(rules, case_type, day, most)
        for way in sorted(left, key=_order):
            try:
                if studied.find(wanted(studied, way.place, way.held)) is not None:
                    left.discard(way)
            except Undecided:
                left.discard(way)
    return frozenset(left)
