"""What the default engine promises beyond the right model: size, sharing, memory."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from legalrules.datalog.clauses import Atom
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.engine.naive import Naive
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


def test_long_connected_bodies_are_joined() -> None:
    """A path of two hundred steps in one body, deeper than blocks may nest."""
    body = ", ".join(f"bro(X{n}, X{n + 1})" for n in range(200))
    made = program(given("bro", THING, THING, closable=True), derived("p"), rule(f"p(X0) <- {body}"))
    things = " ".join(f"t{n}" for n in range(201))
    stated = [states(f"bro(t{n}, t{n + 1})") for n in range(200)]
    model = Seminaive().solve(made, case(*stated, things=things, closed="bro"))
    assert model.certain == model.possible == {"p": {(("t0",), ()): 1}}


def test_independent_things_are_not_multiplied() -> None:
    """Ten premises about things of their own, a hundred things each: a product would never end."""
    body = ", ".join(f"q(X{n}), not o(X{n})" for n in range(10))
    made = program(
        given("q", closable=True), given("o", closable=True), derived("p"), rule(f"p(Y) <- q(Y), {body}")
    )
    things = [f"t{n}" for n in range(100)]
    stated = [states(f"{name}({thing})") for name in "qo" for thing in things]
    assert Seminaive().solve(made, case(*stated, things=" ".join(things), closed="q o")).possible == {}


def test_the_least_rank_of_independent_premises() -> None:
    """Each premise counts with its own least rank, and the greatest of these decides."""
    chain = [rule("a1(X) <- q(X)"), rule("a2(X) <- a1(X)"), rule("a2(X) <- o(X)"), rule("a3(X) <- a2(X)")]
    predicates = [given(n, closable=True) for n in "qo"] + [derived(n) for n in ("a1", "a2", "a3", "p")]
    made = program(*predicates, *chain, rule("p(X) <- q(X), a3(Y), a2(Z)"))
    facts = case(states("q(a)"), states("o(b)"), things="a b", closed="q o")
    model = Seminaive().solve(made, facts)
    assert model == Naive().solve(made, facts)
    assert model.certain["p"] == {(("a",), ()): 3}


def test_only_what_the_case_touches_is_run() -> None:
    """Of a thousand chapters, each resting on a set of its own that the case closes, one is compiled and run."""
    sets = [given(f"k{n}", closable=True) for n in range(1000)]
    conclusions = [derived(f"p{n}") for n in range(1000)]
    made = program(*sets, *conclusions, *(rule(f"p{n}(X) <- k{n}(X)") for n in range(1000)))
    engine = Seminaive()
    closed = " ".join(f"k{n}" for n in range(1000))
    assert engine.solve(made, case(states("k7(a)"), closed=closed)).possible == {"p7": {(("a",), ()): 1}}
    assert sum(function is not None for function in engine.ready(made).functions) == 1


def test_names_of_the_law_are_no_code() -> None:
    """A predicate, a sort and a variable may be called anything."""
    name = '"); raise SystemExit("'
    made = program(given(name), derived("p"), rule("p(X) <- q(X)"))
    body = (replace(made.rules[0].body[0], atom=Atom(name, made.rules[0].body[0].atom.args)),)  # type: ignore[union-attr,call-arg]
    made = replace(made, rules=(replace(made.rules[0], body=body),))
    said = replace(states("q(a)"), predicate=name)
    assert Seminaive().solve(made, case(said)).certain == {"p": {(("a",), ()): 1}}
