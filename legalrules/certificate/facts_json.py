"""The facts as the document of the certificate page, section 3, its lists sorted as the page asks.

The digest of the facts is not of this document but of one with a digest per predicate, so that what a certificate does
not rest on can be withheld: see `digest`.
"""

from __future__ import annotations

from collections.abc import Iterable

from legalrules.certificate.canonical import Json, canonical
from legalrules.certificate.program_json import scalar_document
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Program
from legalrules.law.concept import Sourcing

FORMAT = "legalrules-facts/1"


def facts_document(program: Program, facts: Facts) -> dict[str, Json]:
    """The facts' document; `program` says which sorts there are and which predicates are judgements."""
    return {"format": FORMAT, **surroundings(program, facts), "facts": fact_lists(program, facts.statements)}


def surroundings(program: Program, facts: Facts) -> dict[str, Json]:
    """The members `entities`, `named` and `closed`: all but the statements."""
    sorts = sorted({*program.sorts, *facts.entities})
    return {
        "entities": {sort: sorted(set(facts.entities.get(sort, ()))) for sort in sorts},
        "named": sorted(facts.named),
        "closed": sorted(facts.closed),
    }


def fact_lists(program: Program, statements: Iterable[Statement]) -> dict[str, Json]:
    """The sorted list of FACTs of each predicate that has any."""
    by_predicate: dict[str, dict[bytes, Json]] = {}
    for statement in statements:
        fact = _fact(program, statement)
        by_predicate.setdefault(statement.predicate, {})[canonical(fact)] = fact
    return {name: [facts[form] for form in sorted(facts)] for name, facts in by_predicate.items()}


def _fact(program: Program, statement: Statement) -> Json:
    document: dict[str, Json] = {
        "args": list(statement.args),
        "source": statement.source,
        "date": statement.date.isoformat(),
    }
    if isinstance(statement.value, bool):
        document["truth"] = statement.value
    else:
        document["value"] = scalar_document(statement.value)
    predicate = program.predicates.get(statement.predicate)
    if predicate is not None and predicate.sourcing is Sourcing.JUDGEMENT:
        document |= {"official": statement.official, "reason": statement.reason}
    return document
