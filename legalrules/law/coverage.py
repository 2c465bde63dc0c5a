"""The register of coverage: what becomes of each section, paragraph and item that an outline lists.

A place is written as a rule, written with a judgement that a person makes, or left out with the reason. Where a wording
says nothing of a place, that is told: the list comes from the official text and not from what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sourcing
from legalrules.law.condition import Item, concepts_used, walk
from legalrules.law.outline import Outline, SectionOutline
from legalrules.law.provision import Gap, Provision, Rule, Transition
from legalrules.law.statute import Legislation
from legalrules.law.wording import Validity


class Status(Enum):
    """What becomes of a place."""

    RULE = "regel"
    JUDGEMENT = "bedömning"
    GAP = "utelämnad"
    MISSING = "saknas"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in a wording and what becomes of it: the judgements that its conditions ask for, what is left out."""

    place: Citation
    validity: Validity
    status: Status
    judgements: tuple[Concept, ...] = ()
    reasons: tuple[str, ...] = ()


def register(law: Legislation, outlines: Iterable[Outline]) -> tuple[Entry, ...]:
    """An entry for each place of the outlines, in their order."""
    wordings: dict[Citation, list[Provision | Transition]] = {}
    written: list[Provision | Transition] = [*law.provisions(), *law.transitions()]
    for provision in written:
        wordings.setdefault(provision.key.citation, []).append(provision)
    return tuple(
        entry
        for outline in outlines
        for section in outline.sections
        for entry in _entries(section, outline.validity, wordings.get(section.citation, []))
    )


def _entries(
    section: SectionOutline, validity: Validity, wordings: list[Provision | Transition]
) -> Iterator[Entry]:
    provision = next((p for p in wordings if validity.start in p.key.validity), None)
    for place in section.places():
        if provision is None:
            yield Entry(place, validity, Status.MISSING)
        else:
            yield _entry(_Section(section, provision), place, validity)


@dataclass(frozen=True, slots=True)
class _Section:
    """A section as listed and as written."""

    outline: SectionOutline
    provision: Provision | Transition

    def says(self, written: Citation, place: Citation) -> bool:
        """Whether what is written at a place is about the place listed, or about a part of it."""
        if written.items[: len(place.items)] != place.items:
            return False
        if not place.paragraph:
            return written.paragraph in (0, 1)
        if written.paragraph:
            return written.paragraph == place.paragraph
        # A paragraph that is not named is the only one, or the only one with that item.
        own = [
            n for n, items in enumerate(self.outline.paragraphs, 1) if not place.items or place.items in items
        ]
        return own == [place.paragraph]

    def rules_at(self, place: Citation) -> Iterator[tuple[Rule, tuple[Item, ...]]]:
        """The rules about the place, each with those of its items that are; none if the whole rule is."""
        for rule in self.provision.rules:
            items = [part for part in walk(rule.condition) if isinstance(part, Item)]
            about = tuple(item for item in items if self.says(item.citation, place))
            if self.says(rule.place, place):
                yield rule, ()
            elif about:
                yield rule, about

    def gaps_at(self, place: Citation) -> Iterator[Gap]:
        """The gaps about the place; one that names none is about all, where nothing is written."""
        for gap in self.provision.gaps:
            if any(self._leaves_out(left, place) for left in gap.places) or not (
                gap.places or self.provision.rules
            ):
                yield gap

    def _leaves_out(self, left: Citation, place: Citation) -> bool:
        """Whether the place lies in what is left out."""
        if left.paragraph not in (0, place.paragraph or 1):
            return False
        return place.items[: len(left.items)] == left.items


def _entry(section: _Section, place: Citation, validity: Validity) -> Entry:
    reasons = tuple(gap.text for gap in section.gaps_at(place))
    found = list(section.rules_at(place))
    if not found:
        return Entry(place, validity, Status.GAP if reasons else Status.MISSING, (), reasons)
    conditions = [part for rule, items in found for part in (items or (rule.condition,))]
    used = dict.fromkeys(c for condition in conditions for c in concepts_used(condition))
    judged = tuple(concept for concept in used if concept.sourcing is Sourcing.JUDGEMENT)
    return Entry(place, validity, Status.JUDGEMENT if judged else Status.RULE, judged, reasons)
