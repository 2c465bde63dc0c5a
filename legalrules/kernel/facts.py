"""Reads facts, as held by the checker or as shown in a certificate, and recomputes their digest.

Only what can be seen without the program is checked here; the rest is admission.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from . import read
from .canonical import canonical, digest_of_bytes
from .read import Fault
from .terms import Args, Scalar, read_scalar

FORMAT = "legalrules-facts/1"
PARTS = frozenset(("entities", "named", "closed", "facts"))
_STATEMENT = frozenset(("args", "source", "date"))
_OPTIONAL = frozenset(("truth", "value", "official", "reason"))


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: a truth or a scalar; `judged` when an official and a reason are given."""

    args: Args
    truth: bool | None
    scalar: Scalar | None
    source: str
    judged: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of a case; `digests` has one for each predicate with facts, shown or withheld."""

    entities: Mapping[str, tuple[str, ...]]
    named: frozenset[str]
    closed: frozenset[str]
    facts: Mapping[str, tuple[Fact, ...]]
    withheld: frozenset[str]
    digests: Mapping[str, str]
    digest: str


def read_document(document: bytes) -> Facts:
    """The facts in a facts document."""
    given = read.members(read.parse(document), "facts", PARTS | {"format"})
    read.choice(given["format"], "format", (FORMAT,))
    return read_parts(given, {}, None)


def read_parts(given: Mapping[str, object], withheld: Mapping[str, str], known: Facts | None) -> Facts:
    """Facts from their members, with the digests of those withheld; known lists are not read again."""
    lists = {} if known is None else {known.digests[name]: found for name, found in known.facts.items()}
    entities = {
        sort: read.sorted_names(found, f"entities of {sort}")
        for sort, found in read.table(given["entities"], "entities").items()
    }
    named, closed = read.sorted_names(given["named"], "named"), read.sorted_names(given["closed"], "closed")
    facts: dict[str, tuple[Fact, ...]] = {}
    digests = dict(withheld)
    for predicate, found in read.table(given["facts"], "facts").items():
        facts[predicate], digests[predicate] = _statements(predicate, found, lists)
    if len(digests) != len(facts) + len(withheld):
        raise Fault(
            "facts withheld", sorted(facts.keys() & withheld.keys()), "each predicate shown or withheld"
        )
    whole = {"format": FORMAT, "predicates": digests} | {
        key: given[key] for key in ("entities", "named", "closed")
    }
    return Facts(
        entities,
        frozenset(named),
        frozenset(closed),
        facts,
        frozenset(withheld),
        digests,
        digest_of_bytes(canonical(whole)),
    )


def _statements(
    predicate: str, value: object, known: Mapping[str, tuple[Fact, ...]]
) -> tuple[tuple[Fact, ...], str]:
    """The facts of one predicate and the digest of their list."""
    where = f"facts of {predicate}"
    found = read.items(value, where)
    digest = digest_of_bytes(canonical(found))
    if digest in known:
        return known[digest], digest
    facts = tuple([_fact(item, where) for item in found])
    forms = [canonical(item) for item in found] if len(found) > 1 else []
    if not found or any(after <= before for before, after in pairwise(forms)):
        raise Fault(
            where, "facts repeated, in another order or none", "facts sorted by canonical form, at least one"
        )
    return facts, digest


def _fact(value: object, where: str) -> Fact:
    given = read.members(value, where, _STATEMENT, _OPTIONAL)
    if ("truth" in given) == ("value" in given) or ("official" in given) != ("reason" in given):
        raise Fault(where, sorted(given), "a truth or a value; an official and a reason together")
    read.date(given["date"], where)
    judged = "official" in given
    if judged:
        read.name(given["official"], where)
        read.name(given["reason"], where, 2000)
    truth = read.boolean(given["truth"], where) if "truth" in given else None
    scalar = read_scalar(given["value"], where) if "value" in given else None
    return Fact(read.names(given["args"], where), truth, scalar, read.name(given["source"], where), judged)
