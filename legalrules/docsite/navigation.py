"""The names and the order of what the plugin adds, where `mkdocs.yml` has no navigation of its own."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from legalrules.docsite.addresses import folded

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

# Folders as MkDocs titles them, and what they are called; in the order in which they stand.
_FOLDERS = MappingProxyType(
    {"Lag": "Lagen", "Begrepp": "Begrepp", "Arendetyper": "Ärendetyper", "Delegation": "Delegation"}
)
_PAGES = ("Täckning", "Lagtextens ändringar", "Felkoder")
_LAST = MappingProxyType({"Kallor": "Källtexter"})


def arrange(nav: Navigation, abbreviations: Iterable[str]) -> None:
    """The law after the first page, then the rest as it was."""
    names = {**_FOLDERS, **_LAST, **{folded(one).capitalize(): one for one in abbreviations}}
    for item in _all(nav.items):
        if item.is_section:
            item.title = names.get(item.title or "", item.title)
    order = [*_FOLDERS.values(), *_PAGES, *_LAST.values()]

    def rank(item: StructureItem) -> int:
        if item.is_page and getattr(item, "is_homepage", False):
            return -1
        title = _title(item)
        return order.index(title) if title in order else len(order)

    nav.items.sort(key=rank)


def _title(item: StructureItem) -> str:
    """The title; that of a generated page stands in its front matter, which is not read yet."""
    found = getattr(item, "file", None)
    known = {"tackning.md": _PAGES[0], "avvikelser.md": _PAGES[1], "diagnostik.md": _PAGES[2]}
    return known.get(found.src_uri, "") if found is not None else str(item.title or "")


def _all(items: Iterable[StructureItem]) -> Iterable[StructureItem]:
    for item in items:
        yield item
        yield from _all(getattr(item, "children", None) or ())
