"""Outlines as YAML: for each section a list of its paragraphs, each with the labels of its items.

statute: PBL
source: what the list was made from
from: 2025-12-01
to: 2026-01-01        # if the list holds until then
chapters:
  "9":
    "4": ["1, 2, 3, 4, 5", ""]
    transitions:          # points of the transitional provisions of an act
      "2025:974": "1, 2"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import yaml

from legalrules.adapters.official import OfficialSection
from legalrules.law.citation import Citation
from legalrules.law.outline import Outline, SectionOutline
from legalrules.law.wording import Validity


def read_outline(text: str) -> Outline:
    """The outline of a file. Raises ValueError, saying what is wrong, for one that is none."""
    try:
        given = yaml.safe_load(text)
        start, end = given["from"], given.get("to")
        if type(start) is not date or not (end is None or type(end) is date):
            raise TypeError("from and to are days")
        sections = tuple(
            SectionOutline(
                Citation(_text(given["statute"]), _text(chapter), _text(number)), _paragraphs(listed)
            )
            for chapter, numbers in given["chapters"].items()
            for number, listed in numbers.items()
        )
        points = tuple(
            SectionOutline(
                Citation(_text(given["statute"]), items=(label.strip(),), amending=_text(act)), ((),)
            )
            for act, labels in given.get("transitions", {}).items()
            for label in _text(labels).split(",")
        )
        return Outline(_text(given["source"]), Validity(start, end), (*sections, *points))
    except (yaml.YAMLError, LookupError, TypeError, AttributeError) as fault:
        raise ValueError(f"not an outline: {fault}") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text; write it in quotes")
    return value


def _paragraphs(listed: list[object]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    texts = [_text(paragraph) for paragraph in listed]
    return tuple(tuple(tuple(label.split()) for label in t.split(",") if label.strip()) for t in texts)


def outline_of(sections: Iterable[OfficialSection], statute: str, source: str, validity: Validity) -> Outline:
    """The outline of sections of an official text, in the wordings of the first day."""
    return Outline(
        source,
        validity,
        tuple(
            SectionOutline(
                Citation(statute, section.chapter, section.number),
                tuple(tuple(item.labels for item in p.items) for p in section.paragraphs),
            )
            for section in sections
            if validity.start in Validity(section.start or date.min, section.end)
        ),
    )


def outline_text(outline: Outline) -> str:
    """The file of an outline of one statute."""
    chapters: dict[str, dict[str, list[str]]] = {}
    for section in outline.sections:
        place = section.citation
        labels = [", ".join(" ".join(label) for label in items) for items in section.paragraphs]
        chapters.setdefault(place.chapter, {})[place.section] = labels
    head: Mapping[str, object] = {
        "statute": outline.sections[0].citation.statute if outline.sections else "",
        "source": outline.source,
        "from": outline.validity.start,
        **({} if outline.validity.end is None else {"to": outline.validity.end}),
    }
    width = 110
    return yaml.safe_dump(dict(head), allow_unicode=True, sort_keys=False, width=width) + yaml.safe_dump(
        {"chapters": chapters}, allow_unicode=True, sort_keys=False, width=width, default_flow_style=None
    )
