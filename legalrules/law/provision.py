"""Provisions: one wording of one section, with its gloss, its rules and its exceptions to other provisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from legalrules.law.citation import Citation
from legalrules.law.condition import Condition, Measure, Reference
from legalrules.law.waiver import Waiver
from legalrules.law.wording import WordingKey
from legalrules.source import Span


@dataclass(frozen=True, slots=True)
class Choice:
    """A tolkningsval: a reading chosen among several, with reason and authority."""

    name: str
    chosen: str
    alternatives: tuple[str, ...]
    reason: str
    authority: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not written as rules, and why; `places` are the paragraphs and items that it is about, if said."""

    places: tuple[Citation, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Concludes:
    """The sentence follows."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class GivesValue:
    """The attribute has this value."""

    reference: Reference
    value: Measure


@dataclass(frozen=True, slots=True)
class ExceptionTo:
    """What the targets impose is taken away: the negated effect, for these targets only."""

    targets: tuple[Citation, ...]
    reference: Reference


@dataclass(frozen=True, slots=True)
class WaiverOf:
    """The conditions at the targets are waived for these things (in the order of the waived rule's head)."""

    targets: tuple[Citation, ...]
    args: tuple[str, ...]


Conclusion = Concludes | GivesValue | ExceptionTo | WaiverOf


@dataclass(frozen=True, slots=True)
class Rule:
    """A conclusion and what it takes, at a citable place; `source` says where a row of a table is from."""

    place: Citation
    conclusion: Conclusion
    condition: Condition
    sorts: tuple[tuple[str, str], ...]
    span: Span = field(compare=False)
    source: str = ""

    def sort_of(self, variable: str) -> str:
        """The sort that the rule gives the variable; raises KeyError for a variable it does not use."""
        return dict(self.sorts)[variable]


@dataclass(frozen=True, slots=True)
class Provision:
    """A wording of a section."""

    key: WordingKey
    gloss: str
    link: str
    choices: tuple[Choice, ...]
    gaps: tuple[Gap, ...]
    rules: tuple[Rule, ...]
    span: Span = field(compare=False)
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """A transitional point: for the cases it names, the wordings its act introduced or ended are read as before."""

    key: WordingKey
    gloss: str
    choices: tuple[Choice, ...]
    gaps: tuple[Gap, ...]
    rules: tuple[Rule, ...]
    span: Span = field(compare=False)
