"""Drawings: what they show stands in words beside them, and the layers of a question are read from the rules."""

from __future__ import annotations

import re
from datetime import date

import pytest

from legalrules import corpus
from legalrules.adapters.layer_file import read_layers
from legalrules.adapters.search_words import read_search_words
from legalrules.docsite.difference import difference_html
from legalrules.docsite.figures import Part, Stretch, bar, timeline
from tests.api.permits import shipped
from tests.docsite.small import small


def test_a_bar_says_its_numbers() -> None:
    """Each part is as wide as its share, and the text says how many there are."""
    shown = bar(
        (Part("som regel", 3, "rule"), Part("saknas", 1, "missing"), Part("ingen", 0, "gap")), "Kapitlet"
    )
    assert 'aria-label="Kapitlet: 3 som regel, 1 saknas"' in shown
    assert re.findall('width="([0-9.]+)"', shown) == ["450.0", "150.0"]


def test_a_timeline_says_its_days() -> None:
    """Wordings follow each other, the open one to the end, and the text says from when."""
    stretches = (
        Stretch(date(2024, 1, 1), date(2025, 1, 1), "A", False),
        Stretch(date(2025, 1, 1), None, "B", True),
    )
    shown = timeline(stretches, date(2026, 1, 1), "Lydelser")
    assert "Lydelser: A från 2024-01-01 till 2025-01-01; B från 2025-01-01 och tills vidare" in shown
    boxes = re.findall('x="([0-9.]+)" y="[0-9]+" width="([0-9.]+)"', shown)
    assert float(boxes[0][0]) + float(boxes[0][1]) == pytest.approx(float(boxes[1][0]), abs=0.2)


def test_a_difference_shows_words_that_changed() -> None:
    """Only the number differs; a section written anew is not compared."""
    old, new, _ = small().law.provisions()
    assert "<del>4,0</del> <ins>5,0</ins>" in difference_html(old, new)
    assert difference_html(old, old).startswith('<p><span class="sv">Regeln är skriven likadant')


def test_the_layers_and_search_words_name_sections_that_are() -> None:
    """Every section that the two lists name is written in the shipped law."""
    written = {provision.key.citation for provision in shipped().legislation.provisions()}
    layered = [one for found in read_layers(corpus.layers()).values() for one in found]
    named = {place for one in layered for place in (*one.main, *one.despite, one.said_in)}
    assert len(layered) == 8
    assert named <= written
    assert set(read_search_words(corpus.search_words())) <= {place.machine() for place in written}


def test_lists_that_are_none_are_refused() -> None:
    """A place that is no place, or a shape that is none, is told."""
    with pytest.raises(ValueError, match="no place in the law: ett hus"):
        read_search_words("ett hus: [kåk]")
    with pytest.raises(ValueError, match=r"not a file of layers: .*lists"):
        read_layers("lov: [{åtgärd: A, huvudregel: PBL/9/3, ändå: [], hänvisning: PBL/9/8}]")
