"""Condition nodes to conditions: sentences resolved, variables given sorts, scalars given types and units."""

from __future__ import annotations

from typing import assert_never

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.condition import (
    All,
    Any,
    Compare,
    Condition,
    Given,
    Holds,
    Item,
    Later,
    Measure,
    Not,
    Reference,
    Same,
)
from legalrules.law.from_syntax.days import day_of
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.names import Match, Names, NoMatch, declared_sentence
from legalrules.source import Span
from legalrules.syntax.nodes import (
    Clause,
    Comparator,
    ComparisonNode,
    ConditionNode,
    Connective,
    DateText,
    ExpressionNode,
    Items,
    Joined,
    NoneSuch,
    NumberText,
    PeriodText,
    PlusNode,
    Sentence,
    VariableName,
)
from legalrules.values import (
    Choice,
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    Operator,
    Period,
    Quantity,
    ScalarType,
    parse_number,
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
_PERIODS = (("dag", "days"), ("veck", "weeks"), ("månad", "months"), ("år", "years"))


class Scope:
    """The variables of one rule and their sorts, and the means to resolve its sentences."""

    def __init__(self, names: Names, faults: Faults) -> None:
        self.names = names
        self.faults = faults
        self.sorts: dict[str, str] = {}

    def bind(self, variable: VariableName, sort: str) -> str:
        """Give the variable its sort; a second, different sort is a fault."""
        known = self.sorts.setdefault(variable.name, sort)
        if known != sort:
            self.faults.add(
                "LR203",
                f"{variable.name} is used as two kinds of thing",
                variable.span,
                found=sort,
                required=known,
                hint="give the second thing a name of its own",
            )
        return variable.name

    def match(self, sentence: Sentence) -> Match | None:
        """The sentence resolved and its variables bound; None after reporting a fault."""
        found = self.names.resolve(sentence)
        if isinstance(found, NoMatch):
            code = "LR209" if found.unknown_choice else "LR201"
            message = "unknown value of an enumeration" if found.unknown_choice else "unknown sentence"
            self.faults.add(
                code, message, sentence.span, found=str(sentence), required=found.required, hint=found.hint
            )
            return None
        for variable, sort in zip(found.args, found.concept.sorts, strict=True):
            self.bind(variable, sort)
        return found

    def reference(self, sentence: Sentence) -> Reference | None:
        """A sentence that must name an attribute."""
        found = self.match(sentence)
        if found is None:
            return None
        if found.concept.value is None or found.choice is not None:
            self.faults.add(
                "LR208",
                "a comparison needs something that has a value",
                sentence.span,
                found=str(sentence),
                required="an attribute",
            )
            return None
        return Reference(found.concept, tuple(v.name for v in found.args))


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
    left = scope.reference(node.left)
    if left is None:
        return None
    kind = left.concept.value
    assert kind is not None
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


def read_measure(node: ExpressionNode, kind: ScalarType, scope: Scope) -> Measure | None:
    """A scalar expression that must be of the given type; None after reporting a fault."""
    match node:
        case Sentence():
            reference = scope.reference(node)
            if reference is not None:
                assert reference.concept.value is not None
                _check_kind(reference.concept, kind, node.span, scope.faults)
            return reference
        case NumberText():
            return _number(node, kind, scope.faults)
        case DateText(text, span):
            if not isinstance(kind, DateType):
                scope.faults.add(
                    "LR208", "a day is compared with something else", span, found=text, required=_said(kind)
                )
                return None
            day = day_of(node)
            return None if day is None else Given(day)
        case PlusNode(base, period, span):
            if not isinstance(kind, DateType):
                scope.faults.add("LR208", "only a day can be moved", span, found="plus", required=_said(kind))
                return None
            inner = read_measure(base, kind, scope)
            return None if inner is None else Later(inner, _period(period))
        case _:
            assert_never(node)


def _number(node: NumberText, kind: ScalarType, faults: Faults) -> Measure | None:
    number = parse_number(node.text)
    match kind:
        case IntegerType() if number is not None and not node.unit and number == number.to_integral_value():
            return Given(int(number))
        case DecimalType(unit) if number is not None:
            if unit != node.unit:
                faults.add(
                    "LR207",
                    "mixed units",
                    node.span,
                    found=f"{node.text} {node.unit}".rstrip(),
                    required=f"a number in {unit}" if unit else "a number without unit",
                )
            return Given(Quantity(number, unit))
        case _:
            found = f"{node.text} {node.unit}".rstrip()
            faults.add(
                "LR208",
                "a number is compared with something else",
                node.span,
                found=found,
                required=_said(kind),
            )
            return None


def _check_kind(concept: Concept, kind: ScalarType, span: Span, faults: Faults) -> None:
    other = concept.value
    assert other is not None
    if type(other) is not type(kind):
        faults.add(
            "LR208",
            "values of two kinds",
            span,
            found=f"{declared_sentence(concept)}: {_said(other)}",
            required=_said(kind),
        )
    elif isinstance(other, DecimalType) and isinstance(kind, DecimalType) and other.unit != kind.unit:
        faults.add(
            "LR207", "mixed units", span, found=other.unit or "no unit", required=kind.unit or "no unit"
        )


def _period(node: PeriodText) -> Period:
    field = next(name for start, name in _PERIODS if node.unit.startswith(start))
    return Period(**{field: int(node.number)})


def _said(kind: ScalarType) -> str:
    match kind:
        case DecimalType(unit):
            return f"a decimal number in {unit}" if unit else "a decimal number"
        case IntegerType():
            return "a whole number"
        case DateType():
            return "a day"
        case EnumerationType(names):
            return "one of: " + ", ".join(names)
        case _:
            return "a text"
