"""Of random programs: settling sets are what trying every answer finds, neither more nor less."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from legalrules.datalog.ending import halves_of
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.reading import Reading
from legalrules.derivation.settling_answers import answered
from legalrules.derivation.settling_labels import Asked, Bounds, Reply, Unknown
from legalrules.derivation.settling_sets import Settling, questions
from legalrules.engine.naive import Naive
from tests.derivation.build import CASE, CASE_TYPE, THING, rule, square_metres
from tests.derivation.cases import facts, programs

NUMBERS = tuple(square_metres(n) for n in ("0", "5", "10", "15", "20", "25", "30", "35", "40", "45", "1000"))
SLOW = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
Found = dict[frozenset[Unknown], list[dict[Unknown, Reply]]]


def unknowns(program: Program, stated: Facts) -> dict[Unknown, tuple[Reply, ...]]:
    """Every open input of the slice, with the answers to try."""
    reading = Reading(program, stated, Naive().solve(program, stated))
    found: dict[Unknown, tuple[Reply, ...]] = {}
    for name, p in program.predicates.items():
        if p.is_derived or name == CASE_TYPE.day:
            continue
        if p.closable and name not in stated.closed:
            found[Unknown(Asked.CLOSING, name)] = (True,)
        for args in product(*(reading.domain(sort) for sort in p.sorts)):
            if p.value is not None and not reading.values(name, args):
                found[Unknown(Asked.VALUE, name, args)] = NUMBERS
            elif p.value is None and reading.stated.is_open(name, args):
                found[Unknown(Asked.ATOM, name, args)] = (True, False)
    return found


def settles(program: Program, stated: Facts, replies: dict[Unknown, Reply], value: bool) -> bool:
    """Whether bifall has that truth with the replies, and they do not contradict each other."""
    more = answered(program, stated, replies)
    read = Stated.of(program, more)
    certain, possible = halves_of(read, Naive().solve(program, more), "Ä 1")("bifall")
    return not read.set_aside and (certain if value else not possible)


def by_trying(program: Program, stated: Facts, value: bool, most: int) -> set[frozenset[Unknown]]:
    """The minimal sets of at most so many inputs, found by trying all answers to all of them."""
    minimal: set[frozenset[Unknown]] = set()
    asked = unknowns(program, stated)
    for size in range(1, most + 1):
        for chosen in combinations(asked, size):
            if any(known <= frozenset(chosen) for known in minimal):
                continue
            tried = (dict(zip(chosen, r, strict=True)) for r in product(*(asked[one] for one in chosen)))
            if any(settles(program, stated, replies, value) for replies in tried):
                minimal.add(frozenset(chosen))
    return minimal


def replies_of(settling: Settling) -> Iterator[dict[Unknown, Reply]]:
    """For each set its answers; of a range, a value that it names or one inside."""
    for one in settling.sets:
        yield {answer.unknown: next(tried(answer.replies[0])) for answer in one.answers}


def tried(reply: object) -> Iterator[Reply]:
    """The reply itself, or the first of the numbers within the range."""
    if isinstance(reply, bool):
        yield reply
        return
    for number in NUMBERS:
        low, high = reply.low, reply.high  # type: ignore[attr-defined]
        above = low is None or number.number > low.number or (number == low and not reply.after)  # type: ignore[attr-defined]
        below = high is None or number.number < high.number or (number == high and not reply.before)  # type: ignore[attr-defined]
        if above and below:
            yield number


@SLOW
@given(programs(), facts(), st.sampled_from(("p2", "p3")))
def test_settling_sets_are_those_that_trying_finds(made: Program, stated: Facts, goal: str) -> None:
    """Up to two inputs: the answers settle, nothing in a set is spare, and no set is missing."""
    assume(len(stated.entities[THING]) < 3)
    stated = replace(stated, named=frozenset((CASE, THING)))
    rules = (*made.rules, rule(f"bifall(A) <- {goal}(X), A in ärende"))
    program = replace(made, rules=rules).slice(CASE_TYPE.goals())
    model = Naive().solve(program, stated)
    found = questions(
        program, stated, case_type="fall", case="Ä 1", model=model, solve=Naive().solve, bounds=Bounds(2, 400)
    )
    for settling in found.settlings:
        if settling.goal is None:
            continue
        assert all(settles(program, stated, one, settling.value) for one in replies_of(settling))
        sets = {frozenset(answer.unknown for answer in one.answers) for one in settling.sets}
        assert sets == by_trying(program, stated, settling.value, 2)
