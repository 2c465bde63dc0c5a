"""Condition nodes to conditions: sentences resolved, variables given sorts, scalars given types and units."""

from __future__ import annotations

from typing import assert_never

from legalrules.law.citation import Citation
from legalrules.law.condition import (
    All,
    Any,
    Compare,
    Condition,
    Given,
    Holds,
    Item,
    Not,
    Reference,
    Same,
)
from legalrules.law.from_syntax.measures import read_measure, read_typed
from legalrules.law.from_syntax.scope import Scope
from legalrules.source import Span
from legalrules.syntax.nodes import (
    Clause,
    Comparator,
    ComparisonNode,
    ConditionNode,
    Connective,
    Items,
    Joined,
    NoneSuch,
    Sentence,
    VariableName,
)
from legalrules.values import (
    Choice,
    DateType,
    EnumerationType,
    Operator,
)

_OPERATORS = (
    (Comparator.AT_MOST, Operator.LE),
    (Comparator.AT_LEAST, Operator.GE),
    (Comparator.LESS, Operator.LT),
    (Comparator.GREATER, Operator.GT),
    (Comparator.EQUAL, Operator.EQ),
    (Comparator.UNEQUAL, Operator.NE),
    (Comparator.BEFORE, Operator.LT),
    (Comparator.AFTER, Operator.GT),
    (Comparator.NOT_AFTER, Operator.LE),
    (Comparator.NOT_BEFORE, Operator.GE),
)
_DAYS = frozenset({Comparator.BEFORE, Comparator.AFTER, Comparator.NOT_AFTER, Comparator.NOT_BEFORE})


def read_condition(node: ConditionNode, place: Citation, scope: Scope) -> Condition | None:
    """The condition; None where a fault was reported that leaves nothing to build on."""
    match node:
        case Clause(sentence, span):
            return _clause(sentence, span, scope)
        case ComparisonNode():
            return _comparison(node, scope)
        case Items(connective, items):
            built = []
            for item in items:
                citation = place.at(items=(*place.items, item.label))
                inner = read_condition(item.condition, citation, scope)
                if inner is not None:
                    built.append(Item(citation, inner))
            return _joined(connective, tuple(built))
        case Joined(connective, parts):
            read = (read_condition(part, place, scope) for part in parts)
            return _joined(connective, tuple(part for part in read if part is not None))
        case NoneSuch(variable, inner_node, span):
            inner_condition = read_condition(inner_node, place, scope)
            return None if inner_condition is None else Not(variable.name, inner_condition, span)
        case _:
            assert_never(node)


def _joined(connective: Connective, parts: tuple[Condition, ...]) -> Condition | None:
    if not parts:
        return None
    return All(parts) if connective is Connective.ALL else Any(parts)


def _clause(sentence: Sentence, span: Span, scope: Scope) -> Condition | None:
    found = scope.match(sentence)
    if found is None:
        return None
    reference = Reference(found.concept, tuple(v.name for v in found.args))
    if found.choice is not None:
        operator = Operator.NE if found.negated else Operator.EQ
        return Compare(operator, reference, Given(Choice(found.choice)), span)
    if found.concept.value is not None:
        scope.faults.add(
            "LR208",
            "a value alone says nothing",
            span,
            found=str(sentence),
            required="a comparison, such as `är högst 30,0 m2`",
        )
        return None
    return Holds(reference, found.negated, span)


def _comparison(node: ComparisonNode, scope: Scope) -> Condition | None:
    if node.comparator in (Comparator.SAME, Comparator.DIFFERENT):
        return _identity(node, scope)
    read = read_typed(node.left, scope)
    if read is None:
        return None
    left, kind = read
    right = read_measure(node.right, kind, scope)
    if right is None:
        return None
    operator = dict(_OPERATORS)[node.comparator]
    if (node.comparator in _DAYS) is not isinstance(kind, DateType) and node.comparator not in (
        Comparator.EQUAL,
        Comparator.UNEQUAL,
    ):
        required = (
            "är före, är efter, är senast, är tidigast"
            if isinstance(kind, DateType)
            else "är högst, är minst …"
        )
        scope.faults.add(
            "LR208", "wrong kind of comparison", node.span, found=node.comparator.value, required=required
        )
    if isinstance(kind, EnumerationType) and operator not in (Operator.EQ, Operator.NE):
        scope.faults.add(
            "LR208", "names have no order", node.span, found=node.comparator.value, required="är"
        )
    return Compare(operator, left, right, node.span)


def _identity(node: ComparisonNode, scope: Scope) -> Condition | None:
    sides = (node.left, node.right)
    names = [s.tokens[0] for s in sides if isinstance(s, Sentence) and len(s.tokens) == 1]
    variables = [name for name in names if isinstance(name, VariableName)]
    if len(variables) != 2:
        scope.faults.add(
            "LR208",
            "only two named things can be the same or different",
            node.span,
            found=str(node.left),
            required="a capital letter on each side",
        )
        return None
    known = next((scope.sorts[v.name] for v in variables if v.name in scope.sorts), None)
    for variable in variables:
        if known is not None:
            scope.bind(variable, known)
    return Same(variables[0].name, variables[1].name, node.comparator is Comparator.SAME, node.span)
