"""Official consolidated texts: sections with their paragraphs and items, from the forms in which they are published.

Two forms are read: that of the Government's register and the Riksdag, in which a line `9 kap. Lov och förhandsbesked`
begins a chapter and `4 § Trots 3 §...` a section, and the same text with Markdown headings. A blank line ends a
paragraph or an item. Headings between sections are told from paragraphs by ending without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_CHAPTER = re.compile(r"(?:#+ +)?([0-9]+(?: [a-z])?) kap\. +[A-ZÅÄÖ].*(?:m\.m\.|[^.,;:])\Z")
_SECTION = re.compile(r"(?:#+ +)?([0-9]+(?: [a-z])?) § *(?:\n|(?=[^\s])|$)")
_UNTIL = re.compile(r"/Upphör att gälla U:(\d{4}-\d{2}-\d{2})/ *")
_SINCE = re.compile(r"/Träder i kraft I:(\d{4}-\d{2}-\d{2})/ *")
_NUMBERED = re.compile(r"([0-9]+(?: [a-z])?)\. +")
_LETTERED = re.compile(r"([a-zåäö])\) +")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_AMENDED = re.compile(r" *(?:Lag|Förordning) \(\d{4}:\d+\)\.\s*\Z")
_REPEALED = re.compile(r"Har upphävts genom ")
_AFTER_THE_TEXT = re.compile(r"#* *(?:Ikraftträdande- och övergångsbestämmelser|Övergångsbestämmelser)\b")


@dataclass(frozen=True, slots=True)
class OfficialItem:
    """An item of a list: its labels from the outermost, and its words."""

    labels: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class OfficialParagraph:
    """A paragraph: its words before and after the list, and the items."""

    text: str
    items: tuple[OfficialItem, ...]


@dataclass(frozen=True, slots=True)
class OfficialSection:
    """A wording of a section as published; `start` and `end` if the text says them, no paragraphs if repealed."""

    chapter: str
    number: str
    start: date | None
    end: date | None
    paragraphs: tuple[OfficialParagraph, ...]


def read_official(text: str) -> tuple[OfficialSection, ...]:
    """The sections of a consolidated text, in its order; chapters are "" where it has none."""
    found: list[OfficialSection] = []
    chapter, opened = "", None
    blocks: list[str] = []
    for block in _blocks(text):
        if _AFTER_THE_TEXT.match(block):
            break
        heading = _CHAPTER.match(block)
        if heading is not None:
            found.extend(_closed(chapter, opened, blocks))
            chapter, opened, blocks = heading[1], None, []
            continue
        section = _SECTION.match(block)
        if section is not None:
            found.extend(_closed(chapter, opened, blocks))
            opened, blocks = section[1], [block[section.end() :]]
        elif opened is not None:
            blocks.append(block)
    found.extend(_closed(chapter, opened, blocks))
    return tuple(found)


def _blocks(text: str) -> Iterator[str]:
    """What stands between blank lines; an item or a section begins a block of its own also without one."""
    for block in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\u00a0", " ")):
        lines: list[str] = []
        for line in block.strip().splitlines():
            if lines and (_CHAPTER.match(line) or line.startswith("#")):
                yield "\n".join(lines)
                lines = []
            lines.append(line.strip())
        if lines:
            yield "\n".join(lines)


def _closed(chapter: str, number: str | None, blocks: Iterable[str]) -> Iterator[OfficialSection]:
    if number is None:
        return
    given = list(blocks)
    until, since = _UNTIL.search(given[0]), _SINCE.search(given[0])
    given[0] = _SINCE.sub("", _UNTIL.sub("", given[0]))
    yield OfficialSection(
        chapter,
        number,
        date.fromisoformat(since[1]) if since else None,
        date.fromisoformat(until[1]) if until else None,
        tuple(_paragraphs([block for block in map(_plain, given) if block])),
    )


def _plain(block: str) -> str:
    """The words of a block in one line, without links and without the act that gave the wording."""
    return _AMENDED.sub("", " ".join(_LINK.sub(r"\1", block).split()))


def _paragraphs(blocks: list[str]) -> Iterator[OfficialParagraph]:
    if not blocks or _REPEALED.match(blocks[0]):
        return
    text, items = "", list[OfficialItem]()
    for place, block in enumerate(blocks):
        label = _labels(block, items[-1].labels if items else ())
        if label is not None:
            items.append(label)
        elif text and block[0].islower():
            text += (
                f"\n{block}"  # a definition in a list without numbers, or what ends a sentence after a list
            )
        elif block.startswith("#") or (place > 0 and _is_heading(block, blocks[place + 1 :])):
            continue
        else:
            if text:
                yield OfficialParagraph(text, tuple(items))
            text, items = block, []
    yield OfficialParagraph(text, tuple(items))


def _labels(block: str, before: tuple[str, ...]) -> OfficialItem | None:
    """The item that a block is; a letter belongs to the number before it."""
    numbered, lettered = _NUMBERED.match(block), _LETTERED.match(block)
    if numbered is not None:
        return OfficialItem(tuple(numbered[1].split()), block[numbered.end() :])
    if lettered is not None:
        above = before[:1] if before[:1] and before[0][0].isdigit() else ()
        return OfficialItem((*above, lettered[1]), block[lettered.end() :])
    return None


def _is_heading(block: str, after: list[str]) -> bool:
    """Short, without a full stop, and not what introduces a list."""
    introduces = bool(after) and (_labels(after[0], ()) is not None or after[0][0].islower())
    return block[-1] not in ".:;,?" and not introduces and len(block) < 200
