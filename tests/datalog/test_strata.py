"""The order of strata, and the cycle that forbids one."""

from dataclasses import replace

from legalrules.datalog.clauses import Rule
from legalrules.datalog.strata import strata
from legalrules.source import Span
from tests.derivation.build import AREA, derived, given, program, rule

CHAIN = 5_000


def at(line: int, made: Rule) -> Rule:
    """The rule, as if it stood on that line."""
    return replace(made, origin=replace(made.origin, span=Span("lag", line, 1, line, 9)))


def test_what_is_negated_lies_lower() -> None:
    """A predicate comes after those that it negates, and recursion makes one stratum of its members."""
    made = program(
        given("q"),
        *map(derived, "abc"),
        rule("a(X) <- q(X), not b(X)"),
        rule("b(X) <- q(X), c(X)"),
        rule("c(X) <- b(X)"),
    )
    found = strata(made).unwrap()
    assert [sorted(stratum.predicates) for stratum in found] == [["b", "c"], ["a"]]
    assert [stratum.is_recursive for stratum in found] == [True, False]


def test_a_predicate_that_rests_on_itself_is_recursive() -> None:
    """Direct recursion makes a recursive stratum of one predicate."""
    made = program(given("q", "sak", "sak"), derived("p", "sak", "sak"), rule("p(X, Z) <- p(X, Y), q(Y, Z)"))
    assert strata(made).unwrap()[0].is_recursive


def test_a_negative_cycle_is_shown() -> None:
    """LR401 tells the way round, rule by rule with citations, and stands at the rule that negates."""
    made = program(
        given("q"),
        *map(derived, "abcd"),
        at(1, rule("a(X) <- q(X), not b(X)", 1)),
        at(2, rule("b(X) <- q(X), c(X)", 2)),
        at(3, rule("c(X) <- a(X)", 3)),
        at(4, rule("c(X) <- d(X)", 4)),
        at(5, rule("d(X) <- b(X)", 5)),
    )
    (fault,) = strata(made).diagnostics
    assert (fault.code, fault.section, str(fault.span)) == ("LR401", "T 1 kap. 1 § första stycket", "lag:1:1")
    assert fault.found == (
        "a (T 1 kap. 1 § första stycket) rests on b (T 1 kap. 2 § första stycket) "
        "rests on c (T 1 kap. 3 § första stycket) rests on a"
    )
    assert [span.line for _, span in fault.related] == [2, 3]


def test_an_attribute_counts_as_a_negation() -> None:
    """LR401: a value that rests on a conclusion that compares it is on a negative cycle."""
    made = program(
        given("q"),
        derived("a"),
        derived("yta", value=AREA),
        rule("a(X) <- yta(X) <= 30, q(X)"),
        rule("yta(X) := 30 <- a(X)"),
    )
    assert [fault.code for fault in strata(made).diagnostics] == ["LR401"]


def test_long_chains_do_not_recurse() -> None:
    """A chain far longer than Python's recursion limit is ordered, lowest first."""
    predicates = [given("p0"), *(derived(f"p{n}") for n in range(1, CHAIN))]
    rules = [rule(f"p{n}(X) <- p{n - 1}(X)") for n in reversed(range(1, CHAIN))]
    found = strata(program(*predicates, *rules)).unwrap()
    assert next(iter(found[0].predicates)) == "p1"
    assert len(found) == CHAIN - 1
