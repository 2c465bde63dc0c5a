"""The parts of a line: words, names for things, numbers, days and lengths of time, as written.

Every other module reads these from `nodes`, where the tree is described.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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


ExpressionNode = Sentence | NumberText | DateText | PlusNode
