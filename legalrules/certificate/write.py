"""The certificate: what was concluded, laid out so that a checker who trusts nothing here can check it.

The document is the certificate page's, section 7. Writing it concludes nothing: the models come from an engine, the
ending from the table, and whether they are right is for the checker to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from legalrules.certificate.canonical import Json, canonical
from legalrules.certificate.digest import CompiledProgram, DigestedFacts
from legalrules.certificate.program_json import scalar_document
from legalrules.datalog.ending import Complete, Decided, Ending, HandOver
from legalrules.datalog.model import Half, Model, Tuple
from legalrules.datalog.program import Program
from legalrules.values import ABOVE, End, Infinity

FORMAT = "legalrules-certificate/1"


def certificate(
    compiled: CompiledProgram,
    facts: DigestedFacts,
    *,
    case_type: str,
    case: str,
    actual: Model,
    attainable: Model | None,
    ending: Ending,
) -> bytes:
    """The certificate in canonical form. Raises KeyError for a case type that the program does not have."""
    sliced = compiled.slices[case_type]
    return canonical(
        {
            "format": FORMAT,
            "program_digest": compiled.digest,
            "facts_digest": facts.digest,
            "case_type": case_type,
            "case": case,
            "facts": _facts(sliced, facts),
            "actual": _model(sliced, actual),
            "attainable": None if attainable is None else _model(sliced, attainable),
            "ending": _ending(ending),
        }
    )


def _facts(sliced: Program, facts: DigestedFacts) -> Json:
    shown = {name: listed for name, listed in facts.lists.items() if name in sliced.predicates}
    withheld = {name: d for name, d in facts.list_digests.items() if name not in sliced.predicates}
    return {**facts.surroundings, "facts": shown, "withheld": withheld}


def _model(sliced: Program, model: Model) -> Json:
    return {"certain": _half(sliced, model.certain), "possible": _half(sliced, model.possible)}


def _half(sliced: Program, half: Half) -> Json:
    entries: dict[str, Json] = {}
    for name, tuples in half.items():
        predicate = sliced.predicates.get(name)
        if tuples and predicate is not None and predicate.is_derived:
            entries[name] = _entries(tuples)
    return entries


def _entries(tuples: Mapping[Tuple, int]) -> Json:
    documents = [(_entry(tuple_), rank) for tuple_, rank in tuples.items()]
    if len(documents) > 1:
        documents.sort(key=lambda entry: canonical(entry[0]))
    return [{**document, "rank": rank} for document, rank in documents]


def _entry(tuple_: Tuple) -> dict[str, Json]:
    arguments, ends = tuple_
    match ends:
        case ():
            return {"args": list(arguments)}
        case (value,):
            return {"args": list(arguments), "value": _end(value)}
        case (low, high):
            return {"args": list(arguments), "low": _end(low), "high": _end(high)}
        case _:
            raise ValueError(f"a tuple of a model has at most two ends: {tuple_}")


def _end(end: End) -> Json:
    if isinstance(end, Infinity):
        return "+inf" if end == ABOVE else "-inf"
    return scalar_document(end)


def _ending(ending: Ending) -> Json:
    match ending:
        case Decided(outcome, follow_up):
            return {"kind": "decided", "outcome": outcome, "follow_up": follow_up}
        case Complete():
            return {"kind": "complete"}
        case HandOver(reason):
            return {"kind": "hand_over", "reason": reason.value}
        case _:
            assert_never(ending)
