"""Reads a program and prepares, for each case type, the slice of it that a case can depend on.

A Program holds nothing about any case; a warm process reads it once, and several threads may share it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from . import dates, read, strata
from .canonical import digest
from .dates import Calendar
from .read import Fault
from .rules import read_rule
from .slice import Slice, make_slice
from .terms import Predicate, Rule, read_scalar_type

# What version 2 added to version 1 is absent there, and means what its absence means.
_FORMATS = ("legalrules-program/2", "legalrules-program/1")
_PROGRAM = frozenset(("format", "sorts", "predicates", "rules", "case_types"))
_CALENDAR = frozenset(("from", "before", "days", "source"))
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
class CaseType:
    """A case type with its slice."""

    sort: str
    day: str
    outcomes: tuple[Outcome, ...]
    obstacles: tuple[str, ...]
    constraints: tuple[str, ...]
    follow_up_share: Fraction
    slice: Slice


@dataclass(frozen=True, slots=True)
class Program:
    """A well formed and stratified program, of version 1 or 2 of the format."""

    version: int
    digest: str
    sorts: frozenset[str]
    predicates: Mapping[str, Predicate]
    case_types: Mapping[str, CaseType]


def read_document(document: bytes) -> Program:
    """The program in a document; Fault if it is not well formed or not stratified."""
    value = read.parse(document)
    version = 1 if isinstance(value, dict) and value.get("format") == _FORMATS[1] else 2
    given = read.members(value, "program", _PROGRAM if version == 1 else _PROGRAM | {"calendar"})
    read.choice(given["format"], "format", _FORMATS)
    sorts = read.names(given["sorts"], "sorts")
    if len(set(sorts)) != len(sorts):
        raise Fault("sorts", sorts, "sorts all different")
    predicates = {
        name: _predicate(name, found, frozenset(sorts))
        for name, found in read.table(given["predicates"], "predicates").items()
    }
    calendar = None if given.get("calendar") is None else _calendar(given["calendar"])
    rules = _rules(given["rules"], predicates, frozenset(sorts), calendar is not None)
    order = strata.order(predicates, rules)
    reader = _CaseReader(version, frozenset(sorts), predicates, rules, order, calendar)
    cases = {
        name: reader.read(f"case type {name}", found)
        for name, found in read.table(given["case_types"], "case_types").items()
    }
    return Program(version, digest(value), frozenset(sorts), predicates, cases)


def _calendar(value: object) -> Calendar:
    given = read.members(value, "calendar", _CALENDAR)
    read.text(given["source"], "calendar")
    first, before = read.date(given["from"], "calendar"), read.date(given["before"], "calendar")
    days = [read.date(day, "calendar") for day in read.items(given["days"], "calendar")]
    if any(after <= day for day, after in pairwise([first - 1, *days, before])):
        raise Fault("calendar", "its days", "days in order, all different, from `from` to before `before`")
    return dates.calendar(first, before, days)


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
    value: object, predicates: Mapping[str, Predicate], sorts: frozenset[str], has_calendar: bool
) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    identities: set[str] = set()
    for item in read.items(value, "rules"):
        identity, rule = read_rule(item, predicates, sorts, has_calendar)
        if identity in identities:
            raise Fault("rules", identity, "rule ids all different")
        identities.add(identity)
        found.setdefault(rule.head, []).append(rule)
    return found


@dataclass(frozen=True, slots=True)
class _CaseReader:
    """What is needed to read case types."""

    version: int
    sorts: frozenset[str]
    predicates: Mapping[str, Predicate]
    rules: Mapping[str, list[Rule]]
    order: Mapping[str, int]
    calendar: Calendar | None

    def read(self, where: str, value: object) -> CaseType:
        given = read.members(value, where, _CASE_TYPE if self.version == 1 else _CASE_TYPE | {"constraints"})
        sort = read.name(given["sort"], where)
        if sort not in self.sorts:
            raise Fault(where, sort, "a sort of the program")
        day = self._day(given["day"], sort, where)
        outcomes = tuple([self._outcome(item, sort, where) for item in read.items(given["outcomes"], where)])
        if not outcomes or len({outcome.id for outcome in outcomes}) != len(outcomes):
            raise Fault(where, given["outcomes"], "at least one outcome, ids all different")
        obstacles, constraints = (
            tuple([self._of_case(item, sort, where) for item in read.items(given.get(part, []), where)])
            for part in ("obstacles", "constraints")
        )
        goals = {day, *obstacles, *constraints, *self._known(given["information"], where)}
        for outcome in outcomes:
            goals.update((outcome.atom,) if outcome.delegated is None else (outcome.atom, outcome.delegated))
        applicant = frozenset(read.names(given["applicant"], where))
        part = make_slice(goals, applicant, self.predicates, self.rules, self.order, self.calendar)
        share = _share(given["follow_up_share"], where)
        return CaseType(sort, day, outcomes, obstacles, constraints, share, part)

    def _day(self, value: object, sort: str, where: str) -> str:
        day = read.name(value, where)
        found = self.predicates.get(day)
        kind = None if found is None or found.value is None else found.value.kind
        if found is not None and (found.origin, found.args, kind) == ("input", (sort,), "date"):
            return day
        raise Fault(where, day, "an input attribute of type date, of the case alone")

    def _outcome(self, value: object, sort: str, where: str) -> Outcome:
        given = read.members(value, where, frozenset(("id", "atom", "delegated")))
        delegated = None if given["delegated"] is None else self._of_case(given["delegated"], sort, where)
        return Outcome(read.name(given["id"], where), self._of_case(given["atom"], sort, where), delegated)

    def _of_case(self, value: object, sort: str, where: str) -> str:
        name = read.name(value, where)
        found = self.predicates.get(name)
        if found is None or found.value is not None or found.args != (sort,):
            raise Fault(where, name, "a predicate of the case alone")
        return name

    def _known(self, value: object, where: str) -> tuple[str, ...]:
        found = read.names(value, where)
        if not self.predicates.keys() >= set(found):
            raise Fault(where, found, "predicates of the program")
        return found


def _share(value: object, where: str) -> Fraction:
    share = Fraction(read.decimal(value, where))
    if not 0 <= share <= 1:
        raise Fault(where, value, "a share from 0 to 1")
    return share
