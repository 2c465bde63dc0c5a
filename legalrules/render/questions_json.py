"""The questions of a case as plain data: what a form or an e-service asks, in which order, and what answers settle."""

from __future__ import annotations

from legalrules.derivation.answers import Answer, Matter, Questions, Settlement, Unknown
from legalrules.render.values_json import scalar_data


def questions_data(found: Questions) -> dict[str, object]:
    """The questions and the settlements, as JSON takes them."""
    return {
        "format": "legalrules-questions/1",
        "questions": [
            {
                **_unknown(one.unknown),
                "settling_sets": one.count,
                "place": None if one.place is None else one.place.machine(),
            }
            for one in found.questions
        ],
        "settlements": [_settlement(one) for one in found.settlements],
    }


def _unknown(unknown: Unknown) -> dict[str, object]:
    predicate = unknown.predicate
    concept = predicate.concept if predicate is not None else None
    is_input = predicate is not None and unknown.matter in (Matter.ATOM, Matter.VALUE)
    return {
        "matter": unknown.matter.value,
        "name": unknown.name,
        "args": list(unknown.args),
        "question": concept.question if concept is not None and concept.question else None,
        "sources": list(predicate.sources) if predicate is not None and is_input else [],
        "judgement": unknown.is_judgement,
    }


def _settlement(one: Settlement) -> dict[str, object]:
    return {
        "atom": one.atom,
        "holds": one.holds,
        "decides": one.decides,
        "truncated": one.truncated,
        "sets": [[_answer(answer) for answer in found.answers] for found in one.sets],
    }


def _answer(answer: Answer) -> dict[str, object]:
    """An answer that would do; a value is an example of those that meet the conditions."""
    says = answer.says if isinstance(answer.says, bool) else scalar_data(answer.says)
    unknown = answer.unknown
    return {"matter": unknown.matter.value, "name": unknown.name, "args": list(unknown.args), "says": says}
