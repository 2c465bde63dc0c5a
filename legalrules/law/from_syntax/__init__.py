"""Syntax trees to legislation: names, sorts and citations resolved; every fault gathered, none stops the others."""

from __future__ import annotations

from legalrules.diagnostics.outcome import Outcome
from legalrules.law.checks import CHECKS
from legalrules.law.from_syntax.case_types import read_case_type, read_delegation
from legalrules.law.from_syntax.constraints import read_constraints
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.statutes import read_statutes
from legalrules.law.from_syntax.vocabulary import read_vocabulary
from legalrules.law.names import Names
from legalrules.law.statute import Legislation
from legalrules.syntax.nodes import CaseTypeNode, FileNode, HeaderNode, VocabularyNode


def legislation(files: tuple[FileNode, ...]) -> Outcome[Legislation]:
    """The legislation that the files hold together."""
    faults = Faults()
    blocks = [block for file in files for block in file.blocks]
    vocabularies = tuple(b for b in blocks if isinstance(b, VocabularyNode))
    sorts, concepts = read_vocabulary(vocabularies, faults)
    names = Names.of(concepts)
    constraints = read_constraints(vocabularies, names, faults)
    statutes = read_statutes(files, names, faults)
    case_types = [read_case_type(b, names, faults) for b in blocks if isinstance(b, CaseTypeNode)]
    headers = [b for b in blocks if isinstance(b, HeaderNode) and b.kind == "delegationsordning"]
    law = Legislation(
        sorts,
        concepts,
        statutes,
        tuple(c for c in case_types if c is not None),
        tuple(read_delegation(header, faults) for header in headers),
        constraints,
    )
    checked = (diagnostic for check in CHECKS for diagnostic in check(law))
    return Outcome(law, (*faults.found, *checked))
