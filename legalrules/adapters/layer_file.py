"""The layers of a question, measure by measure, from a YAML file: where the main rule is, and what stands anyway."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from legalrules.law.citation import Citation, parse_citation


@dataclass(frozen=True, slots=True)
class Layered:
    """A kind of measure: its main rules, the duties that stand despite exceptions, and the section that says so."""

    measure: str
    main: tuple[Citation, ...]
    despite: tuple[Citation, ...]
    said_in: Citation


def read_layers(text: str) -> Mapping[str, tuple[Layered, ...]]:
    """The measures by case type. Raises ValueError, saying what is wrong, for a file that is none."""
    try:
        given = yaml.safe_load(text) or {}
        return {str(name): tuple(map(_measure, rows)) for name, rows in given.items()}
    except (yaml.YAMLError, LookupError, TypeError, AttributeError) as fault:
        raise ValueError(f"not a file of layers: {fault}") from None


def _measure(row: Mapping[str, object]) -> Layered:
    places = row["huvudregel"], row["ändå"]
    if not all(isinstance(one, list) for one in places):
        raise TypeError(f"{row['åtgärd']}: huvudregel and ändå are lists")
    main, despite = (tuple(map(_place, one)) for one in places if isinstance(one, list))
    return Layered(str(row["åtgärd"]), main, despite, _place(row["hänvisning"]))


def _place(text: object) -> Citation:
    found = parse_citation(str(text))
    if found is None:
        raise TypeError(f"{text} is no place in the law")
    return found
