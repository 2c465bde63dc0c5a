"""Random small cases: stratified programs over stated predicates of every kind, and facts about them."""

from __future__ import annotations

from hypothesis import strategies as st

from legalrules.datalog.clauses import Rule
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Program
from tests.derivation.build import (
    AREA,
    THING,
    case,
    derived,
    given,
    judged,
    program,
    rule,
    square_metres,
    states,
)

STATED = (
    given("q", closable=True),
    given("r", sources=("register",)),
    judged("j"),
    given("e", THING, THING, closable=True),
    given("f", THING, THING, functional=True, sources=("register",)),
    given("a", value=AREA),
    given("b", value=AREA, sources=("register",)),
)
DERIVED = tuple(derived(f"p{n}") for n in range(4))
DERIVED_AREAS = (derived("d1", value=AREA), derived("d3", value=AREA))
INPUTS = ("q(X)", "r(X)", "j(X)", "e(X, Y)", "e(Y, X)", "f(X, Y)", "q(Y)", "r(Y)", "j(Y)")
COMPARISONS = ("a(X) <= 30", "a(X) > 10", "b(X) < 20", "b(X) = 20", "b(X) != a(X)", "a(Y) >= b(X)")
IDENTITIES = ("X = Y", "X != Y")


def literals(layer: int) -> st.SearchStrategy[str]:
    """Literals that a rule of that layer may have: its own layer only unnegated, lower ones in any way."""
    same = [f"p{n}({v})" for n in range(layer + 1) for v in "XY"]
    lower = [f"not p{n}({v})" for n in range(layer) for v in "XY"]
    values = [f"d{n}(X) <= 20" for n in (1, 3) if n < layer] + [
        f"d{n}(Y) > b(X)" for n in (1, 3) if n < layer
    ]
    negated = [f"not {text}" for text in INPUTS]
    return st.sampled_from([*INPUTS, *same, *lower, *values, *negated, *COMPARISONS, *IDENTITIES])


@st.composite
def rules(draw: st.DrawFn, layer: int) -> Rule:
    """A safe rule of that layer: every variable stands for a thing."""
    body = list(dict.fromkeys(draw(st.lists(literals(layer), min_size=1, max_size=3))))
    used = {name for name in "XY" if any(name in text for text in body)} | {"X"}
    guards = [f"{name} in sak" for name in sorted(used)]
    heads = [f"p{layer}(X)"]
    if layer in (1, 3):
        heads += [f"d{layer}(X) := {value}" for value in ("10", "b(X)", "a(X)")]
    return rule(f"{draw(st.sampled_from(heads))} <- {', '.join([*body, *guards])}", draw(st.integers(1, 4)))


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A program of four layers."""
    made = [one for layer in range(4) for one in draw(st.lists(rules(layer), max_size=3))]
    kept = {one.id: one for one in made}
    return program(*STATED, *DERIVED, *DERIVED_AREAS, *kept.values())


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Statements about at most three things, each atom stated once."""
    things = "uvw"[: draw(st.integers(1, 3))]
    atoms = [f"{p}({x})" for p in "qrj" for x in things] + [f"e({x}, {y})" for x in things for y in things]
    said = [
        _said(text, value)
        for text, value in draw(st.dictionaries(st.sampled_from(atoms), st.booleans())).items()
    ]
    for x in things:
        if draw(st.booleans()):
            said.append(_said(f"f({x}, {draw(st.sampled_from(things))})", True))
        for attribute in "ab":
            number = draw(st.sampled_from((None, "10", "20", "40")))
            if number is not None:
                said.append(states(f"{attribute}({x})", square_metres(number), _source(attribute)))
    closed = " ".join(
        p for p in "qe" if draw(st.booleans()) and not any(s.predicate == p and not s.value for s in said)
    )
    return case(*said, things=" ".join(things), closed=closed, named=draw(st.booleans()))


def _source(predicate: str) -> str:
    return {"j": "handläggare", "r": "register", "f": "register", "b": "register"}.get(predicate, "sökande")


def _said(text: str, value: bool) -> Statement:
    return states(text, value, _source(text[0]))
