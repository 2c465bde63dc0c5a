"""Outcomes that clash or are missing, and attributes with two values: each with a case that the engine decided so."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import combinations

from legalrules.adapters.case_file import CaseFile
from legalrules.analysis.encoding import Encoding, Instance
from legalrules.analysis.finding import Finding, Undone
from legalrules.analysis.logic import Formula, Undecided, compared, every, opposite, some
from legalrules.analysis.study import Solved, Study, confirmed
from legalrules.datalog.clauses import Role
from legalrules.law.citation import Citation
from legalrules.law.statute import CaseType
from legalrules.law.waiver import Doubt
from legalrules.values import Operator, Truth

Ground = tuple[Citation, Formula]
Shown = tuple[Doubt, str, tuple[Citation, ...], str]


def clashes(studied: Study, case_type: CaseType, known: Container[Shown]) -> Iterator[Finding | Undone]:
    """Two exclusive outcomes at once, by the provisions that give them; no outcome where they are exhaustive.

    What is `known`, from another day, is not looked for again.
    """
    for first, second in combinations(case_type.outcomes, 2):
        goals = {outcome.id: outcome.atom for outcome in studied.goals.outcomes}
        pair = goals[first.id], goals[second.id]
        title = f"“{first.title}” och “{second.title}” gäller samtidigt"
        for one, with_one in grounds(studied.encoding, pair[0]):
            for other, with_other in grounds(studied.encoding, pair[1]):
                if (Doubt.CONFLICT, case_type.id, (one, other), title) in known:
                    continue
                yield from shown(
                    studied,
                    Doubt.CONFLICT,
                    (one, other),
                    title,
                    (with_one, with_other, *(studied.encoding.of_case(goal) for goal in pair)),
                    _all(pair, Truth.TRUE),
                )
    if case_type.exhaustive:
        goals_missed = tuple(outcome.atom for outcome in studied.goals.outcomes)
        none = [opposite(studied.encoding.of_case(goal)) for goal in goals_missed]
        title = "inget av utfallen gäller, fast allt är känt"
        if (Doubt.NO_OUTCOME, case_type.id, (), title) in known:
            return
        yield from shown(studied, Doubt.NO_OUTCOME, (), title, none, _all(goals_missed, Truth.FALSE))


def two_values(studied: Study) -> Iterator[Finding | Undone]:
    """Attributes that two rules give different values at once."""
    for (name, _), givers in studied.encoding.givers.items():
        for one, other in combinations([giver for giver in givers if giver.value is not None], 2):
            places = one.rule.origin.citation, other.rule.origin.citation
            if one.value is None or other.value is None or None in places:
                continue
            differ = compared(Operator.NE, one.value.number, other.value.number)
            wanted = (one.holds, other.holds, one.value.has, other.value.has, differ)
            concept = studied.encoding.program.predicates[name].concept
            title = f"två regler ger olika värden: {concept.id if concept else name}"
            found = tuple(place for place in places if place is not None)
            yield from shown(studied, Doubt.VALUES, found, title, wanted, Solved.has_two_values)


def grounds(encoding: Encoding, goal: str) -> tuple[Ground, ...]:
    """The provisions that can give the goal, each with the condition that it does."""
    found: dict[Citation, list[Formula]] = {}
    for instance in encoding.givers.get((goal, (encoding.case,)), ()):
        for place, formula in _grounds(encoding, instance):
            found.setdefault(place, []).append(formula)
    return tuple((place, some(formulas)) for place, formulas in sorted(found.items()))


def _grounds(encoding: Encoding, instance: Instance) -> Iterator[Ground]:
    if instance.rule.origin.citation is not None:
        yield instance.rule.origin.citation, instance.holds
        return
    # What holds for the case holds in the rättsläge that applies to it: the provision is one step down.
    for literal in instance.rule.body:
        atom = getattr(literal, "atom", None)
        if atom is None:
            continue
        args = tuple(instance.bound[v] for v in atom.args)
        for inner in encoding.givers.get((atom.predicate, args), ()):
            if inner.rule.origin.citation is not None and inner.rule.origin.role is not Role.TRANSITION:
                yield inner.rule.origin.citation, every((instance.holds, inner.holds))


def _all(goals: tuple[str, ...], wanted: Truth) -> Callable[[Solved], bool]:
    return lambda solved: all(solved.truth(goal) is wanted for goal in goals)


def shown(
    studied: Study,
    doubt: Doubt,
    places: tuple[Citation, ...],
    text: str,
    wanted: Sequence[Formula],
    holds: Callable[[Solved], bool],
) -> Iterator[Finding | Undone]:
    """The finding with its case, rather one that nothing hands over anyway; nothing if there is no case."""
    unobstructed = [opposite(studied.encoding.of_case(name)) for name in studied.goals.obstacles]

    def trial(case: CaseFile) -> bool:
        solved = studied.solved(case)
        return solved is not None and holds(solved)

    try:
        model = studied.find(*wanted, *unobstructed) or studied.find(*wanted)
    except Undecided as fault:
        yield Undone(doubt, studied.case_type, studied.day, places, str(fault))
        return
    if model is None:
        return
    case = confirmed(studied, model, opposite(every(wanted)), trial)
    if case is None:
        yield Undone(doubt, studied.case_type, studied.day, places, "motorn bekräftar inte fallet")
        return
    yield Finding(doubt, studied.case_type, studied.day, places, None, text, studied.most, case)
