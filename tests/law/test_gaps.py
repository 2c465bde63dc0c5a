"""Recorded gaps: what a wording does not say as rules, and where."""

from __future__ import annotations

from tests.law.build import VOCABULARY, law_of

WORDING = """
författning TL "testlagen" SFS 2020:1
  text: "https://example.org"

kapitel 1 "Allt"

§ 1
  lydelse från 2020-01-01 genom SFS 2020:1
    "En glosa."
    lucka andra stycket 1, 2 a, b och 3: "Inte kodade."
    lucka 4: "Punkten är inte kodad."
    lucka "Allmänt."
"""


def test_a_gap_names_its_places() -> None:
    """Items lean on the paragraph before them, letters on the number; one may name none."""
    law = law_of(VOCABULARY + WORDING).unwrap()
    gaps = law.statutes[0].provisions[0].gaps
    assert [([str(place) for place in gap.places], gap.text) for gap in gaps] == [
        ([f"TL 1 kap. 1 § andra stycket {item}" for item in ("1", "2 a", "2 b", "3")], "Inte kodade."),
        (["TL 1 kap. 1 § 4"], "Punkten är inte kodad."),
        ([], "Allmänt."),
    ]
