"""A case that comes to be by being asked for: only what can still change the answer, the best question first.

What is answered becomes a case like any other, which can be kept, decided and certified.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legalrules.adapters.answers import is_not_known, read_names, read_truth, read_typed
from legalrules.adapters.case_file import CaseFile, is_name
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate
from legalrules.datalog.terms import Arguments
from legalrules.derivation.awaits import Awaited
from legalrules.derivation.interview import TRIED, Asks, Inquiry, Question, next_question, question_of
from legalrules.intake import facts_of
from legalrules.law.concept import Sourcing
from legalrules.rules import Rules
from legalrules.values import Scalar

Answered = bool | Scalar | Sequence[str] | None


class Interview:
    """One case. Whoever answers may state whatever is not a judgement.

    Each answer is stated as by the applicant, where the applicant may state it, else as by the first who may.
    """

    def __init__(
        self,
        rules: Rules,
        case_type: str,
        *,
        day: date,
        case: str = "ärendet",
        tried: int = TRIED,
        official: str = "",
    ) -> None:
        """With an `official`, judgements are asked for too, and stated as that official's.

        Raises `DiagnosticError` for rules that make no program, and KeyError for an unknown case type."""
        compiled = rules.on(day, case_type)
        self._program = compiled.program.program
        self._goals = goals = self._program.case_types[case_type]
        engine = rules.engine("seminaive")
        self._inquiry = Inquiry(
            compiled.program.slices[case_type],
            case_type,
            case,
            day,
            engine.solve,
            compiled.explained[case_type],
        )
        self._facts = Facts({goals.sort: (case,)}, frozenset((goals.sort,)), frozenset(), ())
        self._passed: set[tuple[str, Arguments]] = set()
        self._tried = tried
        self._official = official
        self.asked = 0

    @property
    def case(self) -> CaseFile:
        """The case as far as it has been answered."""
        return CaseFile(self._inquiry.case_type, self._inquiry.case, self._facts, (), "frågorna")

    @property
    def could_be_asked(self) -> int:
        """How many inputs the rules of the case type know, each counted once: what a form would have to ask."""
        return sum(not predicate.is_derived for predicate in self._inquiry.program.predicates.values())

    def question(self) -> Question | None:
        """The question to ask next; None when nothing that can be asked can change the answer.

        Raises OverflowError when the answers lead out of the calendar.
        """
        facts = facts_of(self._program, self.case, self._inquiry.day)
        found = next_question(self._inquiry, facts, self._is_asked, self._tried)
        return None if found is None else question_of(found)

    def answer(self, question: Question, says: Answered) -> None:
        """State the answer; None if whoever is asked does not know. Raises ValueError for names that cannot be."""
        predicate, args = question.awaited.atom.predicate, question.awaited.atom.args
        if says is None:
            self._passed.add(_key(question))
        elif isinstance(says, Sequence):
            self._name(question, says)
        else:
            self._state(predicate, args, says)
        self.asked += 1

    def answer_text(self, question: Question, text: str) -> None:
        """State the answer that somebody typed. Raises ValueError, in Swedish, for what is no answer."""
        declared = question.awaited.atom.predicate.value
        if is_not_known(text):
            self.answer(question, None)
        elif question.asks in (Asks.ALL, Asks.MORE):
            self.answer(question, read_names(text))
        else:
            self.answer(question, read_truth(text) if declared is None else read_typed(text, declared))

    def _is_asked(self, awaited: Awaited) -> bool:
        return (
            not (awaited.is_judgement and not self._official)
            and not awaited.contested
            and _key(question_of(awaited)) not in self._passed
        )

    def _name(self, question: Question, names: Sequence[str]) -> None:
        predicate, args = question.awaited.atom.predicate, question.awaited.atom.args
        known = self._facts.entities.get(question.sort, ())
        if len(set(names)) < len(names) or not all(is_name(name) for name in names):
            raise ValueError("Ett namn har bokstäver, siffror, bindestreck och understreck, och ges en gång.")
        entities = {**self._facts.entities, question.sort: tuple(dict.fromkeys((*known, *names)))}
        self._facts = replace(self._facts, entities=entities)
        if question.asks is Asks.ALL:
            place = args.index(None)
            for name in names:
                self._state(predicate, (*args[:place], name, *args[place + 1 :]), True)
            if predicate.closable:
                self._facts = replace(self._facts, closed=self._facts.closed | {predicate.name})
        if question.asks is Asks.MORE or not (names or predicate.closable):
            self._facts = replace(self._facts, named=self._facts.named | {question.sort})

    def _state(self, predicate: Predicate, args: Arguments, says: bool | Scalar) -> None:
        things = tuple(str(thing) for thing in args)
        own = [source for source in predicate.sources if source in self._goals.applicant]
        judged = predicate.sourcing is Sourcing.JUDGEMENT
        signed = (self._official, "Svar på en fråga.") if judged else ("", "")
        made = Statement(
            predicate.name, things, says, (*own, *predicate.sources)[0], self._inquiry.day, *signed
        )
        self._facts = replace(self._facts, statements=(*self._facts.statements, made))


def _key(question: Question) -> tuple[str, Arguments]:
    """What is not asked again when it is not known."""
    if question.asks is Asks.MORE:
        return f"fler {question.sort}", ()
    return question.awaited.atom.predicate.name, question.awaited.atom.args
