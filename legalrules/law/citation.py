"""Citations: where in which statute a thing stands; ordered, printed and parsed in two canonical forms.

The Swedish form is the one a lawyer writes, "PBF 6 kap. 1 § första stycket 4"; the machine form is "PBF/6/1/1/4". In
English a paragraf is a section, a stycke a paragraph, a punkt an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a statute: chapter ("" if the statute has none), section, paragraph (0: the whole section), items.

    With `amending` (an SFS number) it names a transitional provision of that amending act, and `items` its points.
    """

    statute: str
    chapter: str = ""
    section: str = ""
    paragraph: int = 0
    items: tuple[str, ...] = ()
    amending: str = ""

    def __str__(self) -> str:
        return self.swedish()

    def swedish(self) -> str:
        """The form a lawyer writes, with the statute's abbreviation first."""
        parts = [self.statute]
        if self.amending:
            parts.append(f"övergångsbestämmelserna till SFS {self.amending}")
            if self.items:
                parts.append("punkt " + " ".join(self.items))
            return " ".join(parts)
        if self.chapter:
            parts.append(f"{self.chapter} kap.")
        if self.section:
            parts.append(f"{self.section} §")
        if self.paragraph:
            parts.append(f"{ORDINALS[self.paragraph - 1]} stycket")
        return " ".join([*parts, *self.items])

    def machine(self) -> str:
        """The form for files and interfaces: parts divided by slashes, the paragraph 0 for a whole section."""
        if self.amending:
            return "/".join((self.statute, f"sfs-{self.amending}", *self.items))
        head = (self.statute, self.chapter or "-", self.section)
        if self.paragraph or self.items:
            return "/".join((*head, str(self.paragraph), *self.items))
        return "/".join(head if self.section else head[:2])

    def covers(self, other: Citation) -> bool:
        """Whether `other` lies in the place cited: the same place, or inside it."""
        same = (self.statute, self.amending) == (other.statute, other.amending)
        if not same or (self.chapter, self.section) != (other.chapter, other.section):
            return same and not self.section and not self.amending and self.chapter in ("", other.chapter)
        if self.paragraph not in (0, other.paragraph):
            return False
        return other.items[: len(self.items)] == self.items

    def at(self, *, paragraph: int | None = None, items: tuple[str, ...] | None = None) -> Citation:
        """The same section, at another paragraph or item."""
        return Citation(
            self.statute,
            self.chapter,
            self.section,
            self.paragraph if paragraph is None else paragraph,
            self.items if items is None else items,
            self.amending,
        )

    def sort_key(self) -> tuple[tuple[int, str], ...]:
        """Statute, transitional provisions last, then chapter, section ("10 a" after "10"), paragraph, items."""
        parts = (self.statute, self.amending, self.chapter, self.section, str(self.paragraph), *self.items)
        return tuple(_natural(part) for part in parts)

    def __lt__(self, other: Citation) -> bool:
        return self.sort_key() < other.sort_key()


def _natural(part: str) -> tuple[int, str]:
    if not "0" <= part[:1] <= "9":
        return 0, part  # as most parts, and seen at once
    match = re.match(r"[0-9]+", part)
    return (int(match.group()), part[match.end() :].strip()) if match else (0, part)


_SWEDISH = re.compile(
    r"(?P<statute>\S+)"
    r"(?: övergångsbestämmelserna till SFS (?P<amending>[0-9]{4}:[0-9]+)(?: punkt (?P<points>.+))?"
    r"|(?: (?P<chapter>[0-9]+(?: [a-z])?) kap\.)?(?: (?P<section>[0-9]+(?: [a-z])?) §)?"
    r"(?: (?P<paragraph>" + "|".join(ORDINALS) + r") stycket)?(?P<items>(?: [0-9]+| [a-z])*))\Z"
)


def parse_citation(text: str) -> Citation | None:
    """A citation from its Swedish or its machine form; None if it is neither."""
    if "/" in text:
        return _parse_machine(text)
    match = _SWEDISH.match(text)
    if match is None:
        return None
    if match["amending"]:
        points = tuple(match["points"].split()) if match["points"] else ()
        return Citation(match["statute"], amending=match["amending"], items=points)
    paragraph = ORDINALS.index(match["paragraph"]) + 1 if match["paragraph"] else 0
    items = tuple(match["items"].split())
    return Citation(match["statute"], match["chapter"] or "", match["section"] or "", paragraph, items)


def _parse_machine(text: str) -> Citation | None:
    statute, *rest = text.split("/")
    if not rest or not all(rest):
        return None
    if rest[0].startswith("sfs-"):
        return Citation(statute, amending=rest[0][4:], items=tuple(rest[1:]))
    chapter = "" if rest[0] == "-" else rest[0]
    section, *below = rest[1:] or [""]
    if below and not below[0].isdecimal():
        return None
    return Citation(statute, chapter, section, int(below[0]) if below else 0, tuple(below[1:]))
