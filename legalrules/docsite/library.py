"""The law of a site with everything a page looks up in it: wordings by section, exceptions both ways, uses, cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from legalrules.adapters.casebook_file import Expected
from legalrules.adapters.layer_file import Layered
from legalrules.docsite.addresses import anchor, chapter_page, concept_pages
from legalrules.docsite.official_texts import Official
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.coverage import Entry
from legalrules.law.provision import ExceptionTo, Provision, Rule, Transition, WaiverOf
from legalrules.law.statute import Legislation, Statute
from legalrules.law.wording import Validity
from legalrules.render.from_law.usage import Usage, usage
from legalrules.source import SourceFile

Text = Provision | Transition


@dataclass(frozen=True, slots=True)
class Scenario:
    """A row of a key of cases, and where its case file is on the site ("" if it is not there)."""

    expected: Expected
    address: str


@dataclass(frozen=True, slots=True)
class MadeException:
    """A rule that makes an exception from a place, and the wording that holds it."""

    target: Citation
    rule: Rule
    text: Text


@dataclass(frozen=True, slots=True)
class Library:
    """What the pages are made from. Made with `library`."""

    law: Legislation
    day: date
    entries: tuple[Entry, ...]
    register: Mapping[Citation, tuple[Entry, ...]]
    sources: Mapping[str, SourceFile]
    scenarios: tuple[Scenario, ...]
    synonyms: Mapping[str, tuple[str, ...]]
    layers: Mapping[str, tuple[Layered, ...]]
    official: Official | None
    wordings: Mapping[Citation, tuple[Provision, ...]]
    exceptions: Mapping[Citation, tuple[MadeException, ...]]
    usage: Mapping[str, Usage]
    concepts: Mapping[str, Concept]
    concept_pages: Mapping[str, str]
    delegations: frozenset[str]

    def current(self, section: Citation) -> Provision | None:
        """The wording in force on the day of the site, else the last one; None for a section that is not written."""
        found = self.wordings.get(section, ())
        return next((p for p in found if self.day in p.key.validity), found[-1] if found else None)

    def where(self, place: Citation, during: Validity | None = None) -> tuple[str, str]:
        """Page and anchor of a place, in the wording that was in force with the text that cites it."""
        page = chapter_page(place, self.delegations)
        if place.amending:
            return page, anchor(place)
        if not place.section:
            return page, ""
        section = section_of(place)
        now = self.current(section)
        if during is None or now is None or now.key.validity.overlaps(during):
            return page, anchor(place)
        then = [p for p in self.wordings[section] if p.key.validity.overlaps(during)]
        return page, anchor(place, then[-1].key.validity.start if then else None)

    def anchor(self, text: Text, place: Citation) -> str:
        """The anchor of a place in that wording."""
        if isinstance(text, Transition):
            return anchor(place)
        is_current = self.current(text.key.citation) == text
        return anchor(place, None if is_current else text.key.validity.start)

    def statute(self, abbreviation: str) -> Statute | None:
        """The statute with that abbreviation."""
        return next((s for s in self.law.statutes if s.abbreviation == abbreviation), None)

    def scenarios_of(self, section: Citation, wording: Validity) -> tuple[Scenario, ...]:
        """The cases that rest on the section in that wording."""
        bare = section.swedish()
        return tuple(
            one
            for one in self.scenarios
            if one.expected.dag in wording
            and any(place == bare or place.startswith(f"{bare} ") for place in one.expected.vilar_på)
        )


def library(
    law: Legislation,
    *,
    day: date,
    entries: tuple[Entry, ...] = (),
    sources: tuple[SourceFile, ...] = (),
    scenarios: tuple[Scenario, ...] = (),
    synonyms: Mapping[str, tuple[str, ...]] | None = None,
    layers: Mapping[str, tuple[Layered, ...]] | None = None,
    official: Official | None = None,
) -> Library:
    """The library of the law as it is looked at on the day."""
    wordings: dict[Citation, list[Provision]] = {}
    for provision in law.provisions():
        wordings.setdefault(provision.key.citation, []).append(provision)
    for of_section in wordings.values():
        of_section.sort(key=lambda provision: provision.key.validity.start)
    return Library(
        law,
        day,
        entries,
        MappingProxyType(_by_section(entries)),
        MappingProxyType({source.name: source for source in sources}),
        scenarios,
        MappingProxyType(dict(synonyms or {})),
        MappingProxyType(dict(layers or {})),
        official,
        MappingProxyType({place: tuple(found) for place, found in wordings.items()}),
        MappingProxyType(_exceptions(law)),
        usage(law),
        MappingProxyType({concept.id: concept for concept in law.concepts}),
        concept_pages(concept.id for concept in law.concepts),
        frozenset(one.abbreviation for one in law.delegations),
    )


def section_of(place: Citation) -> Citation:
    """The section that a place lies in."""
    return place.at(paragraph=0, items=())


def _by_section(entries: tuple[Entry, ...]) -> dict[Citation, tuple[Entry, ...]]:
    found: dict[Citation, list[Entry]] = {}
    for entry in entries:
        found.setdefault(section_of(entry.place), []).append(entry)
    return {section: tuple(listed) for section, listed in found.items()}


def _exceptions(law: Legislation) -> dict[Citation, tuple[MadeException, ...]]:
    found: dict[Citation, list[MadeException]] = {}
    texts: list[Text] = [*law.provisions(), *law.transitions()]
    for text in texts:
        for rule in text.rules:
            if isinstance(rule.conclusion, ExceptionTo | WaiverOf):
                for target in rule.conclusion.targets:
                    found.setdefault(section_of(target), []).append(MadeException(target, rule, text))
    return {section: tuple(listed) for section, listed in found.items()}
