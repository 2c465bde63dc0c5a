"""What is not known of a case and somebody could answer, and what an answer has to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from legalrules.datalog.clauses import Comparison
from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import Arguments, Variable
from legalrules.law.citation import Citation
from legalrules.law.concept import Sourcing
from legalrules.values import Scalar


class Matter(Enum):
    """What kind of thing is not known."""

    ATOM = "atom"  # whether a stated atom holds
    VALUE = "value"  # the value of a stated attribute
    CLOSING = "closing"  # whether what a set has been said to hold is all there is
    NAMING = "naming"  # whether all things of a sort have been named
    THING = "thing"  # a further thing of a sort


@dataclass(frozen=True, slots=True)
class Unknown:
    """An input that is not known. `name` is of a predicate or a sort; a THING has the name it would be given."""

    matter: Matter
    name: str
    args: Arguments = ()
    predicate: Predicate | None = field(default=None, compare=False)

    @property
    def is_judgement(self) -> bool:
        """Whether only an official can say."""
        return self.predicate is not None and self.predicate.sourcing is Sourcing.JUDGEMENT


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison that a value has to make true, or false, for the things bound."""

    literal: Comparison
    binding: tuple[tuple[Variable, str | None], ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that would do: yes or no, or a value; with the conditions that the value has to meet."""

    unknown: Unknown
    says: bool | Scalar
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class SettlingSet:
    """A minimal set of unknown inputs, with answers that settle the question."""

    answers: tuple[Answer, ...]

    @property
    def unknowns(self) -> frozenset[Unknown]:
        """What has to be answered."""
        return frozenset(answer.unknown for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The settling sets for one answer to one question, the smallest first.

    `decides` is the id of an outcome that the case would be decided with; None when it is whether the atom holds that
    is settled, as `holds` says. `truncated`: there may be more sets than were looked for.
    """

    atom: str
    holds: bool
    sets: tuple[SettlingSet, ...]
    decides: str | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """An unknown input that can still matter: in how many settling sets it is, and where the law first asks for it."""

    unknown: Unknown
    count: int
    place: Citation | None


@dataclass(frozen=True, slots=True)
class Questions:
    """What is open in a case: the ways it can still be settled, and what to ask, the most useful question first."""

    settlements: tuple[Settlement, ...]
    questions: tuple[Question, ...]
