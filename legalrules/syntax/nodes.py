"""Syntax nodes: a source file as written, nothing resolved yet; every node carries its span.

Sentences stay runs of words and variables here; which concept a sentence speaks of is settled by `law.names`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from legalrules.source import Span

# Read as part of this module: these have files of their own only for their number.
from legalrules.syntax.choice_nodes import ChoiceNode as ChoiceNode
from legalrules.syntax.outcome_nodes import OutcomeNode as OutcomeNode
from legalrules.syntax.outcome_nodes import ReportNode as ReportNode
from legalrules.syntax.sentences import CalculationNode as CalculationNode
from legalrules.syntax.sentences import CalculationSign as CalculationSign
from legalrules.syntax.sentences import DateText as DateText
from legalrules.syntax.sentences import ExpressionNode as ExpressionNode
from legalrules.syntax.sentences import GatheredNode as GatheredNode
from legalrules.syntax.sentences import GatheringWords as GatheringWords
from legalrules.syntax.sentences import NumberText as NumberText
from legalrules.syntax.sentences import PeriodText as PeriodText
from legalrules.syntax.sentences import PlusNode as PlusNode
from legalrules.syntax.sentences import RoundedNode as RoundedNode
from legalrules.syntax.sentences import RoundingWords as RoundingWords
from legalrules.syntax.sentences import Sentence as Sentence
from legalrules.syntax.sentences import Token as Token
from legalrules.syntax.sentences import VariableName as VariableName
from legalrules.syntax.sentences import Word as Word
from legalrules.syntax.sentences import WorkingDayNode as WorkingDayNode
from legalrules.syntax.table_nodes import NameKey as NameKey
from legalrules.syntax.table_nodes import RangeKey as RangeKey
from legalrules.syntax.table_nodes import RowNode as RowNode
from legalrules.syntax.table_nodes import TableNode as TableNode


class Comparator(Enum):
    """The comparisons, by the words that say them."""

    AT_MOST = "är högst"
    AT_LEAST = "är minst"
    LESS = "är mindre än"
    GREATER = "är större än"
    EQUAL = "är lika med"
    UNEQUAL = "är skilt från"
    BEFORE = "är före"
    AFTER = "är efter"
    NOT_AFTER = "är senast"
    NOT_BEFORE = "är tidigast"
    SAME = "är samma som"
    DIFFERENT = "är en annan än"


class Connective(Enum):
    """How the parts of a condition are joined."""

    ALL = "och"
    ANY = "eller"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as a condition; "bränslet för E är ved" is one too, until names are resolved."""

    sentence: Sentence
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ComparisonNode:
    """A comparison as a condition. With SAME and DIFFERENT both sides are single variables."""

    left: ExpressionNode
    comparator: Comparator
    right: ExpressionNode
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled, citable condition: "1." has label "1", "a)" has label "a"."""

    label: str
    condition: ConditionNode
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """`alla av` or `någon av` with its items."""

    connective: Connective
    items: tuple[Item, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions joined by `och` lines or by `eller` lines; at least two parts."""

    connective: Connective
    parts: tuple[ConditionNode, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class NoneSuch:
    """`det finns ingen K sådan att ...`: no entity of that name meets the condition."""

    variable: VariableName
    condition: ConditionNode
    span: Span = field(compare=False)


ConditionNode = Clause | ComparisonNode | Items | Joined | NoneSuch


@dataclass(frozen=True, slots=True)
class Target:
    """A place named after `trots`, as written; "" and 0 and () mean: not said."""

    statute: str
    chapter: str
    section: str
    paragraph: int
    items: tuple[str, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class RuleNode:
    """[trots targets:] head [är lika med value] [om condition]."""

    targets: tuple[Target, ...]
    head: Sentence
    value: ExpressionNode | None
    condition: ConditionNode | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """`stycke N` or `punkt N` and what stands under it."""

    kind: str
    label: str
    parts: tuple[Part, ...]
    span: Span = field(compare=False)


Part = RuleNode | TableNode | Placed


@dataclass(frozen=True, slots=True)
class GapNode:
    """`lucka [places:] "..."`: what is not written as rules, and which paragraphs and items it is about."""

    places: tuple[Target, ...]
    text: str


@dataclass(frozen=True, slots=True)
class WaiverNode:
    """`godtas "kind" [places]: "reason"`: what an analysis finds there, and why it may stand."""

    kind: str
    places: tuple[Target, ...]
    reason: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ContentNode:
    """What a wording or a transitional point holds: gloss, link, choices, recorded gaps, waivers, rules."""

    gloss: str
    link: str
    choices: tuple[ChoiceNode, ...]
    gaps: tuple[GapNode, ...]
    parts: tuple[Part, ...]
    waivers: tuple[WaiverNode, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotedNode:
    """`känd genom citat DAY "where"`."""

    day: DateText
    where: str


@dataclass(frozen=True, slots=True)
class WordingNode:
    """`lydelse från DAY [till DAY] genom SFS N [känd genom citat ...]` with its content; `end` is exclusive."""

    start: DateText
    end: DateText | None
    sfs: str
    quoted: QuotedNode | None
    content: ContentNode
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class RepealNode:
    """`upphävd från DAY genom SFS N`."""

    start: DateText
    sfs: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class SectionNode:
    """`§ 10 a` with its wordings."""

    number: str
    wordings: tuple[WordingNode | RepealNode, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ChapterNode:
    """`kapitel 9 "Lov"`: the sections that follow belong to it."""

    number: str
    title: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PropertyNode:
    """`key: value, value` in a header; strings and names alike, in order."""

    key: str
    values: tuple[str, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class HeaderNode:
    """`författning PBL "..." SFS 2010:900` or `delegationsordning X "..."`: what follows in the file belongs to it."""

    kind: str
    abbreviation: str
    title: str
    sfs: str
    properties: tuple[PropertyNode, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PointNode:
    """`punkt N` of a transitional provision."""

    label: str
    quoted: QuotedNode | None
    content: ContentNode
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class TransitionNode:
    """`övergångsbestämmelse SFS N` with its points."""

    sfs: str
    points: tuple[PointNode, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class SortNode:
    """`sort name "gloss"`."""

    name: str
    gloss: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class SlotNode:
    """`{B: byggnad}` in a template."""

    variable: VariableName
    sort: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class VerbNode:
    """`[är]` in a template: the finite verb."""

    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class TypeNode:
    """A value type as written: kind is decimaltal, heltal, datum, text or enumeration."""

    kind: str
    unit: str
    low: NumberText | None
    high: NumberText | None
    names: tuple[str, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ConceptNode:
    """A declared sentence and its properties; `sourcing` is indata, bedömning, härledd or "" if not said."""

    template: tuple[Word | SlotNode | VerbNode, ...]
    id: str
    sourcing: str
    sources: tuple[str, ...]
    value: TypeNode | None
    functional: bool
    closable: bool
    question: str
    criteria: str
    protected: bool
    controllable: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ConstraintNode:
    """`omöjligt att` and the conditions that facts never meet together."""

    condition: ConditionNode
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ExclusionNode:
    """`utesluter varandra` and the sentences of which at most one holds of the same things."""

    sentences: tuple[Sentence, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class VocabularyNode:
    """`begrepp` with sorts and concepts, and what is impossible among facts."""

    sorts: tuple[SortNode, ...]
    concepts: tuple[ConceptNode, ...]
    constraints: tuple[ConstraintNode | ExclusionNode, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class CaseTypeNode:
    """`ärendetyp id "title"`."""

    id: str
    title: str
    subject: SlotNode
    day: Sentence
    applicant: tuple[str, ...]
    outcomes: tuple[OutcomeNode, ...]
    obstacles: tuple[Sentence, ...]
    reports: tuple[ReportNode, ...]
    exhaustive: bool
    span: Span = field(compare=False)
    waivers: tuple[WaiverNode, ...] = ()
    also: tuple[str, ...] = ()
    guidance: bool = False


Block = HeaderNode | VocabularyNode | ChapterNode | SectionNode | TransitionNode | CaseTypeNode


@dataclass(frozen=True, slots=True)
class FileNode:
    """A source file: its blocks in order."""

    source: str
    blocks: tuple[Block, ...]
