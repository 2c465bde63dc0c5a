"""Expression nodes to measures: attributes, numbers and days, what is reckoned from them, and totals."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import assert_never

from legalrules.law.concept import Concept, Sourcing
from legalrules.law.condition import (
    Divided,
    Gathered,
    Given,
    Later,
    Measure,
    NextWorkingDay,
    Reckoned,
    Reference,
    RoundedTo,
)
from legalrules.law.from_syntax.days import day_of
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.kinds import check_kind, fault, reckoned_kind, said, unbounded, unit_of
from legalrules.law.from_syntax.scope import Scope
from legalrules.syntax.nodes import (
    CalculationNode,
    CalculationSign,
    DateText,
    ExpressionNode,
    GatheredNode,
    GatheringWords,
    NumberText,
    PeriodText,
    PlusNode,
    RoundedNode,
    RoundingWords,
    Sentence,
    WorkingDayNode,
)
from legalrules.values import (
    AggregateOperator,
    ArithmeticOperator,
    DateType,
    DecimalType,
    IntegerType,
    Period,
    Quantity,
    Rounding,
    RoundingMode,
    ScalarType,
    parse_number,
)

Typed = tuple[Measure, ScalarType]

_PERIODS = (("dag", "days"), ("veck", "weeks"), ("månad", "months"), ("år", "years"))
_SIGNS = MappingProxyType(
    {
        CalculationSign.PLUS: ArithmeticOperator.ADD,
        CalculationSign.MINUS: ArithmeticOperator.SUBTRACT,
        CalculationSign.TIMES: ArithmeticOperator.MULTIPLY,
    }
)
_MODES = MappingProxyType(
    {
        RoundingWords.DOWN: RoundingMode.DOWN,
        RoundingWords.UP: RoundingMode.UP,
        RoundingWords.NEAREST: RoundingMode.HALF_UP,
        RoundingWords.NEAREST_EVEN: RoundingMode.HALF_EVEN,
    }
)
_GATHERINGS = MappingProxyType(
    {
        GatheringWords.SUM: AggregateOperator.SUM,
        GatheringWords.LEAST: AggregateOperator.MIN,
        GatheringWords.GREATEST: AggregateOperator.MAX,
        GatheringWords.COUNT: AggregateOperator.COUNT,
    }
)


def read_measure(node: ExpressionNode, kind: ScalarType, scope: Scope) -> Measure | None:
    """An expression that must be of the given type; None after reporting a fault."""
    match node:
        case NumberText():
            return read_number(node, kind, scope.faults)
        case DateText(text, span) if not isinstance(kind, DateType):
            fault(scope, "a day is compared with something else", span, text, said(kind))
            return None
        case PlusNode(_, _, span) if not isinstance(kind, DateType):
            fault(scope, "only a day can be moved", span, "plus", said(kind))
            return None
        case _:
            read = read_typed(node, scope, kind)
    if read is None:
        return None
    measure, found = read
    concept = measure.concept if isinstance(measure, Reference) else None
    check_kind(concept, found, kind, node.span, scope.faults)
    return measure


def read_typed(node: ExpressionNode, scope: Scope, wanted: ScalarType | None = None) -> Typed | None:
    """An expression with its type; a number alone takes the type that is wanted, if it can."""
    match node:
        case Sentence():
            reference = scope.reference(node)
            return None if reference is None else (reference, _type_of(reference.concept))
        case NumberText():
            return _plain_number(node, wanted, scope)
        case DateText():
            day = day_of(node)
            return None if day is None else (Given(day), DateType())
        case PlusNode(base, period):
            inner = read_measure(base, DateType(), scope)
            return None if inner is None else (Later(inner, _period(period)), DateType())
        case WorkingDayNode(base):
            inner = read_measure(base, DateType(), scope)
            return None if inner is None else (NextWorkingDay(inner), DateType())
        case RoundedNode():
            return _rounded(node, scope, wanted)
        case CalculationNode():
            return _calculated(node, scope, wanted)
        case GatheredNode():
            return _gathered(node, scope)
        case _:
            assert_never(node)


def _type_of(concept: Concept) -> ScalarType:
    assert concept.value is not None, "a reference is to an attribute"
    return concept.value


def _plain_number(node: NumberText, wanted: ScalarType | None, scope: Scope) -> Typed | None:
    """A number by itself: of the type wanted if that is a number's, else a decimal in the unit written."""
    kind = wanted if isinstance(wanted, DecimalType | IntegerType) else DecimalType(node.unit)
    found = read_number(node, kind, scope.faults)
    return None if found is None else (found, kind)


def read_number(node: NumberText, kind: ScalarType, faults: Faults) -> Measure | None:
    """A number that must be of the given type; None after reporting a fault."""
    number = parse_number(node.text)
    found = f"{node.text} {node.unit}".rstrip()
    match kind:
        case IntegerType() if number is not None and not node.unit and number == number.to_integral_value():
            return Given(int(number))
        case DecimalType(unit) if number is not None:
            if unit != node.unit:
                required = f"a number in {unit}" if unit else "a number without unit"
                faults.add("LR207", "mixed units", node.span, found=found, required=required)
            return Given(Quantity(number, unit))
        case _:
            message = "a number is compared with something else"
            faults.add("LR208", message, node.span, found=found, required=said(kind))
            return None


def _rounded(node: RoundedNode, scope: Scope, wanted: ScalarType | None) -> Typed | None:
    if isinstance(node.base, CalculationNode) and node.base.sign is CalculationSign.DIVIDED:
        return _divided(node.base, node, scope)
    base = read_typed(node.base, scope, wanted)
    if base is None:
        return None
    unit = unit_of(base[1])
    if unit is None or isinstance(base[1], IntegerType):
        message = "only a decimal number can be rounded"
        fault(scope, message, node.span, said(base[1]), "a decimal number")
        return None
    rounding = _rounding(node, unit, scope)
    return None if rounding is None else (RoundedTo(base[0], rounding), DecimalType(unit))


