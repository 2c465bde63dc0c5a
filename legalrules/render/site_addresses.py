"""Where a provision stands on a site made by `legalrules.docsite`: known here, so that a decision can link there."""

from __future__ import annotations

import re
from datetime import date

from legalrules.law.citation import Citation

_FOLDED = str.maketrans("åäöéü", "aaoeu")


def site_address(place: Citation, site: str) -> str:
    """The address of a place on the site at that address: "https://regler.example/lag/pbl/kap09/#p4-s1-2"."""
    page = chapter_page(place).removesuffix(".md")
    named = f"#{anchor(place)}" if place.section or place.amending else ""
    return f"{site.rstrip('/')}/{page}/{named}"


def folded(text: str) -> str:
    """The text as a part of an address: small letters of ASCII, digits and hyphens."""
    return re.sub(r"[^a-z0-9_]+", "-", text.lower().translate(_FOLDED)).strip("-")


def chapter_page(place: Citation, delegations: frozenset[str] = frozenset()) -> str:
    """The page of the chapter, of the statute's sections, or of its transitional provisions."""
    if place.statute in delegations:
        return f"delegation/{folded(place.statute)}.md"
    folder = f"lag/{folded(place.statute)}"
    if place.amending:
        return f"{folder}/overgang.md"
    if not place.chapter:
        return f"{folder}/paragrafer.md"
    number, *letter = place.chapter.split()
    return f"{folder}/kap{int(number):02d}{''.join(letter)}.md"


def anchor(place: Citation, wording: date | None = None) -> str:
    """The anchor of a place, hyphens between its parts; an older wording stands under its first day."""
    if place.amending:
        return "-".join((f"sfs-{place.amending.replace(':', '-')}", *map(_part, place.items)))
    parts = [f"p{_part(place.section)}"]
    if wording is not None:
        parts.append(f"lydelse-{wording.isoformat()}")
    if place.paragraph:
        parts.append(f"s{place.paragraph}")
    return "-".join((*parts, *map(_part, place.items)))


def _part(text: str) -> str:
    return folded(text.replace(" ", ""))
