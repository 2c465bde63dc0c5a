"""What both back ends promise of any document: width, escaping, links that lead somewhere."""

from __future__ import annotations

import re

from legalrules.law.citation import Citation
from legalrules.render.document import (
    Cited,
    Code,
    Document,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Step,
    Steps,
    Table,
    ToStep,
    Words,
    anchored,
    title,
    without_steps,
)
from legalrules.render.markdown import to_markdown
from legalrules.render.text import WIDTH, to_text
from tests.render.test_snapshots import ENDINGS, decided

PLACE = Citation("PBF", "6", "1", items=("4",))


def document(*blocks: object) -> Document:
    """A document of the blocks."""
    return Document("sv", blocks)  # type: ignore[arg-type]


def test_text_is_narrow() -> None:
    """No line of a document in a terminal is longer than 88 columns."""
    lines = [line for name in ENDINGS for line in to_text(decided(name)).splitlines()]
    assert [line for line in lines if len(line) > WIDTH] == []


def test_every_link_leads_to_a_step() -> None:
    """In Markdown, every link to a step has its anchor, once, in the same document."""
    for name in ENDINGS:
        page = to_markdown(decided(name))
        anchors = re.findall(r'<a id="(steg-[0-9]+)"></a>', page)
        assert len(anchors) == len(set(anchors)) > 0
        assert set(re.findall(r"\(#(steg-[0-9]+)\)", page)) <= set(anchors)


def test_step_without_anchor_is_no_link() -> None:
    """A step that the document does not hold is named, not linked."""
    assert to_markdown(document(Paragraph((ToStep(3, "steg 3"),)))) == "steg 3\n"


def test_markdown_is_escaped() -> None:
    """What a case states can neither format a page nor smuggle in HTML or a link."""
    page = to_markdown(document(Paragraph((Words("<b>*x*</b> [a](javascript:b) `c` a|b"),))))
    assert page == "\\<b\\>\\*x\\*\\</b\\> \\[a\\](javascript:b) \\`c\\` a\\|b\n"


def test_lines_do_not_open_blocks() -> None:
    """A sentence that begins like a list or a heading stays a sentence."""
    page = to_markdown(document(Paragraph((Words("1. ett"),)), Paragraph((Words("- två"),))))
    assert page == "1\\. ett\n\n\\- två\n"


def test_control_characters_are_harmless() -> None:
    """A name with escape codes or line breaks cannot steer a terminal or break out of a line."""
    spans = (Words("röd \x1b[31m\nrad\u202e"),)
    assert to_text(document(Paragraph(spans))) == "röd  [31m rad\n"
    assert "\x1b" not in to_markdown(document(Paragraph(spans)))


def test_only_web_links() -> None:
    """A citation is linked to the official text on the web, and to nothing else."""
    assert to_markdown(document(Paragraph((Cited(PLACE, "https://e.se/a"),)))) == (
        "[PBF 6 kap. 1 § 4](<https://e.se/a>)\n"
    )
    assert to_markdown(document(Paragraph((Cited(PLACE, "javascript:x"),)))) == "PBF 6 kap. 1 § 4\n"


def test_mark_stands_beside_the_citation() -> None:
    """A wording known by quotation is marked where it is cited, in both back ends."""
    cited = document(Paragraph((Cited(PLACE, "", "känd genom citat"),)))
    assert to_text(cited) == "PBF 6 kap. 1 § 4 [känd genom citat]\n"
    assert to_markdown(cited) == "PBF 6 kap. 1 § 4 *(känd genom citat)*\n"


def test_table() -> None:
    """A table stands in columns in text, and is a table in Markdown."""
    table = document(Table(("A", "B"), (((Words("ett"),), (Words("två"),)),)))
    assert to_text(table).splitlines() == ["A    B", "---  ---", "ett  två"]
    assert to_markdown(table).startswith("| A | B |\n| --- | --- |\n| ett | två |")


def test_wide_table() -> None:
    """A row too wide for columns becomes an item with its other cells below it."""
    table = document(Table(("A", "B"), (((Words("ett"),), (Words("två " * 30),)),)))
    assert to_text(table).splitlines()[0] == "- ett"
    assert to_text(table).splitlines()[1].startswith("    två två")


def test_without_steps() -> None:
    """The letter alone ends before the heading of the derivation."""
    steps = Steps((Step(0, 1, (Words("a"),)),))
    made = document(Heading(1, "Beslut"), Heading(2, "Härledning"), steps)
    assert without_steps(made) == document(Heading(1, "Beslut"))


def test_nested_list_and_note() -> None:
    """Items stand under their item; a note is set apart."""
    blocks = (List((Item((Words("a"),), (Item((Words("b"),)),)),), numbered=True), Note((Words("c"),)))
    assert to_text(document(*blocks)) == "1. a\n   - b\n\n  | c\n"
    assert to_markdown(document(*blocks)) == "1. a\n   - b\n\n> c\n"


def test_title_and_anchors() -> None:
    """The title is the first heading; what links can point to are the numbered steps."""
    steps = Steps((Step(0, 1, (Words("a"),)), Step(1, None, (Words("b"),))))
    made = document(Heading(1, "Beslut"), Paragraph((Code("ab"),)), steps)
    assert (title(made), anchored(made)) == ("Beslut", frozenset((1,)))


def test_place_and_number_are_not_torn_apart() -> None:
    """A line breaks neither between a number and its paragraph sign, nor between a value and its unit."""
    text = to_text(document(Paragraph((Words("x" * 82 + " 12 § 3 och " + "y" * 70 + " 1,5 m2 lång"),))))
    assert "\n12 § 3 och" in text
