"""A decision as a page, in a browser: it opens, folds, explains and checks, with a mouse or with keys alone."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.browser.decided import page, ruling, written
from tests.browser.tab import NARROW, Tab

NEVER = "0" * 64


def verdict(tab: Tab, place: str) -> str:
    """What the check says there, first line."""
    tab.page.wait_for_selector(f"#{place}.good, #{place}.bad")
    return tab.page.inner_text(f"#{place} p")


@pytest.mark.parametrize(
    ("language", "is_open"), [("sv", False), ("en", False), ("sv", True)], ids=["sv", "en", "open"]
)
def test_it_opens_for_everyone(tab: Tab, tmp_path: Path, language: str, is_open: bool) -> None:
    """Nothing is complained of, fetched or in breach of WCAG 2.1 AA, with every step open, and nothing is too wide."""
    tab.open(written(tmp_path, page(language=language, is_open=is_open)))
    for button in tab.page.query_selector_all(".tools button:first-child"):
        button.click()
    tab.page.click("#check-here")
    verdict(tab, "here")
    assert tab.violations() == []
    tab.page.set_viewport_size(NARROW)
    assert (tab.overflow(), tab.complaints, len(tab.fetched)) == (0, [], 1)


def test_the_tree_by_keys_alone(tab: Tab, tmp_path: Path) -> None:
    """Tab reaches the tree; arrows open, walk, climb and close; Home and End lead to its ends."""
    tab.open(written(tmp_path, page()))
    for _ in range(100):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("document.activeElement.matches('.steps summary')"):
            break
    at = "document.activeElement.closest('li').id + ' ' + (document.activeElement.parentElement.open ?? '')"

    def press(key: str) -> str:
        tab.page.keyboard.press(key)
        return str(tab.page.evaluate(at)).strip()

    assert press("ArrowLeft") == "steg-1 false"
    assert press("ArrowRight") == "steg-1 true"
    assert press("ArrowRight").startswith("steg-2")
    assert press("ArrowLeft") == "steg-1 true"
    assert press("Enter") == "steg-1 false"
    assert press("Space") == "steg-1 true"
    assert press("End") != press("Home") == "steg-1 true"


def test_a_link_opens_what_hides_its_step(tab: Tab, tmp_path: Path) -> None:
    """A link to a step that is folded away unfolds it and gives it the focus."""
    tab.open(written(tmp_path, page()))
    tab.page.click(".tools button:nth-child(2)")
    number = tab.page.evaluate("[...document.querySelectorAll('.steps li[id] li[id] li[id]')].at(0).id")
    tab.page.evaluate(f"location.hash = '{number}'")
    tab.page.wait_for_function(f"document.activeElement.closest('li')?.id === '{number}'")
    assert tab.page.is_visible(f"#{number}")


def test_a_gloss_by_pointer_and_keys(tab: Tab, tmp_path: Path) -> None:
    """What a place means is shown while it is pointed at or focused, and goes away with Escape."""
    tab.open(written(tmp_path, page()))
    place = tab.page.locator(".place").first
    gloss = tab.page.locator(f"#{place.get_attribute('aria-describedby')}")
    shown = [gloss.is_visible()]
    for act in (place.focus, lambda: tab.page.keyboard.press("Escape"), place.hover):
        act()
        shown.append(gloss.is_visible())
    assert shown == [False, True, False, True]
    assert len(gloss.inner_text()) > 20


def test_the_check_in_the_file(tab: Tab, tmp_path: Path) -> None:
    """A good certificate follows from the file, in those words and not as accepted; a damaged one is refused."""
    tab.open(written(tmp_path, page())).click("#check-here")
    assert verdict(tab, "here") == "Följer av reglerna och uppgifterna i denna fil."
    made, _ = ruling()
    digests = [hashlib.sha256(made.program).hexdigest(), json.loads(made.certificate)["facts_digest"]]
    assert tab.page.locator("#here dd").all_inner_texts() == ["avgjort: bifall", *digests]
    tab.open(written(tmp_path, page(damaged=True))).click("#check-here")
    assert verdict(tab, "here").startswith("underkänt i slutsatserna")


def test_the_check_against_what_the_reader_has(tab: Tab, tmp_path: Path) -> None:
    """Accepted only against rules and facts of the reader's, as digests or files; not against others, nor half."""
    made, _ = ruling()
    tab.open(written(tmp_path, page()))
    rules, facts = hashlib.sha256(made.program).hexdigest(), json.loads(made.certificate)["facts_digest"]

    def checked(rules_digest: str, facts_digest: str) -> str:
        tab.page.fill("#rules-digest", rules_digest)
        tab.page.fill("#facts-digest", facts_digest)
        tab.page.evaluate("document.getElementById('held').className = ''")
        tab.page.click("#check-held")
        return verdict(tab, "held").split(":")[0]

    assert checked(rules, facts) == "Godkänt"
    assert [checked(rules, ""), checked("", facts)] == ["Ange uppgifterna också", "Ange reglerna också"]
    assert [checked(NEVER, facts), checked(rules, NEVER)] == ["Underkänt", "underkänt i uppgifterna"]
    for kind, document in (("rules", made.program), ("facts", made.facts)):
        kept = {"name": f"{kind}.json", "mimeType": "application/json", "buffer": document}
        tab.page.set_input_files(f"#{kind}-file", kept)
    assert checked("", "") == "Godkänt"
    assert checked(rules, "") == "Ange en digest eller en fil för varje, inte båda."


def test_paper(tab: Tab, tmp_path: Path) -> None:
    """On paper every step stands open, and what only a screen can do is left out."""
    tab.open(written(tmp_path, page()))
    tab.page.click(".tools button:nth-child(2)")
    tab.page.emulate_media(media="print")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.page.evaluate("document.querySelectorAll('.steps details:not([open])').length") == 0
    assert [tab.page.is_visible(one) for one in (".contents", ".tools", ".check")] == [False] * 3
    assert tab.page.pdf(format="A4").startswith(b"%PDF")


def test_without_scripts(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Without scripts the page is whole, folds, and says how to check it otherwise."""
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(written(tmp_path, page()).as_uri())
    assert "legalrules verify" in opened.inner_text("noscript")
    opened.click("#steg-1 > details > summary")
    assert not opened.is_visible("#steg-2")
    context.close()
