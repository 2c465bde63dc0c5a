"""Values, citations, wordings and statements as plain data, each record with every key always there."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from legalrules.datalog.facts import Statement
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey
from legalrules.render.from_derivation.sentences import statement
from legalrules.render.from_derivation.voice import Voice
from legalrules.values import Choice, Quantity, Scalar, Text, decimal_text

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def scalar_data(value: bool | Scalar) -> Json:
    """A truth as a boolean; a scalar with its kind. Numbers with decimals are strings: no binary float takes part."""
    match value:
        case bool():
            return value
        case Quantity(number, unit):
            return {"kind": "quantity", "number": decimal_text(number), "unit": unit}
        case Choice(name):
            return {"kind": "choice", "name": name}
        case Text(text):
            return {"kind": "text", "text": text}
        case int():
            return {"kind": "integer", "number": value}
        case date():
            return {"kind": "day", "day": value.isoformat()}
        case _:
            assert_never(value)


def citation_data(citation: Citation | None) -> Json:
    """The machine's form and the lawyer's."""
    if citation is None:
        return None
    return {"machine": citation.machine(), "swedish": citation.swedish()}


def wording_data(wording: WordingKey | None) -> Json:
    """From when to when, through which act, how known. A transitional provision has no days of its own."""
    if wording is None:
        return None
    days, known = wording.validity, wording.known
    return {
        "from": None if days.start == date.min else days.start.isoformat(),
        "to": None if days.end is None else days.end.isoformat(),
        "sfs": wording.sfs,
        "known_by": {
            "official_text": not known.is_quoted,
            "quoted_on": None if known.quoted_on is None else known.quoted_on.isoformat(),
            "where": known.where,
        },
    }


def statement_data(voice: Voice, stated: Statement) -> Json:
    """What was stated, by whom, when; of a judgement the official and the reason."""
    return {
        "text": statement(voice, stated),
        "concept": stated.predicate,
        "args": list(stated.args),
        "value": scalar_data(stated.value),
        "source": stated.source,
        "day": stated.date.isoformat(),
        "official": stated.official,
        "reason": stated.reason,
    }
