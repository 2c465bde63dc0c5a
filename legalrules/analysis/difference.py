"""Which cases change outcome between two laws, or two days of one: every kind of case, and a proof about the rest.

Both programs speak of the same facts, and days count from the day of decision: the same case, as long before it. A
kind of case is what the engine rests its answers on in the smallest case found. The solver is then asked for a case
that changes otherwise, or rests on something else before and after, until there is none: the rest do not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legalrules import api
from legalrules.adapters.case_file import CaseFile
from legalrules.analysis.encoding import Encoding, Inputs
from legalrules.analysis.logic import Formula, Model, Solver, Undecided, every, opposite, some
from legalrules.analysis.search import search
from legalrules.analysis.study import SECONDS, Study
from legalrules.analysis.things import things
from legalrules.analysis.witness import Said, case_of, said, smallest, stated_formula
from legalrules.datalog.clauses import Role
from legalrules.datalog.facts import Statement
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.law.citation import Citation
from legalrules.rules import Rules
from legalrules.values import Truth

Answer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A law and a day on which cases are decided by it."""

    rules: Rules
    day: date


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of case that changes outcome: the answers, what each rests on, and the smallest case found of it.

    The case is dated for the first law; for the second its days are as long before the later decision.
    """

    case_type: str
    before: Answer
    after: Answer
    rests_before: tuple[Citation, ...]
    rests_after: tuple[Citation, ...]
    case: CaseFile


@dataclass(frozen=True, slots=True)
class Difference:
    """The kinds of case that change, the smallest cases first. `why_not` is why it is not proved that no other does."""

    case_type: str
    changes: tuple[Change, ...]
    most: int
    why_not: str = ""


def difference(
    case_type: str,
    before: Side,
    after: Side,
    *,
    given: CaseFile | None = None,
    most: int = 1,
    limit: int = 200,
    told: Callable[[str], None] = lambda _: None,
) -> Difference:
    """Every kind of case of that type that changes outcome, with at most `most` things of each sort.

    With `given`, only cases of which all is so that it states (its days as of a decision by the first law).
    Raises KeyError for a case type that one of the laws does not have, `DiagnosticError` for rules that are none.
    """
    pair = _pair(case_type, before, after, most, given)
    found: list[Change] = []
    covered: list[Formula] = []
    why_not = ""
    while len(found) < limit:
        try:
            model = search(pair.encodings, pair.changed, *(opposite(kind) for kind in covered))
        except Undecided as fault:
            why_not = f"lösaren gav upp ({fault})"
            break
        if model is None:
            break
        change = pair.smallest_of(model)
        if change is None:
            why_not = "motorn bekräftar inte ett fall som lösaren fann"
            break
        found.append(change)
        covered.append(pair.kind(model, change))
        told(f"{len(found)}: {change.before} -> {change.after}")
    else:
        why_not = f"uppräkningen slutar efter {limit} slag av ärenden"
    free = [name for encoding in pair.encodings for name in encoding.free]
    if free and not why_not:
        why_not = "rekursiva regler räknas inte ut av lösaren"
    found.sort(key=lambda change: len(change.case.facts.statements))
    return Difference(case_type, tuple(found), most, why_not)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two studies of the same facts."""

    before: Study
    after: Study
    changed: Formula

    @property
    def encodings(self) -> tuple[Encoding, Encoding]:
        return self.before.encoding, self.after.encoding

    def smallest_of(self, model: Model) -> Change | None:
        """The case with only what it needs to change, decided and certified by both laws."""
        told = self.said(model)
        answers = tuple(answer_of(study, self.dated(study, self.whole(model))) for study in self.studies)
        if None in answers or answers[0] == answers[1]:
            return None

        def trial(case: CaseFile) -> bool:
            return tuple(answer_of(study, self.dated(study, case)) for study in self.studies) == answers

        solver = self.before.encoding.inputs.solver
        needed = solver.needed([one.formula for one in told], opposite(self.changed))
        fewer = self.of([told[n].statement for n in needed])
        case = smallest(fewer if trial(fewer) else self.whole(model), trial)
        rests = tuple(_rests(study, self.dated(study, case)) for study in self.studies)
        if rests[0] is None or rests[1] is None or answers[0] is None or answers[1] is None:
            return None
        return Change(self.before.case_type, answers[0], answers[1], rests[0], rests[1], case)

    @property
    def studies(self) -> tuple[Study, Study]:
        return self.before, self.after

    def whole(self, model: Model) -> CaseFile:
        """The case with all its facts."""
        return self.of([one.statement for one in self.said(model)])

    def said(self, model: Model) -> tuple[Said, ...]:
        """What is said of the case in either law, dated for the first."""
        by_key = {
            (one.statement.predicate, one.statement.args): one
            for encoding in reversed(self.encodings)
            for one in said(encoding, model, self.before.day)
        }
        return tuple(by_key.values())

    def of(self, statements: Sequence[Statement]) -> CaseFile:
        """The case with these statements, all else closed that either law can close."""
        first, second = (
            case_of(encoding, self.before.case_type, statements).facts for encoding in self.encodings
        )
        facts = replace(first, named=first.named | second.named, closed=first.closed | second.closed)
        told = tuple(s for s in statements if not (s.value is False and s.predicate in facts.closed))
        case = case_of(self.before.encoding, self.before.case_type, ())
        return replace(case, facts=replace(facts, statements=told))

    def dated(self, study: Study, case: CaseFile) -> CaseFile:
        """The case as long before the decision by the law of the study."""
        return shifted(case, study.day - self.before.day)

    def kind(self, model: Model, change: Change) -> Formula:
        """All cases that change in the same way and rest on the same provisions before, or after.

        Not before and after: a measure can be of two kinds at once, and every pair of kinds would be one more.
        """
        rests = change.rests_before, change.rests_after
        sides = tuple(zip(self.studies, rests, strict=True))
        same = [_outcomes_as(study, model) for study, _ in sides]
        return every((*same, some(every(_features(s.encoding, model, places)) for s, places in sides)))


