"""Reads a certificate: its facts, its two models and its ending, as far as can be seen without the program.

A certain value of an attribute is kept as both its ends, so that the two halves have the same shape.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from . import facts, read
from .canonical import canonical
from .facts import Facts
from .read import Fault
from .terms import INFINITY, Args, End, Ends, Scalar, read_scalar

FORMAT = "legalrules-certificate/1"
_DIGESTS = frozenset(("program_digest", "facts_digest"))
_CERTIFICATE = _DIGESTS | {"format", "case_type", "case", "facts", "actual", "attainable", "ending"}
_ENDINGS = MappingProxyType({"hand_over": ("reason",), "decided": ("outcome", "follow_up"), "complete": ()})
_REASONS = ("conflict", "exclusive_outcomes", "obstacle", "not_delegated", "no_outcome", "open")
_MAX_RANK = 2**53 - 1

Ending: TypeAlias = dict[str, str | bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a model; `types` are the types and units of its scalars, None for a predicate."""

    args: Args
    ends: Ends | None
    types: frozenset[tuple[str, str]]
    rank: int


Half: TypeAlias = Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A MODEL as claimed: the certain and the possible half."""

    certain: Half
    possible: Half


@dataclass(frozen=True, slots=True)
class Certificate:
    """A well formed certificate."""

    program_digest: str
    facts_digest: str
    case_type: str
    case: str
    facts: Facts
    actual: Claim
    attainable: Claim | None
    ending: Ending


def read_document(document: bytes, held: Facts | None) -> Certificate:
    """The certificate in a document, given the facts held, if any."""
    given = read.members(read.parse(document), "certificate", _CERTIFICATE)
    read.choice(given["format"], "format", (FORMAT,))
    parts = read.members(given["facts"], "facts", facts.PARTS | {"withheld"})
    withheld = {
        name: read.digest_string(found, "withheld")
        for name, found in read.table(parts["withheld"], "withheld").items()
    }
    return Certificate(
        read.digest_string(given["program_digest"], "program_digest"),
        read.digest_string(given["facts_digest"], "facts_digest"),
        read.name(given["case_type"], "case_type"),
        read.name(given["case"], "case"),
        facts.read_parts(parts, withheld, held),
        _claim(given["actual"], "actual"),
        None if given["attainable"] is None else _claim(given["attainable"], "attainable"),
        _ending(given["ending"]),
    )


def _ending(value: object) -> Ending:
    kind = value.get("kind") if isinstance(value, dict) else None
    kind = read.choice(kind, "kind of ending", tuple(_ENDINGS))
    given = read.members(value, "ending", frozenset(("kind", *_ENDINGS[kind])))
    found: Ending = {"kind": kind}
    if "reason" in given:
        found["reason"] = read.choice(given["reason"], "reason", _REASONS)
    if "outcome" in given:
        found["outcome"] = read.name(given["outcome"], "outcome")
        found["follow_up"] = read.boolean(given["follow_up"], "follow_up")
    return found


def _claim(value: object, where: str) -> Claim:
    given = read.members(value, where, frozenset(("certain", "possible")))
    return Claim(
        _half(given["certain"], f"{where} certain", ("value",)),
        _half(given["possible"], f"{where} possible", ("low", "high")),
    )


def _half(value: object, where: str, ends: tuple[str, ...]) -> Half:
    found: dict[str, tuple[Entry, ...]] = {}
    for predicate, entries in read.table(value, where).items():
        place = f"{where} {predicate}"
        forms: list[bytes] = []
        found[predicate] = tuple([_entry(item, place, ends, forms) for item in read.items(entries, place)])
        if not forms:
            raise Fault(place, entries, "at least one entry")
        if any(after <= before for before, after in itertools.pairwise(forms)):
            raise Fault(
                place,
                "entries in another order or repeated",
                "entries sorted by canonical form, no two alike",
            )
    return found


def _entry(value: object, where: str, ends: tuple[str, ...], forms: list[bytes]) -> Entry:
    attribute = isinstance(value, dict) and ends[0] in value
    given = read.members(value, where, frozenset(("args", "rank", *ends) if attribute else ("args", "rank")))
    rank = read.whole(given["rank"], where, 1, _MAX_RANK)
    args = [None if item is None else read.name(item, where) for item in read.items(given["args"], where)]
    forms.append(canonical({key: given[key] for key in given if key != "rank"}))
    if not attribute:
        return Entry(tuple(args), None, frozenset(), rank)
    scalars = [_end(given[end], where, ends) for end in ends]
    low, high = scalars[0], scalars[-1]
    types = frozenset([(end.kind, end.unit) for end in scalars if isinstance(end, Scalar)])
    return Entry(tuple(args), (_number(low), _number(high)), types, rank)


def _end(value: object, where: str, ends: tuple[str, ...]) -> Scalar | float:
    if len(ends) == 2 and value in ("-inf", "+inf"):
        return INFINITY if value == "+inf" else -INFINITY
    scalar = read_scalar(value, where)
    if isinstance(scalar.value, str):
        raise Fault(where, scalar.kind, "a decimal, an integer or a date")
    return scalar


def _number(end: Scalar | float) -> End:
    if isinstance(end, float):
        return end
    assert not isinstance(end.value, str)
    return end.value
