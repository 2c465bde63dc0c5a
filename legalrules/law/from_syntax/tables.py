"""Tables: each row becomes a rule that gives the attribute its value where the keys lie in the row.

So a table needs nothing of the logic that a rule does not, and a row is cited as a rule is: by its provision, and by
the origin that the row names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import assert_never

from legalrules.law.citation import Citation
from legalrules.law.concept import Sourcing
from legalrules.law.condition import All, Compare, Condition, Given, Reference
from legalrules.law.from_syntax.days import day_of
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.kinds import said
from legalrules.law.from_syntax.measures import read_number
from legalrules.law.from_syntax.scope import Scope
from legalrules.law.names import Names
from legalrules.law.provision import GivesValue, Rule
from legalrules.syntax.nodes import (
    DateText,
    NameKey,
    NumberText,
    Part,
    Placed,
    RangeKey,
    RowNode,
    RuleNode,
    TableNode,
)
from legalrules.values import Choice, DateType, EnumerationType, IntegerType, Operator, Scalar, parse_number


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table node, and the place it stands at."""

    place: Citation
    node: TableNode


@dataclass(frozen=True, slots=True)
class Key:
    """The values of a key that a row is for: from `low` up to but not including `high`; one value alone if `only`."""

    low: date | int | str
    high: date | int | None
    only: bool

    def meets(self, other: Key) -> bool:
        """Whether some value lies in both."""
        if self.only or other.only:
            return other.holds(self.low) if self.only else self.holds(other.low)
        ends = [key.high for key in (self, other) if key.high is not None]
        return all(not _before(end, max(self.low, other.low)) for end in ends)

    def holds(self, value: date | int | str) -> bool:
        """Whether the value is in it."""
        if self.only:
            return self.low == value
        return not _before(value, self.low, strict=True) and (
            self.high is None or _before(value, self.high, strict=True)
        )


def _before(one: date | int | str, other: date | int | str, *, strict: bool = False) -> bool:
    return one < other if strict else one <= other  # type: ignore[operator]


def placed_tables(parts: tuple[Part, ...], place: Citation) -> Iterator[PlacedTable]:
    """The tables under a wording with their places, in order."""
    for part in parts:
        match part:
            case RuleNode():
                pass
            case TableNode():
                yield PlacedTable(place, part)
            case Placed("stycke", label, inner):
                yield from placed_tables(inner, place.at(paragraph=int(label)))
            case Placed(_, label, inner):
                yield from placed_tables(inner, place.at(items=(*place.items, label)))
            case _:
                assert_never(part)


def read_table(placed: PlacedTable, names: Names, faults: Faults) -> tuple[Rule, ...]:
    """The rules of a table; none after reporting a fault that leaves nothing to build on."""
    node = placed.node
    faults.section = str(placed.place)
    scope = Scope(names, faults)
    head = scope.reference(node.head)
    keys = [scope.reference(key) for key in node.keys]
    if head is None or any(key is None for key in keys):
        return ()
    if head.concept.sourcing is not Sourcing.DERIVED:
        message, found = "a table gives the value of something that is stated", str(node.head)
        faults.add("LR211", message, node.head.span, found=found, required="an attribute that is `härledd`")
        return ()
    references = [key for key in keys if key is not None]
    read = [(row, _keys(row, references, faults)) for row in node.rows if len(row.keys) == len(keys)]
    rows = [(row, found) for row, found in read if found is not None]
    _check_rows(rows, faults)
    rules = (_rule(placed, head, references, row, found, scope) for row, found in rows)
    return tuple(rule for rule in rules if rule is not None)


def _keys(row: RowNode, references: list[Reference], faults: Faults) -> tuple[Key, ...] | None:
    found = [_key(node, reference, faults) for node, reference in zip(row.keys, references, strict=True)]
    known = tuple(key for key in found if key is not None)
    return known if len(known) == len(found) else None


def _key(node: RangeKey | NameKey, reference: Reference, faults: Faults) -> Key | None:
    kind = reference.concept.value
    assert kind is not None, "a reference is to an attribute"
    match node, kind:
        case NameKey(name), EnumerationType(names) if name in names:
            return Key(name, None, True)
        case NameKey(name), EnumerationType(names):
            faults.add(
                "LR209", "unknown value of an enumeration", node.span, found=name, required=", ".join(names)
            )
            return None
        case NameKey(name), IntegerType() if (number := _whole(name)) is not None:
            return Key(number, None, True)
        case RangeKey(low, high), DateType() | IntegerType():
            ends = _end(low, kind), None if high is None else _end(high, kind)
            if ends[0] is not None and (high is None or ends[1] is not None):
                return Key(ends[0], ends[1], False)
        case _:
            pass
    found = node.name if isinstance(node, NameKey) else node.low.text
    faults.add(
        "LR208",
        "a row's key is of another kind than what it is about",
        node.span,
        found=found,
        required=said(kind),
    )
    return None


def _end(node: DateText | NumberText, kind: DateType | IntegerType) -> date | int | None:
    if isinstance(node, DateText):
        return day_of(node) if isinstance(kind, DateType) else None
    return _whole(node.text) if isinstance(kind, IntegerType) else None


def _whole(text: str) -> int | None:
    number = parse_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def _check_rows(rows: list[tuple[RowNode, tuple[Key, ...]]], faults: Faults) -> None:
    """No two rows for one case, and no days or numbers between two rows for none."""
    for (first, one), (second, other) in combinations(rows, 2):
        if all(key.meets(same) for key, same in zip(one, other, strict=True)):
            message, where = "two rows of a table are for the same", f"line {first.span.line}"
            faults.add("LR216", message, second.span, found=where, required="rows that exclude each other")
    for place in range(len(rows[0][1]) if rows else 0):
        _check_gaps(rows, place, faults)


def _check_gaps(rows: list[tuple[RowNode, tuple[Key, ...]]], place: int, faults: Faults) -> None:
    series: dict[tuple[Key, ...], list[tuple[Key, RowNode]]] = {}
    for row, keys in rows:
        if not keys[place].only:
            others = (*keys[:place], *keys[place + 1 :])
            series.setdefault(others, []).append((keys[place], row))
    for found in series.values():
        ordered = sorted(found, key=lambda one: one[0].low)
        for (before, _), (after, row) in pairwise(ordered):
            if before.high is not None and _before(before.high, after.low, strict=True):
                message, gap = "a table leaves a gap between two rows", f"{before.high} to {after.low}"
                faults.add("LR217", message, row.span, found=gap, required="rows that follow on each other")


def _rule(
    placed: PlacedTable,
    head: Reference,
    references: list[Reference],
    row: RowNode,
    keys: tuple[Key, ...],
    scope: Scope,
) -> Rule | None:
    assert head.concept.value is not None, "a reference is to an attribute"
    value = read_number(row.value, head.concept.value, scope.faults)
    if value is None:
        return None
    conditions = tuple(
        c for reference, key in zip(references, keys, strict=True) for c in _conditions(reference, key, row)
    )
    condition = conditions[0] if len(conditions) == 1 else All(conditions)
    return Rule(
        placed.place, GivesValue(head, value), condition, tuple(scope.sorts.items()), row.span, row.origin
    )


def _conditions(reference: Reference, key: Key, row: RowNode) -> Iterator[Condition]:
    low: Scalar = Choice(key.low) if isinstance(key.low, str) else key.low
    if key.only:
        yield Compare(Operator.EQ, reference, Given(low), row.span)
        return
    yield Compare(Operator.GE, reference, Given(low), row.span)
    if key.high is not None:
        yield Compare(Operator.LT, reference, Given(key.high), row.span)
