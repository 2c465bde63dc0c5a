"""Reads the rules of a program: every variable gets a slot and a sort, every literal its predicates.

Variables are those of the positive atoms and `entity` literals of the body; any other is a Fault.
"""

from collections.abc import Mapping
from types import MappingProxyType

from . import read
from .expressions import Scope, expression
from .read import Fault
from .terms import (
    EACH,
    ORDERED,
    Aggregate,
    Atom,
    Attribute,
    Comparison,
    Constant,
    Expression,
    Identity,
    Member,
    Predicate,
    Rule,
    Slots,
    Test,
    within,
)

_RULE = frozenset(("id", "head", "body", "provision", "wording"))
_ATOM = frozenset(("atom", "args"))
_NOT = frozenset(("not", "args"))
# A limit of this checker, not of the format: each fifteen of them are one function within another.
_MAX_VARIABLES = 1000
_FLIPPED = MappingProxyType({">": "<", ">=": "<="})


def read_rule(
    value: object, predicates: Mapping[str, Predicate], sorts: frozenset[str], has_calendar: bool
) -> tuple[str, Rule]:
    """A RULE with its id."""
    given = read.members(value, "rules", _RULE)
    identity = read.name(given["id"], "rules")
    scope = Scope(f"rule {identity}", predicates, sorts, has_calendar, {}, [])
    read.text(given["provision"], scope.where)
    read.text(given["wording"], scope.where)
    atoms: list[Atom | Member] = []
    others: list[dict[str, object]] = []
    for literal in read.items(given["body"], scope.where):
        if not isinstance(literal, dict):
            raise Fault(scope.where, literal, "a literal")
        if "atom" in literal:
            atoms.append(_atom(scope, literal))
        elif "entity" in literal:
            atoms.append(_member(scope, literal))
        else:
            others.append(literal)
    if len(scope.sorts) > _MAX_VARIABLES:
        raise Fault(scope.where, f"{len(scope.sorts)} variables", f"at most {_MAX_VARIABLES} variables")
    tests = tuple([_test(scope, literal) for literal in others])
    head, slots, result = _head(scope, given["head"])
    needs = tuple([atom.predicate for atom in atoms if isinstance(atom, Atom)])
    reaches = _reaches(tests, result)
    return identity, Rule(head, slots, result, tuple(atoms), tests, tuple(scope.sorts), needs, reaches)


def _reaches(tests: tuple[Test, ...], result: Expression | None) -> frozenset[str]:
    found = [test.predicate for test in tests if isinstance(test, Atom)]
    sides = [side for test in tests if isinstance(test, Comparison) for side in (test.left, test.right)]
    for part in within(*sides, *(() if result is None else (result,))):
        if isinstance(part, Attribute | Aggregate):
            found.append(part.predicate)
    return frozenset(found)


def _head(scope: Scope, value: object) -> tuple[str, Slots, Expression | None]:
    attribute = isinstance(value, dict) and "value" in value
    names = ("predicate", "args", "value") if attribute else ("predicate", "args")
    given = read.members(value, scope.where, frozenset(names))
    found, predicate = scope.predicate(given["predicate"], attribute)
    if predicate.stated:
        raise Fault(scope.where, found, "a derived predicate in the head")
    slots = scope.arguments(given["args"], predicate.args)
    if predicate.value is None:
        return found, slots, None
    result, kind, unit = expression(scope, given["value"])
    if (kind, unit) != (predicate.value.kind, predicate.value.unit):
        raise Fault(scope.where, f"{kind} {unit}", "the type and unit of the attribute in the head")
    return found, slots, result


def _atom(scope: Scope, value: dict[str, object]) -> Atom:
    given = read.members(value, scope.where, _ATOM)
    found, predicate = scope.predicate(given["atom"], False)
    return Atom(found, _declare(scope, given["args"], predicate.args))


def _member(scope: Scope, value: dict[str, object]) -> Member:
    given = read.members(value, scope.where, frozenset(("entity", "sort")))
    sort = read.name(given["sort"], scope.where)
    if sort not in scope.known_sorts:
        raise Fault(scope.where, sort, "a sort of the program")
    return Member(sort, _declare(scope, [given["entity"]], (sort,)))


def _declare(scope: Scope, value: object, sorts: tuple[str, ...]) -> Slots:
    """The slots of the arguments of a positive literal; new variables get one."""
    slots: list[int] = []
    variables = read.items(value, scope.where)
    for variable, sort in zip(variables, sorts, strict=False):
        slot = scope.slots.get(variable) if isinstance(variable, str) else None
        if slot is None:
            slot = scope.slots[read.name(variable, scope.where)] = len(scope.sorts)
            scope.sorts.append(sort)
        slots.append(slot)
    if len(variables) != len(sorts) or sorts != tuple([scope.sorts[slot] for slot in slots]):
        raise Fault(scope.where, value, "variables of the sorts " + ", ".join(sorts))
    return tuple(slots)


def _test(scope: Scope, literal: dict[str, object]) -> Test:
    if "not" in literal:
        given = read.members(literal, scope.where, _NOT)
        found, predicate = scope.predicate(given["not"], False)
        return Atom(found, scope.arguments(given["args"], predicate.args))
    if "compare" in literal:
        return _comparison(scope, literal)
    if len(literal) == 1 and ("same" in literal or "different" in literal):
        slots = scope.variables(next(iter(literal.values())))
        if len(slots) == 2 and scope.sorts[slots[0]] == scope.sorts[slots[1]]:
            return Identity("same" in literal, slots)
    raise Fault(scope.where, literal, "a literal")


def _comparison(scope: Scope, literal: dict[str, object]) -> Comparison:
    given = read.members(literal, scope.where, frozenset(("compare", "left", "right")))
    op = read.choice(given["compare"], scope.where, ("<", "<=", ">", ">=", "=", "!="))
    left, kind, unit = expression(scope, given["left"])
    right, *other = expression(scope, given["right"])
    if other != [kind, unit]:
        raise Fault(scope.where, given, "sides of the same type and unit")
    symbolic = kind not in ORDERED
    if symbolic and op not in ("=", "!="):
        raise Fault(scope.where, op, f"= or != for {kind}")
    if op in _FLIPPED:
        op, left, right = _FLIPPED[op], right, left
    parts = list(within(left, right))
    slots = {slot for part in parts if isinstance(part, Attribute | Aggregate) for slot in part.slots}
    fallible = not all(isinstance(part, Attribute | Constant) for part in parts)
    return Comparison(op, left, right, tuple(sorted(slots - {EACH})), symbolic, fallible)
