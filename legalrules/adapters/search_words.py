"""Words that people search for and the law does not use: a YAML file of lists by place, `PBL/9/4: [attefallshus]`."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from legalrules.law.citation import parse_citation


def read_search_words(text: str) -> Mapping[str, tuple[str, ...]]:
    """The words by the place in its machine form. Raises ValueError for a file that is none."""
    try:
        given = yaml.safe_load(text) or {}
        found = {str(place): tuple(map(str, words)) for place, words in given.items()}
    except (yaml.YAMLError, TypeError, AttributeError) as fault:
        raise ValueError(f"not a list of search words: {fault}") from None
    unknown = [place for place in found if parse_citation(place) is None]
    if unknown:
        raise ValueError(f"no place in the law: {', '.join(unknown)}")
    return found
