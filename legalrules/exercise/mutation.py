"""Mutation testing of rules: is each change of a rule noticed by some scenario?

A mutant can change a case only if the changed clauses conclude something else from what the case came to before; that
is looked at first, and only such cases are solved again, under the rättslägen that the case can fall under. A mutant
that no scenario notices is tried on neighbours of the scenarios, which differ in one thing that the rule reads, at and
beside its limits: if none comes out differently it counts as equivalent, as far as those cases tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product, zip_longest
from pathlib import Path

from legalrules.adapters.scenario_file import REJECTED, Scenario, Suite
from legalrules.casebook import answer_of, faults_of
from legalrules.datalog.clauses import Role, Rule
from legalrules.datalog.ending import free_predicates, halves_of, has_conflict, settle, settle_attainable
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.decision import Decision
from legalrules.derivation.from_model import decision
from legalrules.derivation.instances import Open, certain_instances, possible_instances
from legalrules.derivation.prepared import Prepared, Shape
from legalrules.derivation.reading import Reading
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.exercise.limits import limits_of
from legalrules.exercise.mutants import LawRule, Mutant, changed, law_rules, mutants_of, mutated
from legalrules.exercise.neighbours import Difference, changed_case, differences, read_by
from legalrules.exercise.scenarios import case_of
from legalrules.exercise.solving import Solved, solved
from legalrules.rules import Rules

NEIGHBOURS = 60  # at most so many cases beside the scenarios are tried for a rule
_SCENARIOS = 5  # from at most so many scenarios
_NO_DIGEST = "0" * 64


@dataclass(frozen=True, slots=True)
class Subject:
    """A case as the law stands, and the part of the program for the rättslägen that it can fall under."""

    rules: Rules
    case: Solved
    reading: Reading
    relevant: Program
    clauses: Mapping[LawRule, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Trial:
    """A scenario, decided as the law stands."""

    scenario: Scenario
    subject: Subject


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case that differs from that of a scenario in one thing."""

    scenario: str
    difference: Difference
    subject: Subject

    def lines(self) -> tuple[str, str]:
        """What the case file says, and what it would have to say instead; "" for what nobody says."""
        return self.difference.lines({c.id: c for c in self.subject.rules.legislation.concepts})

    def answer(self) -> str:
        """What the case comes to as the law stands, in the words of a key."""
        return answer_of(_decision(self.subject.rules, self.subject.case))


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a mutant: the scenario that noticed it, or else a neighbour that comes out differently, if any.

    `tried` is how many neighbours were tried.
    """

    mutant: Mutant
    noticed_by: str = ""
    witness: Neighbour | None = None
    tried: int = 0

    @property
    def is_equivalent(self) -> bool:
        """Whether neither scenario nor neighbour tells it from the law."""
        return not self.noticed_by and self.witness is None


def trials(rules: Rules, path: Path, suite: Suite) -> Iterator[Trial]:
    """The scenarios of a suite that decide something. Raises ValueError, `DiagnosticError` and `OSError`."""
    for scenario in suite.scenarios:
        if scenario.expected.svar != REJECTED:
            case = case_of(rules, path, scenario)
            yield Trial(scenario, _subject(rules, solved(rules, case, scenario.expected.dag)))


def _subject(rules: Rules, case: Solved) -> Subject:
    active = tuple(rule for rule in case.program.rules if _is_active(case, rule))
    relevant = replace(case.program, rules=active)
    return Subject(rules, case, case.reading(), relevant, law_rules(relevant))


def _is_active(case: Solved, rule: Rule) -> bool:
    """Whether the rättsläge of the clause may apply to the case, or it has none."""
    regime = rule.origin.regime
    ours = not regime or rule.origin.role in (Role.APPLIES, Role.ACTIVATES)
    return ours or bool(case.model.possible.get(f"i_fråga@{regime}"))


def mutation(
    found: Iterable[Trial],
    *,
    keep: Callable[[Mutant], bool] = lambda _: True,
    neighbours: int = NEIGHBOURS,
) -> Iterator[Judged]:
    """Every mutant of the rules that the scenarios' programs hold, and what became of it."""
    tried = tuple(found)
    programs = {id(one.subject.case.program): one.subject.case.program for one in tried}
    mutants = dict.fromkeys(
        mutant for program in programs.values() for mutant in mutants_of(program) if keep(mutant)
    )
    rule: LawRule | None = None
    pool: list[Neighbour] = []
    for mutant in mutants:
        by = next((one for one in tried if _notices(one, mutant)), None)
        if by is not None:
            yield Judged(mutant, by.scenario.expected.fall)
            continue
        if mutant.rule != rule:
            rule, pool = mutant.rule, list(islice(_beside(mutant.rule, tried), neighbours))
        witness = next((one for one in pool if _tells_apart(one.subject, mutant)), None)
        yield Judged(mutant, witness=witness, tried=len(pool))


