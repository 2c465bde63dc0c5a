"""The nodes of a table: its sentence, what its keys are, its rows. Every other module reads them from `nodes`."""

from __future__ import annotations

from dataclasses import dataclass, field

from legalrules.source import Span
from legalrules.syntax.sentences import DateText, NumberText, Sentence


@dataclass(frozen=True, slots=True)
class RangeKey:
    """`från LOW [till HIGH]`: days or whole numbers; `high` is exclusive."""

    low: DateText | NumberText
    high: DateText | NumberText | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name of an enumeration."""

    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class RowNode:
    """A row of a table: a key for each `efter`, the value, and where it is from, "" if not said."""

    keys: tuple[RangeKey | NameKey, ...]
    value: NumberText
    origin: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class TableNode:
    """`tabell SENTENCE` with `efter SENTENCE` for each key, and its rows."""

    head: Sentence
    keys: tuple[Sentence, ...]
    rows: tuple[RowNode, ...]
    span: Span = field(compare=False)
