"""Reads a program and prepares, for each case type, the slice of it that a case can depend on.

A Program is immutable and holds nothing about any case; a warm process reads it once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from . import read, strata
from .canonical import digest
from .read import Fault
from .rules import read_rule
from .terms import Predicate, Rule, read_scalar_type

FORMAT = "legalrules-program/1"
_PROGRAM = frozenset(("format", "sorts", "predicates", "rules", "case_types"))
_PREDICATE = frozenset(("args", "origin", "sources", "functional", "closable"))
_CASE_TYPE = frozenset(
    ("sort", "day", "outcomes", "obstacles", "information", "applicant", "follow_up_share")
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of a case type."""

    id: str
    atom: str
    delegated: str | None


@dataclass(frozen=True, slots=True)
class Slice:
    """The predicates a case depends on, and their rules, lowest component first."""

    predicates: frozenset[str]
    stated: frozenset[str]
    free: frozenset[str]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class CaseType:
    """A case type with its slice."""

    sort: str
    day: str
    outcomes: tuple[Outcome, ...]
    obstacles: tuple[str, ...]
    follow_up_share: Fraction
    slice: Slice


@dataclass(frozen=True, slots=True)
class Program:
    """A well formed and stratified program; `order` numbers the components of its predicates."""

    digest: str
    sorts: frozenset[str]
    predicates: Mapping[str, Predicate]
    order: Mapping[str, int]
    case_types: Mapping[str, CaseType]


def read_document(document: bytes) -> Program:
    """The program in a document; Fault if it is not well formed or not stratified."""
    value = read.parse(document)
    given = read.members(value, "program", _PROGRAM)
    read.choice(given["format"], "format", (FORMAT,))
    sorts = read.names(given["sorts"], "sorts")
    if len(set(sorts)) != len(sorts):
        raise Fault("sorts", sorts, "sorts all different")
    predicates = {
        name: _predicate(name, found, frozenset(sorts))
        for name, found in read.table(given["predicates"], "predicates").items()
    }
    rules = _rules(given["rules"], predicates, frozenset(sorts))
    order = strata.order(predicates, rules)
    cases = {
        name: _CaseReader(name, frozenset(sorts), predicates, rules, order).read(found)
        for name, found in read.table(given["case_types"], "case_types").items()
    }
    return Program(digest(value), frozenset(sorts), predicates, order, cases)


def _predicate(name: str, value: object, sorts: frozenset[str]) -> Predicate:
    where = f"predicate {name}"
    given = read.members(value, where, _PREDICATE, frozenset(("value",)))
    args = read.names(given["args"], where)
    if not sorts.issuperset(args):
        raise Fault(where, args, "sorts of the program")
    kind = read_scalar_type(given["value"], where) if "value" in given else None
    origin = read.choice(given["origin"], where, ("input", "judgement", "derived"))
    sources = read.sorted_names(given["sources"], where)
    functional = read.boolean(given["functional"], where)
    closable = read.boolean(given["closable"], where)
    if origin == "derived" and (sources or functional or closable):
        raise Fault(where, value, "a derived predicate without sources, not functional, not closable")
    if origin == "derived" and kind is not None and kind.kind in ("enumeration", "text"):
        raise Fault(where, kind.kind, "a derived attribute of type decimal, integer or date")
    if (kind is not None and (functional or closable)) or (functional and len(args) < 2):
        raise Fault(
            where, value, "functional with at least two arguments; neither it nor closable for attributes"
        )
    return Predicate(args, kind, origin, frozenset(sources), functional, closable)


def _rules(
    value: object, predicates: Mapping[str, Predicate], sorts: frozenset[str]
) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    identities: set[str] = set()
    for item in read.items(value, "rules"):
        identity, rule = read_rule(item, predicates, sorts)
        if identity in identities:
            raise Fault("rules", identity, "rule ids all different")
        identities.add(identity)
        found.setdefault(rule.head, []).append(rule)
    return found


@dataclass(frozen=True, slots=True)
class _CaseReader:
    """What is needed to read one case type."""

    name: str
    sorts: frozenset[str]
    predicates: Mapping[str, Predicate]
    rules: Mapping[str, list[Rule]]
    order: Mapping[str, int]

    @property
    def where(self) -> str:
        return f"case type {self.name}"

    def read(self, value: object) -> CaseType:
        given = read.members(value, self.where, _CASE_TYPE)
        sort = read.name(given["sort"], self.where)
        if sort not in self.sorts:
            raise Fault(self.where, sort, "a sort of the program")
        day = self._day(given["day"], sort)
        outcomes = tuple([self._outcome(item, sort) for item in read.items(given["outcomes"], self.where)])
        if not outcomes or len({outcome.id for outcome in outcomes}) != len(outcomes):
            raise Fault(self.where, given["outcomes"], "at least one outcome, ids all different")
        obstacles = tuple([self._of_case(item, sort) for item in read.items(given["obstacles"], self.where)])
        information = read.names(given["information"], self.where)
        applicant = frozenset(read.names(given["applicant"], self.where))
        named = [
            name for outcome in outcomes for name in (outcome.atom, outcome.delegated) if name is not None
        ]
        part = self._slice({day, *named, *obstacles, *information}, applicant)
        return CaseType(sort, day, outcomes, obstacles, self._share(given["follow_up_share"]), part)

    def _day(self, value: object, sort: str) -> str:
        day = read.name(value, self.where)
        found = self.predicates.get(day)
        if (
            found
            and found.value
            and found.value.kind == "date"
            and found.origin == "input"
            and found.args == (sort,)
        ):
            return day
        raise Fault(self.where, day, "an input attribute of type date, of the case alone")

    def _outcome(self, value: object, sort: str) -> Outcome:
        given = read.members(value, self.where, frozenset(("id", "atom", "delegated")))
        delegated = None if given["delegated"] is None else self._of_case(given["delegated"], sort)
        return Outcome(read.name(given["id"], self.where), self._of_case(given["atom"], sort), delegated)

    def _of_case(self, value: object, sort: str) -> str:
        name = read.name(value, self.where)
        found = self.predicates.get(name)
        if found is None or found.value is not None or found.args != (sort,):
            raise Fault(self.where, name, "a predicate of the case alone")
        return name

    def _share(self, value: object) -> Fraction:
        share = Fraction(read.decimal(value, self.where))
        if not 0 <= share <= 1:
            raise Fault(self.where, value, "a share from 0 to 1")
        return share

    def _slice(self, goals: set[str], applicant: frozenset[str]) -> Slice:
        unknown = goals - self.predicates.keys()
        if unknown:
            raise Fault(self.where, sorted(unknown), "predicates of the program")
        predicates = strata.reachable(goals, self.rules)
        stated = frozenset([name for name in predicates if self.predicates[name].stated])
        free = frozenset([name for name in stated if self.predicates[name].sources & applicant])
        heads = sorted(predicates & self.rules.keys(), key=lambda name: (self.order[name], name))
        return Slice(predicates, stated, free, tuple([rule for head in heads for rule in self.rules[head]]))
