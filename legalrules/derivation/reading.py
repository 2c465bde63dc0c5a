"""One reading of a case: what is certain and what is possible, literal by literal, from facts and a model.

Everything that derives, refutes or asks goes through here, so that evidence means by "holds" just what the certificate
page does. Tuples are found through indexes, made when first asked for; nothing is concluded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import NamedTuple, assert_never

from legalrules.datalog.arithmetic import Ends
from legalrules.datalog.clauses import (
    Atom,
    Comparison,
    Identity,
    Literal,
    Member,
    Negative,
    Positive,
)
from legalrules.datalog.comparison import Measuring
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.model import Model, Tuple
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments, AttributeOf, Expression, Variable, attributes
from legalrules.derivation.nodes import Ground, Substitution
from legalrules.derivation.prepared import Binding, Prepared, Shape
from legalrules.values import Infinity, Scalar


class Halves(NamedTuple):
    """Whether something is certain, and whether it is possible."""

    certain: bool
    possible: bool


class Standing(NamedTuple):
    """The statements that stand, by atom, and those that an `en` relation's other tuples are excluded by."""

    about: Mapping[tuple[str, Arguments], tuple[Statement, ...]]
    excluding: Mapping[tuple[str, Arguments], tuple[Statement, ...]]


class Reading:
    """A slice, the facts and a model of one reading. `baseline` is the reading `actual` when this is `attainable`.

    `prepared` is what was found of the program before, for other cases.
    """

    def __init__(
        self,
        program: Program,
        facts: Facts,
        model: Model,
        *,
        free: frozenset[str] = frozenset(),
        baseline: Reading | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        self.program = program
        self.prepared: Prepared = prepared or (Prepared(program) if baseline is None else baseline.prepared)
        self.derived = self.prepared.derived
        self.model = model
        self.baseline = baseline
        facts = within(program, facts)
        self.stated = Stated.of(program, facts, free)
        self.measuring = Measuring(self.stated, model.certain, model.possible)
        self.standing = standing_statements(facts, self.stated)
        self.shapes = self.prepared.shapes
        self._matches: dict[tuple[str, tuple[int, ...]], dict[Arguments, list[Arguments]]] = {}
        self._certain_values: dict[str, Mapping[Arguments, tuple[Scalar, ...]]] = {}
        self._positions = {
            sort: {name: n for n, name in enumerate(names)} for sort, names in self.stated.domains.items()
        }

    def predicate(self, name: str) -> Predicate:
        """The declaration of a predicate."""
        return self.program.predicates[name]

    def domain(self, sort: str) -> Arguments:
        """The things of a sort, the unnamed one (None) last."""
        return tuple(self.stated.domains.get(sort, ()))

    def order(self, shape: Shape, binding: Binding) -> tuple[int, ...]:
        """Where an instance stands among those of its rule: by the order in which the case names its things."""
        bound = substitution_of(shape, binding)
        return self._order(tuple(v.sort for v, _ in bound), tuple(thing for _, thing in bound))

    def halves(self, name: str, args: Arguments) -> Halves:
        """The halves of an atom."""
        return Halves(self.is_certain(name, args), self.is_possible(name, args))

    def is_certain(self, name: str, args: Arguments) -> bool:
        """Whether an atom is certain."""
        if name in self.derived:
            tuples = self.model.certain.get(name)
            return tuples is not None and (args, ()) in tuples
        return self.stated.certain(name, args)

    def is_possible(self, name: str, args: Arguments) -> bool:
        """Whether an atom is possible."""
        if name in self.derived:
            tuples = self.model.possible.get(name)
            return tuples is not None and (args, ()) in tuples
        return self.stated.possible(name, args)

    def values(self, name: str, args: Arguments) -> tuple[Scalar, ...]:
        """The certain values of an attribute: none, one, or more in a conflict."""
        if name not in self.derived:
            known = self.stated.values.get((name, args))
            return () if known is None else (known,)
        found = self._certain_values.get(name)
        if found is None:
            found = self._certain_values[name] = _values(self.model.certain.get(name, ()))
        return found.get(args, ())

    def has_value(self, name: str, args: Arguments) -> bool:
        """Whether an attribute may have a value: always, if it is a stated one."""
        return name not in self.derived or self.measuring.attribute(name, args) is not None

    def certain_arguments(self, name: str) -> tuple[Arguments, ...]:
        """The arguments for which a predicate is certainly true or an attribute known, in the order of the things."""
        sorts = self.predicate(name).sorts
        found = dict.fromkeys(self._certain_tuples(name))
        return tuple(sorted(found, key=lambda args: self._order(sorts, args)))

    def _order(self, sorts: tuple[str, ...], args: Arguments) -> tuple[int, ...]:
        return tuple(self._positions[sort][thing] for sort, thing in zip(sorts, args, strict=True))

    def literal(self, literal: Literal, binding: Binding) -> Halves:
        """The halves of a literal whose variables are all bound."""
        return Halves(self.holds(literal, binding, certain=True), self.holds(literal, binding, certain=False))

    def holds(self, literal: Literal, binding: Binding, *, certain: bool) -> bool:
        """Whether a literal whose variables are all bound holds in a half."""
        match literal:
            case Positive(Atom(name, variables)):
                args = tuple([binding[v] for v in variables])
                return self.is_certain(name, args) if certain else self.is_possible(name, args)
            case Negative(Atom(name, variables)):
                args = tuple([binding[v] for v in variables])
                return not (self.is_possible(name, args) if certain else self.is_certain(name, args))
            case Comparison():
                return self.measuring.compare(literal, binding, certain=certain)
            case Identity(left, right, same):
                one, other = binding[left], binding[right]
                if one is None and other is None:
                    return not certain
                return (one == other) is same
            case Member(variable):
                return not certain or binding[variable] is not None
            case _:
                assert_never(literal)

    def is_active(self, shape: Shape, *, certain: bool) -> bool:
        """Whether the rule's rättsläge applies to some case, if it is made for one."""
        if shape.active is None:
            return True
        return self.is_certain(shape.active, ()) if certain else self.is_possible(shape.active, ())

    def ends(self, expression: Expression, binding: Binding) -> Ends | None:
        """The least and the greatest that an expression may be."""
        return self.measuring.ends(expression, binding)

    def certain_matches(self, atom: Atom, binding: Binding) -> Iterable[Arguments]:
        """The tuples that are certain of the predicate and agree with what is bound."""
        name = atom.predicate
        if name not in self.derived and name in self.stated.free:
            return self._by_domain(atom, binding)
        bound = tuple(n for n, v in enumerate(atom.args) if v in binding)
        index = self._matches.get((name, bound))
        if index is None:
            index = self._matches[name, bound] = _index(self._certain_tuples(name), bound)
        return index.get(tuple(binding[atom.args[n]] for n in bound), ())

    def _certain_tuples(self, name: str) -> Iterable[Arguments]:
        if self.predicate(name).is_derived:
            return (args for args, _ in self.model.certain.get(name, ()))
        return (
            args
            for (other, args), said in self.standing.about.items()
            if other == name and said[0].value is not False
        )

    def _by_domain(self, atom: Atom, binding: Binding) -> Iterator[Arguments]:
        choices = ((binding[v],) if v in binding else self.domain(v.sort) for v in atom.args)
        return (args for args in product(*choices) if self.halves(atom.predicate, args).certain)

    def only_stated(self, atom: Atom, binding: Binding) -> tuple[Ground, tuple[Statement, ...]] | None:
        """Why only stated tuples can agree with what is bound: the set is closed, or the only one is stated.

        None when nothing says so. With the statements that make the tuples which do agree.
        """
        name = atom.predicate
        if self.predicate(name).is_derived:
            return None
        if name in self.stated.closed:
            matches = (self.standing.about[name, args][0] for args in self.certain_matches(atom, binding))
            return Ground.CLOSED, tuple(matches)
        leading = atom.args[:-1]
        if self.predicate(name).functional and all(v in binding for v in leading):
            rivals = self.standing.excluding.get((name, tuple(binding[v] for v in leading)), ())
            if rivals:
                return Ground.EXCLUDED, rivals
        return None


def arguments(atom: Atom | AttributeOf, binding: Binding) -> Arguments:
    """The atom's arguments, its variables replaced by what they are bound to."""
    return tuple([binding[variable] for variable in atom.args])


def matched(
    args: tuple[Variable, ...], things: Arguments, binding: Binding
) -> dict[Variable, str | None] | None:
    """The binding extended so that the variables stand for the things; None when one would stand for two."""
    extended = dict(binding)
    for variable, thing in zip(args, things, strict=True):
        if extended.setdefault(variable, thing) != thing:
            return None
    return extended


def substitution_of(shape: Shape, binding: Binding) -> Substitution:
    """The binding in the order of the rule, unbound variables left out."""
    if len(binding) == len(shape.variables):
        return tuple([(v, binding[v]) for v in shape.variables])
    return tuple([(v, binding[v]) for v in shape.variables if v in binding])


def within(program: Program, facts: Facts) -> Facts:
    """The facts without the statements that a slice does not know of: those it does not rest on."""
    return replace(facts, statements=tuple(s for s in facts.statements if s.predicate in program.predicates))


def read_attributes(literal: Literal) -> Iterator[AttributeOf]:
    """The attributes that a literal compares."""
    if isinstance(literal, Comparison):
        yield from attributes(literal.left)
        yield from attributes(literal.right)


def standing_statements(facts: Facts, stated: Stated) -> Standing:
    """The statements by atom, those set aside by a conflict left out."""
    about: dict[tuple[str, Arguments], tuple[Statement, ...]] = {}
    excluding: dict[tuple[str, Arguments], tuple[Statement, ...]] = {}
    for statement in facts.statements:
        name, args = statement.predicate, statement.args
        declared = stated.predicates.get(name)
        if declared is None or (name, args) in stated.set_aside:
            continue
        about[name, args] = (*about.get((name, args), ()), statement)
        if declared.functional and statement.value is True:
            excluding[name, args[:-1]] = (*excluding.get((name, args[:-1]), ()), statement)
    return Standing(about, excluding)


def _index(tuples: Iterable[Arguments], bound: tuple[int, ...]) -> dict[Arguments, list[Arguments]]:
    found: dict[Arguments, list[Arguments]] = {}
    for args in tuples:
        found.setdefault(tuple(args[n] for n in bound), []).append(args)
    return found


def _values(tuples: Iterable[Tuple]) -> Mapping[Arguments, tuple[Scalar, ...]]:
    """The certain values of an attribute, in an order of their own."""
    found: dict[Arguments, tuple[Scalar, ...]] = {}
    for args, ends in tuples:
        scalars = tuple(end for end in ends if not isinstance(end, Infinity))
        found[args] = (*found.get(args, ()), *scalars)
    return {args: tuple(sorted(scalars, key=repr)) for args, scalars in found.items()}
