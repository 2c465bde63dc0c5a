"""Reads facts, as held by the checker or as shown in a certificate, and recomputes their digest.

Only what can be seen without the program is checked here; the rest is admission.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from . import read
from .canonical import canonical, digest_of_bytes, text_of
from .read import Fault
from .terms import Args, Scalar, read_scalar

FORMAT = "legalrules-facts/1"
PARTS = frozenset(("entities", "named", "closed", "facts"))
_DOMAIN = ("entities", "named", "closed")
_TRUTH = frozenset(("args", "source", "date", "truth"))
_STATEMENT = frozenset(("args", "source", "date"))
_OPTIONAL = frozenset(("truth", "value", "official", "reason"))


class Fact(NamedTuple):
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
    given: Mapping[str, object]
    names: "Names"


class Names(dict[str, str]):
    """The names found in documents, each with its canonical form; and the dates found."""

    def __init__(self) -> None:
        super().__init__()
        self.dates: set[str] = set()

    def date(self, value: object, where: str) -> str:
        """A date string; Fault if it is none."""
        if type(value) is str and value in self.dates:
            return value
        read.date(value, where)
        self.dates.add(str(value))
        return str(value)

    def form(self, value: object, where: str) -> str:
        """The canonical form of a name; Fault if it is none."""
        if type(value) is str and value in self:
            return self[value]
        name = read.name(value, where)
        found = self[name] = text_of(name)
        return found


def read_document(document: bytes) -> Facts:
    """The facts in a facts document."""
    given = read.members(read.parse(document), "facts", PARTS | {"format"})
    read.choice(given["format"], "format", (FORMAT,))
    return read_parts(given, {}, None)


def read_parts(given: Mapping[str, object], withheld: Mapping[str, str], held: Facts | None) -> Facts:
    """Facts from their members, with the digests of those withheld; what is as held is not read again."""
    if held is not None and all(given[part] == held.given[part] for part in _DOMAIN):
        names, entities, named, closed = held.names, held.entities, held.named, held.closed
    else:
        names, entities, named, closed = _domain(given)
    known = {} if held is None else read.table(held.given["facts"], "facts")
    facts: dict[str, tuple[Fact, ...]] = {}
    digests = dict(withheld)
    for predicate, found in read.table(given["facts"], "facts").items():
        if held is not None and predicate in known and _is_same(found, known[predicate]):
            facts[predicate], digests[predicate] = held.facts[predicate], held.digests[predicate]
        else:
            facts[predicate], digests[predicate] = _statements(predicate, found, names)
    if len(digests) != len(facts) + len(withheld):
        both = sorted(facts.keys() & withheld.keys())
        raise Fault("facts withheld", both, "each predicate shown or withheld")
    whole = {"format": FORMAT, "predicates": digests, **{part: given[part] for part in _DOMAIN}}
    digest = digest_of_bytes(canonical(whole))
    return Facts(entities, named, closed, facts, frozenset(withheld), digests, digest, given, names)


def _domain(
    given: Mapping[str, object],
) -> tuple["Names", Mapping[str, tuple[str, ...]], frozenset[str], frozenset[str]]:
    """The names in use, and what the facts say of entities, named sorts and closed predicates."""
    entities = {
        sort: read.sorted_names(found, f"entities of {sort}")
        for sort, found in read.table(given["entities"], "entities").items()
    }
    names = Names()
    names.update({name: text_of(name) for found in entities.values() for name in found})
    named, closed = (frozenset(read.sorted_names(given[part], part)) for part in ("named", "closed"))
    return names, entities, named, closed


def _is_same(found: object, known: object) -> bool:
    """Whether a list of facts is the same JSON value as one read before; Python takes 1 for true."""
    if found != known or not isinstance(found, list):
        return False
    return not any(type(fact.get("truth")) is int for fact in found)


def _statements(predicate: str, value: object, names: Names) -> tuple[tuple[Fact, ...], str]:
    """The facts of one predicate and the digest of their list."""
    where = f"facts of {predicate}"
    found = [_fact(item, where, names) for item in read.items(value, where)]
    forms = [form for _, form in found]
    if not forms or any(after <= before for before, after in pairwise(forms)):
        raise Fault(
            where, "facts repeated, in another order or none", "facts sorted by canonical form, at least one"
        )
    return tuple([fact for fact, _ in found]), digest_of_bytes(f"[{','.join(forms)}]".encode())


def _fact(value: object, where: str, names: Names) -> tuple[Fact, str]:
    """A FACT with its canonical form."""
    given = read.members(value, where, _STATEMENT, _OPTIONAL)
    if ("truth" in given) == ("value" in given) or ("official" in given) != ("reason" in given):
        raise Fault(where, sorted(given), "a truth or a value; an official and a reason together")
    args = read.items(given["args"], where)
    shown = ",".join([names.form(item, where) for item in args])
    source, date = names.form(given["source"], where), names.date(given["date"], where)
    judged = "official" in given
    if judged:
        names.form(given["official"], where)
        read.name(given["reason"], where, 2000)
    truth = read.boolean(given["truth"], where) if "truth" in given else None
    scalar = read_scalar(given["value"], where) if "value" in given else None
    fact = Fact(tuple(args), truth, scalar, str(given["source"]), judged)  # type: ignore[arg-type]
    if given.keys() != _TRUTH:
        return fact, canonical(given).decode()
    # Written out here, since most facts are such: members in order, strings in canonical form.
    said = "true" if truth else "false"
    return fact, f'{{"args":[{shown}],"date":"{date}","source":{source},"truth":{said}}}'
