"""A scalar as the certificate page writes it, in programs, facts and models alike."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from legalrules.certificate.canonical import Json, quoted
from legalrules.values import ABOVE, Choice, End, Infinity, Quantity, Scalar, Text, decimal_text


def scalar_document(scalar: Scalar) -> Json:
    """A scalar as a document."""
    match scalar:
        case Quantity(number, unit):
            return {"type": "decimal", "unit": unit, "value": decimal_text(number)}
        case Choice(name):
            return {"type": "enumeration", "value": name}
        case Text(text):
            return {"type": "text", "value": text}
        case date():
            return {"type": "date", "value": scalar.isoformat()}
        case int():
            return {"type": "integer", "value": str(scalar)}
        case _:
            assert_never(scalar)


def scalar_form(scalar: Scalar) -> str:
    """A scalar in canonical form."""
    match scalar:
        case Quantity(number, unit):
            return f'{{"type":"decimal","unit":{quoted(unit)},"value":"{decimal_text(number)}"}}'
        case Choice(name):
            return f'{{"type":"enumeration","value":{quoted(name)}}}'
        case Text(text):
            return f'{{"type":"text","value":{quoted(text)}}}'
        case date():
            return f'{{"type":"date","value":"{scalar.isoformat()}"}}'
        case int():
            return f'{{"type":"integer","value":"{scalar}"}}'
        case _:
            assert_never(scalar)


def end_form(end: End) -> str:
    """An END in canonical form."""
    if isinstance(end, Infinity):
        return '"+inf"' if end == ABOVE else '"-inf"'
    return scalar_form(end)
