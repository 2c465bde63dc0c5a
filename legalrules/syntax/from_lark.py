"""From Lark's tree to syntax nodes: the only Transformer, one method per rule of grammar/legalrules.lark.

Lark finds the methods by the names of rules and aliases. Tokens keep the line within their block; `_span` adds the
line at which the block begins. What several lines make together is left to assembly.py and targets.py.
"""

from __future__ import annotations

import re

from lark import Token as Lexeme
from lark import Transformer, v_args

from legalrules.source import Span
from legalrules.syntax import assembly
from legalrules.syntax.assembly import Line
from legalrules.syntax.faults import Faults
from legalrules.syntax.nodes import (
    Block,
    CaseTypeNode,
    ChapterNode,
    ChoiceNode,
    Clause,
    Comparator,
    ComparisonNode,
    ConceptNode,
    ConditionNode,
    Connective,
    ContentNode,
    DateText,
    ExpressionNode,
    HeaderNode,
    Item,
    Items,
    Joined,
    NoneSuch,
    NumberText,
    OutcomeNode,
    Part,
    PeriodText,
    Placed,
    PlusNode,
    PointNode,
    PropertyNode,
    QuotedNode,
    RepealNode,
    ReportNode,
    RuleNode,
    SectionNode,
    Sentence,
    SlotNode,
    SortNode,
    Target,
    TransitionNode,
    TypeNode,
    VariableName,
    VerbNode,
    VocabularyNode,
    WordingNode,
)
from legalrules.syntax.nodes import (
    Word as WordNode,
)
from legalrules.syntax.targets import ORDINALS, TargetPart, targets
