"""Every link and anchor of the real site resolves, and no page has an identifier twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

IDS = re.compile(r'\sid="([^"]*)"')
LINKS = re.compile(r'<(a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"')


def pages(site: Path) -> dict[str, str]:
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html")}


def test_every_link_resolves(site: Path) -> None:
    """A link leads to a file of the site, and to a place that is on its page; nothing is loaded from elsewhere."""
    found = pages(site)
    ids = {name: set(IDS.findall(text)) for name, text in found.items()}
    broken = []
    for name, text in found.items():
        for tag, link in set(LINKS.findall(text)) if name != "404.html" else ():
            part = urlsplit(link.replace("&amp;", "&"))
            if part.scheme in ("http", "https", "data"):
                broken += [(name, link)] if tag != "a" and part.scheme != "data" else []
                continue
            target = unquote(urlsplit(urljoin(f"http://site/{name}", link)).path)[1:]
            target += "index.html" if target.endswith("/") or not target else ""
            whole = (site / target).is_file() and (not part.fragment or unquote(part.fragment) in ids[target])
            broken += [] if whole else [(name, link)]
    assert broken == []


def test_identifiers_are_unique(site: Path) -> None:
    """No page names two places alike."""
    doubled = {
        (name, one)
        for name, text in pages(site).items()
        for one, n in Counter(IDS.findall(text)).items()
        if n > 1
    }
    assert doubled == set()


def test_there_is_a_page_for_everything(site: Path) -> None:
    """Some 700 concepts, and an anchor for each place that the register lists."""
    assert len(list((site / "begrepp").iterdir())) > 600
    chapter = (site / "lag" / "pbl" / "kap09" / "index.html").read_text("utf-8")
    assert {"p4", "p4-s1-5", "p34-4-a", "p84"} <= set(IDS.findall(chapter))
