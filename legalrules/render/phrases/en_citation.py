"""English: places in the law, "Chapter 10, Section 23 of the Planning and Building Act"."""

from __future__ import annotations

from types import MappingProxyType

from legalrules.law.citation import Citation

# The names under which the acts are usually cited in English. Any other statute keeps its Swedish abbreviation.
_STATUTES = MappingProxyType(
    {
        "PBL": "the Planning and Building Act",
        "PBF": "the Planning and Building Ordinance",
        "FL": "the Administrative Procedure Act",
        "KL": "the Local Government Act",
        "MB": "the Environmental Code",
    }
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def english(place: Citation) -> str:
    """The place as it is cited in English: the narrowest unit last, then the statute."""
    statute = _STATUTES.get(place.statute, place.statute)
    parts: list[str] = []
    if place.amending:
        act = f"the transitional provisions of SFS {place.amending} to {statute}"
        return f"item {' '.join(place.items)} of {act}" if place.items else act
    if place.chapter:
        parts.append(f"Chapter {place.chapter}")
    if place.section:
        parts.append(f"Section {place.section}")
    if place.paragraph:
        parts.append(f"{_ORDINALS[place.paragraph - 1]} paragraph")
    if place.items:
        parts.append("item " + " ".join(place.items))
    if not parts:
        return statute
    return f"{', '.join(parts)} of {statute}"
