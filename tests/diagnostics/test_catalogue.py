"""The catalogue of codes: ordered, complete sentences, no code twice."""

from __future__ import annotations

from legalrules.diagnostics.catalogue import CATALOGUE
from legalrules.diagnostics.catalogue_cases import CASE_ENTRIES
from legalrules.diagnostics.catalogue_logic import LOGIC_ENTRIES


def test_codes_stand_once_and_in_order() -> None:
    """A reader finds a code by its number."""
    codes = [entry.code for entry in CATALOGUE]
    assert codes == sorted(set(codes))


def test_reasons_and_repairs_are_sentences() -> None:
    """Each reason and each repair ends in a full stop, and no title does."""
    faulty = [
        entry.code
        for entry in LOGIC_ENTRIES + CASE_ENTRIES
        if not (entry.reason.endswith(".") and entry.repair.endswith(".")) or entry.title.endswith(".")
    ]
    assert faulty == []


def test_codes_of_the_logic() -> None:
    """The codes that a program can be refused with."""
    assert [e.code for e in LOGIC_ENTRIES] == ["LR401", "LR402", "LR403", "LR404", "LR405", "LR406", "LR407"]


def test_codes_of_admission() -> None:
    """What a case can state against the declarations is judged at admission: LR507, LR508, LR509, LR510."""
    titles = {e.code: e.title for e in CASE_ENTRIES}
    assert titles["LR507"] == "Source not allowed"
    assert titles["LR509"] == "Judgement without official and reason"
