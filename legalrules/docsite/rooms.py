"""All pages of the reading room, written and linked: the plugin hands them to the builder as they are."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from legalrules.docsite.addresses import above
from legalrules.docsite.case_type_drafts import case_type_drafts
from legalrules.docsite.chapter_drafts import law_drafts
from legalrules.docsite.concept_drafts import concept_drafts
from legalrules.docsite.library import Library
from legalrules.docsite.markup import WANTED, Draft
from legalrules.docsite.register_drafts import (
    coverage_draft,
    delegation_drafts,
    diagnostics_draft,
    drift_draft,
)
from legalrules.docsite.source_pages import source_drafts

_LOG = logging.getLogger("mkdocs.plugins.legalrules")


@dataclass(frozen=True, slots=True)
class Room:
    """A page: Markdown with a mark for each block of HTML, and the blocks."""

    uri: str
    markdown: str
    blocks: tuple[str, ...]
    ids: frozenset[str]
    in_nav: bool


def rooms(library: Library, more: Iterable[Draft] = (), *, directories: bool = True) -> Mapping[str, Room]:
    """Every page by its address in the docs folder; `directories` as MkDocs' `use_directory_urls`."""
    drafts = {draft.uri: draft for draft in (*_drafts(library), *more)}
    ids = {uri: frozenset(draft.ids) for uri, draft in drafts.items()}
    linker = Linker(ids, directories)
    return MappingProxyType(
        {
            uri: Room(
                uri,
                f"---\ntitle: {_quoted(draft.title)}\n---\n\n" + "\n".join(draft.text),
                tuple(linker.linked(block, uri) for block in draft.blocks),
                ids[uri],
                draft.in_nav,
            )
            for uri, draft in drafts.items()
        }
    )


def _drafts(library: Library) -> Iterator[Draft]:
    kinds: Iterable[Iterable[Draft]] = (
        law_drafts(library),
        case_type_drafts(library),
        concept_drafts(library),
        delegation_drafts(library),
        (coverage_draft(library), drift_draft(library), diagnostics_draft()),
        source_drafts(library),
    )
    for kind in kinds:
        yield from kind


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes the wanted links of a page relative, and points each at the nearest place that is there."""

    ids: Mapping[str, frozenset[str]]
    directories: bool

    def linked(self, block: str, uri: str) -> str:
        """The block with its links in place."""
        return WANTED.sub(lambda found: f'href="{self._address(found, uri)}"', block)

    def _address(self, found: re.Match[str], uri: str) -> str:
        page, wanted = found[1], found[2] or ""
        if page.endswith(".md") and page not in self.ids:
            _LOG.warning("%s: no page %s", uri, page)
        name = next((n for n in above(wanted) if n in self.ids.get(page, ())), "")
        place = f"#{name}" if name else ""
        if page == uri and place:
            return place
        return relative(url_of(page, self.directories), url_of(uri, self.directories)) + place


def url_of(uri: str, directories: bool) -> str:
    """The address of a page from the root of the site."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    if not directories:
        return f"{stem}.html"
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


@lru_cache(maxsize=65536)
def relative(target: str, start: str) -> str:
    """The address as seen from a page; both from the root of the site."""
    found = posixpath.relpath(target or ".", posixpath.dirname(start) or ".")
    return f"{found}/" if target.endswith("/") or not target else found
