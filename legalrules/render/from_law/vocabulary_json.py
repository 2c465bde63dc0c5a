"""The vocabulary as plain data: what a form, an e-service or a translator needs to know of every concept."""

from __future__ import annotations

from typing import assert_never

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.statute import CaseType, Legislation
from legalrules.render.from_law.usage import Usage, concepts_of, usage
from legalrules.values import (
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    ScalarType,
    TextType,
    decimal_text,
)

FORMAT = "legalrules-vocabulary/1"


def vocabulary_data(law: Legislation, case_type: CaseType | None) -> dict[str, object]:
    """Sorts and concepts of a case type, or of the whole law."""
    concepts = law.concepts if case_type is None else concepts_of(law, case_type)
    sorts = {sort for concept in concepts for sort in concept.sorts}
    where = usage(law)
    return {
        "format": FORMAT,
        "case_type": None if case_type is None else case_type.id,
        "sorts": [
            {"name": sort.name, "gloss": sort.gloss}
            for sort in law.sorts
            if case_type is None or sort.name in sorts
        ],
        "concepts": [_concept(concept, where[concept.id]) for concept in concepts],
    }


def _concept(concept: Concept, where: Usage) -> dict[str, object]:
    names = tuple(slot.name for slot in concept.slots)
    negation = concept.sentence(names, negated=True) if concept.value is None else None
    return {
        "id": concept.id,
        "kind": "predicate" if concept.value is None else "attribute",
        "sentence": concept.sentence(names),
        "negation": negation,
        "args": [{"variable": slot.name, "sort": slot.sort} for slot in concept.slots],
        "from": concept.sourcing.value,
        "sources": list(concept.sources),
        "question": concept.question,
        "criteria": concept.criteria,
        "at_most_one": concept.functional,
        "can_be_closed": concept.closable,
        "value": None if concept.value is None else value_data(concept.value),
        "concluded_by": [_place(place) for place in where.concluded],
        "used_by": [_place(place) for place in where.used],
    }


def value_data(declared: ScalarType) -> dict[str, object]:
    """The type of an attribute: its kind, and what the kind has of unit, range and names."""
    match declared:
        case DecimalType(unit, low, high):
            ends = (None if end is None else decimal_text(end) for end in (low, high))
            return {"kind": "decimal", "unit": unit, **dict(zip(("low", "high"), ends, strict=True))}
        case IntegerType(low, high):
            return {"kind": "integer", "low": low, "high": high}
        case DateType():
            return {"kind": "day"}
        case EnumerationType(names):
            return {"kind": "choice", "names": list(names)}
        case TextType():
            return {"kind": "text"}
        case _:
            assert_never(declared)


def _place(place: Citation) -> dict[str, str]:
    return {"machine": place.machine(), "swedish": place.swedish()}
