"""Where on the site a thing stands: page and anchor of a provision, a concept, a case type, a line of source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from legalrules.law.citation import Citation

_FOLDED = str.maketrans("åäöéü", "aaoeu")
COVERAGE = "tackning.md"
DRIFT = "avvikelser.md"
DIAGNOSTICS = "diagnostik.md"
CONCEPTS = "begrepp/index.md"
LAW = "lag/index.md"


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


def above(name: str) -> Iterable[str]:
    """The anchor and those of the places that it lies in, the nearest first."""
    while name:
        yield name
        name = name.rpartition("-")[0]


def source_page(name: str) -> str:
    """The page of a rule file."""
    parts = [folded(part) for part in name.removesuffix(".lag").split("/") if part not in ("", ".", "..")]
    return "kallor/" + "/".join(parts[-3:]) + ".md"


def case_type_page(case_type: str) -> str:
    """The page of a case type."""
    return f"arendetyper/{folded(case_type)}.md"


def concept_pages(ids: Iterable[str]) -> Mapping[str, str]:
    """The page of each concept; two that would share an address are told apart by a number."""
    pages: dict[str, str] = {}
    taken: set[str] = {"index"}
    for name in ids:
        address, number = folded(name), 2
        while address in taken:
            address, number = f"{folded(name)}-{number}", number + 1
        taken.add(address)
        pages[name] = f"begrepp/{address}.md"
    return MappingProxyType(pages)
