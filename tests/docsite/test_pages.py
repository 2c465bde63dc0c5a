"""The pages of the real site in a real browser: they open, read on any screen, and answer what is searched for."""

from __future__ import annotations

import pytest

from tests.browser.tab import NARROW, Tab

# One page of each kind; of the chapters a short one, since axe takes half a minute for the longest.
PAGES = (
    "",
    "lag/",
    "lag/pbl/kap12/",
    "begrepp/",
    "begrepp/byggnadsarea/",
    "arendetyper/lovplikt/",
    "delegation/exk/",
    "tackning/",
    "diagnostik/",
    "kallor/se/pbl/kap12/",
    "developers/certificate-format/",
)
FOUND = {
    "9 kap. 4 §": "9 kap. 4 §",
    "9:4": "9 kap. 4 §",
    "pbl 9:4a": "9 kap. 4 a §",
    "attefallshus": "9 kap. 4 §",
    "30 m2": "9 kap. 4 §",
    "30 kvm": "9 kap. 4 §",
    "friggebod": "9 kap. 4 §",
    "LR203": "LR203 ",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_for_everyone(tab: Tab, address: str, page: str) -> None:
    """It opens without an error, fetches nothing from elsewhere, breaks no rule of WCAG 2.1 AA and fits 360 px."""
    tab.open(address + page)
    assert tab.complaints == []
    assert [one for one in tab.fetched if not one.startswith(address)] == []
    assert tab.violations() == []
    tab.page.set_viewport_size(NARROW)
    assert tab.overflow() == 0


@pytest.mark.parametrize("page", ("lag/pbl/kap09/", "lag/fl/paragrafer/", "reference/python/"))
def test_a_long_page_opens_and_fits(tab: Tab, address: str, page: str) -> None:
    """It opens without an error, fetches nothing from elsewhere and fits 360 px."""
    tab.page.set_viewport_size(NARROW)
    tab.open(address + page)
    assert tab.complaints == []
    assert [one for one in tab.fetched if not one.startswith(address)] == []
    assert tab.overflow() == 0


@pytest.mark.parametrize("page", ("lag/pbl/kap09/", "arendetyper/lovplikt/", "begrepp/byggnadsarea/"))
def test_a_page_is_read_at_twice_the_size(tab: Tab, address: str, page: str) -> None:
    """At 200 % zoom a desktop window is half as wide, with everything folded open: nothing is scrolled sideways."""
    tab.page.set_viewport_size({"width": 640, "height": 450})
    tab.open(address + page)
    tab.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert tab.overflow() == 0


def test_everything_folded_open_is_for_everyone(tab: Tab, address: str) -> None:
    """Differences, drawings, sources and older wordings break no rule either, in English too."""
    page = tab.open(address + "lag/pbl/overgang/")
    page.click("[data-switch-language]")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert tab.violations() == []


def test_search_finds_what_people_type(tab: Tab, address: str) -> None:
    """Citations in both forms, older names and measures find their section first."""
    page = tab.open(address)
    first: dict[str, str] = {}
    for query in FOUND:
        page.fill("#sok", query)
        page.wait_for_function("document.querySelector('#antal').textContent !== ''")
        page.wait_for_timeout(60)
        first[query] = page.inner_text("#traffar li:first-child b").split(" › ")[-1]
    assert {query: told[: len(FOUND[query])] for query, told in first.items()} == FOUND


def test_a_hit_is_reached_by_keyboard(tab: Tab, address: str) -> None:
    """Enter goes to the first hit, and again to its place on the page."""
    page = tab.open(address)
    page.fill("#sok", "9:4")
    page.press("#sok", "Enter")
    page.wait_for_function("document.activeElement.closest('#traffar')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lag/pbl/kap09/#p4")
    assert page.inner_text("h2#p4") == "9 kap. 4 §"


def test_the_switch_shows_english_and_remembers(tab: Tab, address: str) -> None:
    """The joining words change, the law's own sentences stay, and the next page is in English too."""
    page = tab.open(address + "lag/pbl/kap09/")
    rule = page.locator(".lr-rules").first
    assert rule.locator(".en").first.is_hidden()
    page.click("[data-switch-language]")
    assert rule.locator(".en").first.is_visible()
    page.goto(address + "begrepp/byggnadsarea/")
    assert page.locator("dt .en").first.inner_text() == "Kind"


def test_a_link_opens_what_hides_its_place(tab: Tab, address: str) -> None:
    """An older wording lies folded, and opens for who follows a link into it."""
    page = tab.open(address + "lag/pbl/kap09/#p4-lydelse-2025-07-01-s1")
    assert page.locator("#p4-lydelse-2025-07-01-s1").evaluate("e => !e.closest('details:not([open])')")


def test_the_layers_of_the_question_of_a_permit(tab: Tab, address: str) -> None:
    """A new building: 3 §, exceptions 4–7 §§, required anyway 34, 36 and 37 §§, and from that 35 §."""
    page = tab.open(address + "arendetyper/lovplikt/")
    row = page.locator("h2#lager ~ div tr", has_text="Ny byggnad").first
    assert [cell.replace("\u00a0", " ") for cell in row.locator("td").all_inner_texts()] == [
        "3 §",
        "4 §, 5 §, 6 §, 7 §",
        "34 §, 36 §, 37 §",
        "35 §",
    ]
