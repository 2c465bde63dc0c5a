"""Official texts, in the two forms in which they are published, and the outlines made from them."""

from __future__ import annotations

from datetime import date

import pytest

from legalrules import api
from legalrules.adapters.official import read_official
from legalrules.adapters.outline_file import read_outline

REGISTER = """SFS-nummer · 2000:1
Provlag (2000:1)
Ikraft: 2000-01-01 överg.best.
1 kap. Om prov, m.m.

1 § Prov får göras
om

1. provet är litet,

2. provet görs enligt
2 kap. Lag (2000:1).

a) en del,

b) en annan.

Ett annat stycke. Lag (2001:2).

En rubrik

2 § /Upphör att gälla U:2026-01-01/
Före. Lag (2001:2).

2 § /Träder i kraft I:2026-01-01/
Efter.

2 a § Har upphävts genom lag (2001:2).

2 kap. Mer

1 § Slut.

Övergångsbestämmelser

2001:2

1 § i äldre lydelse.
"""
MARKDOWN = """---
beteckning: 2000:1
---

# Provlag

## 1 kap. Om prov, m.m.

## En rubrik

#### 1 §

Prov får göras [om](https://example.org)

1. provet är litet, eller

2. något annat.

Ett annat stycke. Lag ([2001:2](https://example.org/2)).
"""


def test_the_form_of_the_register() -> None:
    """Chapters, sections, paragraphs, items and letters; headings and transitional points are none of them."""
    found = read_official(REGISTER)
    assert [(s.chapter, s.number) for s in found] == [
        ("1", "1"),
        ("1", "2"),
        ("1", "2"),
        ("1", "2 a"),
        ("2", "1"),
    ]
    first = found[0].paragraphs
    assert [item.labels for item in first[0].items] == [("1",), ("2",), ("2", "a"), ("2", "b")]
    assert (first[0].text, first[1].text) == ("Prov får göras om", "Ett annat stycke.")


def test_two_wordings_of_a_section() -> None:
    """Each says from when, or until when, it applies; a repealed section has no paragraphs."""
    found = read_official(REGISTER)
    assert [(s.start, s.end) for s in found[1:3]] == [(None, date(2026, 1, 1)), (date(2026, 1, 1), None)]
    assert found[3].paragraphs == ()


def test_the_form_with_headings() -> None:
    """Links are words, and a heading between sections is none of the text."""
    (section,) = read_official(MARKDOWN)
    assert (section.chapter, section.number, len(section.paragraphs)) == ("1", "1", 2)
    assert section.paragraphs[0].text == "Prov får göras om"
    assert section.paragraphs[1].text == "Ett annat stycke."


def test_an_outline_of_a_day() -> None:
    """Its file says the numbers of the wordings of that day, and is read back."""
    text = api.outline(REGISTER, "PL", start=date(2026, 1, 1), chapters=["1"])
    outline = read_outline(text)
    assert [str(place) for section in outline.sections for place in section.places()] == [
        "PL 1 kap. 1 § första stycket 1",
        "PL 1 kap. 1 § första stycket 2 a",
        "PL 1 kap. 1 § första stycket 2 b",
        "PL 1 kap. 1 § andra stycket",
        "PL 1 kap. 2 §",
    ]


@pytest.mark.parametrize(
    "text", ["", "x", "statute: PL", "from: 2026\nchapters: {}", "[1", "chapters: {1: {2: [3]}}"]
)
def test_a_file_that_is_no_outline(text: str) -> None:
    """Says so."""
    with pytest.raises(ValueError, match="not an outline"):
        read_outline(text)
