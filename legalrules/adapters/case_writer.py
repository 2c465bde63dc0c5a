"""A case as a YAML file that reads back as the same case: sentences of the vocabulary, grouped by source and day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import yaml

from legalrules.adapters.case_file import CaseFile
from legalrules.datalog.facts import Statement
from legalrules.law.concept import Concept
from legalrules.values import swedish

_Group = tuple[str, date, str, str]


def case_text(case: CaseFile, concepts: Mapping[str, Concept]) -> str:
    """The file of the case; `concepts` by id. Raises KeyError for a statement about something else."""
    groups: dict[_Group, list[object]] = {}
    for stated in case.facts.statements:
        key = stated.source, stated.date, stated.official, stated.reason
        groups.setdefault(key, []).append(_said(concepts[stated.predicate], stated))
    facts = case.facts
    document: dict[str, object] = {
        "ärendetyp": case.case_type,
        "ärende": case.case,
        "namn": {sort: list(names) for sort, names in facts.entities.items() if names},
        "fullständigt namngivna": sorted(facts.named),
        "avslutade": sorted(facts.closed),
        "parter": dict(case.parties),
        "uppgifter": [_group(key, said) for key, said in groups.items()],
    }
    given = {key: value for key, value in document.items() if value or key in ("namn", "uppgifter")}
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=110)


def _said(concept: Concept, stated: Statement) -> object:
    if isinstance(stated.value, bool):
        return concept.sentence(stated.args, negated=not stated.value)
    return {concept.sentence(stated.args): swedish(stated.value)}


def _group(key: _Group, said: list[object]) -> dict[str, object]:
    source, day, official, reason = key
    signed = {"handläggare": official, "skäl": reason} if official else {}
    return {"källa": source, "datum": day.isoformat(), **signed, "om": said}
