"""What the default engine promises beyond the right model: size, sharing, memory."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.engine.seminaive import Seminaive
from legalrules.law.citation import Citation
from tests.derivation.build import THING, case, derived, given, literal, program, rule, states

SIZE = 5_000  # five times what Python lets calls nest; quadratic work would take minutes


def reachability(size: int) -> tuple[Program, Facts]:
    """A path of so many bridges, and what can be reached from its start."""
    bridge = given("bro", THING, THING, closable=True)
    rules = (rule("nås(X) <- q(X)"), rule("nås(Y) <- nås(X), bro(X, Y)"))
    things = tuple(f"t{n}" for n in range(size + 1))
    stated = [states(f"bro(t{n}, t{n + 1})") for n in range(size)]
    facts = case(states("q(t0)"), *stated, things=" ".join(things), closed="bro q")
    return program(given("q", closable=True), bridge, derived("nås"), *rules), facts


def test_long_paths_are_followed() -> None:
    """Reachability over a long path ends at its end, with the rank of every step."""
    made, facts = reachability(SIZE)
    model = Seminaive().solve(made, facts)
    assert model.certain == model.possible
    assert model.certain["nås"][(f"t{SIZE}",), ()] == SIZE + 1


def test_long_chains_of_rules_are_followed() -> None:
    """A chain of rules, each a stratum of its own."""
    predicates = [given("p0"), *(derived(f"p{n}") for n in range(1, SIZE))]
    rules = [rule(f"p{n}(X) <- p{n - 1}(X)") for n in range(1, SIZE)]
    model = Seminaive().solve(program(*predicates, *rules), case(states("p0(a)")))
    assert model.certain[f"p{SIZE - 1}"] == {(("a",), ()): SIZE - 1}


def test_long_cycles_of_rules_are_followed() -> None:
    """A chain of rules that ends where it begins: one stratum."""
    predicates = [given("p0"), *(derived(f"p{n}") for n in range(1, SIZE))]
    rules = [rule(f"p{n}(X) <- p{n - 1}(X)") for n in range(1, SIZE)]
    made = program(*predicates, *rules, rule(f"p1(X) <- p{SIZE - 1}(X)"))
    model = Seminaive().solve(made, case(states("p0(a)")))
    assert model.possible[f"p{SIZE - 1}"] == {(("a",), ()): SIZE - 1}


def test_long_bodies_are_joined() -> None:
    """A body may bind more variables than calls may nest."""
    made = rule("p(X0) <- q(X0)")
    cited = Citation("T", "1", "1", 1)
    body = tuple(literal(f"q(X{n})", cited) for n in range(1_100))
    solved = Seminaive().solve(
        program(given("q"), derived("p"), replace(made, body=body)), case(states("q(a)"))
    )
    assert solved.certain == {"p": {(("a",), ()): 1}}


def test_threads_may_share_an_engine() -> None:
    """Eight threads with one engine and one program, each with facts of its own, get each their own model."""
    made, engine = program(given("q"), derived("p"), rule("p(X) <- q(X)")), Seminaive()

    def solved(n: int) -> bool:
        model = engine.solve(made, case(states(f"q(t{n})"), things=f"t{n}"))
        return model.certain == {"p": {((f"t{n}",), ()): 1}}

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(solved, range(200)))


def test_plans_belong_to_their_program() -> None:
    """More programs than are remembered, each solved twice, and none is taken for another."""
    engine = Seminaive()
    programs = [program(given("q"), derived(f"p{n}"), rule(f"p{n}(X) <- q(X)")) for n in range(40)]
    for n, made in [*enumerate(programs), *enumerate(programs)]:
        assert set(engine.solve(made, case(states("q(a)"))).certain) == {f"p{n}"}


def test_facts_are_not_remembered() -> None:
    """The same program with other facts has another model."""
    made, engine = program(given("q"), derived("p"), rule("p(X) <- q(X)")), Seminaive()
    assert engine.solve(made, case(states("q(a)"))).certain
    assert not engine.solve(made, case(states("q(a)", False))).certain
