"""What a page says of a section, of a small law that can be read whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from legalrules.docsite.rooms import relative, url_of
from legalrules.docsite.section_html import not_in_force
from legalrules.law.citation import Citation
from legalrules.render.from_law.rule_frames import EN, SV
from legalrules.render.from_law.rule_lines import rule_lines
from legalrules.render.site_addresses import site_address
from tests.docsite.small import CHAPTER, chapter, made, small


def bare(html: str) -> str:
    """The words of a page, without English and without marks."""
    swedish = re.sub("<!--later-->.*?<!--/later-->", "", html, flags=re.DOTALL)
    return " ".join(re.sub("<[^>]*>", " ", swedish).replace("\u00a0", " ").split())


def test_a_rule_is_told_in_sentences() -> None:
    """What follows stands first, each condition on a line of its own, and items keep their numbers."""
    rule = tuple(small().law.provisions())[1].rules[0]
    assert [line.text.replace("\u00a0", " ") for line in rule_lines(rule, SV)] == [
        "Å kräver lov om allt detta gäller:",
        "  Å avser B",
        "  något av detta gäller:",
        "    1. höjden på B är större än 5,0 m",
        "    2. B inte är varsamt ritad",
    ]


def test_english_joins_the_law_s_own_words() -> None:
    """The law's sentences are quoted, and what joins them is English."""
    rule = tuple(small().law.provisions())[2].rules[0]
    assert [line.text for line in rule_lines(rule, EN)] == [
        "Despite Chapter 2, Section 1, item 1 of BYL: “Å kräver inte lov” if all of this holds:",
        "  “Å avser B”",
        "  “B är varsamt ritad”",
    ]


def test_the_wording_of_the_day_stands_first() -> None:
    """The older wording is folded, with what changed from it."""
    told = bare(chapter())
    assert told.index("Högre hus kräver lov.") < told.index("Höga hus kräver lov.")
    assert "höjden på B är större än <del>4,0</del> <ins>5,0</ins> m" in chapter()
    assert '<div id="p1-lydelse-2020-01-01">' in chapter()


def test_a_section_that_does_not_apply_says_so() -> None:
    """Before its first day, and after its last."""
    old, _, exception = small().law.provisions()
    assert "Gäller inte längre. Gällde till 2025-01-01." in not_in_force(small(), old)
    assert "Börjar gälla 2025-01-01." in not_in_force(replace(small(), day=date(2024, 1, 1)), exception)
    assert not_in_force(small(), exception) == ""


def test_exceptions_are_linked_both_ways() -> None:
    """The exception links to the item it is from, and the section says where there is an exception."""
    assert 'Trots <a class="lr-cited" href="#p1-1">1 § 1</a>' in chapter()
    assert "Undantag finns i" in bare(chapter())
    assert re.search(r'Excepted by.*?<a class="lr-cited" href="#p2a-s1">2 a § första stycket</a>', chapter())


def test_every_place_has_an_anchor() -> None:
    """Sections, paragraphs, items and what is left out can be linked to."""
    assert {"p1", "p1-1", "p1-2", "p2a", "p2a-s1", "p2a-s2"} <= made()[CHAPTER].ids


def test_choices_gaps_and_search_words_are_told() -> None:
    """A reading chosen, what is not encoded, and how people search for the section."""
    told = bare(chapter())
    assert "Tolkningsval : vad som är högt Valt Höjden mäts från marken." in told
    assert "Inte kodat andra stycket : Stycket hänvisar bara." in told
    assert "Sökord : 2:1, BYL 2:1, BYL 2 kap. 1 §, skyskrapa, 4 m, 5 m" in told


def test_a_concept_says_who_is_asked_what() -> None:
    """A page for a fact tells its value, who states it, the question and the sections that use it."""
    room = made()["begrepp/hojd.md"]
    told = bare("\n".join(room.blocks))
    assert "decimaltal i m från 0 till 100" in told
    assert "Uppges av sökande Fråga Hur hög är byggnaden?" in told
    assert 'href="../../lag/byl/kap02/#p1"' in "\n".join(room.blocks)


def test_words_of_the_law_cannot_break_a_page() -> None:
    """A gloss with marks of HTML and Markdown is shown as it is written."""
    from legalrules.docsite.markup import Draft, prose

    draft = Draft("x.md", "x")
    draft.heading(1, "a_b* <b>")
    assert draft.text == ["# a\\_b\\* \\<b\\>\n"]
    assert prose("<b>30 m2</b>") == "&lt;b&gt;30\u00a0m²&lt;/b&gt;"


def test_a_decision_can_link_to_the_site() -> None:
    """The address of a place is known without the site."""
    place = Citation("PBL", "9", "4 a", 1, ("2", "a"))
    assert site_address(place, "https://x.se/regler/") == "https://x.se/regler/lag/pbl/kap09/#p4a-s1-2-a"
    point = Citation("PBL", items=("2",), amending="2025:974")
    assert site_address(point, "https://x.se") == "https://x.se/lag/pbl/overgang/#sfs-2025-974-2"


def test_links_are_relative_to_the_page() -> None:
    """With folders as addresses and without."""
    assert url_of("lag/index.md", True) == "lag/"
    assert relative(url_of("begrepp/a.md", True), url_of("lag/byl/kap02.md", True)) == "../../../begrepp/a/"
    assert relative(url_of("index.md", True), url_of("lag/index.md", True)) == "../"
    assert (
        relative(url_of("begrepp/a.md", False), url_of("lag/byl/kap02.md", False)) == "../../begrepp/a.html"
    )
