"""The question to ask next: of those that can still matter, the one whose worst answer leaves least to ask.

The law's own order says what comes first; among the first few each is tried, by solving the case with its answers. Why
the worst answer and not the average: the answers are not equally likely, and nobody knows how likely they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from legalrules.datalog.ending import halves_of, has_conflict, settle
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.derivation.answers import Matter, Unknown
from legalrules.derivation.awaits import Awaited, awaits
from legalrules.derivation.goals import undecided
from legalrules.derivation.prepared import Prepared
from legalrules.derivation.reading import Reading
from legalrules.derivation.witness import Witness

# How many questions are tried, in the order of the law. More of them found no shorter interviews.
TRIED = 12
_NO_DIGEST = "0" * 64  # only how a decision is followed up depends on the facts' digest


class Asks(Enum):
    """What an answer to a question is."""

    TRUTH = "truth"  # yes or no
    VALUE = "value"  # a value of the declared type
    ALL = "all"  # the names of all things of which it is so
    MORE = "more"  # the names of things of the sort that are not named yet


@dataclass(frozen=True, slots=True)
class Question:
    """A question: what is not known, what an answer is, and the sort of the things that an answer names, if any."""

    awaited: Awaited
    asks: Asks
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The rules of a case type, the case asked about, and what solves it in reading `actual`."""

    program: Program
    case_type: str
    case: str
    day: date
    solve: Callable[[Program, Facts], Model]
    prepared: Prepared

    def open_questions(self, facts: Facts) -> tuple[Awaited, ...]:
        """What the ending still waits for, in the order of the law; nothing once the ending is settled."""
        model = self.solve(self.program, facts)
        reading = Reading(self.program, facts, model, prepared=self.prepared)
        goals = self.program.case_types[self.case_type]
        halves = halves_of(reading.stated, model, self.case)
        conflict = has_conflict(reading.stated, model)
        if settle(goals, halves, conflict=conflict, facts_digest=_NO_DIGEST) is not None:
            return ()
        return awaits(reading, ((name, (self.case,)) for name in undecided(reading, goals, self.case)))


def question_of(awaited: Awaited) -> Question:
    """How that which is awaited is asked for."""
    predicate, args = awaited.atom.predicate, awaited.atom.args
    if None not in args:
        return Question(awaited, Asks.TRUTH if predicate.value is None else Asks.VALUE)
    place = args.index(None)
    lists = args.count(None) == 1 and (
        predicate.closable or (predicate.functional and place == len(args) - 1)
    )
    return Question(awaited, Asks.ALL if lists else Asks.MORE, predicate.sorts[place])


def next_question(
    inquiry: Inquiry, facts: Facts, is_asked: Callable[[Awaited], bool], tried: int = TRIED
) -> Awaited | None:
    """The question to ask next, among those that are to be asked at all; None if there is none.

    Which thing a relation leads to comes first, where the law soon asks for it: other questions are about that thing.
    Else questions about named things come before those about things that nobody has named. Raises OverflowError for
    facts that lead out of the calendar.
    """
    found = [one for one in inquiry.open_questions(facts) if is_asked(one)]
    for one in found[:tried]:
        if one.atom.predicate.functional and question_of(one).asks is Asks.ALL:
            return one
    about_named = [one for one in found if None not in one.atom.args]
    if len(about_named) < 2 or tried < 2:
        return next(iter(about_named or found), None)
    witness = Witness(inquiry.program, facts, inquiry.day)
    best, least = about_named[0], len(found)
    for one in about_named[:tried]:
        left = _left(inquiry, witness, one, is_asked, least)
        if left < least:
            best, least = one, left
    return best


def _left(
    inquiry: Inquiry, witness: Witness, asked: Awaited, is_asked: Callable[[Awaited], bool], enough: int
) -> int:
    """How much the worst answer leaves to ask; no more is tried once it is `enough`."""
    predicate = asked.atom.predicate
    matter = Matter.ATOM if predicate.value is None else Matter.VALUE
    most = 0
    for answer in witness.probes(Unknown(matter, predicate.name, asked.atom.args, predicate)):
        try:
            left = inquiry.open_questions(witness.with_answers((answer,)))
        except OverflowError:
            continue  # the case would be refused with this answer
        most = max(most, sum(is_asked(one) for one in left))
        if most >= enough:
            break
    return most
