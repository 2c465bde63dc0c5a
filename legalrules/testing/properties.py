"""Properties that any rule set should have, a municipality's own included; each raises AssertionError if it does not.

They take a case drawn by `strategies.cases`. `rule_properties` makes tests of them all, for `pytest.mark.parametrize`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from legalrules import api
from legalrules.adapters.case_file import CaseFile
from legalrules.datalog.ending import Decided, Ending, HandOver
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import CaseGoals, Program
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.exercise.completing import completed, further
from legalrules.exercise.limits import some
from legalrules.exercise.made import Ground, Made, ground
from legalrules.exercise.solving import Solved, solved
from legalrules.law.concept import Sourcing
from legalrules.rules import Rules
from legalrules.testing.strategies import Days, cases
from legalrules.values import Truth

COMPLETIONS = 4
Truths = dict[str, Truth]
# A number below the given one, drawn.
Draw = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a rule set, as a test that draws its own cases."""

    name: str
    test: Callable[[], None]

    def __call__(self) -> None:
        """Draw cases, and try the property on each."""
        self.test()


def rule_properties(rules: Rules, case_type: str, *, on: Days | None = None) -> tuple[Property, ...]:
    """Every property, of cases of the type: each a test, with as many examples as the Hypothesis profile says."""
    drawn = cases(rules, case_type, on=on)
    alone = (
        check_deterministic,
        check_independent_of_names_and_order,
        check_irrelevant_facts,
        check_one_ending,
        check_certificate,
        check_engines_agree,
        check_gap,
    )
    found = [Property(_name(check), _alone(check, rules, drawn)) for check in alone]
    found += [
        Property(_name(check), _with_more(check, rules, drawn))
        for check in (check_monotone, check_completions)
    ]
    return tuple(found)


def _name(check: Callable[..., None]) -> str:
    return check.__name__.removeprefix("check_")


def _alone(
    check: Callable[[Rules, Made], None], rules: Rules, drawn: st.SearchStrategy[Made]
) -> Callable[[], None]:
    @given(made=drawn)
    def test(made: Made) -> None:
        check(rules, made)

    return test


def _with_more(
    check: Callable[[Rules, Made, Draw], None], rules: Rules, drawn: st.SearchStrategy[Made]
) -> Callable[[], None]:
    @given(made=drawn, data=st.data())
    def test(made: Made, data: st.DataObject) -> None:
        check(rules, made, lambda number: data.draw(st.integers(0, number - 1)) if number > 1 else 0)

    return test


def check_deterministic(rules: Rules, made: Made) -> None:
    """The same case on the same day is decided the same way, to the byte of its certificate."""
    first, again = (_decided(rules, made.case, made) for _ in range(2))
    assert first.certificate == again.certificate


def check_independent_of_names_and_order(rules: Rules, made: Made) -> None:
    """What things are called, and the order in which things and facts are told, does not matter."""
    other = renamed(made.case)
    assert truths(solved(rules, made.case, made.day)) == truths(solved(rules, other, made.day))
    assert _kind(_decided(rules, made.case, made).ending) == _kind(_decided(rules, other, made).ending)


def check_irrelevant_facts(rules: Rules, made: Made) -> None:
    """What no rule of the case type reads does not matter, however much is told; what is protected is never read."""
    compiled = rules.on(made.day, made.case.case_type).program
    sliced = compiled.slices[made.case.case_type]
    protected = {concept.id for concept in rules.legislation.concepts if concept.protected}
    assert not protected & set(sliced.predicates), protected & set(sliced.predicates)
    facts = made.case.facts
    told = tuple(_beside(compiled.program, sliced, facts, made.day))
    more = replace(made.case, facts=replace(facts, statements=(*facts.statements, *told)))
    assert truths(solved(rules, made.case, made.day)) == truths(solved(rules, more, made.day))
    assert _kind(_decided(rules, made.case, made).ending) == _kind(_decided(rules, more, made).ending)


def _beside(program: Program, sliced: Program, facts: Facts, day: date) -> Iterator[Statement]:
    """Something told of each concept that the case type does not read, about the first things there are."""
    for name, predicate in program.predicates.items():
        if predicate.is_derived or name in sliced.predicates:
            continue
        args = tuple(facts.entities[sort][0] for sort in predicate.sorts if facts.entities.get(sort))
        values = (True,) if predicate.value is None else (*some(predicate.value), day)
        if len(args) == len(predicate.sorts):
            signed = ("Eva Ek", "sett på plats") if predicate.sourcing is Sourcing.JUDGEMENT else ("", "")
            yield Statement(name, args, values[0], predicate.sources[0], day, *signed)


