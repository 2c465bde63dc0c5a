"""Joins written out as Python functions, which is what makes an engine of an interpreted language quick.

The text of a function holds nothing from the law: predicates, sorts and comparisons are numbers handed in when the
function is made, variables are numbered. So no name in a rule file can become code, and rules of one shape share one
text, which is compiled once.

A function is called with a half (`state.Half`) and the dictionary that the head's tuples go to, or, in recursion, the
tuple that sets the rule off, its rank, and where to put what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import assert_never

from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    variables,
)
from legalrules.datalog.terms import Expression, Variable, variables_in
from legalrules.engine.joins import Asked, Continued, Found, Join, Looped, Step, Tested

# What a text is applied to, in order: predicates, sorts and comparisons by number.
Parameters = tuple[object, ...]
Numbering = Callable[[str], int]

# What the functions call the parts of a half.
_PARTS = MappingProxyType(
    {
        "P[": "P = h.own",
        "O[": "O = h.other",
        "S[": "S = h.said",
        "N[": "N = h.unsaid",
        "C[": "C = h.compared",
        "M[": "M = h.measured",
    }
)
_PROLOGUE = "<parts>"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a program: of derived and stated predicates, of comparisons, and of the values of heads."""

    derived: Mapping[str, int]
    stated: Mapping[str, int]
    comparison: Callable[[Comparison], int]
    measure: Callable[[Expression], int]


