"""What the site is made from, read: rule files, keys of cases, search words, official texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from legalrules import api, corpus
from legalrules.adapters.casebook_file import read_key
from legalrules.adapters.layer_file import read_layers
from legalrules.adapters.search_words import read_search_words
from legalrules.casebook import KEY
from legalrules.docsite.library import Library, Scenario, library
from legalrules.docsite.official_texts import read_folder, shipped_pins
from legalrules.source import SourceFile


@dataclass(frozen=True, slots=True)
class Wanted:
    """The folders and files of a site."""

    law: tuple[Path, ...]
    bundled: bool
    cases: tuple[Path, ...]
    official: Path | None
    day: date | None
    cache: Path | None
    docs: Path


def read_library(wanted: Wanted) -> Library:
    """Everything the pages are made from. Raises `DiagnosticError`, `OSError`, ValueError.

    The same law, cases and texts give the same object again, so that whoever builds anew can tell that nothing changed.
    """
    sources = api.read_sources(*wanted.law, bundled=wanted.bundled)
    keys = tuple((path.parent, path.read_text("utf-8")) for folder in wanted.cases for path in _keys(folder))
    stamps = tuple((p, p.stat().st_mtime_ns) for p in _files(wanted.official))
    day = wanted.day or datetime.now(ZoneInfo("Europe/Stockholm")).date()
    return _read(wanted, sources, keys, stamps, day)


@lru_cache(maxsize=2)
def _read(
    wanted: Wanted,
    sources: tuple[SourceFile, ...],
    keys: tuple[tuple[Path, str], ...],
    stamps: tuple[tuple[Path, int], ...],
    day: date,
) -> Library:
    rules = api.load(*wanted.law, bundled=wanted.bundled, cache=wanted.cache)
    texts = read_folder(wanted.official, shipped_pins(), rules.legislation) if wanted.official else None
    return library(
        rules.legislation,
        day=day,
        entries=api.coverage(rules) if wanted.bundled else (),
        sources=sources,
        scenarios=tuple(s for folder, key in keys for s in _scenarios(folder, key, wanted.docs)),
        synonyms=read_search_words(corpus.search_words()) if wanted.bundled else None,
        layers=read_layers(corpus.layers()) if wanted.bundled else None,
        official=texts,
    )


def _keys(folder: Path) -> list[Path]:
    """The keys in the folder and those below it. Raises ValueError if there is none."""
    found = sorted(folder.rglob(KEY))
    if not found:
        raise ValueError(f"{folder}: no {KEY} in it or below it")
    return found


def _files(folder: Path | None) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder else []


def _scenarios(folder: Path, key: str, docs: Path) -> Iterator[Scenario]:
    inside = folder.resolve().is_relative_to(docs.resolve())
    base = folder.resolve().relative_to(docs.resolve()).as_posix() if inside else ""
    for expected in read_key(key):
        yield Scenario(expected, f"{base}/{expected.fil}" if base else "")
