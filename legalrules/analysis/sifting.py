"""Rules, exceptions and conditions that never matter: each is asked for a case in which it does.

A rule stands in several rättslägen and case types, on many days; it is dead only if it is dead in all of them. So a
question is about the rule as it is written, and is answered by the first case found, with one thing of each sort, then
with several.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from legalrules.analysis.encoding import Encoding, Instance
from legalrules.analysis.finding import Finding, Undone
from legalrules.analysis.logic import Formula, Undecided, every, opposite, some
from legalrules.analysis.study import Study
from legalrules.analysis.words import atom_words, literal_words
from legalrules.datalog.clauses import Literal, Member, Positive, Role, Rule, variables
from legalrules.datalog.program import Aspect, Predicate, Program
from legalrules.datalog.terms import Atom
from legalrules.law.citation import Citation
from legalrules.law.waiver import Doubt
from legalrules.source import Span

_WRITTEN = frozenset((Role.CONCLUDES, Role.IMPOSES, Role.EXEMPTS, Role.WAIVES))


@dataclass(frozen=True, slots=True)
class Question:
    """Whether something written ever matters: a rule by where it is written and what it says, or a condition of it.

    A condition stands at `place`, and its rule at `rule`.
    """

    doubt: Doubt
    place: Citation
    span: Span
    says: tuple[str, ...]
    condition: int = -1
    rule: Citation | None = None


@dataclass(slots=True)
class Sieve:
    """Questions that are still without an answer, where each was asked, and the words for it."""

    answered: set[Question] = field(default_factory=set)
    asked: dict[Question, list[tuple[str, date]]] = field(default_factory=dict)
    words: dict[Question, str] = field(default_factory=dict)
    undone: dict[Question, str] = field(default_factory=dict)
    most: dict[tuple[Question, str, date], int] = field(default_factory=dict)

    def pending(self) -> Mapping[Question, list[tuple[str, date]]]:
        """What no case has answered yet. A condition of a dead rule, and an exception that is one, is not asked for."""
        dead = {
            (q.place, q.says) for q in self.asked if q.doubt is Doubt.DEAD_RULE and q not in self.answered
        }
        return {
            q: where
            for q, where in self.asked.items()
            if q not in self.answered
            and (q.doubt is Doubt.DEAD_RULE or (q.rule or q.place, q.says) not in dead)
        }

    def sift(self, studied: Study, *, only: frozenset[Question] | None = None) -> None:
        """Ask the questions of a study, those of `only` if given; a case for one often answers others."""
        if studied.find() is None:
            raise Undecided("the constraints of the vocabulary leave no case")
        open_ = {
            question: formula
            for question, formula in self._questions(studied.encoding)
            if question not in self.answered and (only is None or question in only)
        }
        for question in open_:
            where = self.asked.setdefault(question, [])
            if (studied.case_type, studied.day) not in where:
                where.append((studied.case_type, studied.day))
            self.most[question, studied.case_type, studied.day] = studied.most
        named = {q: studied.encoding.inputs.solver.named(f) for q, f in open_.items()}
        for question in tuple(named):
            if question in self.answered:
                continue
            try:
                model = studied.find(named[question])
            except Undecided as fault:
                self.undone[question] = str(fault)
                continue
            if model is not None:
                found = [q for q, formula in named.items() if model.holds(formula)]
                self.answered.update(found)
                for q in found:
                    del named[q]

    def open_at(self, case_type: str, day: date, most: int) -> frozenset[Question]:
        """What is pending of a case type on a day, and has not been asked with so many things."""
        return frozenset(
            question
            for question, where in self.pending().items()
            if (case_type, day) in where and self.most[question, case_type, day] < most
        )

    def findings(self, most: int) -> Iterator[Finding | Undone]:
        """What is left, in the order of the law."""
        for question, where in sorted(
            self.pending().items(), key=lambda one: (one[0].place, one[0].span.source, one[0].span.line)
        ):
            case_type, day = where[0]
            if question in self.undone:
                yield Undone(question.doubt, case_type, day, (question.place,), self.undone[question])
            else:
                text = self.words[question]
                yield Finding(question.doubt, case_type, day, (question.place,), question.span, text, most)

    def _questions(self, encoding: Encoding) -> Iterator[tuple[Question, Formula]]:
        for instances in _by_rule(encoding.program, encoding.instances).values():
            rule = instances[0].rule
            asked = rule.origin.role, rule.origin.citation, rule.origin.span
            if asked[0] not in _WRITTEN or asked[1] is None or asked[2] is None:
                continue
            place, span, says = asked[1], asked[2], _says(rule)
            yield self._asks(
                Question(Doubt.DEAD_RULE, place, span, says), encoding, rule, some(i.holds for i in instances)
            )
            if rule.origin.role is Role.EXEMPTS:
                yield self._asks(
                    Question(Doubt.DEAD_EXCEPTION, place, span, says[1:]),
                    encoding,
                    rule,
                    some(_excepts(encoding, i) for i in instances),
                )
            for number, literal in enumerate(rule.body):
                if is_written(encoding.program, literal) and not _binds(rule, number):
                    matters = some(_matters(i, number) for i in instances)
                    item = literal.item or place
                    asks = Question(Doubt.REDUNDANT, item, span, says, number, place)
                    yield self._asks(asks, encoding, rule, matters)

    def _asks(
        self, question: Question, encoding: Encoding, rule: Rule, formula: Formula
    ) -> tuple[Question, Formula]:
        if question not in self.words:
            self.words[question] = _words(question, encoding.program, rule)
        return question, formula


def is_written(program: Program, literal: Literal) -> bool:
    """Whether the condition stands in the rule, and was not put there to bind its things or to choose a rättsläge."""
    if isinstance(literal, Member):
        return False
    if isinstance(literal, Positive):
        return program.predicates[literal.atom.predicate].aspect not in (Aspect.ACTIVE, Aspect.WAIVED)
    return True


def _binds(rule: Rule, number: int) -> bool:
    """Whether the condition alone ties a thing of the conclusion to the rest: it is needed to say what it is about."""
    bound = set(variables(rule.body[number])) if isinstance(rule.body[number], Positive) else set()
    others = {
        v
        for place, literal in enumerate(rule.body)
        if place != number and isinstance(literal, Positive)
        for v in variables(literal)
    }
    return bool((bound & set(rule.head.args)) - others)


def _by_rule(program: Program, instances: list[Instance]) -> Mapping[tuple[object, ...], list[Instance]]:
    """The instances of each rule as it is written, all rättslägen together, exceptions to several places together."""
    found: dict[tuple[object, ...], list[Instance]] = {}
    for instance in instances:
        origin = instance.rule.origin
        if origin.role is Role.EXEMPTS:
            key: tuple[object, ...] = (origin.citation, origin.span, _says(instance.rule)[1:])
        else:
            key = (origin.citation, origin.span, _says(instance.rule))
        found.setdefault(key, []).append(instance)
    return found


def _says(rule: Rule) -> tuple[str, ...]:
    """What the rule says, the same in every rättsläge."""
    parts = (repr(rule.head), *(repr(literal) for literal in rule.body[1:]))
    regime = f"@{rule.origin.regime}"
    return tuple(part.replace(regime, "") for part in parts)


def _matters(instance: Instance, number: int) -> Formula:
    """The condition fails where all others of the rule hold."""
    others = (formula for place, formula in enumerate(instance.literals) if place != number)
    return every((*others, opposite(instance.literals[number])))


def _excepts(encoding: Encoding, instance: Instance) -> Formula:
    """The exception holds where there is an effect to take away."""
    exempt = encoding.program.predicates[instance.rule.head.predicate]
    args = tuple(instance.bound[v] for v in instance.rule.head.args)
    imposed = _imposed(encoding.program, exempt)
    return False if imposed is None else every((instance.holds, encoding.holds(imposed, args)))


def _imposed(program: Program, exempt: Predicate) -> str | None:
    if exempt.concept is None or exempt.about is None:
        return None
    name = f"{exempt.concept.id}[{exempt.about.machine()}]@{exempt.regime}"
    return name if name in program.predicates else None


def _words(question: Question, program: Program, rule: Rule) -> str:
    head = atom_words(program, Atom(rule.head.predicate, rule.head.args))
    match question.doubt:
        case Doubt.REDUNDANT:
            condition = literal_words(program, rule.body[question.condition])
            return f"villkoret att {condition} följer av de andra villkoren för att {head}"
        case Doubt.DEAD_EXCEPTION:
            return f"undantaget gäller aldrig där det finns något att undanta från: {head}"
        case _:
            return f"inget ärende uppfyller villkoren för att {head}"
