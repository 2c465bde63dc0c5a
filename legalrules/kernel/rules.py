"""Reads the rules of a program: every variable gets a slot and a sort, every expression a checked type.

Variables are those of the positive atoms and `entity` literals of the body; any other is a Fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from . import read
from .read import Fault
from .terms import (
    ORDERED,
    Atom,
    Attribute,
    Comparison,
    Constant,
    Expression,
    Identity,
    Member,
    Plus,
    Predicate,
    Rule,
    Test,
    read_scalar,
)

_RULE = frozenset(("id", "head", "body", "provision", "wording"))
_PERIOD = frozenset(("days", "weeks", "months", "years"))
_FLIPPED = MappingProxyType({">": "<", ">=": "<="})


@dataclass(frozen=True, slots=True)
class _Scope:
    """The predicates of the program and the variables of one rule."""

    where: str
    predicates: Mapping[str, Predicate]
    known_sorts: frozenset[str]
    slots: dict[str, int]
    sorts: list[str]

    def predicate(self, value: object, attribute: bool) -> tuple[str, Predicate]:
        found = read.name(value, self.where)
        predicate = self.predicates.get(found)
        if predicate is None or (predicate.value is not None) != attribute:
            raise Fault(
                self.where,
                found,
                "an attribute of the program" if attribute else "a predicate of the program",
            )
        return found, predicate

    def declare(self, value: object, sorts: tuple[str, ...]) -> tuple[int, ...]:
        """The slots of the arguments of a positive atom; new variables get one."""
        for variable, sort in zip(read.names(value, self.where), sorts, strict=False):
            if variable not in self.slots:
                self.slots[variable] = len(self.sorts)
                self.sorts.append(sort)
        return self.arguments(value, sorts)

    def arguments(self, value: object, sorts: tuple[str, ...]) -> tuple[int, ...]:
        """The slots of arguments of these sorts."""
        found = self.variables(value)
        if tuple([self.sorts[slot] for slot in found]) != sorts:
            raise Fault(self.where, value, "variables of the sorts " + ", ".join(sorts))
        return found

    def variables(self, value: object) -> tuple[int, ...]:
        """The slots of variables that positive atoms have bound."""
        variables = read.names(value, self.where)
        for variable in variables:
            if variable not in self.slots:
                raise Fault(
                    self.where,
                    variable,
                    "a variable that occurs in a positive atom or an entity literal of the body",
                )
        return tuple([self.slots[variable] for variable in variables])


def read_rule(value: object, predicates: Mapping[str, Predicate], sorts: frozenset[str]) -> tuple[str, Rule]:
    """A RULE and its id."""
    given = read.members(value, "rule", _RULE)
    identity = read.name(given["id"], "rule id")
    scope = _Scope(f"rule {identity}", predicates, sorts, {}, [])
    read.text(given["provision"], scope.where)
    read.text(given["wording"], scope.where)
    body = read.items(given["body"], scope.where)
    binding = [item for item in body if isinstance(item, dict) and ("atom" in item or "entity" in item)]
    atoms = tuple([_atom(scope, item) if "atom" in item else _member(scope, item) for item in binding])
    tests = tuple([_test(scope, item) for item in body if item not in binding])
    head, slots, result = _head(scope, given["head"])
    derived = () if result is None else tuple(_derived(scope, result))
    comparisons = [test for test in tests if isinstance(test, Comparison)]
    reaches = {test.predicate for test in tests if isinstance(test, Atom)}
    for expression in [side for test in comparisons for side in (test.left, test.right)] + [result]:
        reaches.update(attribute.predicate for attribute in _attributes(expression))
    dated = tuple(
        [test for test in comparisons if isinstance(test.left, Plus) or isinstance(test.right, Plus)]
    )
    needs = frozenset([atom.predicate for atom in atoms if isinstance(atom, Atom)])
    reached = frozenset(reaches)
    return identity, Rule(
        head, slots, result, derived, atoms, tests, tuple(scope.sorts), needs, reached, dated
    )


def _head(scope: _Scope, value: object) -> tuple[str, tuple[int, ...], Expression | None]:
    attribute = isinstance(value, dict) and "value" in value
    names = ("predicate", "args", "value") if attribute else ("predicate", "args")
    given = read.members(value, scope.where, frozenset(names))
    found, predicate = scope.predicate(given["predicate"], attribute)
    if predicate.stated:
        raise Fault(scope.where, found, "a derived predicate in the head")
    slots = scope.arguments(given["args"], predicate.args)
    if predicate.value is None:
        return found, slots, None
    expression, kind, unit = _expression(scope, given["value"])
    if (kind, unit) != (predicate.value.kind, predicate.value.unit):
        raise Fault(scope.where, f"{kind} {unit}", "the type and unit of the attribute in the head")
    return found, slots, expression


def _atom(scope: _Scope, value: dict[str, object]) -> Atom:
    read.members(value, scope.where, frozenset(("atom", "args")))
    found, predicate = scope.predicate(value["atom"], False)
    return Atom(found, scope.declare(value["args"], predicate.args))


def _member(scope: _Scope, value: dict[str, object]) -> Member:
    given = read.members(value, scope.where, frozenset(("entity", "sort")))
    sort = read.name(given["sort"], scope.where)
    if sort not in scope.known_sorts:
        raise Fault(scope.where, sort, "a sort of the program")
    (slot,) = scope.declare([given["entity"]], (sort,))
    return Member(sort, (slot,))


def _test(scope: _Scope, value: object) -> Test:
    literal = value if isinstance(value, dict) else {}
    if "not" in literal:
        read.members(literal, scope.where, frozenset(("not", "args")))
        found, predicate = scope.predicate(literal["not"], False)
        return Atom(found, scope.arguments(literal["args"], predicate.args))
    if "compare" in literal:
        return _comparison(scope, literal)
    if len(literal) == 1 and ("same" in literal or "different" in literal):
        slots = scope.variables(next(iter(literal.values())))
        if len(slots) == 2 and scope.sorts[slots[0]] == scope.sorts[slots[1]]:
            return Identity("same" in literal, slots)
    raise Fault(scope.where, value, "a literal")


def _comparison(scope: _Scope, literal: dict[str, object]) -> Comparison:
    given = read.members(literal, scope.where, frozenset(("compare", "left", "right")))
    op = read.choice(given["compare"], scope.where, ("<", "<=", ">", ">=", "=", "!="))
    left, kind, unit = _expression(scope, given["left"])
    right, *other = _expression(scope, given["right"])
    if other != [kind, unit]:
        raise Fault(scope.where, given, "sides of the same type and unit")
    symbolic = kind not in ORDERED
    if symbolic and op not in ("=", "!="):
        raise Fault(scope.where, op, f"= or != for {kind}")
    if op in _FLIPPED:
        op, left, right = _FLIPPED[op], right, left
    slots = tuple(
        [slot for side in (left, right) for attribute in _attributes(side) for slot in attribute.slots]
    )
    derived = (*_derived(scope, left), *_derived(scope, right))
    return Comparison(op, left, right, slots, derived, symbolic)


def _expression(scope: _Scope, value: object) -> tuple[Expression, str, str]:
    """An EXPRESSION with its type and unit."""
    found = value if isinstance(value, dict) else {}
    if "attribute" in found:
        given = read.members(found, scope.where, frozenset(("attribute", "args")))
        attribute, predicate = scope.predicate(given["attribute"], True)
        assert predicate.value is not None
        slots = scope.arguments(given["args"], predicate.args)
        return Attribute(attribute, slots), predicate.value.kind, predicate.value.unit
    if "plus" in found:
        return _plus(scope, found), "date", ""
    scalar = read_scalar(read.members(value, scope.where, frozenset(("value",)))["value"], scope.where)
    return Constant(scalar.value), scalar.kind, scalar.unit


def _plus(scope: _Scope, value: dict[str, object]) -> Plus:
    given = read.members(value, scope.where, frozenset(("plus", "period")))
    inner, kind, _ = _expression(scope, given["plus"])
    if kind != "date":
        raise Fault(scope.where, kind, "a date before a period")
    period = read.members(given["period"], scope.where, frozenset(), _PERIOD)
    if not period:
        raise Fault(scope.where, period, "a period with at least one member")
    counts = {unit: read.whole(count, scope.where, -1000, 1000) for unit, count in period.items()}
    months = counts.get("years", 0) * 12 + counts.get("months", 0)
    return Plus(inner, months, counts.get("weeks", 0) * 7 + counts.get("days", 0))


def _attributes(expression: Expression | None) -> Iterator[Attribute]:
    while isinstance(expression, Plus):
        expression = expression.inner
    if isinstance(expression, Attribute):
        yield expression


def _derived(scope: _Scope, expression: Expression) -> Iterator[Attribute]:
    return (found for found in _attributes(expression) if not scope.predicates[found.predicate].stated)
