"""What a test asks of an open page: what it complained of, what it fetched, and what axe finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# The width that WCAG 1.4.10 is commonly tested at.
NARROW = {"width": 360, "height": 740}


class Tab:
    """A tab of the browser: `page` is Playwright's, the rest is kept from when it was opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.fetched: list[str] = []
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._note)

    def open(self, where: Path | str) -> Page:
        """Open a file or an address, and wait for all of it."""
        self.page.goto(where if isinstance(where, str) else where.as_uri(), wait_until="load")
        return self.page

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _note(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.fetched.append(request.url)

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.1 AA, with the elements; the page itself may forbid scripts."""
        from axe_playwright_python.base import AXE_FILE_PATH

        self.page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
        options: dict[str, Any] = {"runOnly": WCAG_AA, "resultTypes": ["violations"]}
        found = self.page.evaluate("options => axe.run(document, options)", options)
        return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]

    def overflow(self) -> int:
        """How many pixels the page is wider than the window: whoever has a small one must scroll sideways."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def focused(self) -> str:
        """The text of the element that has the keyboard, without runs of blanks."""
        return str(
            self.page.evaluate("(document.activeElement.innerText || '').replace(/\\s+/g, ' ').trim()")
        )
