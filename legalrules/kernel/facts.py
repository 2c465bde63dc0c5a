"""Reads facts, as held by the checker or as shown in a certificate, and recomputes their digest.

Only what can be seen without the program is checked here; the rest is admission.
"""

from collections.abc import Container, Mapping
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
_STATED = frozenset(("args", "source", "date"))
_JUDGED = _STATED | {"official", "reason"}
_SHAPES = frozenset([shape | {said} for shape in (_STATED, _JUDGED) for said in ("truth", "value")])


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


def read_document(document: bytes, known: Container[str]) -> Facts:
    """The facts in a facts document, given the names of known predicates."""
    given = read.members(read.parse(document, bounded=True), "facts", PARTS | {"format"})
    read.choice(given["format"], "format", (FORMAT,))
    return read_parts(given, {}, None, known)


def read_parts(
    given: Mapping[str, object], withheld: Mapping[str, str], held: Facts | None, known: Container[str]
) -> Facts:
    """Facts from their members, with the digests of those withheld; what is as held is not read again."""
    if held is not None and all(given[part] == held.given[part] for part in _DOMAIN):
        if not withheld and _is_same(given["facts"], held.given["facts"]):
            return held
        names, entities, named, closed = held.names, held.entities, held.named, held.closed
    else:
        names, entities, named, closed = _domain(given)
    alike = {} if held is None else read.table(held.given["facts"], "facts", known)
    facts: dict[str, tuple[Fact, ...]] = {}
    digests = dict(withheld)
    for predicate, found in read.table(given["facts"], "facts", known).items():
        same = predicate in alike and _is_same({predicate: found}, {predicate: alike[predicate]})
        if held is not None and same:
            facts[predicate], digests[predicate] = held.facts[predicate], held.digests[predicate]
        else:
            facts[predicate], digests[predicate] = _statements(predicate, found, names)
    if len(digests) != len(facts) + len(withheld):
        both = sorted(facts.keys() & withheld.keys())
        raise Fault("facts withheld", both, "each predicate shown or withheld")
    if held is not None and names is held.names and digests == held.digests:
        digest = held.digest
    else:
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


def _is_same(found: object, read_before: object) -> bool:
    """Whether lists of facts are the same JSON value as others read before; Python takes 1 for true."""
    if found != read_before or not isinstance(found, dict):
        return False
    return not any(type(fact.get("truth")) is int for facts in found.values() for fact in facts)


def _statements(predicate: str, value: object, names: Names) -> tuple[tuple[Fact, ...], str]:
    """The facts of one predicate and the digest of their list."""
    where = predicate
    facts: list[Fact] = []
    forms: list[str] = []
    for item in read.items(value, where):
        shape = frozenset(item) if isinstance(item, dict) else frozenset()
        if shape not in _SHAPES or not isinstance(item, dict):
            raise Fault(
                where, item, "a fact: args, source, date, a truth or a value, if judged by whom and why"
            )
        args = read.items(item["args"], where)
        shown = ",".join([names.form(arg, where) for arg in args])
        source, date = names.form(item["source"], where), names.date(item["date"], where)
        truth, scalar, by, judged = None, None, "", "official" in shape
        if judged:
            reason = text_of(read.name(item["reason"], where, 2000))
            by = f'"official":{names.form(item["official"], where)},"reason":{reason},'
        if "truth" in shape:
            truth = read.boolean(item["truth"], where)
            said = '"truth":true' if truth else '"truth":false'
        else:
            scalar = read_scalar(item["value"], where)
            said = f'"value":{_form_of_scalar(item["value"])}'
        # The canonical form: members in order, each in canonical form.
        forms.append(f'{{"args":[{shown}],"date":"{date}",{by}"source":{source},{said}}}')
        facts.append(Fact(tuple(item["args"]), truth, scalar, item["source"], judged))
    if not forms or any(after <= before for before, after in pairwise(forms)):
        required = "facts sorted by canonical form, at least one"
        raise Fault(where, "facts repeated, in another order or none", required)
    return tuple(facts), digest_of_bytes(f"[{','.join(forms)}]".encode())


def _form_of_scalar(value: Mapping[str, str]) -> str:
    """The canonical form of a SCALAR: all its members are strings."""
    return "{" + ",".join([f'"{key}":{text_of(value[key])}' for key in sorted(value)]) + "}"
