"""Citations print, parse back and sort as lawyers write and order them."""

from __future__ import annotations

import pytest

from legalrules.law.citation import Citation, parse_citation

ITEM = Citation("PBF", "6", "1", 1, ("4",))


def test_swedish_form() -> None:
    """A place is written from the statute down to the item."""
    assert str(ITEM) == "PBF 6 kap. 1 § första stycket 4"


def test_machine_form() -> None:
    """The machine form divides the same parts by slashes."""
    assert ITEM.machine() == "PBF/6/1/1/4"


@pytest.mark.parametrize(
    "citation",
    [
        ITEM,
        Citation("PBL", "10", "23 c", 0, ("1",)),
        Citation("FL", "", "44", 2),
        Citation("PBL", "9"),
        Citation("PBF", "6", "2", 1, ("3", "a")),
        Citation("PBL", amending="2025:974", items=("2",)),
    ],
)
def test_both_forms_parse_back(citation: Citation) -> None:
    """What is printed in either form is read as the same place."""
    assert parse_citation(citation.swedish()) == citation
    assert parse_citation(citation.machine()) == citation


def test_order_is_that_of_the_act() -> None:
    """Sections sort by number and letter, items by number, not as text."""
    places = [Citation("PBL", "10", s) for s in ("10", "9", "23", "23 c")] + [ITEM, ITEM.at(items=("14",))]
    assert [str(p) for p in sorted(places)] == [
        "PBF 6 kap. 1 § första stycket 4",
        "PBF 6 kap. 1 § första stycket 14",
        "PBL 10 kap. 9 §",
        "PBL 10 kap. 10 §",
        "PBL 10 kap. 23 §",
        "PBL 10 kap. 23 c §",
    ]


def test_a_section_covers_its_items() -> None:
    """A section covers what stands in it, an item covers only itself and below."""
    assert Citation("PBF", "6", "1").covers(ITEM)
    assert not ITEM.covers(Citation("PBF", "6", "1"))
    assert Citation("PBF", "6").covers(ITEM)
    assert not Citation("PBF", "6", "1", 2).covers(ITEM)


def test_nonsense_is_no_citation() -> None:
    """Text in neither form gives None."""
    assert parse_citation("sjätte kapitlet") is None
    assert parse_citation("PBF//1") is None
