"""Of random programs: whatever holds has a derivation, whatever does not a refutation, and both bear checking."""

from itertools import product

from hypothesis import HealthCheck, given, settings

from legalrules.datalog.ending import free_predicates
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.derivation.evidence import Evidence
from legalrules.derivation.reading import Reading
from legalrules.engine.naive import Naive
from tests.derivation.cases import facts, programs
from tests.derivation.checking import check

SLOW = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])


def check_all(reading: Reading) -> None:
    """Every derived atom over the domain: derived if certain, refuted if not possible."""
    evidence = Evidence(reading)
    for name, predicate in reading.program.predicates.items():
        for args in product(*(reading.domain(sort) for sort in predicate.sorts)):
            if predicate.value is not None:
                check(reading, *evidence.values(name, args))
                continue
            certain, possible = reading.halves(name, args)
            if certain:
                check(reading, evidence.derivation(name, args))
            if not possible:
                check(reading, evidence.refutation(name, args))


@SLOW
@given(programs(), facts())
def test_what_holds_is_derived_and_what_does_not_is_refuted(program: Program, stated: Facts) -> None:
    """In reading actual, every step checks and every rule that could conclude a falsk atom is named."""
    check_all(Reading(program, stated, Naive().solve(program, stated)))


@SLOW
@given(programs(), facts())
def test_answers_are_assumed_only_in_reading_attainable(program: Program, stated: Facts) -> None:
    """In reading attainable the same holds, with open facts of the applicant's as further leaves."""
    free = free_predicates(program, program.case_types["fall"])
    actual = Reading(program, stated, Naive().solve(program, stated))
    model = Naive().solve(program, stated, free)
    check_all(Reading(program, stated, model, free=free, baseline=actual))
