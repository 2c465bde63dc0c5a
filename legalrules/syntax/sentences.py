"""The parts of a line: words, names for things, numbers, days and lengths of time, as written.

Every other module reads these from `nodes`, where the tree is described.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from legalrules.source import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; also a number or a section sign that stands in a citation inside a sentence."""

    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class VariableName:
    """A capital letter, perhaps with a digit: a name for a thing."""

    name: str
    span: Span = field(compare=False)


Token = Word | VariableName


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of words and variables."""

    tokens: tuple[Token, ...]
    span: Span = field(compare=False)

    def __str__(self) -> str:
        return " ".join(t.text if isinstance(t, Word) else t.name for t in self.tokens)


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number as written, "1 200,5", and its unit, "" if none."""

    text: str
    unit: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class DateText:
    """A day as written, not yet checked against the calendar."""

    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PeriodText:
    """A length of time as written: a number and one of dagar, veckor, månader, år (or their singulars)."""

    number: str
    unit: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class PlusNode:
    """`base plus period`."""

    base: Sentence | DateText
    period: PeriodText
    span: Span = field(compare=False)


class CalculationSign(Enum):
    """What is done with two numbers, by the words that say it."""

    PLUS = "plus"
    MINUS = "minus"
    TIMES = "multiplicerat med"
    DIVIDED = "delat med"


class RoundingWords(Enum):
    """The rounding rules, by the words that say them; the number that follows is what is rounded to."""

    DOWN = "avrundat nedåt till hela"
    UP = "avrundat uppåt till hela"
    NEAREST = "avrundat till närmaste"
    NEAREST_EVEN = "avrundat till närmaste jämna antal"


class GatheringWords(Enum):
    """What is made of the members of a set, by the words that say it."""

    SUM = "summan av"
    LEAST = "det minsta av"
    GREATEST = "det största av"
    COUNT = "antalet"


@dataclass(frozen=True, slots=True)
class CalculationNode:
    """Two expressions added, subtracted, multiplied or divided, in the usual order of precedence."""

    left: ExpressionNode
    sign: CalculationSign
    right: ExpressionNode
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class RoundedNode:
    """An expression rounded to a multiple of a number."""

    base: ExpressionNode
    rule: RoundingWords
    step: NumberText
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class GatheredNode:
    """`summan av OF varje K som OVER`: the words before and after the name; `of` is empty for `antalet K som OVER`."""

    words: GatheringWords
    of: tuple[Token, ...]
    member: VariableName
    over: Sentence
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class WorkingDayNode:
    """`base eller nästa vardag om dagen är helgdag`."""

    base: ExpressionNode
    span: Span = field(compare=False)


ExpressionNode = (
    Sentence
    | NumberText
    | DateText
    | PlusNode
    | CalculationNode
    | RoundedNode
    | GatheredNode
    | WorkingDayNode
)
