"""How a value was worked out is told in figures: who is in a total, what a tariff gives, which days are passed over."""

from __future__ import annotations

from functools import cache

import pytest

import legalrules
from legalrules.render.text import to_text
from tests.api.offices import EXAMPLES
from tests.api.permits import case_of, key, shipped

SAYS = (
    (
        "lovplikt",
        "DER-26",
        "Uträkning: 10,0 m² + 15,0 m² (friggeboden) + 30,0 m² (attefallshuset) = 55 m².",
    ),
    ("sanktionsavgift", "C01", "Uträkning: 0,3 prisbasbelopp · 45 500 kr per prisbasbelopp = 13 650 kr."),
    (
        "sanktionsavgift",
        "C01",
        "0,25 prisbasbelopp + 0,005 prisbasbelopp per m² · 10 m² = 0,3 prisbasbelopp.",
    ),
    ("sanktionsavgift", "C01", "Uträkning: 25,0 m² − 15 m² = 10 m²."),
    ("lovhandlaggning", "jul: fristen går ut på julafton", "Uträkning: 2026-10-15 + 10 veckor = 2026-12-24."),
    (
        "lovhandlaggning",
        "jul: fristen går ut på julafton",
        "Uträkning: 2026-12-24; 2026-12-24 (ingen arbetsdag), 2026-12-25 (ingen arbetsdag), 2026-12-26 (lördag "
        "eller söndag) och 2026-12-27 (lördag eller söndag) räknas inte, så det blir 2026-12-28.",
    ),
    ("lovhandlaggning", "jul: fristen går ut på julafton", "Uträkning: 10 000 kr · 5 · 0,2 = 10 000 kr."),
)


@cache
def explained(folder: str, name: str) -> str:
    """The explanation of a row of the key, on one line."""
    (row,) = (row for row in key(EXAMPLES / folder) if row.fall == name)
    ruling = legalrules.decide(shipped(), case_of(EXAMPLES / folder, row), day=row.dag)
    document = legalrules.explanation_document(ruling.decision, shipped().legislation, None)
    return " ".join(to_text(document).replace("\u00a0", " ").split())


@pytest.mark.parametrize(("folder", "name", "sentence"), SAYS)
def test_figures(folder: str, name: str, sentence: str) -> None:
    """The sentence stands in the explanation."""
    assert sentence in explained(folder, name)
