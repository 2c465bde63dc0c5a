"""The register of coverage: a status for each place that the outline of the official text lists."""

from __future__ import annotations

from datetime import date

from legalrules.law.citation import Citation
from legalrules.law.coverage import Entry, Status, register
from legalrules.law.outline import Outline, SectionOutline
from legalrules.law.wording import Validity
from tests.law.build import VOCABULARY, law_of

SINCE = Validity(date(2020, 1, 1))
JUDGED = """
  {Å: åtgärd} [är] ringa
    id: ringa
    bedömning av handläggare
    kriterier: "Efter en helhetsbedömning."
"""
STATUTE = """
författning TL "testlagen" SFS 2020:1
  text: "https://example.org"

kapitel 1 "Allt"

§ 1
  lydelse från 2020-01-01 genom SFS 2020:1
    "En glosa."
    lucka 3: "Inte kodad."
    lucka tredje stycket: "Inte heller."
    stycke 1
      Ä ska få startbesked
        om Ä avser Å
        och någon av
          1. Å är en installation
          2. Å är ringa
"""


def found(*paragraphs: tuple[tuple[str, ...], ...], section: str = "1") -> dict[str, Entry]:
    """The entries of a section with these paragraphs, by their citation."""
    listed = SectionOutline(Citation("TL", "1", section), paragraphs)
    law = law_of(VOCABULARY + JUDGED + STATUTE).unwrap()
    return {str(e.place): e for e in register(law, [Outline("", SINCE, (listed,))])}


def test_each_place_has_a_status() -> None:
    """By its own rule, by what a person judges, by a gap, or none."""
    entries = found((("1",), ("2",), ("3",), ("4",)), (), ())
    assert {place.removeprefix("TL 1 kap. 1 § "): e.status for place, e in entries.items()} == {
        "första stycket 1": Status.RULE,
        "första stycket 2": Status.JUDGEMENT,
        "första stycket 3": Status.GAP,
        "första stycket 4": Status.MISSING,
        "andra stycket": Status.MISSING,
        "tredje stycket": Status.GAP,
    }


def test_what_an_entry_tells() -> None:
    """Who judges what, and why something is left out."""
    entries = found((("1",), ("2",), ("3",)), (), ())
    assert [c.id for c in entries["TL 1 kap. 1 § första stycket 2"].judgements] == ["ringa"]
    assert entries["TL 1 kap. 1 § tredje stycket"].reasons == ("Inte heller.",)


def test_the_only_paragraph_is_not_named() -> None:
    """Neither in the list nor, perhaps, in the rule."""
    assert [e.status for e in found((("1",), ("2",))).values()] == [Status.RULE, Status.JUDGEMENT]
    assert list(found(())) == ["TL 1 kap. 1 §"]


def test_a_section_without_a_wording() -> None:
    """Is missing, whatever it has."""
    assert [e.status for e in found((), (("1",),), section="2").values()] == [Status.MISSING] * 2
