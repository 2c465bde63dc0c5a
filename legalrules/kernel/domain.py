"""In one reading of one case, where each predicate holds: stated ones by truth, derived ones as claimed.

A relation has a mark for each tuple it says something of: its rank where it holds (0 if stated), None where it does
not. What it says nothing of holds exactly if the predicate is open in that half: open tuples are never listed.
Halves are named by `certain`: True for certain, False for possible.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from .terms import Args, Ends, Predicate, Slots, Value

Marks: TypeAlias = Mapping[Args, int | None]
# By arguments, or for an attribute by (arguments, low, high).
Ranks: TypeAlias = Mapping[Any, int]
Index: TypeAlias = dict[Args, list[tuple[Args, int]]]
_NONE: Mapping[Args, int] = MappingProxyType({})
_NOBODY: frozenset[Args] = frozenset()


class Statements(NamedTuple):
    """What is stated about one predicate, conflicts set aside; `leads` are those of true functional atoms."""

    marks: Mapping[Args, int | None]
    values: Mapping[Args, Value]
    aside: Set[Args] = _NOBODY
    leads: Set[Args] = _NOBODY


_UNSTATED = Statements(_NONE, MappingProxyType({}))


class Setting(NamedTuple):
    """What is open in a reading: all that is stated of no closed predicate; `free` is the applicant's to settle."""

    predicates: Mapping[str, Predicate]
    closed: frozenset[str]
    free: frozenset[str]

    def is_open(self, name: str, certain: bool) -> bool:
        """Whether a predicate holds, in a half, of whatever nothing is said of."""
        if name in self.closed or not self.predicates[name].stated:
            return False
        return certain == (name in self.free)


class Pattern(NamedTuple):
    """Places in the arguments of a relation: for each the first of the same variable, the given, the new."""

    first: tuple[int, ...]
    given: tuple[int, ...]
    new: tuple[int, ...]

    @staticmethod
    def of(slots: Slots, given: Slots, new: Slots) -> "Pattern":
        """The pattern of an atom whose variables stand in these slots, some given and the others new."""
        return Pattern(*(tuple([slots.index(slot) for slot in part]) for part in (slots, given, new)))


class _Led(dict[Args, int | None]):
    """Marks of an open functional predicate: false of what shares its leading arguments with a true tuple."""

    def __init__(self, marks: Marks, leads: Set[Args]) -> None:
        super().__init__(marks)
        self.leads = leads

    def get(self, args: Args, default: int | None = None) -> int | None:  # type: ignore[override]
        """The mark, or the default where no true tuple has these leading arguments."""
        if args in self:
            return self[args]
        return None if args[:-1] in self.leads else default


class Relations(dict[str, Marks]):
    """The relations of one half, each made when first asked for."""

    def __init__(
        self,
        certain: bool,
        setting: Setting,
        statements: Mapping[str, Statements],
        claims: Mapping[str, Ranks],
    ) -> None:
        super().__init__(claims)
        self.update({name: said.marks for name, said in statements.items() if not said.aside | said.leads})
        self.certain, self.setting, self.statements, self.claims = certain, setting, statements, claims
        self.indexes: dict[tuple[str, Pattern], Index] = {}

    def __missing__(self, name: str) -> Marks:
        found = self[name] = self._marks(name)
        return found

    def _marks(self, name: str) -> Marks:
        if not self.setting.predicates[name].stated:
            return self.claims.get(name, _NONE)
        said = self.statements.get(name, _UNSTATED)
        marks = said.marks
        if said.aside:
            # A tuple set aside is open and never free: possible only, in both readings, even where closed.
            marks = {**marks, **dict.fromkeys(said.aside, None if self.certain else 0)}
        if said.leads and self.setting.is_open(name, self.certain):
            return _Led(marks, said.leads)
        return marks

    def rank(self, name: str, args: Args) -> int | None:
        """The rank of a tuple, None where the predicate does not hold."""
        return self[name].get(args, 0 if self.setting.is_open(name, self.certain) else None)

    def index(self, name: str, pattern: Pattern) -> Index:
        """The listed tuples that fit a pattern: what is new in them, by what is given."""
        found = self.indexes.get((name, pattern))
        if found is None:
            found = self.indexes[name, pattern] = {}
            first, given, new = pattern
            for args, rank in self[name].items():
                if rank is not None and all(args[at] == args[early] for at, early in enumerate(first)):
                    key = tuple([args[at] for at in given])
                    found.setdefault(key, []).append((tuple([args[at] for at in new]), rank))
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one case, with the model claimed for it."""

    setting: Setting
    statements: Mapping[str, Statements]
    named: Mapping[str, Mapping[Args, int]]
    domains: Mapping[str, Mapping[Args, int]]
    certain: Relations
    possible: Relations
    spans: dict[str, dict[Args, Ends]] = field(default_factory=dict)
    settled: dict[str, frozenset[Args]] = field(default_factory=dict)
    totals: dict[tuple[object, Args], tuple[Ends | None, bool]] = field(default_factory=dict)
    reckoned: dict[tuple[int, Args], Ends | None] = field(default_factory=dict)

    def relations(self, certain: bool) -> Relations:
        """The relations of a half."""
        return self.certain if certain else self.possible

    def alive(self, certain: bool, stated: frozenset[str]) -> frozenset[str]:
        """The predicates that may hold of something in a half."""
        free = stated & self.setting.free
        unlisted = (free if certain else stated - free) - self.setting.closed
        listed = [name for name, said in self.statements.items() if said.aside or 0 in said.marks.values()]
        return unlisted.union(self.relations(certain).claims, listed)

    def things(self, sort: str, certain: bool) -> Mapping[Args, int]:
        """The things of a sort: that there is an unnamed one is possible, never certain."""
        return self.named[sort] if certain else self.domains[sort]

    def said(self, name: str) -> Statements:
        """What is stated of a predicate or attribute."""
        return self.statements.get(name, _UNSTATED)

    def span(self, attribute: str, args: Args) -> Ends | None:
        """Of a derived attribute, the least low and the greatest high claimed; None without any."""
        found = self.spans.get(attribute)
        if found is None:
            found = self.spans[attribute] = {}
            for key, low, high in self.possible.claims.get(attribute, ()):
                least, most = found.get(key, (low, high))
                found[key] = min(least, low), max(most, high)
        return found.get(args)

    def is_settled(self, attribute: str, args: Args) -> bool:
        """Whether a derived attribute has a certain tuple for these arguments."""
        found = self.settled.get(attribute)
        if found is None:
            claims = self.certain.claims.get(attribute, ())
            found = self.settled[attribute] = frozenset([key for key, _, _ in claims])
        return args in found
