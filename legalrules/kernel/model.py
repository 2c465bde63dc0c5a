"""Checks that a claimed model is right: its entries are the heads of true bodies, each with the least rank.

Components are confirmed lowest first, so that rules only ever join entries already confirmed, or of their own
component. An instance whose head is not claimed, or is claimed with a greater rank than it gives, ends the check.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NoReturn, TypeAlias

from .certificate import Claim, Half, Kind
from .domain import Ranks, Reading, Relations, Setting, Statements
from .facts import Facts
from .program import CaseType, Program
from .read import Fault
from .slice import Slice
from .terms import Args

_NO_ENTRIES: Ranks = MappingProxyType({})
# The head of rules in a half: its relations and name, what is claimed, and what was found claimed with its rank.
_Head: TypeAlias = tuple[Relations, str, Ranks, set[object]]


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
        for name, ranks in half.ranks.items():
            if name not in part.derived:
                raise Fault("model", name, "derived predicates of the slice only")
            kind, sorts = part.derived[name]
            plain = kind is None and name not in half.kinds
            if plain and len(sorts) == 1 and ranks.keys() <= domains[sorts[0]].keys():
                continue  # Most often so, and seen at once.
            _check_entries(name, half, kind, [domains[sort] for sort in sorts])
    setting = Setting(program.predicates, facts.closed, part.free if attainable else frozenset())
    certain = Relations(True, setting, statements, claim.certain.ranks)
    possible = Relations(False, setting, statements, claim.possible.ranks)
    return Reading(setting, statements, named, domains, certain, possible)


def _check_entries(name: str, half: Half, kind: Kind | None, domains: list[Mapping[Args, int]]) -> None:
    if not half.suits(name, kind):
        raise Fault("model", name, "a value for an attribute only, of its type and unit")
    for key in half.ranks[name]:
        args = key if kind is None else key[0]
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
    component, new = -1, list[_Head]()
    heads: tuple[dict[str, _Head], dict[str, _Head]] = {}, {}
    for code in sorted([2 * number for number in live[0]] + [2 * number + 1 for number in live[1]]):
        number, half = code >> 1, code & 1
        planned = plans[half].get(number) or part.plan(number, half == 1, attainable, reading.setting)
        head, above, run = planned
        if above != component:
            _check_founded(new)
            component, new = above, []
        own, known = halves[half], heads[half].get(head)
        if known is None:
            known = heads[half][head] = own, head, own.claims.get(head, _NO_ENTRIES), set()
            new.append(known)
        bad = run(reading, own, halves[1 - half], known[2], known[3], 0, ())
        if bad is not None:
            _refuse(own, head, bad[0], f"rank {bad[1]} or less")
    _check_founded(new)


def _check_founded(heads: list[_Head]) -> None:
    for relations, name, claimed, found in heads:
        if len(found) != len(claimed):
            unfounded = next(key for key in claimed if key not in found)
            _refuse(relations, name, unfounded, "no entry, or the least rank of an instance")


def _refuse(relations: Relations, head: str, key: object, required: str) -> NoReturn:
    claimed, half = relations.claims.get(head, _NO_ENTRIES), "certain" if relations.certain else "possible"
    raise Fault(
        f"{head} in {half}", f"{key}: {f'rank {claimed[key]}' if key in claimed else 'no entry'}", required
    )