def _rounding(node: RoundedNode, unit: str, scope: Scope) -> Rounding | None:
    step = parse_number(node.step.text)
    if step is None or step <= 0:
        message = "rounding to no multiple"
        fault(scope, message, node.step.span, node.step.text, "a number above 0")
        return None
    read_number(node.step, DecimalType(unit), scope.faults)
    return Rounding(step, _MODES[node.rule])


def _divided(node: CalculationNode, rounded: RoundedNode, scope: Scope) -> Typed | None:
    dividend, divisor = read_typed(node.left, scope), read_typed(node.right, scope)
    if dividend is None or divisor is None:
        return None
    left, right = unit_of(dividend[1]), unit_of(divisor[1])
    if left is None or right is None or (right and left != right):
        _mixed(node, dividend[1], divisor[1], scope)
        return None
    if not _leaves_out_zero(*divisor):
        required = "a number other than 0, or a stated attribute whose range leaves 0 out"
        found = said(divisor[1])
        scope.faults.add("LR215", "the divisor can be 0", node.right.span, found=found, required=required)
        return None
    unit = "" if right else left
    rounding = _rounding(rounded, unit, scope)
    return None if rounding is None else (Divided(dividend[0], divisor[0], rounding), DecimalType(unit))


def _leaves_out_zero(divisor: Measure, kind: ScalarType) -> bool:
    match divisor:
        case Given(Quantity(number)):
            return number != 0
        case Given(int(whole)):
            return whole != 0
        case Reference(concept) if concept.sourcing is not Sourcing.DERIVED:
            match kind:
                case DecimalType(_, low, high) | IntegerType(low, high):
                    above = low is not None and Decimal(low) > 0
                    return above or (high is not None and Decimal(high) < 0)
                case _:
                    return False
        case _:
            return False


def _calculated(node: CalculationNode, scope: Scope, wanted: ScalarType | None) -> Typed | None:
    if node.sign is CalculationSign.DIVIDED:
        message = "a quotient that is not rounded"
        required = "a rounding rule after the division, such as `avrundat nedåt till hela 1 kr`"
        scope.faults.add("LR214", message, node.span, found=node.sign.value, required=required)
        return None
    operator = _SIGNS[node.sign]
    sides = _sides(node, scope, wanted, alike=operator is not ArithmeticOperator.MULTIPLY)
    if sides is None:
        return None
    (left, left_kind), (right, right_kind) = sides
    kind = reckoned_kind(operator, left_kind, right_kind)
    if kind is None:
        _mixed(node, left_kind, right_kind, scope)
        return None
    return Reckoned(operator, left, right), kind


def _sides(
    node: CalculationNode, scope: Scope, wanted: ScalarType | None, *, alike: bool
) -> tuple[Typed, Typed] | None:
    """Both sides; where they must be alike, a number takes its type from the side that has one of its own."""
    if not alike:
        left, right = read_typed(node.left, scope), read_typed(node.right, scope)
    elif isinstance(node.left, NumberText):
        right = read_typed(node.right, scope, wanted)
        left = None if right is None else read_typed(node.left, scope, right[1])
    else:
        left = read_typed(node.left, scope, wanted)
        right = None if left is None else read_typed(node.right, scope, left[1])
    return None if left is None or right is None else (left, right)


def _mixed(node: CalculationNode, left: ScalarType, right: ScalarType, scope: Scope) -> None:
    found = f"{said(left)} {node.sign.value} {said(right)}"
    required = "numbers whose units go together"
    scope.faults.add("LR207", "mixed units", node.span, found=found, required=required)


def _gathered(node: GatheredNode, scope: Scope) -> Typed | None:
    member = node.member
    if member.name in scope.sorts:
        message = f"{member.name} is used as two things"
        required = "a letter that the rule uses for nothing else"
        scope.faults.add("LR203", message, member.span, found=member.name, required=required)
        return None
    over = _members(node, scope)
    if over is None:
        return None
    if node.words is GatheringWords.COUNT:
        return Gathered(AggregateOperator.COUNT, member.name, over, None), IntegerType()
    of = scope.reference(Sentence((*node.of, member), node.span))
    if of is None:
        return None
    kind = _type_of(of.concept)
    if unit_of(kind) is None and not (isinstance(kind, DateType) and node.words is not GatheringWords.SUM):
        fault(scope, f"“{node.words.value}” such values says nothing", node.span, said(kind), "numbers")
        return None
    return Gathered(_GATHERINGS[node.words], member.name, over, of), unbounded(kind)


def _members(node: GatheredNode, scope: Scope) -> Reference | None:
    """What makes a thing a member: the words after `som`, with the thing before them or, failing that, after."""
    before = Sentence((node.member, *node.over.tokens), node.over.span)
    after = Sentence((*node.over.tokens, node.member), node.over.span)
    found = scope.match(after if scope.knows(after) and not scope.knows(before) else before)
    if found is None:
        return None
    if found.negated or found.choice is not None or found.concept.value is not None:
        message = "members are the things of which a sentence holds"
        required = "a sentence that is neither negated nor a value; a rule can make one"
        fault(scope, message, node.over.span, str(before), required)
        return None
    return Reference(found.concept, tuple(v.name for v in found.args))


def _period(node: PeriodText) -> Period:
    field = next(name for start, name in _PERIODS if node.unit.startswith(start))
    return Period(**{field: int(node.number)})
