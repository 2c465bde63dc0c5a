"""What there is in a statute to be encoded: its sections, paragraphs and items, by number, without a word of the text.

An outline is made from an official text once (`legalrules outline`) and kept beside the law, so that the register of
coverage can be held against it where the text is not at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legalrules.law.citation import Citation
from legalrules.law.wording import Validity

Items = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section: for each paragraph the labels of its items, ("3", "a") below ("3",); nothing if it is repealed.

    A point of the transitional provisions of an act stands as a section of one paragraph.
    """

    citation: Citation
    paragraphs: tuple[tuple[Items, ...], ...]

    def places(self) -> Iterator[Citation]:
        """The smallest places, in order: items without items of their own, and paragraphs without items.

        The only paragraph of a section is not named, as in a citation that a lawyer writes.
        """
        if self.citation.amending:
            yield self.citation
            return
        alone = len(self.paragraphs) == 1
        for number, items in enumerate(self.paragraphs, 1):
            above = {label[:depth] for label in items for depth in range(1, len(label))}
            for label in [label for label in items if label not in above] or [()]:
                yield self.citation.at(paragraph=0 if alone else number, items=label)


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections of a statute as they read in a stretch of days, and what the list was made from."""

    source: str
    validity: Validity
    sections: tuple[SectionOutline, ...]
