"""The domain and, in one reading, where each predicate holds: stated ones by truth, derived ones as claimed.

A relation lists tuples that hold; when it is `open`, every tuple it does not exclude holds as well.
Halves are named by `certain`: True for certain, False for possible.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from .admission import Statements
from .certificate import Claim, Entry, Half
from .facts import Facts
from .program import Program, Slice
from .read import Fault
from .terms import Args, Element, Ends, Value

# By arguments, or for an attribute by (arguments, low, high).
Ranks: TypeAlias = Mapping[Any, int]
_UNSTATED = Statements()


@dataclass(frozen=True, slots=True)
class Relation:
    """The tuples for which a predicate holds in one half of a reading, each with its rank (0 if stated)."""

    listed: Mapping[Args, int]
    open: bool = False
    excluded: Container[Args] = ()
    leads: Container[Args] = ()
    indexes: dict[object, dict[Args, list[tuple[Args, int]]]] = field(default_factory=dict)

    def rank(self, args: Args) -> int | None:
        """The rank of a tuple; None if the predicate does not hold of it."""
        rank = self.listed.get(args)
        if rank is None and self.open and args not in self.excluded and args[:-1] not in self.leads:
            return 0
        return rank


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one case, with the model claimed for it: entries, and attributes by arguments."""

    program: Program
    slice: Slice
    closed: frozenset[str]
    statements: Mapping[str, Statements]
    domains: Mapping[str, tuple[Element, ...]]
    attainable: bool
    entries: Mapping[bool, Mapping[str, Ranks]]
    spans: Mapping[str, Mapping[Args, Ends]]
    settled: Mapping[str, frozenset[Args]]
    relations: dict[tuple[str, bool], Relation] = field(default_factory=dict)

    def relation(self, predicate: str, certain: bool) -> Relation:
        """Where a predicate holds in a half."""
        key = predicate, certain
        found = self.relations.get(key)
        if found is None:
            found = self.relations[key] = self._relation(predicate, certain)
        return found

    def membership(self, sort: str, certain: bool) -> Relation:
        """The things of a sort: that there is an unnamed one is possible, never certain."""
        return Relation({(e,): 0 for e in self.domains[sort] if e is not None or not certain})

    def known(self, attribute: str, args: Args) -> Value | None:
        """The value stated of an attribute, None if it is open."""
        return self.statements.get(attribute, _UNSTATED).values.get(args)

    def is_free(self, attribute: str, args: Args) -> bool:
        """Whether an open attribute is for the applicant to settle, in this reading."""
        if not self.attainable or attribute not in self.slice.free:
            return False
        return args not in self.statements.get(attribute, _UNSTATED).aside

    def alive(self, certain: bool) -> frozenset[str]:
        """The predicates that may hold of something in a half: a rule that needs another has no instance."""
        counted = self._counted_when_open(certain) - self.closed
        return counted.union(self.statements, self.entries[certain])

    def _counted_when_open(self, certain: bool) -> frozenset[str]:
        free = self.slice.free if self.attainable else frozenset[str]()
        return free if certain else self.slice.stated - free

    def _relation(self, predicate: str, certain: bool) -> Relation:
        if predicate not in self.slice.stated:
            return Relation(self.entries[certain].get(predicate, {}))
        said = self.statements.get(predicate, _UNSTATED)
        free = self.attainable and predicate in self.slice.free
        is_open = predicate not in self.closed and certain == free
        # A tuple set aside is open and never free: possible only, in both readings.
        if certain:
            return Relation(said.true, is_open, said.false | said.aside, said.leads)
        return Relation(said.true | dict.fromkeys(said.aside, 0), is_open, said.false, said.leads)


def reading(
    program: Program,
    part: Slice,
    facts: Facts,
    statements: Mapping[str, Statements],
    claim: Claim,
    attainable: bool,
) -> Reading:
    """The reading in which a claimed model is to be checked; Fault if an entry cannot be one of the slice."""
    domains: dict[str, tuple[Element, ...]] = {
        sort: names if sort in facts.named else (*names, None) for sort, names in facts.entities.items()
    }
    elements = {sort: frozenset(domain) for sort, domain in domains.items()}
    for half in (claim.certain, claim.possible):
        for name, entries in half.items():
            _check_entries(program, part, elements, name, entries)
    return Reading(
        program,
        part,
        facts.closed,
        statements,
        domains,
        attainable,
        {True: _ranks(claim.certain), False: _ranks(claim.possible)},
        {name: _spans(entries) for name, entries in claim.possible.items() if entries[0].ends},
        {name: frozenset([entry.args for entry in entries]) for name, entries in claim.certain.items()},
    )


def _check_entries(
    program: Program,
    part: Slice,
    elements: Mapping[str, frozenset[Element]],
    name: str,
    entries: tuple[Entry, ...],
) -> None:
    if name not in part.predicates or name in part.stated:
        raise Fault("model", name, "derived predicates of the slice only")
    predicate = program.predicates[name]
    kind = predicate.value and frozenset(((predicate.value.kind, predicate.value.unit),))
    for entry in entries:
        if len(entry.args) != len(predicate.args) or any(
            arg not in elements[sort] for arg, sort in zip(entry.args, predicate.args, strict=True)
        ):
            raise Fault(f"model of {name}", entry.args, "elements of the sorts " + ", ".join(predicate.args))
        if (entry.ends is None) != (kind is None) or (kind and not entry.types <= kind):
            raise Fault(f"model of {name}", entry, "a value for an attribute only, of its type and unit")


def _ranks(half: Half) -> dict[str, Ranks]:
    return {
        name: {(entry.args, *entry.ends) if entry.ends else entry.args: entry.rank for entry in entries}
        for name, entries in half.items()
    }


def _spans(entries: tuple[Entry, ...]) -> dict[Args, Ends]:
    """For each argument list the least low and the greatest high."""
    found: dict[Args, Ends] = {}
    for entry in entries:
        if entry.ends is not None:
            low, high = found.get(entry.args, entry.ends)
            found[entry.args] = min(low, entry.ends[0]), max(high, entry.ends[1])
    return found
