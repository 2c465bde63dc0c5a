"""The official words beside the rules, where the reader's own folder has them, and how they stand to those pinned."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from legalrules.adapters.official import OfficialParagraph
from legalrules.docsite.library import Library, Text
from legalrules.docsite.markup import both, esc
from legalrules.docsite.official_texts import Drift
from legalrules.law.provision import Provision

TOLD = MappingProxyType(
    {
        Drift.SAME: ("samma text som regeln skrevs efter", "the text that the rule was written from"),
        Drift.DIFFERS: (
            "texten skiljer sig från den som regeln skrevs efter",
            "the text differs from the one that the rule was written from",
        ),
        Drift.UNPINNED: (
            "ingen kontrollsumma är sparad för lydelsen",
            "no digest is kept for this wording",
        ),
        Drift.UNUSABLE: ("ingen användbar text i mappen", "no usable text in the folder"),
    }
)


def beside(library: Library, text: Text, rules: str) -> str:
    """The rules, and the official words next to them; the rules alone without a folder."""
    official = library.official
    statute = library.statute(text.key.citation.statute)
    if official is None or statute is None or not isinstance(text, Provision):
        return rules
    drift = official.drift(text, statute.sfs)
    swedish, english = TOLD[drift]
    note = f'<p class="lr-drift {drift.name.lower()}">{both(swedish, english)}</p>'
    found = official.text(text, statute.sfs)
    if found is None or drift is Drift.UNUSABLE:
        return rules + note
    words = "".join(_paragraph(paragraph) for paragraph in found.section.paragraphs)
    source = f'<p class="lr-file">{esc(found.file)}</p>'
    head = both("Lagtexten", "The official text")
    return (
        f'<div class="lr-beside"><div class="lr-official" lang="sv"><p class="lr-small-head">{head}</p>'
        f"{words}{note}{source}</div><div>{rules}</div></div>"
    )


def _paragraph(paragraph: OfficialParagraph) -> str:
    return f"<p>{esc(paragraph.text)}</p>" + _items(
        (" ".join(item.labels[-1:]), item.text, len(item.labels)) for item in paragraph.items
    )


def _items(items: Iterable[tuple[str, str, int]]) -> str:
    listed = "".join(
        f'<li class="depth-{depth}"><span class="lr-label">{esc(label)}'
        f"{'.' if label[:1].isdigit() else ')'}</span> {esc(text)}</li>"
        for label, text, depth in items
    )
    return f'<ul class="lr-if">{listed}</ul>' if listed else ""
