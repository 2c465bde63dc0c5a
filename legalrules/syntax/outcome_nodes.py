"""Syntax nodes of the outcomes of a case type, and of what its decisions report."""

from __future__ import annotations

from dataclasses import dataclass, field

from legalrules.source import Span
from legalrules.syntax.sentences import Sentence


@dataclass(frozen=True, slots=True)
class OutcomeNode:
    """`utfall id "title"`: when it holds, when the automated function may decide it, and the operative text."""

    id: str
    title: str
    when: Sentence
    delegated: Sentence | None
    question: str
    decision: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class ReportNode:
    """`redovisas "heading"`: sentences whose true instances the decision reports."""

    heading: str
    sentences: tuple[Sentence, ...]
    span: Span = field(compare=False)
