"""The MkDocs plugin: reads the law named in `mkdocs.yml` and adds its pages in memory; none is written into the docs.

The headings go to the builder as Markdown, so that navigation and search know them; the rest is put in as HTML once the
page is made, English last of all, so that search meets each sentence once. Nothing is kept between builds of different
law: pages made of the same sources on the same day are taken again.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

import legalrules
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.docsite.interface_draft import interface_draft
from legalrules.docsite.library import Library
from legalrules.docsite.markup import LATER
from legalrules.docsite.navigation import arrange
from legalrules.docsite.reading import Wanted, read_library
from legalrules.docsite.rooms import Room, rooms
from legalrules.law.statute import Statute

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_LOG = logging.getLogger("mkdocs.plugins.legalrules")
_MARK = re.compile(r'<div data-lr="([0-9]+)"></div>')
_HERE = "<!--legalrules-later-->"
_ASSETS = Path(__file__).parent / "assets"
STYLES, SCRIPT = "legalrules/reading-room.css", "legalrules/reading-room.js"


class ReadingRoomConfig(base.Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under the plugin. Folders are relative to that file."""

    law = c.ListOfItems(c.Type(str), default=[])
    bundled = c.Type(bool, default=True)
    cases = c.ListOfItems(c.Type(str), default=[])
    official = c.Optional(c.Type(str))
    day = c.Optional(c.Type((str, date)))
    cache = c.Type(str, default=".cache/legalrules")
    interface = c.Type(bool, default=False)
    english = c.ListOfItems(c.Type(str), default=[])


@dataclass(slots=True)
class _Made:
    """The pages of the last build, and what they were made of."""

    key: tuple[object, ...] = ()
    rooms: dict[str, Room] = field(default_factory=dict)
    law: tuple[Statute, ...] = ()
    later: dict[str, list[str]] = field(default_factory=dict)


class ReadingRoomPlugin(BasePlugin[ReadingRoomConfig]):  # type: ignore[no-untyped-call]
    """The reading room as a plugin; `legalrules` in `mkdocs.yml`."""

    def __init__(self) -> None:
        self._made = _Made()
        self._root = "."

    def on_startup(self, **_: object) -> None:
        """That there is such a method tells the builder to keep the plugin between the builds of `serve`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The styles and the script for the switch of language come with every theme."""
        if STYLES not in config.extra_css:
            config.extra_css.insert(0, STYLES)
        if SCRIPT not in [str(script) for script in config.extra_javascript]:
            config.extra_javascript.insert(0, SCRIPT)
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")
        return config

    def on_serve(self, server: object, **_: object) -> None:
        """The rule files are watched too."""
        watch = getattr(server, "watch", None)
        for path in self._wanted_paths:
            if callable(watch):
                watch(str(path))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, and the files that they need."""
        for uri, name in ((STYLES, "reading-room.css"), (SCRIPT, "reading-room.js")):
            files.append(File.generated(config, uri, abs_src_path=str(_ASSETS / name)))
        self._make(self._library(config), config)
        for room in self._made.rooms.values():
            level = InclusionLevel.UNDEFINED if room.in_nav else InclusionLevel.NOT_IN_NAV
            if files.get_file_from_path(room.uri) is None:
                files.append(File.generated(config, room.uri, content=room.markdown, inclusion=level))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: object) -> Navigation:
        """The folders of the law under their names, and first."""
        if config.nav is None:
            arrange(nav, [statute.abbreviation for statute in self._made.law])
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Say the language of pages that are not Swedish."""
        if page.file.src_uri not in self._made.rooms and page.file.src_uri.startswith(
            tuple(self.config.english)
        ):
            page.meta.setdefault("lang", "en")
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put in what is HTML already, all but what search should not see."""
        room = self._made.rooms.get(page.file.src_uri)
        if room is None:
            return html
        if page.present_anchor_ids is not None:
            page.present_anchor_ids.update(room.ids)
        whole = _MARK.sub(lambda found: room.blocks[int(found[1])], html)
        self._made.later[page.file.src_uri] = LATER.findall(whole)
        return LATER.sub(_HERE, whole)

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Put in the English and the lines of source."""
        waiting = iter(self._made.later.get(page.file.src_uri, ()))
        return re.sub(_HERE, lambda _: next(waiting, ""), output)

    @property
    def _wanted_paths(self) -> tuple[Path, ...]:
        root = Path(self._root)
        official = [self.config.official] if self.config.official else []
        return tuple(root / name for name in (*self.config.law, *self.config.cases, *official))

    def _library(self, config: MkDocsConfig) -> Library:
        self._root = str(Path(config.config_file_path or ".").resolve().parent)
        try:
            return read_library(self._wanted(config))
        except DiagnosticError as error:
            raise PluginError(
                "legalrules: the rule files have faults\n" + as_text(error.diagnostics, ())
            ) from None
        except (OSError, ValueError) as error:
            raise PluginError(f"legalrules: {error}") from None

    def _wanted(self, config: MkDocsConfig) -> Wanted:
        root, day = Path(self._root), self.config.day
        return Wanted(
            law=tuple(root / name for name in self.config.law),
            bundled=self.config.bundled,
            cases=tuple(root / name for name in self.config.cases),
            official=root / self.config.official if self.config.official else None,
            day=date.fromisoformat(str(day)) if day else None,
            cache=root / self.config.cache if self.config.cache else None,
            docs=Path(config.docs_dir),
        )

    def _make(self, library: Library, config: MkDocsConfig) -> None:
        key = (library, config.use_directory_urls)
        if self._made.key != key:
            more = (interface_draft(legalrules),) if self.config.interface else ()
            made = rooms(library, more, directories=config.use_directory_urls)
            self._made = _Made(key, dict(made), library.law.statutes)
            _LOG.info("legalrules: %s pages of law", len(made))
