"""The certificate: what was concluded, laid out so that a checker who trusts nothing here can check it.

The document is the certificate page's, section 7. Writing it concludes nothing: the models come from an engine, the
ending from the table, and whether they are right is for the checker to say.
"""

from __future__ import annotations

from typing import assert_never

from legalrules.certificate.canonical import Json, array_form, canonical, object_form, quoted
from legalrules.certificate.digest import CompiledProgram, DigestedFacts
from legalrules.certificate.scalar_json import end_form
from legalrules.datalog.ending import Complete, Decided, Ending, HandOver
from legalrules.datalog.model import Half, Model, Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Arguments

FORMAT = "legalrules-certificate/2"


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
    whole = {
        "format": quoted(FORMAT),
        "program_digest": quoted(compiled.digest),
        "facts_digest": quoted(facts.digest),
        "case_type": quoted(case_type),
        "case": quoted(case),
        "facts": _facts(sliced, facts),
        "actual": _model(sliced, actual),
        "attainable": "null" if attainable is None else _model(sliced, attainable),
        "ending": canonical(_ending(ending)).decode("utf-8"),
    }
    return object_form(whole).encode("utf-8")


def _facts(sliced: Program, facts: DigestedFacts) -> str:
    shown = {name: listed for name, listed in facts.lists.items() if name in sliced.predicates}
    withheld = {name: quoted(d) for name, d in facts.list_digests.items() if name not in sliced.predicates}
    return object_form({**facts.surroundings, "facts": object_form(shown), "withheld": object_form(withheld)})


def _model(sliced: Program, model: Model) -> str:
    # A model has few argument lists, and each stands in many entries.
    written: dict[Arguments, str] = {}
    halves = {"certain": model.certain, "possible": model.possible}
    return object_form({name: _half(sliced, half, written) for name, half in halves.items()})


def _half(sliced: Program, half: Half, written: dict[Arguments, str]) -> str:
    entries: dict[str, str] = {}
    for name, tuples in half.items():
        predicate = sliced.predicates.get(name)
        if tuples and predicate is not None and predicate.is_derived:
            if len(tuples) == 1:
                ((tuple_, rank),) = tuples.items()
                entries[name] = f"[{_entry(tuple_, rank, written)[1]}]"
                continue
            listed = [_entry(tuple_, rank, written) for tuple_, rank in tuples.items()]
            # Sorted by their form without the rank; as text that is the order of their bytes.
            listed.sort()
            entries[name] = f"[{','.join([entry for _, entry in listed])}]"
    return object_form(entries)


def _entry(tuple_: Tuple, rank: int, written: dict[Arguments, str]) -> tuple[str, str]:
    """An entry without its rank and with it, members in canonical order."""
    arguments, ends = tuple_
    args = written.get(arguments)
    if args is None:
        args = array_form("null" if thing is None else quoted(thing) for thing in arguments)
        written[arguments] = args
    if not ends:
        return args, f'{{"args":{args},"rank":{rank}}}'
    match ends:
        case (value,):
            given = f'"value":{end_form(value)}'
            return f'{{"args":{args},{given}}}', f'{{"args":{args},"rank":{rank},{given}}}'
        case (low, high):
            given = f'"args":{args},"high":{end_form(high)},"low":{end_form(low)}'
            return f"{{{given}}}", f'{{{given},"rank":{rank}}}'
        case _:
            raise ValueError(f"a tuple of a model has at most two ends: {tuple_}")


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
