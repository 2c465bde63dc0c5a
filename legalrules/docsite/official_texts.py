"""Official texts from a folder of the reader's own: the words beside a rule, and whether they are those it was made of.

Of the words the project keeps digests only. A file says the number of its act near the top, and its name ends in the
day, or month, that it is read as of: `pbl--in-force-2026-01.txt`. Three forms are read: the two of `adapters.official`,
and headings that name chapter and section as `## 9:4`.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from legalrules.adapters.official import OfficialSection, read_official
from legalrules.law.citation import Citation
from legalrules.law.provision import Provision
from legalrules.law.statute import Legislation

_NUMBER = re.compile(r"(?:beteckning: |SFS-nummer · |\()([0-9]{4}:[0-9]+)")
_AS_OF = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?\Z")
_SHORT_HEADING = re.compile(r"^#+ +([0-9]+(?: ?[a-z])?):([0-9]+(?: ?[a-z])?) *$", re.MULTILINE)
_AMENDED_AND_HEADING = re.compile(r" (?:Lag|Förordning) \([0-9]{4}:[0-9]+\)\.[^.\n]*$", re.MULTILINE)
_WHOLE = re.compile(r"[.:;)?!”\"]\s*\Z")
PINS = "pinned.json"
Section = tuple[str, str, str]


class Drift(Enum):
    """How an official text stands to the one that a provision was written from."""

    SAME = "oförändrad"
    DIFFERS = "avviker"
    UNPINNED = "inte fäst"
    UNUSABLE = "källan går inte att använda"


@dataclass(frozen=True, slots=True)
class OfficialText:
    """A section as a file has it, and the day that it is read as of."""

    file: str
    as_of: date
    section: OfficialSection

    @property
    def day(self) -> date:
        """A day on which the section read so."""
        return self.section.start or self.as_of

    @property
    def digest(self) -> str:
        """The digest of the words, whatever their lines, spaces and dashes."""
        return hashlib.sha256(normalised(self.section).encode()).hexdigest()

    @property
    def is_whole(self) -> bool:
        """Whether the words end as a text does and hold no sign of damage."""
        last = self.section.paragraphs[-1] if self.section.paragraphs else None
        if last is None:
            return False
        # Words that go on after a list stand on a line of their own, wherever the list stood among them.
        ends = [last.items[-1].text] if last.items else [last.text]
        ends += last.text.split("\n")[1:][-1:]
        return any(map(_WHOLE.search, ends)) and "\ufffd" not in normalised(self.section)


@dataclass(frozen=True, slots=True)
class Official:
    """The texts by act, chapter and section, and the digests that were pinned. Made with `read_folder`."""

    texts: Mapping[Section, tuple[OfficialText, ...]]
    pins: Mapping[str, str]
    starts: Mapping[Section, tuple[date, ...]]

    def text(self, provision: Provision, act: str) -> OfficialText | None:
        """The newest text of the section while it was in force, a whole one if there is; None if no file has it."""
        place, validity = provision.key.citation, provision.key.validity
        section = (act, place.chapter, place.section)
        # A law may hold older rules as a statute of their own, for as long as somebody needs them: the act's words end
        # where its next wording begins, under whatever name.
        later = [day for day in self.starts.get(section, ()) if day > validity.start]
        found = [
            text
            for text in self.texts.get(section, ())
            if text.day in validity and not any(day <= text.day for day in later)
        ]
        return max(found, key=lambda text: (text.is_whole, text.day), default=None)

    def drift(self, provision: Provision, act: str) -> Drift:
        """How the text at hand stands to the one pinned."""
        found = self.text(provision, act)
        if found is None or not found.is_whole:
            return Drift.UNUSABLE
        pinned = self.pins.get(pin_key(provision))
        if pinned is None:
            return Drift.UNPINNED
        return Drift.SAME if found.digest == pinned else Drift.DIFFERS


def pin_key(provision: Provision) -> str:
    """The name under which the digest of a wording is pinned."""
    return f"{provision.key.citation.machine()}@{provision.key.validity.start.isoformat()}"


def normalised(section: OfficialSection) -> str:
    """The words of a section in one line: what differs between two copies of the same text is evened out."""
    words = (
        part
        for paragraph in section.paragraphs
        for part in (paragraph.text, *(f"{' '.join(item.labels)} {item.text}" for item in paragraph.items))
    )
    text = unicodedata.normalize("NFKC", " ".join(words)).replace("–", "-").replace("\u00ad", "")
    # An item's label has a full stop in one form and none in another.
    text = re.sub(r"(?<![0-9])([0-9]+(?: [a-z])?)\.(?= )", r"\1", text)
    return " ".join(re.sub(r"- (?=[a-zåäö]+)(?!och |eller )", "", text).split())


def read_folder(folder: Path, pins: Mapping[str, str], law: Legislation | None = None) -> Official:
    """Every text and Markdown file of the folder. Raises `OSError` for a folder that cannot be read."""
    found: dict[Section, list[OfficialText]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".md") and path.is_file():
            for act, text in _texts(path):
                found.setdefault((act, text.section.chapter, text.section.number), []).append(text)
    starts = MappingProxyType(_starts(law) if law is not None else {})
    return Official(MappingProxyType({key: tuple(texts) for key, texts in found.items()}), pins, starts)


def _starts(law: Legislation) -> dict[Section, tuple[date, ...]]:
    """The days on which a section of an act got a wording, whatever statutes hold it."""
    found: dict[Section, set[date]] = {}
    for statute in law.statutes:
        for provision in statute.provisions:
            place = provision.key.citation
            found.setdefault((statute.sfs, place.chapter, place.section), set()).add(
                provision.key.validity.start
            )
    return {section: tuple(sorted(days)) for section, days in found.items()}


def shipped_pins(country: str = "se") -> Mapping[str, str]:
    """The digests of the texts that the shipped law was written from."""
    found = files("legalrules.corpus") / country / "register" / PINS
    read = json.loads(found.read_text("utf-8")) if found.is_file() else {}
    return MappingProxyType({str(key): str(digest) for key, digest in read.items()})


def pins_of(law: Legislation, official: Official) -> dict[str, str]:
    """The digests of the texts at hand for the wordings that have one, to be kept once a lawyer has compared them."""
    acts = {statute.abbreviation: statute.sfs for statute in law.statutes}
    found = ((p, official.text(p, acts[p.key.citation.statute])) for p in law.provisions())
    return {pin_key(p): text.digest for p, text in found if text is not None and text.is_whole}


def place_in(section: OfficialSection, statute: str) -> Citation:
    """The section as a place in the statute."""
    return Citation(statute, section.chapter, section.number)


def _texts(path: Path) -> Iterator[tuple[str, OfficialText]]:
    content = path.read_text("utf-8", errors="replace")
    number, day = _NUMBER.search(content[:1000]), _AS_OF.search(path.stem)
    if number is None or day is None:
        return
    as_of = date(int(day[1]), int(day[2]), int(day[3] or 1))
    for section in read_official(_with_long_headings(content)):
        yield number[1], OfficialText(path.name, as_of, section)


def _with_long_headings(content: str) -> str:
    """Headings like `## 9:4` as the heading of a chapter, when it is another, and of a section."""
    chapter = ""

    def heading(found: re.Match[str]) -> str:
        nonlocal chapter
        begins = "" if found[1] == chapter else f"## {found[1]} kap. Kapitel\n\n"
        chapter = found[1]
        return f"{begins}#### {found[2]} §"

    if _SHORT_HEADING.search(content) is None:
        return content
    # In that form the heading of what follows stands in the last line of a section, after the act that amended it.
    return _SHORT_HEADING.sub(heading, _AMENDED_AND_HEADING.sub("", content))
