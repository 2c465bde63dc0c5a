"""Checks that a claimed model is right: its entries are the heads of true bodies, each with the least rank.

Components are confirmed lowest first, so that rules only ever join entries already confirmed, or of their own
component. An instance whose head is not claimed, or is claimed with a greater rank than it gives, ends the check.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NoReturn

from .certificate import Claim, Entries
from .domain import Ranks, Reading, Relations, Setting, Statements
from .facts import Facts
from .program import CaseType, Program
from .read import Fault
from .slice import Slice
from .terms import Args

_NO_ENTRIES: Ranks = MappingProxyType({})


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
            if name not in part.predicates or name in part.stated:
                raise Fault("model", name, "derived predicates of the slice only")
            _check_entries(program, name, entries, [domains[sort] for sort in program.predicates[name].args])
    setting = Setting(program.predicates, facts.closed, part.free if attainable else frozenset())
    certain, possible = (
        Relations(certain, setting, statements, {name: found.ranks for name, found in half.items()})
        for certain, half in ((True, claim.certain), (False, claim.possible))
    )
    return Reading(setting, statements, named, domains, certain, possible)


def _check_entries(program: Program, name: str, entries: Entries, domains: list[Mapping[Args, int]]) -> None:
    predicate = program.predicates[name]
    kind = None if predicate.value is None else (predicate.value.kind, predicate.value.unit)
    if not entries.suit(kind):
        raise Fault(f"model of {name}", entries.kinds, "a value for an attribute only, of its type and unit")
    if kind is None and len(domains) == 1 and entries.ranks.keys() <= domains[0].keys():
        return
    for key in entries.ranks:
        args = key if kind is None else key[0]
        if len(args) != len(domains) or any(
            (arg,) not in domain for arg, domain in zip(args, domains, strict=True)
        ):
            raise Fault(f"model of {name}", args, "elements of the sorts " + ", ".join(predicate.args))


def confirm(reading: Reading, part: Slice, attainable: bool) -> None:
    """Fault unless the claimed model is right."""
    live = sorted([2 * n + certain for certain in (False, True) for n in part.live(reading, certain)])
    for certain in (True, False):
        heads = {part.rules[code // 2].rule.head for code in live if code % 2 == certain}
        for head in sorted(reading.relations(certain).claims.keys() - heads):
            claimed = reading.relations(certain).claims[head]
            _refuse(head, certain, next(iter(claimed)), claimed, "no entry")
    component = -1
    found: dict[tuple[str, bool], set[object]] = {}
    halves = reading.possible, reading.certain
    for code in live:
        number, half = code // 2, code % 2
        if part.rules[number].component != component:
            _check_all_found(reading, found)
            component, found = part.rules[number].component, {}
        plan = part.plan(number, half == 1, attainable, reading.setting)
        key, own = (plan.head, plan.certain), halves[half]
        claimed = own.claims.get(plan.head, _NO_ENTRIES)
        if key not in found:
            found[key] = set()
        bad = plan.run(reading, own, halves[1 - half], claimed, found[key], 0, ())
        if bad is not None:
            _refuse(plan.head, plan.certain, bad[0], claimed, f"rank {bad[1]} or less")
    _check_all_found(reading, found)


def _check_all_found(reading: Reading, found: Mapping[tuple[str, bool], set[object]]) -> None:
    for (head, certain), keys in found.items():
        claimed = reading.relations(certain).claims.get(head, _NO_ENTRIES)
        if len(keys) != len(claimed):
            unfounded = next(key for key in claimed if key not in keys)
            _refuse(head, certain, unfounded, claimed, "no entry, or the least rank of an instance")


def _refuse(head: str, certain: bool, key: object, claimed: Ranks, required: str) -> NoReturn:
    rank = f"rank {claimed[key]}" if key in claimed else "no entry"
    raise Fault(f"{head} in {'certain' if certain else 'possible'}", f"{key}: {rank}", required)
