"""The facts of one case: entities, statements with their sources, and what the case closes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from legalrules.source import Span
from legalrules.values import Scalar


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement by somebody on a day: an atom true or false, or a value; of a judgement, by whom and why."""

    predicate: str
    args: tuple[str, ...]
    value: Scalar | bool
    source: str
    date: date
    official: str = ""
    reason: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Entities by sort, sorts that are completely named, closed predicates, statements."""

    entities: Mapping[str, tuple[str, ...]]
    named: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    statements: tuple[Statement, ...] = ()
