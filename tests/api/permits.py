"""The cases about permits and what they must come to, with the shipped law loaded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import legalrules
from legalrules import Rules
from legalrules.adapters.case_file import CaseFile
from legalrules.adapters.casebook_file import Expected, read_key
from legalrules.casebook import KEY
from tests.api.offices import EXAMPLES, load

FOLDERS = (
    EXAMPLES / "lovplikt",
    EXAMPLES / "lovprovning",
)  # whether a permit is needed, whether it can be given


def key(folder: Path) -> tuple[Expected, ...]:
    """Every row of the folder's key, in its order."""
    return read_key((folder / KEY).read_text("utf-8"))


ROWS = tuple((folder, expected) for folder in FOLDERS for expected in key(folder))


@cache
def shipped() -> Rules:
    """The shipped law, without any municipality's order: the question of a permit needs none."""
    return load()


def case_of(folder: Path, expected: Expected) -> CaseFile:
    """The case with its lines changed."""
    text = expected.changed((folder / expected.fil).read_text("utf-8"))
    return legalrules.read_case(shipped(), text.encode())