def answer_of(study: Study, case: CaseFile) -> Answer | None:
    """The outcomes that hold, if none is open; None for a case that is open, or whose facts contradict each other."""
    solved = study.solved(case)
    if solved is None:
        return None
    truths = {outcome.id: solved.truth(outcome.atom) for outcome in study.goals.outcomes}
    return None if Truth.OPEN in truths.values() else tuple(n for n, t in truths.items() if t is Truth.TRUE)


def shifted(case: CaseFile, by: timedelta) -> CaseFile:
    """The case with every day moved."""
    statements = tuple(
        replace(s, date=s.date + by, value=s.value + by if isinstance(s.value, date) else s.value)
        for s in case.facts.statements
    )
    return replace(case, facts=replace(case.facts, statements=statements))


def _pair(case_type: str, before: Side, after: Side, most: int, given: CaseFile | None) -> _Pair:
    programs = [side.rules.on(side.day, case_type).program.slices[case_type] for side in (before, after)]
    named = {sort: names for program in programs for sort, names in things(program, case_type, most).items()}
    if given is not None:
        named.update({sort: names for sort, names in given.facts.entities.items() if names})
    inputs = Inputs(Solver(seconds=3 * SECONDS), named)
    studies = []
    for side, program, label in zip((before, after), programs, ("före:", "efter:"), strict=True):
        encoding = Encoding(program, program.case_types[case_type], side.day, inputs, label)
        inputs.solver.require(encoding.consistent())
        studies.append(Study(side.rules, case_type, side.day, most, encoding))
    outcomes = [{o.id: study.encoding.of_case(o.atom) for o in study.goals.outcomes} for study in studies]
    changed = some(
        _differ(outcomes[0].get(name, False), outcomes[1].get(name, False))
        for name in dict.fromkeys((*outcomes[0], *outcomes[1]))
    )
    for statement in given.facts.statements if given is not None else ():
        # What neither law reads does not matter to it. Days are read by the first, for which they are dated.
        reader = next(
            (s.encoding for s in studies if statement.predicate in s.encoding.program.predicates), None
        )
        if reader is not None:
            inputs.solver.require(stated_formula(reader, statement))
    return _Pair(studies[0], studies[1], changed)


def _differ(one: Formula, other: Formula) -> Formula:
    return some((every((one, opposite(other))), every((other, opposite(one)))))


def _rests(study: Study, case: CaseFile) -> tuple[Citation, ...] | None:
    """The provisions that the decision says it applied; None if the case is not decided and certified."""
    try:
        decision = api.decide(study.rules, case, day=study.day).decision
    except (DiagnosticError, api.CertificateRefused):
        return None
    return tuple(dict.fromkeys(provision.citation for provision in decision.provisions))


def _outcomes_as(study: Study, model: Model) -> Formula:
    found = (study.encoding.of_case(outcome.atom) for outcome in study.goals.outcomes)
    return every(formula if model.holds(formula) else opposite(formula) for formula in found)


def _features(encoding: Encoding, model: Model, places: tuple[Citation, ...]) -> Iterator[Formula]:
    """What tells this kind of case from others: the effects that stand in the model at the places that it rests on.

    If none does, the exceptions that took them away; if there is none, the conclusions drawn.
    """
    for role in (Role.STANDS, Role.EXEMPTS, Role.CONCLUDES):
        by_place: dict[Citation, list[Formula]] = {}
        for instance in encoding.instances:
            place = instance.rule.origin.citation
            if place in places and place is not None and instance.rule.origin.role is role:
                by_place.setdefault(place, []).append(instance.holds)
        held = [formula for formula in map(some, by_place.values()) if model.holds(formula)]
        if held:
            yield from held
            return
