"""Builds the shared graph of derivations and refutations for the atoms asked about.

First what each atom rests on is found out, then the nodes are made from the leaves up, so that shared grounds are
shared nodes and no chain is too long. Atoms that fail only because of one another become a circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

from legalrules.components import components
from legalrules.datalog.clauses import Positive, Rule
from legalrules.datalog.terms import Arguments
from legalrules.derivation.absence import Failing, OnList, OnLiteral, OnRegime, OnValue, failures
from legalrules.derivation.instances import Empty, Unlisted
from legalrules.derivation.leaves import Leaves
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Attempt,
    Circle,
    Circular,
    Derivation,
    Failure,
    GroundAtom,
    Lapsed,
    NoOther,
    NothingOfSort,
    NoValue,
    Unfounded,
)
from legalrules.derivation.operands import Lack, Task, expression_tasks
from legalrules.derivation.prepared import Shape
from legalrules.derivation.proofs import Goal, Proof, Proofs
from legalrules.derivation.reading import Reading, substitution_of
from legalrules.derivation.steps import Steps, literal_tasks
from legalrules.values import Scalar

Plan = Proof | tuple[Failing, ...]


class Evidence:
    """The derivations and refutations of one reading, each made once. Threads may share it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._leaves = Leaves(reading)
        self._steps = Steps(reading, self._leaves, lambda task: self._nodes[task])
        self._proofs = Proofs(reading)
        self._plans: dict[Task, Plan] = {}
        self._needed: dict[Task, tuple[Task, ...]] = {}
        self._nodes: dict[Task, Derivation] = {}
        self._lock = Lock()

    def derivation(self, name: str, args: Arguments) -> Derivation:
        """Why the atom, certain in this reading, holds. Raises ValueError if no rule supports it."""
        if not self.reading.predicate(name).is_derived:
            return self._leaves.atom(name, args, True)
        return self._node(Goal(name, args))

    def refutation(self, name: str, args: Arguments) -> Derivation:
        """Why the atom, not possible in this reading, does not hold. Raises ValueError if a rule gives it."""
        if not self.reading.predicate(name).is_derived:
            return self._leaves.atom(name, args, False)
        return self._node(Lack(name, args))

    def values(self, name: str, args: Arguments) -> tuple[Derivation, ...]:
        """Why the attribute has its certain value: one derivation, none, or one for each value in a conflict."""
        if not self.reading.predicate(name).is_derived:
            known = self._leaves.value(name, args)
            return () if known is None else (known,)
        return tuple(self._node(Goal(name, args, value)) for value in self.reading.values(name, args))

    def value(self, name: str, args: Arguments, value: Scalar) -> Derivation | None:
        """Why the attribute has this value, which is certain."""
        if name not in self.reading.derived:
            return self._leaves.value(name, args)
        return self._node(Goal(name, args, value))

    def _node(self, root: Task) -> Derivation:
        # Evidence is made when it is asked for, by whichever thread asks first.
        with self._lock:
            return self._found(root)

    def _found(self, root: Task) -> Derivation:
        if root not in self._nodes:
            for members in components([root], self._needs):
                if members[0] in self._nodes:
                    continue
                alone = len(members) == 1
                if not alone or (isinstance(members[0], Lack) and members[0] in self._needs(members[0])):
                    self._make_circle(members)
                else:
                    self._nodes[members[0]] = self._make(members[0])
        return self._nodes[root]

    def _plan(self, task: Task) -> Plan:
        plan = self._plans.get(task)
        if plan is None:
            if isinstance(task, Goal):
                plan = self._proofs.proof(task)
            else:
                plan = tuple(failures(self.reading, task.name, task.args))
            self._plans[task] = plan
        return plan

    def _needs(self, task: Task) -> tuple[Task, ...]:
        """What the node of the task is made of; nothing, once it is made."""
        if task in self._nodes:
            return ()
        found = self._needed.get(task)
        if found is None:
            plan = self._plan(task)
            if isinstance(plan, Proof):
                found = tuple(self._proof_needs(plan))
            else:
                found = tuple(need for failing in plan for need in self._failure_needs(failing))
            self._needed[task] = found
        return found

    def _proof_needs(self, proof: Proof) -> Iterator[Task]:
        shape, binding = proof.instance.shape, proof.instance.binding
        rule = shape.rule
        for literal in shape.rests:
            yield from literal_tasks(self.reading, literal, binding, holds=True)
        if rule.head.value is not None:
            yield from expression_tasks(self.reading, rule.head.value, binding)

    def _failure_needs(self, failing: Failing) -> Iterator[Task]:
        match failing:
            case OnLiteral(_, binding):
                yield from literal_tasks(self.reading, failing.literal, binding, holds=False)
            case OnValue(shape, binding) if shape.rule.head.value is not None:
                yield from expression_tasks(self.reading, shape.rule.head.value, binding)
            case OnRegime(_, active):
                yield self._lapse(active)
            case OnList() | OnValue():
                return

    def _lapse(self, active: str) -> Lack:
        """What shows that a rättsläge applies to no case: that it does not apply to the one case there is, if so."""
        own = Lack(active, ())
        plan = self._plan(own)
        if isinstance(plan, Proof) or len(plan) != 1 or not isinstance(plan[0], OnLiteral):
            return own
        below = tuple(literal_tasks(self.reading, plan[0].literal, plan[0].binding, holds=False))
        return below[0] if len(below) == 1 and isinstance(below[0], Lack) else own

    def _make(self, task: Task) -> Derivation:
        plan = self._plan(task)
        if isinstance(plan, Proof):
            return self._applied(task, plan)
        attempts, lapsed = self._attempts(plan, frozenset())
        return Absent(self._atom(task), attempts, lapsed)

    def _make_circle(self, members: tuple[Task, ...]) -> None:
        inside = frozenset(members)
        unfounded: list[Unfounded] = []
        for member in members:
            plan = self._plan(member)
            if isinstance(plan, Proof):
                raise ValueError(f"the model lets {member.name}{member.args} rest on itself")
            unfounded.append(Unfounded(self._atom(member), *self._attempts(plan, inside)))
        circle = Circle(tuple(unfounded))
        for member, own in zip(members, unfounded, strict=True):
            self._nodes[member] = Absent(own.atom, own.attempts, own.lapsed, circle)

    def _atom(self, task: Task) -> GroundAtom:
        return GroundAtom(self.reading.predicate(task.name), task.args)

    def _applied(self, task: Task, proof: Proof) -> Applied:
        shape, binding = proof.instance.shape, proof.instance.binding
        rule = shape.rule
        return Applied(
            self._atom(task),
            rule,
            substitution_of(shape, binding),
            tuple([self._steps.step(literal, binding, holds=True) for literal in shape.body]),
            task.value if isinstance(task, Goal) else None,
            None if rule.head.value is None else self._steps.operand(rule.head.value, binding),
            proof.others,
        )

    def _attempts(
        self, plan: tuple[Failing, ...], circle: frozenset[Task]
    ) -> tuple[tuple[Attempt, ...], tuple[Lapsed, ...]]:
        """The attempts, and apart from them, one for each rättsläge, those that fail since it does not apply."""
        attempts: list[Attempt] = []
        lapsed: dict[Lack, list[Rule]] = {}
        for failing in plan:
            applies = self._lapsed_by(failing)
            if applies is None:
                attempts.append(self._attempt(failing, circle))
            else:
                # A rule may fail so for several things; they come one after another.
                rules = lapsed.setdefault(applies, [])
                if not rules or rules[-1] is not failing.shape.rule:
                    rules.append(failing.shape.rule)
        groups = (
            Lapsed(self.reading.predicate(applies.name).regime, tuple(rules), self._nodes[applies])
            for applies, rules in lapsed.items()
        )
        return tuple(attempts), tuple(groups)

    def _lapsed_by(self, failing: Failing) -> Lack | None:
        """The atom that the rättsläge applies, if that is what fails."""
        if isinstance(failing, OnRegime):
            return self._lapse(failing.active)
        applies = self.reading.prepared.applies
        if (
            isinstance(failing, OnLiteral)
            and isinstance(failing.literal, Positive)
            and failing.literal.atom.predicate in applies
        ):
            tasks = literal_tasks(self.reading, failing.literal, failing.binding, holds=False)
            return next((task for task in tasks if isinstance(task, Lack)), None)
        return None

    def _attempt(self, failing: Failing, circle: frozenset[Task]) -> Attempt:
        match failing:
            case OnLiteral(shape, binding, place, also):
                places = tuple([shape.cited(n) for n in also])
                others = tuple(dict.fromkeys(cited for cited in places if cited is not None))
                failure, substitution = self._failure(failing, circle), substitution_of(shape, binding)
                return Attempt(shape.rule, substitution, shape.cited(place), failure, others)
            case OnList(shape, found):
                item, substitution = shape.cited(found.place), substitution_of(shape, found.binding)
                return Attempt(shape.rule, substitution, item, _unlisted(shape, found))
            case OnValue(Shape(rule) as shape, binding):
                assert rule.head.value is not None
                computed = self._steps.operand(rule.head.value, binding)
                return Attempt(rule, substitution_of(shape, binding), rule.origin.citation, NoValue(computed))
            case OnRegime():
                raise AssertionError("a rättsläge that does not apply is no attempt")

    def _failure(self, failing: OnLiteral, circle: frozenset[Task]) -> Failure:
        literal, binding = failing.literal, failing.binding
        if circle and isinstance(literal, Positive):
            tasks = literal_tasks(self.reading, literal, binding, holds=False)
            inside = [task for task in tasks if task in circle]
            if inside:
                return Circular(literal, self._atom(inside[0]))
        return self._steps.step(literal, binding, holds=False)


def _unlisted(shape: Shape, found: Unlisted | Empty) -> Failure:
    literal = shape.body[found.place]
    if isinstance(found, Empty):
        return NothingOfSort(literal, found.variable)
    assert isinstance(literal, Positive)
    return NoOther(literal, found.known, found.ground, found.statements)
