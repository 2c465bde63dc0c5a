"""What an engine finds of random programs and facts, and the writer certifies, the kernel accepts."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from legalrules.certificate.digest import compile_program, digest_facts
from legalrules.certificate.write import certificate
from legalrules.datalog.ending import free_predicates, halves_of, has_conflict, settle, settle_attainable
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.engine import ENGINES
from legalrules.kernel import Accepted, Refused, check
from legalrules.testing.conformance import Case, cases
from legalrules.testing.facts import DAY as TODAY
from legalrules.testing.programs import CASE, SYSTEM

QUICK = settings(
    max_examples=150, derandomize=True, database=None, deadline=None, suppress_health_check=tuple(HealthCheck)
)


def dated(program: Program, facts: Facts) -> Facts:
    """The facts with a first case whose day of decision is known, whatever was said of it before."""
    day, entities = program.case_types["fall"].day, dict(facts.entities)
    entities[CASE] = entities[CASE] or ("f0",)
    kept = [said for said in facts.statements if said.predicate != day]
    stated = Statement(day, entities[CASE][:1], TODAY, SYSTEM, TODAY)
    return replace(facts, entities=entities, statements=(*kept, stated))


def certified(program: Program, facts: Facts, engine: str) -> tuple[bytes, bytes, bytes]:
    """A certificate of the case, made as the library makes it, with the program and the facts."""
    compiled, digested = compile_program(program), digest_facts(program, facts)
    sliced, case, solver = compiled.slices["fall"], facts.entities[CASE][0], ENGINES[engine]()
    goals, stated = sliced.case_types["fall"], Stated.of(sliced, facts)
    actual, attainable = solver.solve(sliced, facts), None
    halves = halves_of(stated, actual, case)
    ending = settle(goals, halves, conflict=has_conflict(stated, actual), facts_digest=digested.digest)
    if ending is None:
        may_be = free_predicates(sliced, goals)
        attainable = solver.solve(sliced, facts, may_be)
        ending = settle_attainable(goals, halves_of(Stated.of(sliced, facts, may_be), attainable, case))
    made = certificate(
        compiled, digested, case_type="fall", case=case, actual=actual, attainable=attainable, ending=ending
    )
    return made, compiled.document, digested.document


@QUICK
@given(case=cases(calculates=True), engine=st.sampled_from(("naive", "seminaive")))
def test_accepts_what_engines_find(case: Case, engine: str) -> None:
    """The engines and the kernel share nothing but the format page, and agree."""
    try:
        made, program, facts = certified(case.program, dated(case.program, case.facts), engine)
    except OverflowError:
        assume(False)
    verdict = check(made, program, facts=facts)
    assert isinstance(verdict, Accepted), verdict


@QUICK
@given(case=cases(calculates=True), place=st.integers(0, 10**6), digit=st.integers(0, 9))
def test_refuses_one_other_digit(case: Case, place: int, digit: int) -> None:
    """With one digit of its models changed, a certificate is refused."""
    try:
        made, program, facts = certified(case.program, dated(case.program, case.facts), "naive")
    except OverflowError:
        assume(False)
    digits = [at for at in range(made.index(b'"case":')) if made[at : at + 1].isdigit()]
    assume(digits)
    at = digits[place % len(digits)]
    forged = made[:at] + str(digit).encode() + made[at + 1 :]
    assume(forged != made)
    assert isinstance(check(forged, program, facts=facts), Refused)
