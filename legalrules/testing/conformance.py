"""The properties that every engine must meet: an engine is right when none of these functions raises AssertionError.

Each takes an engine and a case drawn by `cases`, `additions`, `completions` or `answers`; a test of an engine is a line
for each. The first holds it to the naive engine, rank by rank; the others hold both to what the language promises.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from legalrules.datalog.arithmetic import order
from legalrules.datalog.clauses import Comparison, Rule
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Half, Model, Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Aggregate, Arithmetic, Expression, Quotient, Rounded, within
from legalrules.engine.naive import Naive
from legalrules.engine.protocol import Engine
from legalrules.testing.facts import additions, answers, completions, facts_for
from legalrules.testing.programs import APPLICANT, programs

Key = tuple[str, Tuple]


@dataclass(frozen=True, slots=True)
class Case:
    """A program, and the facts of a case."""

    program: Program
    facts: Facts

    @property
    def free(self) -> frozenset[str]:
        """The predicates that are free in the reading `attainable`."""
        return frozenset(p.name for p in self.program.predicates.values() if APPLICANT in p.sources)


@dataclass(frozen=True, slots=True)
class Step:
    """A case, and the same case with more known."""

    before: Case
    after: Case


@st.composite
def cases(draw: st.DrawFn, *, conflicts: bool = True, calculates: bool = False) -> Case:
    """Programs with facts; with `calculates`, programs that reckon and gather."""
    program = draw(programs(calculates=calculates))
    return Case(program, draw(facts_for(program, conflicts=conflicts)))


@st.composite
def steps(draw: st.DrawFn, *, calculates: bool = False) -> Step:
    """Cases without conflicts, and the same with one thing more."""
    case = draw(cases(conflicts=False, calculates=calculates))
    return Step(case, Case(case.program, draw(additions(case.program, case.facts))))


@st.composite
def completed(draw: st.DrawFn, *, calculates: bool = False) -> Step:
    """Cases, and a complete case that they could be."""
    case = draw(cases(calculates=calculates))
    return Step(case, Case(case.program, draw(completions(case.program, case.facts))))


@st.composite
def answered(draw: st.DrawFn, *, calculates: bool = False) -> Step:
    """Cases, and the same with some answers by the applicant."""
    case = draw(cases(calculates=calculates))
    return Step(case, Case(case.program, draw(answers(case.program, case.facts, APPLICANT))))


def keys(half: Half) -> frozenset[Key]:
    """The tuples of a half, without ranks."""
    return frozenset((name, given) for name, tuples in half.items() for given in tuples)


def has_two_values(model: Model) -> bool:
    """Whether provisions give one attribute two values: a conflict of the case."""
    return any(len({args for args, _ in tuples}) < len(tuples) for tuples in model.certain.values())


def agrees_with_the_meaning(engine: Engine, case: Case) -> None:
    """In both readings the model is that of the naive engine, ranks included."""
    for free in (frozenset[str](), case.free):
        assert engine.solve(case.program, case.facts, free) == Naive().solve(case.program, case.facts, free)


def certain_is_possible(engine: Engine, case: Case) -> None:
    """In reading `actual`, what is certain is possible, at no greater rank."""
    model = engine.solve(case.program, case.facts)
    for name, (args, ends), rank in _ranked(model.certain):
        found = model.possible.get(name, {}).get((args, (*ends, *ends)))
        assert found is not None and found <= rank, (name, args)


def ranks_are_supported(engine: Engine, case: Case) -> None:
    """Ranks count from 1 without gaps: a tuple of rank n rests on one of rank n - 1."""
    model = engine.solve(case.program, case.facts)
    for half in (model.certain, model.possible):
        ranks = {rank for _, _, rank in _ranked(half)}
        assert ranks == set(range(1, len(ranks) + 1))


def keeps_what_is_settled(engine: Engine, step: Step) -> None:
    """What was sann stays sann, and what was falsk stays falsk, when more becomes known."""
    before = engine.solve(step.before.program, step.before.facts)
    after = engine.solve(step.after.program, step.after.facts)
    things = _things(step.before.facts)
    assert keys(before.certain) <= keys(after.certain)
    _none_appears(before, after, things)


def holds_in_every_completion(engine: Engine, step: Step) -> None:
    """What is sann holds in the complete case, and what is falsk does not, whichever the completion."""
    keeps_what_is_settled(engine, step)


def collapses(engine: Engine, step: Step) -> None:
    """In a complete case nothing is okänd: both halves are one model, ends and ranks included."""
    model = engine.solve(step.after.program, step.after.facts)
    if has_two_values(model):
        return
    doubled = {
        name: {(args, (*ends, *ends)): rank for (args, ends), rank in tuples.items()}
        for name, tuples in model.certain.items()
    }
    assert doubled == model.possible


def foresees_answers(engine: Engine, step: Step) -> None:
    """What the applicant's answers made sann was certain in `attainable`; what they made falsk was not possible."""
    attainable = engine.solve(step.before.program, step.before.facts, step.before.free)
    actual = engine.solve(step.after.program, step.after.facts)
    settled = _without_derived_attributes(step.before.program)
    things = _things(step.before.facts)
    for name, given, _ in _ranked(actual.certain):
        assert name not in settled or given in attainable.certain.get(name, {})
    for name, (args, ends), _ in _ranked(attainable.possible):
        if name in settled and things.issuperset(args):
            assert (args, ends) in actual.possible.get(name, {})


def _ranked(half: Half) -> Iterator[tuple[str, Tuple, int]]:
    for name, tuples in half.items():
        for given, rank in tuples.items():
            yield name, given, rank


def _things(facts: Facts) -> frozenset[str | None]:
    return frozenset(name for names in facts.entities.values() for name in names)


def _none_appears(before: Model, after: Model, things: frozenset[str | None]) -> None:
    """Whatever is possible afterwards of things named before was possible before, within the ends of then."""
    for name, (args, ends), _ in _ranked(after.possible):
        if things.issuperset(args):
            wider = [found for other, found in before.possible.get(name, {}) if other == args]
            assert wider, (name, args)
            if ends:
                assert min(order(low) for low, _ in wider) <= order(ends[0]), (name, args)
                assert order(ends[1]) <= max(order(high) for _, high in wider), (name, args)


def _without_derived_attributes(program: Program) -> frozenset[str]:
    """The predicates that rest on no derived attribute, and on no calculation or aggregate.

    Of a derived attribute that reads an open free one there is no certain tuple, so `attainable` does not foresee
    what a comparison with it would give (certificate page, section 6).
    """
    derived = [p for p in program.predicates.values() if p.is_derived]
    values = {p.name for p in derived if p.value is not None}
    values |= {rule.head.predicate for rule in program.rules if any(map(_is_computed, _sides(rule)))}
    return frozenset(p.name for p in derived if values.isdisjoint(program.slice((p.name,)).predicates))


def _sides(rule: Rule) -> Iterator[Expression]:
    for literal in rule.body:
        if isinstance(literal, Comparison):
            yield from (literal.left, literal.right)


def _is_computed(side: Expression) -> bool:
    return any(isinstance(part, Arithmetic | Quotient | Rounded | Aggregate) for part in within(side))