def _notices(trial: Trial, mutant: Mutant) -> bool:
    again = _changed(trial.subject, mutant)
    if again is None:
        return False
    expected, scenario = trial.scenario.expected, trial.scenario
    if _asked(again) == _asked(trial.subject.case) and not expected.vilar_på and not expected.öppet:
        return False
    told = _decision(trial.subject.rules, again)
    return any(True for _ in faults_of(expected, told)) or not scenario.ends_so(told.ending)


def _changed(subject: Subject, mutant: Mutant) -> Solved | None:
    """The case under the mutant; None where the mutant makes no difference to what it concludes."""
    case, ours = subject.case, subject.clauses.get(mutant.rule, ())
    change = changed(case.program, mutant, ours) if ours else {}
    if not change or not _differs(subject, ours, change):
        return None
    whole = case.program if mutant.rule[0] is Role.TRANSITION else subject.relevant
    program = mutated(whole, change)
    try:
        model = subject.rules.engine("naive").solve(program, case.facts)
    except OverflowError:
        return None
    return None if model == case.model else replace(case, program=program, model=model)


def _differs(subject: Subject, before: tuple[Rule, ...], change: Mapping[str, Rule | None]) -> bool:
    """Whether the changed clauses conclude other atoms from what the case came to; other values always do."""
    if any(rule.head.value is not None for rule in before if rule.id in change):
        return True
    old = tuple(rule for rule in before if rule.id in change)
    new = tuple(rule for rule in change.values() if rule is not None)
    return _concluded(subject, old) != _concluded(subject, new)


def _concluded(subject: Subject, rules: tuple[Rule, ...]) -> frozenset[tuple[object, ...]]:
    """What the clauses conclude in each half, from the model as it is."""
    prepared, reading = Prepared(replace(subject.case.program, rules=rules)), subject.reading
    found: set[tuple[object, ...]] = set()
    for name in dict.fromkeys(rule.head.predicate for rule in rules):
        sorts = subject.case.program.predicates[name].sorts
        for args in product(*(reading.domain(sort) for sort in sorts)):
            for shape in prepared.shapes(name):
                found |= {(name, args, half) for half in _halves(reading, shape, args)}
    return frozenset(found)


def _halves(reading: Reading, shape: Shape, args: tuple[str | None, ...]) -> Iterator[bool]:
    if None not in args and any(True for _ in certain_instances(reading, shape, args)):
        yield True
    possible = reading.is_active(shape, certain=False)
    if possible and any(isinstance(one, Open) for one in possible_instances(reading, shape, args)):
        yield False


def _decision(rules: Rules, case: Solved) -> Decision:
    """The decision of a case that was solved, as `api.decide` would tell it, but uncertified."""
    goals, name = case.goals, case.case.case
    stated = Stated.of(case.program, case.facts)
    ending = settle(
        goals,
        halves_of(stated, case.model, name),
        conflict=has_conflict(stated, case.model),
        facts_digest=_NO_DIGEST,
    )
    attainable: Model | None = None
    if ending is None:
        free = free_predicates(case.program, goals)
        attainable = rules.engine("naive").solve(case.program, case.facts, free)
        ending = settle_attainable(
            goals, halves_of(Stated.of(case.program, case.facts, free), attainable, name)
        )
    return decision(
        case.program,
        case.facts,
        case_type=case.case.case_type,
        case=name,
        actual=case.model,
        attainable=attainable,
        ending=ending,
        program_digest="",
        facts_digest=_NO_DIGEST,
        prepared=Prepared(case.program),
    )


def _beside(rule: LawRule, tried: tuple[Trial, ...]) -> Iterator[Neighbour]:
    """Neighbours of the scenarios, in turn: of those to which the rule applies first."""
    having = [one for one in tried if rule in one.subject.clauses]
    having.sort(key=lambda one: not _applies(one.subject, rule))
    by_file: dict[str, Trial] = {}
    for one in having:
        by_file.setdefault(one.scenario.expected.fil, one)
    chosen = (*by_file.values(), *having)[:_SCENARIOS]
    for each in zip_longest(*(_near(one, rule) for one in chosen)):
        yield from (one for one in each if one is not None)


def _applies(subject: Subject, rule: LawRule) -> bool:
    return any(half for *_, half in _concluded(subject, subject.clauses[rule]))


def _near(trial: Trial, rule: LawRule) -> Iterator[Neighbour]:
    subject, day = trial.subject, trial.scenario.expected.dag
    names = read_by(subject.relevant, subject.clauses[rule])
    for difference in differences(subject.case, day, names, limits_of(subject.relevant)):
        try:
            other = _subject(
                subject.rules, solved(subject.rules, changed_case(subject.case.case, difference), day)
            )
        except (DiagnosticError, OverflowError):
            continue  # two things that cannot be true together
        yield Neighbour(trial.scenario.expected.fall, difference, other)


def _tells_apart(subject: Subject, mutant: Mutant) -> bool:
    again = _changed(subject, mutant)
    return again is not None and _asked(again) != _asked(subject.case)


def _asked(case: Solved) -> tuple[object, ...]:
    """All that the case type asks and reports, in both halves."""
    goals = case.goals.goals()
    halves = (case.model.certain, case.model.possible)
    return tuple(frozenset(half.get(name, ())) for half in halves for name in goals)