def check_one_ending(rules: Rules, made: Made) -> None:
    """A decided case has the one outcome that holds, which may be decided so, and no obstacle."""
    ruling = _decided(rules, made.case, made)
    found, goals = truths(solved(rules, made.case, made.day)), _goals(rules, made)
    held = [one for one in goals.outcomes if found[one.atom] is Truth.TRUE]
    if isinstance(ruling.ending, Decided):
        assert [one.id for one in held] == [ruling.ending.outcome]
        assert held[0].delegated is not None and found[held[0].delegated] is Truth.TRUE
        assert all(found[obstacle] is Truth.FALSE for obstacle in goals.obstacles)
    if len(held) > 1:
        assert isinstance(ruling.ending, HandOver)


def check_certificate(rules: Rules, made: Made) -> None:
    """Whoever holds the law and the case accepts the certificate; for another case it is refused."""
    ruling = _decided(rules, made.case, made)
    assert isinstance(api.verify(ruling.certificate, rules, case=made.case), api.Accepted)
    if made.case.facts.statements:
        fewer = replace(made.case, facts=replace(made.case.facts, statements=made.case.facts.statements[1:]))
        assert not isinstance(api.verify(ruling.certificate, rules, case=fewer), api.Accepted)


def check_engines_agree(rules: Rules, made: Made) -> None:
    """The reference engine finds the same model, ranks included."""
    assert solved(rules, made.case, made.day).model == solved(rules, made.case, made.day, "naive").model


def check_gap(rules: Rules, made: Made) -> None:
    """On a day before the first of the law nothing is decided."""
    day = rules.stretches[0].start - timedelta(days=1)
    facts = replace(
        made.case.facts, statements=tuple(replace(s, date=day) for s in made.case.facts.statements)
    )
    try:
        ruling = api.decide(rules, replace(made.case, facts=facts), day=day)
    except DiagnosticError:
        return
    assert not isinstance(ruling.ending, Decided)


def check_monotone(rules: Rules, made: Made, draw: Draw) -> None:
    """What is sant or falskt stays so when more becomes known."""
    before = solved(rules, made.case, made.day)
    on = ground(rules, made.case.case_type, made.day)
    after = again(rules, before, further(on, before.facts, draw))
    _assert_kept(truths(before), truths(after))


def check_completions(rules: Rules, made: Made, draw: Draw) -> None:
    """What is settled holds in every completion. Whether an open answer went only one way is told as an event."""
    before = solved(rules, made.case, made.day)
    on = ground(rules, made.case.case_type, made.day)
    found = list(_completions(rules, before, on, draw))
    for after in found:
        _assert_kept(truths(before), after)
    for outcome in before.goals.outcomes:
        if truths(before)[outcome.atom] is Truth.OPEN:
            ways = {after[outcome.atom] for after in found}
            event(
                f"an open outcome went {'one way' if len(ways) == 1 else 'both ways'} in {COMPLETIONS} completions"
            )


def _completions(rules: Rules, before: Solved, on: Ground, draw: Draw) -> Iterator[Truths]:
    for _ in range(COMPLETIONS):
        yield truths(again(rules, before, completed(on, before.facts, draw)))


def _assert_kept(before: Truths, after: Truths) -> None:
    changed = {name for name, truth in before.items() if truth is not Truth.OPEN and after[name] is not truth}
    assert not changed, changed


def truths(case: Solved) -> Truths:
    """The truth of everything that the case type asks, but attributes."""
    found = {}
    reading = case.reading()
    for name in case.goals.goals():
        if case.program.predicates[name].value is None and case.program.predicates[name].sorts == (
            case.goals.sort,
        ):
            halves = reading.halves(name, (case.case.case,))
            found[name] = Truth.of(halves.certain, halves.possible)
    return found


def renamed(case: CaseFile) -> CaseFile:
    """The case with other names for its things, and everything in the opposite order."""
    other = {
        name: f"sak{n}" for n, name in enumerate(n for names in case.facts.entities.values() for n in names)
    }

    def told(one: Statement) -> Statement:
        return replace(one, args=tuple(other[name] for name in one.args))

    entities = {
        sort: tuple(other[name] for name in reversed(names))
        for sort, names in reversed(tuple(case.facts.entities.items()))
    }
    facts = Facts(
        entities, case.facts.named, case.facts.closed, tuple(map(told, reversed(case.facts.statements)))
    )
    return replace(case, case=other[case.case], facts=facts)


def again(rules: Rules, before: Solved, facts: Facts) -> Solved:
    """The case with other facts, which are not admitted anew."""
    model = rules.engine("seminaive").solve(before.program, facts)
    return replace(before, facts=facts, model=model)


def _decided(rules: Rules, case: CaseFile, made: Made) -> api.Ruling:
    return api.decide(rules, case, day=made.day)


def _goals(rules: Rules, made: Made) -> CaseGoals:
    return rules.on(made.day, made.case.case_type).program.program.case_types[made.case.case_type]


def _kind(ending: Ending) -> tuple[object, ...]:
    """An ending without what is drawn from the digest of the facts: who follows it up."""
    match ending:
        case Decided(outcome):
            return Decided, outcome
        case HandOver(reason):
            return HandOver, reason
        case _:
            return (type(ending),)
