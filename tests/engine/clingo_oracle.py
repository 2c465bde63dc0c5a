"""Programs and facts as answer set programs, solved by clingo: an engine that shares no code with ours.

Names are mangled to ASCII, and scalars become integers (clingo has no others, of 32 bits) or quoted strings. Facts and
what is open are handed over, never a truth value that we derived.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

import clingo

from legalrules.datalog.clauses import (
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
    Rule,
    variables,
)
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import AttributeOf, Expression, Plus, Value
from legalrules.testing.facts import open_matters, stated
from legalrules.testing.values import scalars
from legalrules.values import Choice, Infinity, Operator, Quantity, Scalar, Text

SCALE = 100
Atoms = frozenset[tuple[str, tuple[str, ...], str]]  # predicate, arguments, encoded value or nothing


def solve(program: Program, facts: Facts) -> Atoms:
    """The derived atoms of a complete case: of its one answer set."""
    models = list(_models(text(program, facts, complete=True), "auto", program))
    assert len(models) == 1, "a stratified program has one answer set"
    return models[0]


def consequences(program: Program, facts: Facts) -> tuple[Atoms, Atoms]:
    """The derived atoms of all the completions over the things named, and of some completion."""
    source = text(program, facts, complete=False)
    *_, cautious = _models(source, "cautious", program)
    *_, brave = _models(source, "brave", program)
    return cautious, brave


def _models(source: str, mode: str, program: Program) -> Iterator[Atoms]:
    control = clingo.Control([f"--enum-mode={mode}", "0"], logger=_complain)
    control.add("base", [], source)
    control.ground([("base", [])], context=_Calendar())
    names = {mangled(program, p.name): p for p in program.predicates.values() if p.is_derived}
    with control.solve(yield_=True) as handle:
        for model in handle:
            yield frozenset(_read(names[s.name], s) for s in model.symbols(atoms=True) if s.name in names)


def _complain(code: clingo.MessageCode, message: str) -> None:
    """Clingo drops an instance whose arithmetic is undefined and goes on: here that is a failure."""
    if code is not clingo.MessageCode.AtomUndefined:
        raise AssertionError(message)


def _read(predicate: Predicate, symbol: clingo.Symbol) -> tuple[str, tuple[str, ...], str]:
    things, value = symbol.arguments, ""
    if predicate.value is not None:
        *things, last = things
        value = str(last)
    return predicate.name, tuple(thing.string for thing in things), value


class _Calendar:
    """The function that the answer set programs call."""

    def later(self, *numbers: clingo.Symbol) -> clingo.Symbol:
        """A day, years, months and days: the same day of that later month or its last, then days."""
        ordinal, years, months, days = (number.number for number in numbers)
        day = date.fromordinal(ordinal)
        year, month = divmod((day.year + years) * 12 + day.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return clingo.Number(date(year, month + 1, min(day.day, last)).toordinal() + days)


def text(program: Program, facts: Facts, *, complete: bool) -> str:
    """The answer set program. A case that is not complete gets a choice for each open matter."""
    lines = [f"dom_{program.sorts.index(s)}({thing(n)})." for s in program.sorts for n in facts.entities[s]]
    read = Stated.of(program, facts)
    lines += [f"{applied(program, name, args)}." for name, tuples in read.true.items() for args in tuples]
    lines += [f"{applied(program, name, args, code(value))}." for (name, args), value in read.values.items()]
    matters = open_matters(program, facts)
    assert not (complete and matters)
    for predicate, args in matters:
        if predicate.value is None:
            lines.append(f"{{ {applied(program, predicate.name, args)} }}.")
        else:
            ways = (applied(program, predicate.name, args, code(v)) for v in scalars(predicate.value))
            lines.append(f"1 {{ {'; '.join(ways)} }} 1.")
    lines += [_at_most_one(program, predicate) for predicate in stated(program) if predicate.functional]
    return "\n".join((*lines, *(_rule(program, rule) for rule in program.rules)))


def _at_most_one(program: Program, predicate: Predicate) -> str:
    leading = [f"X{n}" for n in range(len(predicate.sorts) - 1)]
    one, other = (f"{mangled(program, predicate.name)}({', '.join((*leading, v))})" for v in "YZ")
    return f":- {one}, {other}, Y < Z."


def mangled(program: Program, name: str) -> str:
    """The ASCII name of a predicate."""
    return f"p{list(program.predicates).index(name)}"


def thing(name: str) -> str:
    """An entity, quoted: strings may hold any letter."""
    return str(clingo.String(name))


def applied(program: Program, name: str, args: tuple[str | None, ...], *value: str) -> str:
    """A ground atom."""
    return _atom(program, name, (*(thing(a) for a in args if a is not None), *value))


def _atom(program: Program, name: str, terms: tuple[str, ...]) -> str:
    return f"{mangled(program, name)}({', '.join(terms)})" if terms else mangled(program, name)


def code(value: Scalar | Infinity) -> str:
    """A scalar as clingo writes it, keeping order and equality within a type."""
    match value:
        case Quantity(number):
            scaled = number * SCALE
            assert scaled == int(scaled) and abs(scaled) < 2**31
            return str(int(scaled))
        case Choice(name) | Text(name):
            return thing(name)
        case date():
            return str(value.toordinal())
        case int():
            assert abs(value) < 2**31
            return str(value)
    raise AssertionError(value)


def _rule(program: Program, rule: Rule) -> str:
    used = dict.fromkeys(v for literal in rule.body for v in variables(literal))
    names = {v: f"V{n}" for n, v in enumerate(used)}
    fresh = (f"S{n}" for n in range(1000))
    body: list[str] = []

    def measured(expression: Expression) -> str:
        match expression:
            case Value(scalar):
                return code(scalar)
            case AttributeOf(name, args):
                found = next(fresh)
                body.append(_atom(program, name, (*(names[v] for v in args), found)))
                return found
            case Plus(inner, period):
                found, start = next(fresh), measured(inner)
                days = period.weeks * 7 + period.days
                body.append(f"{found} = @later({start}, {period.years}, {period.months}, {days})")
                return found

    def add(literal: Literal) -> None:
        match literal:
            case Positive(atom):
                body.append(_atom(program, atom.predicate, tuple(names[v] for v in atom.args)))
            case Negative(atom):
                body.append("not " + _atom(program, atom.predicate, tuple(names[v] for v in atom.args)))
            case Comparison(operator, left, right):
                sign = "==" if operator is Operator.EQ else operator.value
                body.append(f"{measured(left)} {sign} {measured(right)}")
            case Identity(left, right, same):
                body.append(f"{names[left]} {'==' if same else '!='} {names[right]}")
            case Member(variable):
                body.append(f"dom_{program.sorts.index(variable.sort)}({names[variable]})")

    for literal in rule.body:
        add(literal)
    value = (measured(rule.head.value),) if rule.head.value is not None else ()
    head = _atom(program, rule.head.predicate, (*(names[v] for v in rule.head.args), *value))
    return f"{head} :- {', '.join(body)}." if body else f"{head}."
