"""From Lark's tree to syntax nodes: the only Transformer, one method per rule of grammar/legalrules.lark.

Lark finds the methods by the names of rules and aliases; the grammar is their documentation. One file for each of the
grammar's headings; what several lines make together is said in assembly.py, the places after `trots` in targets.py.
"""

from __future__ import annotations

from legalrules.syntax.from_lark.rules import RuleReader
from legalrules.syntax.from_lark.sections import SectionReader
from legalrules.syntax.from_lark.vocabulary import VocabularyReader


class FromLark(SectionReader, VocabularyReader, RuleReader):
    """One block's tree to its node; faults that do not stop it are left in `faults`. Made anew for each block."""