@dataclass(slots=True)
class _Text:
    """The functions of one join as they are written; `names` are the variables by their numbers."""

    numbers: Numbers
    call: str  # the arguments that every function with a sink is called with
    lines: list[str] = field(default_factory=list)
    parameters: dict[tuple[str, object], str] = field(default_factory=dict)
    names: dict[Variable, str] = field(default_factory=dict)
    waiting: list[tuple[str, Asked | Continued]] = field(default_factory=list)

    def line(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def parameter(self, kind: str, value: object) -> str:
        """The name under which the text knows a number."""
        return self.parameters.setdefault((kind, value), f"{kind}{len(self.parameters)}")

    def name(self, variable: Variable) -> str:
        return self.names.setdefault(variable, f"v{len(self.names)}")

    def things(self, args: tuple[Variable, ...]) -> str:
        """A tuple of variables."""
        return "(" + "".join(f"{self.name(v)}, " for v in args) + ")"

    def later(self, step: Asked | Continued) -> str:
        """The name of a further function of this join."""
        name = f"{'ask' if isinstance(step, Asked) else 'more'}{len(self.waiting)}"
        self.waiting.append((name, step))
        return name


def source(found: Join, numbers: Numbers) -> tuple[str, Parameters]:
    """The text of a function `make` that gives the rule's function, and what to call it with."""
    text = _Text(numbers, "h, D" if found.trigger is None else "h, t, r, push")
    sink = _sink(text, found)
    _rule(text, found, sink)
    written = 0
    while written < len(text.waiting):
        name, step = text.waiting[written]
        written += 1
        if isinstance(step, Asked):
            _question(text, name, step)
        else:
            _continuation(text, name, step, sink)
    body = "\n".join(f"    {line}" for line in _with_parts(text.lines))
    names = ", ".join(text.parameters.values())
    return f"def make({names}):\n{body}\n    return rule\n", tuple(value for _, value in text.parameters)


def _with_parts(lines: list[str]) -> Iterator[str]:
    """The lines, each function beginning with the parts that it uses."""
    starts = [*(n for n, line in enumerate(lines) if line.startswith("def ")), len(lines)]
    for start, end in pairwise(starts):
        whole = "\n".join(lines[start:end])
        used = [part for mark, part in _PARTS.items() if mark in whole]
        used += ["certain = h.certain"] if "certain" in whole else []
        yield from (line.replace(_PROLOGUE, "; ".join(used) or "pass") for line in lines[start:end])


def _rule(text: _Text, found: Join, sink: Callable[[int, str], None]) -> None:
    text.line(0, f"def rule({text.call}):")
    text.line(1, _PROLOGUE)
    if found.trigger is None:
        text.line(1, "r = 0")
    else:
        _unpacked(text, 1, found.trigger.atom.args, frozenset(), "t", "return")
    _steps(text, 1, found.steps, "r", "return", sink)


def _sink(text: _Text, found: Join) -> Callable[[int, str], None]:
    """What is done with an assignment that makes the body hold: the head's tuple is kept with the least rank."""
    head, value = found.rule.head, found.rule.head.value
    bound = tuple(dict.fromkeys(v for literal in found.rule.body for v in variables(literal)))

    def sink(depth: int, rank: str) -> None:
        fail = "continue" if depth > 1 else "return"
        if found.late:
            numbered = ((text.numbers.comparison(c), dict.fromkeys(variables(c))) for c in found.late)
            late = text.parameter("late", tuple((n, tuple(map(bound.index, its))) for n, its in numbered))
            text.line(depth, f"if not h.holds_late({late}, {text.things(bound)}): {fail}")
        key = text.things(head.args)
        if value is not None:
            its = tuple(dict.fromkeys(variables_in(value)))
            number = text.parameter("m", text.numbers.measure(value))
            text.line(depth, f"e = h.value(M[({number}, {''.join(text.name(v) + ', ' for v in its)})])")
            text.line(depth, f"if e is None: {fail}")
            key = f"({key}, e)"
        if found.trigger is not None:
            text.line(depth, f"push({key}, {rank} + 1)")
        else:
            text.line(depth, f"k = {key}")
            text.line(depth, f"if {rank} < D.get(k, {rank} + 1): D[k] = {rank} + 1")

    return sink


def _question(text: _Text, name: str, step: Asked) -> None:
    """A function that gives the least rank at which a group holds, no less than the rank given; None if it does not."""
    text.line(0, f"def {name}(h, r, {''.join(text.name(v) + ', ' for v in step.given)}):")
    text.line(1, _PROLOGUE)
    text.line(1, "best = None")

    def sink(depth: int, rank: str) -> None:
        text.line(depth, f"if {rank} <= r: return r")
        text.line(depth, f"if best is None or {rank} < best: best = {rank}")

    _steps(text, 1, step.steps, "r", "return best", sink)
    text.line(1, "return best")


def _continuation(text: _Text, name: str, step: Continued, sink: Callable[[int, str], None]) -> None:
    given = "".join(text.name(v) + ", " for v in step.given)
    text.line(0, f"def {name}({text.call}, s, {given}):")
    text.line(1, _PROLOGUE)
    _steps(text, 1, step.steps, "s", "return", sink)


def _steps(
    text: _Text,
    depth: int,
    steps: tuple[Step, ...],
    rank: str,
    fail: str,
    sink: Callable[[int, str], None],
) -> None:
    """Write the steps; `fail` is what leaves this assignment, `rank` the variable with the greatest rank so far."""
    for step in steps:
        match step:
            case Tested(literal):
                rank = _tested(text, depth, literal, rank, fail)
            case Asked(given):
                name = text.later(step)
                args = "".join(text.name(v) + ", " for v in given)
                text.line(depth, f"q{depth} = {name}(h, {rank}, {args})")
                text.line(depth, f"if q{depth} is None: {fail}")
                rank = _raised(text, depth, f"q{depth}", rank)
            case Looped(literal, known, inner):
                further = _looped(text, depth, literal, known, rank, fail)
                _steps(text, depth + 1, inner, further, "continue", sink)
            case Continued(given):
                name = text.later(step)
                args = "".join(text.name(v) + ", " for v in given)
                text.line(depth, f"{name}({text.call}, {rank}, {args})")
            case Found():
                sink(depth, rank)
            case _:
                assert_never(step)


def _raised(text: _Text, depth: int, found: str, rank: str) -> str:
    """The variable that holds the greater of two ranks."""
    name = f"r{depth}_{len(text.lines)}"
    text.line(depth, f"{name} = {found} if {found} > {rank} else {rank}")
    return name


def _tested(text: _Text, depth: int, literal: Literal, rank: str, fail: str) -> str:
    """Write a test; gives the variable with the greatest rank, that of a derived atom included."""
    match literal:
        case Positive(atom) if atom.predicate in text.numbers.derived:
            d, k = f"d{depth}", f"k{depth}"
            text.line(depth, f"{d} = P[{_derived(text, atom)}]")
            text.line(depth, f"{k} = None if {d} is None else {d}.get({text.things(atom.args)})")
            text.line(depth, f"if {k} is None: {fail}")
            return _raised(text, depth, k, rank)
        case Positive(atom):
            text.line(depth, f"if not S[{_said(text, atom)}]: {fail}")
        case Negative(atom) if atom.predicate in text.numbers.derived:
            text.line(depth, f"d{depth} = O[{_derived(text, atom)}]")
            text.line(depth, f"if d{depth} is not None and {text.things(atom.args)} in d{depth}: {fail}")
        case Negative(atom):
            text.line(depth, f"if N[{_said(text, atom)}]: {fail}")
        case Comparison():
            bound = tuple(dict.fromkeys(variables(literal)))
            number = text.parameter("c", text.numbers.comparison(literal))
            text.line(depth, f"if not C[({number}, {''.join(text.name(v) + ', ' for v in bound)})]: {fail}")
        case Identity(left, right, same):
            one, other = text.name(left), text.name(right)
            equal = f"{one} != {other} or ({one} is None and certain)"
            differ = f"{one} == {other} and ({one} is not None or certain)"
            text.line(depth, f"if {equal if same else differ}: {fail}")
        case Member(variable):
            text.line(depth, f"if certain and {text.name(variable)} is None: {fail}")
        case _:
            assert_never(literal)
    return rank


def _derived(text: _Text, atom: Atom) -> str:
    return text.parameter("p", text.numbers.derived[atom.predicate])


def _said(text: _Text, atom: Atom) -> str:
    """The key of a stated atom: its predicate's number and its things."""
    number = text.parameter("s", text.numbers.stated[atom.predicate])
    return f"({number}, {''.join(text.name(v) + ', ' for v in atom.args)})"


def _looped(
    text: _Text, depth: int, literal: Literal, known: frozenset[Variable], rank: str, fail: str
) -> str:
    """Write the loop over what a literal binds; gives the variable with the greatest rank inside it."""
    match literal:
        case Member(variable):
            sort = text.parameter("sort", variable.sort)
            text.line(depth, f"for {text.name(variable)} in h.things[{sort}]:")
            return rank
        case Positive(atom):
            positions = tuple(n for n, v in enumerate(atom.args) if v in known)
            where = text.parameter("at", positions)
            key = text.things(tuple(atom.args[n] for n in positions))
        case _:
            raise AssertionError("safety: only positive atoms and memberships bind variables")
    if atom.predicate not in text.numbers.derived:
        number = text.parameter("s", text.numbers.stated[atom.predicate])
        text.line(depth, f"for t{depth} in h.stated({number}, {where}, {key}):")
        _unpacked(text, depth + 1, atom.args, known, f"t{depth}", "continue")
        return rank
    number = _derived(text, atom)
    text.line(depth, f"if P[{number}] is None: {fail}")
    text.line(depth, f"for t{depth}, k{depth} in h.derived({number}, {where}, {key}):")
    _unpacked(text, depth + 1, atom.args, known, f"t{depth}", "continue")
    return _raised(text, depth + 1, f"k{depth}", rank)


def _unpacked(
    text: _Text, depth: int, args: tuple[Variable, ...], known: frozenset[Variable], given: str, fail: str
) -> None:
    """Write what gives the unknown variables their things; one that stands twice must be the same twice."""
    fresh: set[Variable] = set()
    for place, variable in enumerate(args):
        if variable in fresh:
            text.line(depth, f"if {given}[{place}] != {text.name(variable)}: {fail}")
        elif variable not in known:
            fresh.add(variable)
            text.line(depth, f"{text.name(variable)} = {given}[{place}]")
