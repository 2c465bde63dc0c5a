"""Where on the site a thing stands: page and anchor of a provision, a concept, a case type, a line of source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from legalrules.render.site_addresses import anchor as anchor
from legalrules.render.site_addresses import chapter_page as chapter_page
from legalrules.render.site_addresses import folded as folded

COVERAGE = "tackning.md"
DRIFT = "avvikelser.md"
DIAGNOSTICS = "diagnostik.md"
CONCEPTS = "begrepp/index.md"
LAW = "lag/index.md"


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
