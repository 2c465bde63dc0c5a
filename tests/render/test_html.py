"""The page of HTML: whole, escaped, without anything from elsewhere, with every link leading somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from legalrules.law.citation import Citation
from legalrules.render import explanation_document, to_html
from legalrules.render.document import (
    Cited,
    Code,
    Document,
    Heading,
    Paragraph,
    Step,
    Steps,
    Strong,
    Table,
    ToStep,
    Words,
)
from tests.render.build import decide, law
from tests.render.conftest import Compare
from tests.render.test_snapshots import ENDINGS, decided

PLACE = Citation("PBF", "6", "1", items=("4",))
VOID = frozenset(("meta", "br", "hr"))
HOSTILE = '"><script>alert(1)</script><img src=x onerror=a()>&\x1b\u202e\ue000'


class Reader(HTMLParser):
    """Reads a page: its tags in order, whether they nest, its ids and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [value or "" for key, value in self.attributes if key == name]


def read(page: str) -> Reader:
    """The page, read; every element that opens is closed."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def page(*blocks: object) -> str:
    """The page of the blocks."""
    return to_html(Document("sv", blocks))  # type: ignore[arg-type]


def main_of(text: str) -> str:
    """What stands in the page's body, without its frame."""
    return text.split("<main>\n")[1].split("\n</main>")[0]


@pytest.mark.parametrize("name", ["decided", "complete", "no_outcome"])
def test_document_as_html(name: str, compare: Compare) -> None:
    """The document about a case reads as its snapshot, in HTML."""
    compare(f"{name}.html", to_html(decided(name)))


def test_explanation_as_html(compare: Compare) -> None:
    """The explanation of an outcome that does not hold reads as its snapshot, in HTML."""
    explained = explanation_document(decide(**ENDINGS["no_outcome"]), law(), "bifall")
    compare("why_not_bifall.html", to_html(explained))


@pytest.mark.parametrize("name", ENDINGS)
def test_every_link_leads_to_a_step(name: str) -> None:
    """The elements nest, every id stands once, every link within the page leads to one."""
    reader = read(to_html(decided(name)))
    ids = reader.values("id")
    assert len(ids) == len(set(ids)) > 0
    assert {link[1:] for link in reader.values("href") if link.startswith("#")} <= set(ids)


def test_nothing_from_elsewhere() -> None:
    """A page runs nothing and fetches nothing."""
    reader = read(to_html(decided("decided")))
    assert reader.tags & {"script", "link", "img", "iframe", "object", "form"} == set()
    assert reader.values("src") == [] and "url(" not in to_html(decided("decided"))


def test_hostile_text_is_escaped() -> None:
    """What a case states opens no element and no attribute, wherever it stands in the document."""
    spans = (
        Words(HOSTILE),
        Strong(HOSTILE),
        Code(HOSTILE),
        ToStep(1, HOSTILE),
        Cited(PLACE, HOSTILE, HOSTILE),
    )
    steps = Steps((Step(0, 1, spans),))
    found = page(Heading(1, HOSTILE), Paragraph(spans), Table((HOSTILE, HOSTILE), ((spans, spans),)), steps)
    assert read(found).tags & {"script", "img"} == set()
    assert "\x1b" not in found and "\u202e" not in found


def test_only_web_links() -> None:
    """A citation is linked to the official text on the web, its quotation marks escaped, and to nothing else."""
    linked = Paragraph((Cited(PLACE, 'https://e.se/a"b'),))
    assert 'href="https://e.se/a&quot;b"' in page(linked)
    assert "<a" not in page(Paragraph((Cited(PLACE, "javascript:x"),)))


def test_steps_fold() -> None:
    """A step with steps below it folds; a step mentioned has no anchor of its own."""
    steps = Steps(tuple(Step(depth, n, (Words("x"),)) for depth, n in ((0, 1), (1, 2), (1, None), (0, 3))))
    text = re.sub(r"\s*\n\s*", "", main_of(page(steps)))
    number = '<span class="number">{}.</span> x'
    assert text == (
        '<ul class="steps" role="list"><li id="steg-1"><details open><summary>'
        + number.format(1)
        + "</summary>"
        '<ul role="list"><li id="steg-2"><div class="leaf">' + number.format(2) + "</div></li>"
        '<li><div class="leaf">x</div></li></ul></details></li>'
        '<li id="steg-3"><div class="leaf">' + number.format(3) + "</div></li></ul>"
    )


def test_deep_derivation() -> None:
    """A derivation of any depth is a page that a browser can open: deep steps stand side by side."""
    reader = read(page(Steps(tuple(Step(n, n + 1, (Words("x"),)) for n in range(20_000)))))
    assert reader.deepest < 50 and len(reader.values("id")) == 20_000


def test_language_and_title() -> None:
    """The page says its language and its title, and forbids what it does without."""
    found = page(Heading(1, "Beslut <1>"), Paragraph((Words("3 § den 2026-01-20"),)))
    assert found.startswith('<!DOCTYPE html>\n<html lang="sv">')
    assert "<title>Beslut &lt;1&gt;</title>" in found
    assert "3\u00a0§ den <time>2026-01-20</time>" in found
    assert "default-src 'none'" in found
