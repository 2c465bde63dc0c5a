"""The example municipalities and cases, loaded once for the tests that decide them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import legalrules
from legalrules import Rules, Ruling
from legalrules.cli.opening import cache_folder

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
EXEMPELKOMMUNEN = EXAMPLES / "delegation" / "exempelkommunen.lag"
GRANNKOMMUNEN = EXAMPLES / "delegation" / "grannkommunen.lag"
DAY = date(2026, 1, 20)


def load(*paths: Path) -> Rules:
    """The shipped law and these files, from the cache that the tests share."""
    return legalrules.load(*paths, cache=cache_folder())


@cache
def office(delegation: Path = EXEMPELKOMMUNEN) -> Rules:
    """The rules of a municipality: the shipped law and its delegation order."""
    return load(delegation)


def example(name: str) -> Path:
    """The example case whose file name begins so."""
    (path,) = EXAMPLES.glob(f"{name}*.yaml")
    return path


def text_of(name: str) -> str:
    """The text of an example case."""
    return example(name).read_text("utf-8")


def decided(
    text: str, *, day: date = DAY, delegation: Path = EXEMPELKOMMUNEN, engine: str = "seminaive"
) -> Ruling:
    """What becomes of the case written in the text."""
    rules = office(delegation)
    return legalrules.decide(rules, legalrules.read_case(rules, text.encode()), day=day, engine=engine)
