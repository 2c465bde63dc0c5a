"""A real browser for the tests of pages: Debian's Chromium, driven by Playwright, without a network.

Without a browser the tests skip and say so, but not where CI is set: there a page nobody opened is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.tab import Tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def chromium() -> str | None:
    """The browser named by the environment, else the one of the system."""
    named = os.environ.get("LEGALRULES_CHROMIUM")
    return (
        named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for each process of the run."""
    path = chromium()
    if path is None:
        told = "no Chromium (apt-get install chromium, or name one in LEGALRULES_CHROMIUM)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A fresh tab, a desktop wide; what it complains of and fetches is kept."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE")
    yield Tab(context.new_page())
    context.close()
