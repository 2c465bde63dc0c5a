"""What holds so far in one half of a reading, as the functions of rules read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import assert_never

from legalrules.datalog.aggregation import Found
from legalrules.datalog.arithmetic import order
from legalrules.datalog.clauses import Comparison
from legalrules.datalog.comparison import Measuring, has_order
from legalrules.datalog.end_comparison import compare_ends
from legalrules.datalog.model import Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments, AttributeOf, Value, Variable
from legalrules.engine.measures import Measure, measure_of
from legalrules.values import End, Infinity, Operator, Scalar

Positions = tuple[int, ...]
Ranks = dict[Arguments, int]
Key = tuple[int | str | None, ...]
# Comparisons that can lead out of range, by number, each with the places of its variables.
Late = tuple[tuple[int, Positions], ...]

_FEW = 4


class Truths(dict[Key, bool]):
    """Whether stated atoms hold in a half, by predicate number and things; found when first asked, and remembered."""

    def __init__(self, stated: Stated, names: Sequence[str], certain: bool) -> None:
        self._test = stated.certain if certain else stated.possible
        self._names = names

    def __missing__(self, key: Key) -> bool:
        number, *things = key
        assert isinstance(number, int)
        found = self[key] = self._test(self._names[number], tuple(things))  # type: ignore[arg-type]
        return found


class Comparisons(dict[Key, bool]):
    """Whether comparisons hold in a half, by their numbers and things; likewise."""

    def __init__(self, measuring: Measuring, literals: Sequence[Compared], certain: bool) -> None:
        self._measuring, self._literals, self._certain = measuring, literals, certain

    def __missing__(self, key: Key) -> bool:
        number, *things = key
        assert isinstance(number, int)
        found = self[key] = self._literals[number].holds(self._measuring, tuple(things), self._certain)  # type: ignore[arg-type]
        return found


class Measures(dict[Key, Found]):
    """What expressions are, by their numbers and things; likewise, and the same in both halves."""

    def __init__(self, measuring: Measuring, functions: Sequence[Measure]) -> None:
        self._measuring, self._functions = measuring, functions

    def __missing__(self, key: Key) -> Found:
        number, *things = key
        assert isinstance(number, int)
        found = self[key] = self._functions[number](self._measuring, tuple(things))  # type: ignore[arg-type]
        return found


class Compared:
    """A comparison, quick in the shape that nearly all have: a stated attribute against a value.

    What an open attribute gives depends on its declaration alone, and is found once for all cases.
    """

    __slots__ = ("_attribute", "_limit", "_literal", "_places", "_sides", "_when_open", "bound")

    def __init__(self, literal: Comparison, bound: tuple[Variable, ...], program: Program) -> None:
        self._literal, self.bound = literal, bound
        sides = literal.left, literal.right
        self._sides: list[Measure] = []
        if all(has_order(program.predicates, side) for side in sides):
            self._sides = [measure_of(program.predicates, side, bound) for side in sides]
        self._attribute = ""
        self._places: Positions = ()
        self._limit: Scalar | None = None
        self._when_open: dict[tuple[bool, bool], bool] = {}
        match literal:
            case Comparison(_, AttributeOf(name, args), Value(limit)) if not program.predicates[
                name
            ].is_derived:
                self._attribute, self._limit = name, limit
                self._places = tuple(bound.index(v) for v in args)

    def holds(self, measuring: Measuring, things: Arguments, certain: bool) -> bool:
        """Whether it holds of these things in a half."""
        if self._limit is None:
            return self._measured(measuring, things, certain)
        args = tuple([things[place] for place in self._places])
        known = measuring.stated.values.get((self._attribute, args))
        if known is not None:
            return _compares(self._literal.operator, known, self._limit)
        key = measuring.stated.is_free(self._attribute, args), certain
        found = self._when_open.get(key)
        if found is None:
            found = self._when_open[key] = self._measured(measuring, things, certain)
        return found

    def _measured(self, measuring: Measuring, things: Arguments, certain: bool) -> bool:
        if not self._sides:
            substitution = dict(zip(self.bound, things, strict=True))
            return measuring.compare(self._literal, substitution, certain=certain)
        left, right = [side(measuring, things) for side in self._sides]
        if left.ends is None or right.ends is None or (certain and not (left.settled and right.settled)):
            return False
        return compare_ends(self._literal.operator, left.ends, right.ends, certain)


def _compares(operator: Operator, left: End, right: End) -> bool:
    """A comparison of two known scalars of one type."""
    if operator is Operator.EQ:
        return left == right
    if operator is Operator.NE:
        return left != right
    one, other = order(left), order(right)
    match operator:
        case Operator.LE:
            return one <= other
        case Operator.LT:
            return one < other
        case Operator.GE:
            return one >= other
        case Operator.GT:
            return one > other
        case _:
            assert_never(operator)


class Half:
    """One half. `own` are its derived tuples by predicate number, `other` those of the other half.

    A predicate's tuples are arguments with ranks; an attribute's are those of the model, arguments and ends. `added`
    are the tuples of recursive predicates in the order in which they were found.
    """

    __slots__ = (
        "_indexes",
        "_stated",
        "added",
        "certain",
        "compared",
        "measured",
        "measuring",
        "other",
        "own",
        "said",
        "searches",
        "stated_names",
        "things",
        "unsaid",
    )

    def __init__(
        self,
        own: list[Ranks | None],
        other: list[Ranks | None],
        measuring: Measuring,
        said: tuple[Truths, Truths],
        measured: Measures,
        compared: Comparisons,
        names: Sequence[str],
        certain: bool,
    ) -> None:
        self.own, self.other, self.measuring = own, other, measuring
        self.measured, self.compared = measured, compared
        self.said, self.unsaid = said
        self.certain = certain
        self.stated_names = names
        # Of unnamed things it is not certain that there are any.
        self.things: Mapping[str, Arguments] = {
            sort: tuple([thing for thing in things if thing is not None or not certain])
            for sort, things in measuring.stated.domains.items()
        }
        self.searches: dict[tuple[int, Positions, Arguments], Sequence[Arguments]] = {}
        self._stated: dict[int, _Index | None] = {}
        self._indexes: dict[int, _Index] = {}
        self.added: dict[int, list[tuple[Arguments, int]]] = {}

    def stated(self, number: int, positions: Positions, things: Arguments) -> Sequence[Arguments]:
        """The tuples of a stated predicate with these things at these positions."""
        key = (number, positions, things)
        found = self.searches.get(key)
        if found is None:
            found = self.searches[key] = self._search(number, positions, things)
        return found

    def _search(self, number: int, positions: Positions, things: Arguments) -> Sequence[Arguments]:
        stated, name = self.measuring.stated, self.stated_names[number]
        if number not in self._stated:
            listed = stated.listed(name, certain=self.certain)
            self._stated[number] = None if listed is None else _Index([(args, 0) for args in listed])
        index = self._stated[number]
        if index is not None:
            return [args for args, _ in index.matching(positions, things)]
        # Open atoms are no list: whatever may be is looked for in the domain.
        said, domains, sorts = self.said, stated.domains, stated.predicates[name].sorts
        if len(sorts) == 1 and not positions:
            return [(thing,) for thing in domains[sorts[0]] if said[number, thing]]
        known = dict(zip(positions, things, strict=True))
        ranges = ((known[n],) if n in known else domains[sort] for n, sort in enumerate(sorts))
        return [args for args in product(*ranges) if said[(number, *args)]]

    def derived(
        self, number: int, positions: Positions, things: Arguments
    ) -> Iterator[tuple[Arguments, int]] | Sequence[tuple[Arguments, int]]:
        """The tuples of a derived predicate likewise, each with its rank."""
        tuples = self.own[number]
        if tuples is None:
            return ()
        if not positions:
            return list(tuples.items())
        if len(tuples) <= _FEW:
            return [
                (args, rank) for args, rank in tuples.items() if tuple([args[p] for p in positions]) == things
            ]
        index = self._indexes.get(number)
        if index is None:
            index = self._indexes[number] = _Index(() if number in self.added else list(tuples.items()))
        # In a recursive stratum tuples are added while it is joined: the index takes in those it lacks.
        index.extend(self.added[number][index.size :] if number in self.added else ())
        return index.matching(positions, things)

    def holds_late(self, late: Late, things: Arguments) -> bool:
        """Whether the comparisons hold that can lead out of range. Raises OverflowError only if no other fails."""
        outside = None
        for number, places in late:
            try:
                if not self.compared[(number, *[things[place] for place in places])]:
                    return False
            except OverflowError as error:
                outside = error
        if outside is not None:
            raise outside
        return True

    def value(self, found: Found) -> tuple[End, ...] | None:
        """The ends that a head gives, if any (certificate page, section 6, derived attributes)."""
        if found.ends is None:
            return None
        low, high = found.ends.low, found.ends.high
        if not self.certain:
            return low, high
        return (low,) if low == high and not isinstance(low, Infinity) and found.settled else None


class _Index:
    """Tuples by the things at some positions: made when first asked for, and kept as tuples are added."""

    __slots__ = ("_all", "_by", "size")

    def __init__(self, tuples: Iterator[tuple[Arguments, int]] | Sequence[tuple[Arguments, int]]) -> None:
        self._all: list[tuple[Arguments, int]] = []
        self._by: dict[Positions, dict[Arguments, list[tuple[Arguments, int]]]] = {}
        self.size = 0
        self.extend(tuples)

    def extend(self, tuples: Iterator[tuple[Arguments, int]] | Sequence[tuple[Arguments, int]]) -> None:
        for found in tuples:
            self._all.append(found)
            for positions, index in self._by.items():
                index.setdefault(tuple([found[0][p] for p in positions]), []).append(found)
        self.size = len(self._all)

    def matching(self, positions: Positions, things: Arguments) -> Sequence[tuple[Arguments, int]]:
        if not positions:
            return self._all
        index = self._by.get(positions)
        if index is None:
            index = self._by[positions] = {}
            for found in self._all:
                index.setdefault(tuple([found[0][p] for p in positions]), []).append(found)
        return index.get(things, ())


class Tuples(Mapping[str, Mapping[Tuple, int]]):
    """The derived tuples of a half as a model has them: what expressions are measured against."""

    def __init__(
        self, own: list[Ranks | None], numbers: Mapping[str, int], attributes: frozenset[int]
    ) -> None:
        self._own, self._numbers, self._attributes = own, numbers, attributes
        self._found: dict[str, Mapping[Tuple, int]] = {}

    def __getitem__(self, name: str) -> Mapping[Tuple, int]:
        found = self._found.get(name)
        if found is None:
            # Only strata that are complete are read, so what is found once stays.
            found = self._found[name] = self._made(self._numbers[name])
        return found

    def _made(self, number: int) -> Mapping[Tuple, int]:
        tuples = self._own[number] or {}
        if number in self._attributes:
            return tuples  # type: ignore[return-value]
        return {(args, ()): rank for args, rank in tuples.items()}

    def __iter__(self) -> Iterator[str]:
        return (name for name, number in self._numbers.items() if self._own[number])

    def __len__(self) -> int:
        return sum(1 for _ in self)
