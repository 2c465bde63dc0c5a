"""The facts as the document of the certificate page, section 3, its lists sorted as the page asks.

The digest of the facts is not of this document but of one with a digest per predicate, so that what a certificate does
not rest on can be withheld: see `digest`. Everything here is text in canonical form: a case has many facts, and each is
written once and used for sorting, digests, document and certificate alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legalrules.certificate.canonical import array_form, object_form, quoted
from legalrules.certificate.scalar_json import scalar_form
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Program
from legalrules.law.concept import Sourcing

FORMAT = "legalrules-facts/1"


def surroundings(program: Program, facts: Facts) -> Mapping[str, str]:
    """The members `entities`, `named` and `closed`: all but the statements."""
    sorts = sorted({*program.sorts, *facts.entities})
    entities = {sort: _names(facts.entities.get(sort, ())) for sort in sorts}
    return {"entities": object_form(entities), "named": _names(facts.named), "closed": _names(facts.closed)}


def _names(names: Iterable[str]) -> str:
    return array_form(map(quoted, sorted(set(names))))


def fact_lists(program: Program, statements: Iterable[Statement]) -> Mapping[str, str]:
    """The sorted list of FACTs of each predicate that has any."""
    by_predicate: dict[str, set[str]] = {}
    for statement in statements:
        by_predicate.setdefault(statement.predicate, set()).add(_fact(program, statement))
    return {name: array_form(sorted(facts)) for name, facts in by_predicate.items()}


def _fact(program: Program, statement: Statement) -> str:
    """A FACT, its members in canonical order."""
    value = statement.value
    if isinstance(value, bool):
        said = '"truth":true' if value else '"truth":false'
    else:
        said = f'"value":{scalar_form(value)}'
    signed = ""
    predicate = program.predicates.get(statement.predicate)
    if predicate is not None and predicate.sourcing is Sourcing.JUDGEMENT:
        signed = f'"official":{quoted(statement.official)},"reason":{quoted(statement.reason)},'
    args, day = array_form(map(quoted, statement.args)), statement.date.isoformat()
    return f'{{"args":{args},"date":"{day}",{signed}"source":{quoted(statement.source)},{said}}}'
