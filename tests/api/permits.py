"""The cases about permits and what they must come to, with the shipped law loaded once."""

from __future__ import annotations

from functools import cache

import legalrules
from legalrules import Rules
from legalrules.adapters.case_file import CaseFile
from legalrules.adapters.casebook_file import Expected, read_key
from legalrules.casebook import KEY
from tests.api.offices import EXAMPLES

FOLDER = EXAMPLES / "lovplikt"


def key() -> tuple[Expected, ...]:
    """Every row of the key, in its order."""
    return read_key((FOLDER / KEY).read_text("utf-8"))


@cache
def shipped() -> Rules:
    """The shipped law, without any municipality's order: the question of a permit needs none."""
    return legalrules.load()


def case_of(expected: Expected) -> CaseFile:
    """The case with its lines changed."""
    text = expected.changed((FOLDER / expected.fil).read_text("utf-8"))
    return legalrules.read_case(shipped(), text.encode())
