"""The places named after `trots`, read as the act reads them: `1 § 2, 3 och 4` names three items of 1 §.

The grammar gives one part per place, paragraph or item; a part that leaves something unsaid takes it from the part
before. What would be guessing is refused: a section without a chapter after one with a chapter, or a place without a
statute after one with a statute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legalrules.source import Span
from legalrules.syntax.faults import Faults
from legalrules.syntax.nodes import Target

ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")


@dataclass(frozen=True, slots=True)
class TargetPart:
    """One part of the list as written: sections, or a chapter, or only a paragraph or an item ("" if not said)."""

    statute: str
    chapter: str
    sections: tuple[str, ...]
    paragraph: int
    item: str
    span: Span

    @property
    def leans(self) -> bool:
        """Whether the part names only a paragraph or an item, of the place before it."""
        return not self.sections and not self.chapter


def targets(parts: Sequence[TargetPart], faults: Faults) -> tuple[Target, ...]:
    """The places, each said in full as far as the text says it."""
    found: list[Target] = []
    for part in parts:
        if part.leans:
            found.extend(_leaning(part, found[-1] if found else None, faults))
            continue
        if found:
            _check_said(part, found[-1], faults)
        items = tuple(part.item.split())
        for section in part.sections or ("",):
            found.append(Target(part.statute, part.chapter, section, part.paragraph, items, part.span))
    return tuple(found)


def _check_said(part: TargetPart, before: Target, faults: Faults) -> None:
    """After a place in another statute or chapter, a place that does not say its own could be read in two ways."""
    place = f"{part.sections[0]} §" if part.sections else f"{part.chapter} kap."
    for name, said, says in (
        ("statute", before.statute, part.statute),
        ("chapter", f"{before.chapter} kap." if before.chapter else "", part.chapter),
    ):
        if said and not says:
            message = f"{place} follows a place in {said}, and its own {name} is not said"
            hint = f"write “{said} {place}” if that is meant; name the places of this {name} first"
            faults.add("LR108", part.span, message, place, f"a place with its {name}", hint)
            return


def within_section(parts: Sequence[TargetPart]) -> tuple[Target, ...]:
    """Paragraphs and items of the section that they stand in, which is not named."""
    found: list[Target] = []
    for part in parts:
        found.append(_below(part, found[-1] if found else Target("", "", "", 0, (), part.span)))
    return tuple(found)


def _leaning(part: TargetPart, before: Target | None, faults: Faults) -> tuple[Target, ...]:
    """A paragraph or an item of the place before."""
    if before is None or not before.section:
        wanted = "a section (9 kap. 3 §)"
        faults.add("LR108", part.span, "an item or a paragraph stands without its section", part.item, wanted)
        return ()
    return (_below(part, before),)


def _below(part: TargetPart, before: Target) -> Target:
    """The paragraph or item, taking from the place before what is not said: `2 a och b` names 2 a and 2 b."""
    items = tuple(part.item.split())
    if items and items[0].isalpha():
        items = (*before.items[: 1 if before.items[0].isdigit() else 0], *items) if before.items else items
    paragraph = part.paragraph or before.paragraph
    return Target(before.statute, before.chapter, before.section, paragraph, items, part.span)
