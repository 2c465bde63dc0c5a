"""Whole documents on the small law, one for each way a case can end, in the two back ends that there are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.render import (
    decision_document,
    explanation_document,
    rejection_document,
    to_markdown,
    to_text,
)
from legalrules.render.document import Document
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from tests.render.build import APPLICANT, JUDGED, REGISTER, SYSTEM, Said, case, decide, law, said
from tests.render.conftest import Compare

UNASKED = tuple(text for text in APPLICANT if "arean" not in text and "godtar" not in text)
WAIVED = tuple(text.replace("inte ", "").replace("godtar", "godtar inte") for text in APPLICANT)
SERVED = "dagen då part fick del av beslutet i ärendet: 2026-01-20"
ENDINGS: Mapping[str, Said] = MappingProxyType(
    {
        "decided": {"systemet": (*SYSTEM, SERVED)},
        "decided_by_waiver": {"sökande": WAIVED},
        "complete": {"sökande": UNASKED},
        "conflict": {"register": (*REGISTER, "skylten är inte upplyst")},
        "obstacle": {"systemet": (SYSTEM[0], "ärendet är avstängt för automatik")},
        "not_delegated": {"handläggare": ("skylten stör gatubilden",)},
        "no_outcome": {"register": ("huset tillhör kommunen",)},
        "older": {"systemet": ("dagen då ärendet kom in: 2025-10-12", SYSTEM[1])},
        "open": {"handläggare": ()},
    }
)


def decided(name: str, phrases: Phrases = SWEDISH) -> Document:
    """The document of the case that ends so."""
    return decision_document(decide(**ENDINGS[name]), law(), case(said()).parties, phrases=phrases)


@pytest.mark.parametrize("name", ENDINGS)
def test_document_as_text(name: str, compare: Compare) -> None:
    """The document about a case reads as its snapshot, in a terminal."""
    compare(f"{name}.txt", to_text(decided(name)))


@pytest.mark.parametrize("name", ["decided", "complete", "no_outcome"])
def test_document_as_markdown(name: str, compare: Compare) -> None:
    """The document about a case reads as its snapshot, in Markdown."""
    compare(f"{name}.md", to_markdown(decided(name)))


@pytest.mark.parametrize("name", ["decided", "open", "older", "complete"])
def test_explanation(name: str, compare: Compare) -> None:
    """The explanation tells the grounds, what is reported, and for each other outcome why not."""
    explained = explanation_document(decide(**ENDINGS[name]), law(), None)
    compare(f"why_{name}.txt", to_text(explained))


def test_explanation_of_one_outcome(compare: Compare) -> None:
    """An outcome that does not hold is explained by every rule tried and where it failed."""
    explained = explanation_document(decide(**ENDINGS["no_outcome"]), law(), "bifall")
    compare("why_not_bifall.md", to_markdown(explained))


def test_rejection(compare: Compare) -> None:
    """Input that cannot be read is answered with a list of what to mend, and decides nothing."""
    faulty = ("arean för skylten: 3,5 kg", "skylten är upplyyst", "arean för taket: 2,0 m2")
    with pytest.raises(DiagnosticError) as raised:
        case(said(sökande=faulty, handläggare=JUDGED))
    compare("rejected.txt", to_text(rejection_document(raised.value.diagnostics)))
