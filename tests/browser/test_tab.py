"""The means by which pages are tested can themselves find fault."""

from __future__ import annotations

from pathlib import Path

from tests.browser.tab import NARROW, Tab

FAULTY = """<!DOCTYPE html><title>fel</title><body><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
<p style="width:900px">bred</p>
<script>console.error("ett fel"); fetch("http://localhost:9/x").catch(() => 0)</script>"""
SOUND = """<!DOCTYPE html><html lang="sv"><title>hel</title><body><main><h1>Hel</h1>
<p>Smal.</p><a href="#h">Hit</a></main>"""


def written(folder: Path, text: str) -> Path:
    page = folder / "page.html"
    page.write_text(text, "utf-8")
    return page


def test_a_faulty_page_is_found_out(tab: Tab, tmp_path: Path) -> None:
    """A page without a language or a text for its picture, too wide, that errs and fetches, is told of all."""
    tab.page.set_viewport_size(NARROW)
    tab.open(written(tmp_path, FAULTY)).wait_for_timeout(50)
    assert {one.split(":")[0] for one in tab.violations()} == {"html-has-lang", "image-alt"}
    assert tab.overflow() > 500
    assert tab.complaints[0] == "ett fel"
    assert tab.fetched[-1] == "http://localhost:9/x"


def test_a_sound_page_is_told_nothing_of(tab: Tab, tmp_path: Path) -> None:
    """A page without fault has none, and the keyboard reaches its link."""
    tab.page.set_viewport_size(NARROW)
    tab.open(written(tmp_path, SOUND)).keyboard.press("Tab")
    assert (tab.violations(), tab.overflow(), tab.complaints, tab.focused()) == ([], 0, [], "Hit")
    assert len(tab.fetched) == 1
