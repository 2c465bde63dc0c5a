"""Reads a certificate: its facts, its two models and its ending, as far as can be seen without the program.

A certain value of an attribute is kept as both its ends, so that the two halves have the same shape.
"""

import itertools
from collections.abc import Container, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from . import facts, read
from .canonical import canonical
from .domain import Ranks
from .facts import Facts
from .read import Fault
from .terms import INFINITY, End, Scalar, read_scalar

_FORMATS = MappingProxyType({"legalrules-certificate/2": 2, "legalrules-certificate/1": 1})
_DIGESTS = frozenset(("program_digest", "facts_digest"))
_CERTIFICATE = _DIGESTS | {"format", "case_type", "case", "facts", "actual", "attainable", "ending"}
_ENDINGS = MappingProxyType({"hand_over": ("reason",), "decided": ("outcome", "follow_up"), "complete": ()})
_REASONS = ("conflict", "exclusive_outcomes", "obstacle", "not_delegated", "no_outcome", "open")
_PLAIN = frozenset(("args", "rank"))
_MAX_RANK = 2**53 - 1

# A type of scalars with its unit; of infinity, both are empty.
Kind: TypeAlias = tuple[str, str]
_INFINITE: Kind = ("", "")
# Names of things, and None for an unnamed one, with their canonical forms.
_Names: TypeAlias = Mapping[str | None, str]
Ending: TypeAlias = dict[str, str | bool]


class Half(NamedTuple):
    """The ranks of the entries of each predicate, and the kinds of their ends where not all are plain."""

    ranks: dict[str, Ranks]
    kinds: dict[str, frozenset[Kind | None]]

    def suits(self, name: str, kind: Kind | None) -> bool:
        """Whether all entries of a predicate are plain, or all have ends of this type and unit."""
        kinds = self.kinds.get(name)
        if kind is None or kinds is None:
            return kind is None and kinds is None
        return kinds <= {kind, _INFINITE}


class Claim(NamedTuple):
    """A MODEL as claimed: the certain and the possible half."""

    certain: Half
    possible: Half


@dataclass(frozen=True, slots=True)
class Certificate:
    """A well formed certificate, of version 1 or 2 of the format."""

    version: int
    program_digest: str
    facts_digest: str
    case_type: str
    case: str
    facts: Facts
    actual: Claim
    attainable: Claim | None
    ending: Ending


def read_document(document: bytes, held: Facts | None, known: Container[str]) -> Certificate:
    """The certificate in a document, given the facts held, if any, and the names of known predicates."""
    given = read.members(read.parse(document, bounded=True), "certificate", _CERTIFICATE)
    version = _FORMATS[read.choice(given["format"], "format", tuple(_FORMATS))]
    parts = read.members(given["facts"], "facts", facts.PARTS | {"withheld"})
    withheld = {
        name: read.digest_string(found, "withheld")
        for name, found in read.table(parts["withheld"], "withheld").items()
    }
    shown = facts.read_parts(parts, withheld, held, known)
    names: dict[str | None, str] = {None: "null"}
    names.update(shown.names)
    return Certificate(
        version,
        read.digest_string(given["program_digest"], "program_digest"),
        read.digest_string(given["facts_digest"], "facts_digest"),
        read.name(given["case_type"], "case_type"),
        read.name(given["case"], "case"),
        shown,
        _claim(given["actual"], "actual", names, known),
        None if given["attainable"] is None else _claim(given["attainable"], "attainable", names, known),
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


def _claim(value: object, where: str, names: _Names, known: Container[str]) -> Claim:
    given = read.members(value, where, frozenset(("certain", "possible")))
    return Claim(
        _half(given["certain"], f"{where} certain", ("value",), names, known),
        _half(given["possible"], f"{where} possible", ("low", "high"), names, known),
    )


def _half(value: object, where: str, ends: tuple[str, ...], names: _Names, known: Container[str]) -> Half:
    found = Half({}, {})
    for predicate, entries in read.table(value, where, known).items():
        plain = _plain(entries, names)
        if plain is not None:
            found.ranks[predicate] = plain
            continue
        found.ranks[predicate], kinds = _entries(entries, f"{where} {predicate}", ends)
        if kinds != {None}:
            found.kinds[predicate] = kinds
    return found


def _plain(value: object, names: _Names) -> Ranks | None:
    """What `_entries` reads when all is well with plain entries about known things, and quicker; else None."""
    ranks: dict[tuple[str | None, ...], int] = {}
    if type(value) is not list:
        return None
    for entry in value:
        if type(entry) is not dict or len(entry) != 2 or "args" not in entry or "rank" not in entry:
            return None
        args, rank = entry["args"], entry["rank"]
        if type(args) is not list or type(rank) is not int or not 0 < rank <= _MAX_RANK:
            return None
        for arg in args:
            if arg is not None and (type(arg) is not str or arg not in names):
                return None
        ranks[tuple(args)] = rank
    if len(value) > 1:
        forms = [",".join([names[arg] for arg in args]) + "]" for args in ranks]
        if len(forms) < len(value) or any(after <= before for before, after in itertools.pairwise(forms)):
            return None
    return ranks or None


def _entries(value: object, where: str, ends: tuple[str, ...]) -> tuple[Ranks, frozenset[Kind | None]]:
    ranks: dict[tuple[object, ...], int] = {}
    kinds: set[Kind | None] = set()
    forms: list[bytes] = []
    several = len(read.items(value, where)) > 1
    for entry in read.items(value, where):
        plain = isinstance(entry, dict) and ends[0] not in entry
        given = read.members(entry, where, _PLAIN if plain else _PLAIN.union(ends))
        rank = read.whole(given["rank"], where, 1, _MAX_RANK)
        args = [None if arg is None else read.name(arg, where) for arg in read.items(given["args"], where)]
        forms.append(canonical({key: given[key] for key in given if key != "rank"}) if several else b"")
        if plain:
            kinds.add(None)
            ranks[tuple(args)] = rank
        else:
            found = [_end(given[end], where, ends) for end in ends]
            kinds.update([(end.kind, end.unit) if isinstance(end, Scalar) else _INFINITE for end in found])
            ranks[tuple(args), _number(found[0]), _number(found[-1])] = rank
    if not forms:
        raise Fault(where, value, "at least one entry")
    if any(after <= before for before, after in itertools.pairwise(forms)):
        found_order = "entries in another order or repeated"
        raise Fault(where, found_order, "entries sorted by canonical form, no two alike")
    return ranks, frozenset(kinds)


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
