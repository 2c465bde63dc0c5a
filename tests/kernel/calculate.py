"""Calculations and aggregates for the brute-force writer: ends as exact fractions or infinities, from the page."""

import datetime
import itertools
import math
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from typing import Any

from tests.kernel.depend import children

INF = float("inf")
EXACT = Context(prec=200, traps=[Inexact])


def plain(end: Any) -> Any:
    """An end as the rest of the writer has them: a Decimal, or an infinity."""
    return end if end in (INF, -INF) else EXACT.divide(Decimal(end.numerator), Decimal(end.denominator))


def ends(view: Any, expression: dict[str, Any]) -> Any:
    """The ends of a calculation; None without value. `view.ends` knows the other expressions."""
    if "aggregate" in expression:
        return aggregate(view, expression)
    if "working_day" in expression:
        inner = view.ends(expression["working_day"])
        return inner and tuple(working_day(end, view.case.program["calendar"]) for end in inner)
    if "round" in expression:
        inner = view.ends(expression["round"])
        return inner and tuple(plain(rounded(end, expression)) for end in inner)
    (op,) = expression.keys() & {"add", "subtract", "multiply", "divide"}
    left, right = (view.ends(part) for part in expression[op])
    if left is None or right is None:
        return None
    if op in ("multiply", "divide"):
        return tuple(map(plain, corners(left, right, op, expression)))
    if op == "subtract":
        right = tuple(-end for end in map(exact, right[::-1]))
    low, high = ([exact(end) for end in pair] for pair in zip(left, right, strict=True))
    return (
        plain(-INF if {*low} >= {INF, -INF} else sum(low)),
        plain(INF if {*high} >= {INF, -INF} else sum(high)),
    )


def exact(end: Any) -> Any:
    return end if end in (INF, -INF) else Fraction(end)


def corners(left: Any, right: Any, op: str, expression: dict[str, Any]) -> Any:
    found = []
    for a, b in itertools.product(map(exact, left), map(exact, right)):
        infinite = abs(a) == INF, abs(b) == INF
        if op == "multiply":
            found.append(0 if 0 in (a, b) else INF * (1 if a * b > 0 else -1) if any(infinite) else a * b)
        elif infinite == (False, True):
            found.append(Fraction(0))
        elif infinite == (True, False):
            found.append(a if b > 0 else -a)
        elif infinite == (False, False):
            found.append(rounded(a / b, expression))
    low, high = min(found), max(found)
    turned = left[0] > left[1] or right[0] > right[1]
    return (high, low) if turned and left[0] >= left[1] and right[0] >= right[1] else (low, high)


def rounded(end: Any, rule: dict[str, Any]) -> Any:
    """The multiple of the step that is chosen, by looking at both neighbours."""
    if end in (INF, -INF):
        return end
    step = Fraction(rule["to"])
    below = math.floor(Fraction(end) / step)
    near = sorted((abs(Fraction(end) - n * step), n) for n in (below, below + 1))
    if rule["mode"] in ("down", "up"):
        exactly = below * step == end
        return step * (below if rule["mode"] == "down" or exactly else below + 1)
    if near[0][0] < near[1][0]:
        return step * near[0][1]
    further = max(below, below + 1, key=abs)
    return step * (
        further if rule["mode"] == "half_up" else next(n for n in (below, below + 1) if n % 2 == 0)
    )


def working_day(end: Any, calendar: dict[str, Any]) -> Any:
    if end in (INF, -INF):
        return end
    while True:
        day = datetime.date.fromordinal(int(end))
        assert calendar["from"] <= day.isoformat() < calendar["before"], "outside the calendar"
        if day.isoweekday() < 6 and day.isoformat() not in calendar["days"]:
            return end
        end += 1


def members(view: Any, aggregate_: dict[str, Any]) -> Any:
    """Each thing that is a member: whether certain, whether possible, whether named, and a view of it."""
    each, over = aggregate_["each"], aggregate_["over"]
    sort = view.case.predicates[over["atom"]]["args"][over["args"].index(each)]
    for thing in view.case.domain[sort]:
        inner = view.with_element(each, thing)
        args = inner.args(over["args"])
        certain = thing is not None and inner.atom(over["atom"], args, "certain")
        possible = inner.atom(over["atom"], args, "possible")
        if certain or possible:
            yield certain, possible, thing is not None, inner


def aggregate(view: Any, expression: dict[str, Any]) -> Any:
    op = expression["aggregate"]
    both, probable, lost = [], [], []
    for certain, possible, named, inner in members(view, expression):
        found = (Fraction(1), Fraction(1)) if op == "count" else inner.ends(expression["of"])
        if found is None and certain and possible:
            return None
        if found is not None:
            low, high = map(exact, found)
            if op in ("sum", "count") and not named:
                low, high = (end * INF if end else end for end in (low, high))
            (both if certain and possible else lost if certain else probable).append((low, high))
    if op in ("sum", "count"):
        lows = [e[0] for e in both] + [min(0, e[0]) for e in probable] + [max(0, e[0]) for e in lost]
        highs = [e[1] for e in both] + [max(0, e[1]) for e in probable] + [min(0, e[1]) for e in lost]
        low = -INF if {*lows} >= {INF, -INF} else sum(lows, Fraction(0))
        return plain(low), plain(INF if {*highs} >= {INF, -INF} else sum(highs, Fraction(0)))
    surely, maybe = both + lost, both + probable
    if not surely and not maybe:
        return None
    first, last = (min, max) if op == "min" else (max, min)
    near, far = (0, 1) if op == "min" else (1, 0)
    one = first(e[near] for e in maybe) if maybe else last(e[near] for e in surely)
    other = first(e[far] for e in surely) if surely else last(e[far] for e in maybe)
    found = (one, other) if op == "min" else (other, one)
    return tuple(map(plain, found))


def settled(view: Any, expression: dict[str, Any]) -> bool:
    """Whether every derived attribute and every aggregate in an expression certainly has a value."""
    if "aggregate" in expression:
        return aggregate_settled(view, expression)
    if "attribute" in expression:
        return bool(view.has_certain(expression))
    return all(settled(view, part) for part in children(expression))


def aggregate_settled(view: Any, expression: dict[str, Any]) -> bool:
    found = list(members(view, expression))
    if expression["aggregate"] == "count":
        return True
    if expression["aggregate"] in ("min", "max") and not any(certain for certain, *_ in found):
        return False
    of = expression["of"]
    return all(inner.ends(of) is not None and settled(inner, of) for *_, inner in found)
