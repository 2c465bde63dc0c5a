"""Concepts: what a statute speaks of, declared by the sentence that says it.

A template is a run of words and slots; a slot holds a variable of a sort. The finite verb is marked, so that the
negated sentences follow: "Å är inte nybyggnad" in a main clause, "Å inte är nybyggnad" in a subordinate one. The same
words are written in rules, put as questions and read in derivations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from legalrules.source import Span
from legalrules.values import ScalarType


class Sourcing(Enum):
    """Where the truth of a concept comes from."""

    INPUT = "input"
    JUDGEMENT = "judgement"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template for an entity of a sort; `name` is the variable that the declaration uses."""

    name: str
    sort: str


@dataclass(frozen=True, slots=True)
class Verb:
    """The finite verb of a template: where negation attaches."""

    word: str


TemplatePart = str | Slot | Verb


@dataclass(frozen=True, slots=True)
class Concept:
    """A predicate (`value` is None) or an attribute, with its sentence, its source of truth and its question.

    A `protected` fact may never matter to a case; the applicant can influence a `controllable` one.
    """

    id: str
    template: tuple[TemplatePart, ...]
    sourcing: Sourcing
    value: ScalarType | None = None
    sources: tuple[str, ...] = ()
    question: str = ""
    criteria: str = ""
    functional: bool = False
    closable: bool = False
    protected: bool = False
    controllable: bool = False
    span: Span | None = field(default=None, compare=False)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots in the order of the sentence: the order of the arguments."""
        return tuple(part for part in self.template if isinstance(part, Slot))

    @property
    def sorts(self) -> tuple[str, ...]:
        """The sorts of the arguments."""
        return tuple(slot.sort for slot in self.slots)

    def sentence(self, arguments: tuple[str, ...], *, negated: bool = False) -> str:
        """The sentence with the arguments in its slots, negated in a main clause if asked."""
        words: list[str] = []
        rest = iter(arguments)
        for part in self.template:
            match part:
                case Slot():
                    words.append(next(rest))
                case Verb(word):
                    words.extend((word, "inte") if negated else (word,))
                case str():
                    words.append(part)
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of entity, with the words that explain it."""

    name: str
    gloss: str = ""
    span: Span | None = field(default=None, compare=False)
