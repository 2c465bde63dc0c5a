"""Checks that a claimed model is right: its entries are the heads of true bodies, each with the least rank.

Components are confirmed lowest first, so that rules only ever join entries already confirmed, or of their own
component. An instance whose head is not claimed, or is claimed with a greater rank than it gives, ends the check.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NoReturn, TypeAlias

from .certificate import Claim, Entries
from .domain import Ranks, Reading, Relations, Setting, Statements
from .facts import Facts
from .program import CaseType, Program
from .read import Fault
from .slice import Slice
from .terms import Args

_NO_ENTRIES: Ranks = MappingProxyType({})
# By head, what was found to be the head of an instance of the rank claimed.
_Found: TypeAlias = dict[str, set[object]]


def confirmed(
    program: Program,
    case_type: CaseType,
    facts: Facts,
    statements: Mapping[str, Statements],
    claim: Claim,
    attainable: bool,
) -> Reading:
    """The reading with a claimed model; Fault unless the model is right."""
    found = reading(program, case_type.slice, facts, statements, claim, attainable)
    confirm(found, case_type.slice, attainable)
    return found


def reading(
    program: Program,
    part: Slice,
    facts: Facts,
    statements: Mapping[str, Statements],
    claim: Claim,
    attainable: bool,
) -> Reading:
    """The reading in which a claimed model is to be checked; Fault if an entry cannot be one of the slice."""
    named: dict[str, dict[Args, int]] = {
        sort: {(name,): 0 for name in names} for sort, names in facts.entities.items()
    }
    domains: dict[str, Mapping[Args, int]] = {
        sort: things if sort in facts.named else {**things, (None,): 0} for sort, things in named.items()
    }
    for half in claim:
        for name, entries in half.items():
            if name not in part.derived:
                raise Fault("model", name, "derived predicates of the slice only")
            kind, sorts = part.derived[name]
            if not entries.suit(kind):
                required = "a value for an attribute only, of its type and unit"
                raise Fault(f"model of {name}", entries.kinds, required)
            # Of one argument, most often, and then seen at once.
            if kind is not None or len(sorts) != 1 or not entries.ranks.keys() <= domains[sorts[0]].keys():
                _check_args(name, entries, [domains[sort] for sort in sorts])
    setting = Setting(program.predicates, facts.closed, part.free if attainable else frozenset())
    certain, possible = (
        Relations(certain, setting, statements, {name: found.ranks for name, found in half.items()})
        for certain, half in ((True, claim.certain), (False, claim.possible))
    )
    return Reading(setting, statements, named, domains, certain, possible)


def _check_args(name: str, entries: Entries, domains: list[Mapping[Args, int]]) -> None:
    for key in entries.ranks:
        args = key if entries.suit(None) else key[0]
        found = [(arg,) in domain for arg, domain in zip(args, domains, strict=False)]
        if len(args) != len(domains) or not all(found):
            raise Fault(f"model of {name}", args, "elements of the sorts of the predicate")


def confirm(reading: Reading, part: Slice, attainable: bool) -> None:
    """Fault unless the claimed model is right."""
    halves = reading.possible, reading.certain
    live = part.live(reading, False), part.live(reading, True)
    for numbers, relations in zip(live, halves, strict=True):
        for head in relations.claims.keys() - {part.heads[number] for number in numbers}:
            _refuse(relations, head, next(iter(relations.claims[head])), "no entry")
    plans = part.plans[False, attainable], part.plans[True, attainable]
    component = -1
    found: tuple[_Found, _Found] = {}, {}
    for code in sorted([2 * number for number in live[0]] + [2 * number + 1 for number in live[1]]):
        number, half = code >> 1, code & 1
        if part.components[number] != component:
            _check_all_found(halves, found)
            component, found = part.components[number], ({}, {})
        run = plans[half].get(number) or part.plan(number, half == 1, attainable, reading.setting)
        own, head = halves[half], part.heads[number]
        keys = found[half].get(head)
        if keys is None:
            keys = found[half][head] = set()
        claimed = own.claims.get(head, _NO_ENTRIES)
        bad = run(reading, own, halves[1 - half], claimed, keys, 0, ())
        if bad is not None:
            _refuse(own, head, bad[0], f"rank {bad[1]} or less")
    _check_all_found(halves, found)


def _check_all_found(halves: tuple[Relations, Relations], found: tuple[_Found, _Found]) -> None:
    """Each entry of the heads of a component is found with its rank; none was found that is not claimed."""
    for relations, by_head in zip(halves, found, strict=True):
        for head, keys in by_head.items():
            claimed = relations.claims.get(head, _NO_ENTRIES)
            if len(keys) != len(claimed):
                unfounded = next(key for key in claimed if key not in keys)
                _refuse(relations, head, unfounded, "no entry, or the least rank of an instance")


def _refuse(relations: Relations, head: str, key: object, required: str) -> NoReturn:
    claimed, half = relations.claims.get(head, _NO_ENTRIES), "certain" if relations.certain else "possible"
    raise Fault(
        f"{head} in {half}", f"{key}: {f'rank {claimed[key]}' if key in claimed else 'no entry'}", required
    )
