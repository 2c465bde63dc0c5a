"""A program as rules for pyDatalog, inside the fragment on which it is right.

Each half of each predicate is a relation of facts under an ASCII name. Comparisons, identities and memberships are
facts too, made on our side. A rule is a question for its instances, `i7(X0, X1) <= facts & facts & ~facts`, so that
pyDatalog joins and negates over facts alone. It recurses only in a linear recursion of one predicate, asked for as a
whole, so that the recursive call is the same goal again; any other recursion is asked for anew until nothing is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from legalrules.datalog.clauses import (
    Comparison,
    Literal,
    Negative,
    Positive,
    Rule,
    variables,
)
from legalrules.datalog.program import Program
from legalrules.datalog.strata import Stratum, strata
from legalrules.datalog.terms import Atom, Variable, reads, variables_in
from legalrules.diagnostics.diagnostic import Diagnostic

MOST_LITERALS = (
    200  # a longer body is nested deeper than Python's parser, which reads the rules, can be relied on
)

ONE = "one"  # holds of 0 alone: pyDatalog has no relations without arguments


class OutsideFragment(ValueError):
    """The program, or a case of it, is none for pyDatalog."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


@dataclass(frozen=True, slots=True)
class Instances:
    """A rule in one half: the relation of its instances, and what its arguments stand for.

    `uses` are the relations in its body; those in `needs` must have facts, or it gives nothing to `head`.
    """

    name: str
    rule: Rule
    certain: bool
    variables: tuple[Variable, ...]
    head: str
    needs: tuple[str, ...]
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HalfStratum:
    """One half of a stratum, as it is settled."""

    stratum: Stratum
    certain: bool
    instances: tuple[Instances, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """Strata that need no measuring of each other, and the tests that must be made before them."""

    halves: tuple[HalfStratum, ...]
    tests: tuple[tuple[str, Literal, bool], ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A program for the worker: its text, its relations with their widths, its steps by level; and ours beside it."""

    text: str
    declared: dict[str, int]
    steps: tuple[tuple[dict[str, object], ...], ...]
    levels: tuple[Level, ...]
    stated: tuple[tuple[str, str, bool], ...]

    def used(self, empty: Iterable[str]) -> frozenset[str]:
        """The relations that some rule could use, if these have no facts: of the others none need be made."""
        waiting = [i for level in self.levels for half in level.halves for i in half.instances]
        heads = {one.head for one in waiting}
        lacking, live = {*empty, *heads}, frozenset[str]()
        # Tests are taken to hold of something, so one pass in the order of the strata is enough but for recursion.
        while True:
            ready = [one for one in waiting if lacking.isdisjoint(one.needs)]
            if not ready:
                return live
            waiting = [one for one in waiting if not lacking.isdisjoint(one.needs)]
            lacking -= {one.head for one in ready}
            live |= {name for one in ready for name in one.uses}


def compiled(program: Program) -> Compiled:
    """The program for pyDatalog. Raises `OutsideFragment` for the first rule that has no place in the fragment."""
    for rule in program.rules:
        if len(rule.body) > MOST_LITERALS:
            raise outside(rule, f"a body of {len(rule.body)} literals", f"at most {MOST_LITERALS} literals")
    found = strata(program).unwrap()
    places = _levels(program, found)
    writing = _Writing(program)
    levels, steps = [], []
    for place in range(max(places, default=-1) + 1):
        here = [s for s, p in zip(found, places, strict=True) if p == place]
        known = len(writing.tests)
        pairs = [writing.half(s, certain) for s in here for certain in (True, False)]
        levels.append(Level(tuple(half for half, _ in pairs), tuple(writing.listed[known:])))
        steps.append(tuple(step for _, step in pairs))
    stated = tuple((name, of, certain) for (of, certain), name in writing.stated.items())
    return Compiled("\n".join(writing.lines), writing.declared, tuple(steps), tuple(levels), stated)


def outside(rule: Rule | None, found: str, required: str) -> OutsideFragment:
    """LR601, naming the rule and the reason."""
    named = "" if rule is None else str(rule.origin.citation or rule.id)
    return OutsideFragment(
        Diagnostic(
            "LR601",
            f"pyDatalog cannot be trusted with {f'the rule “{rule.id}”' if rule else 'the case'}: {found}",
            None if rule is None else rule.origin.span,
            named,
            found=found,
            required=required,
            hint="decide with the default engine",
            swedish="Reglerna eller ärendet går inte att räkna med pyDatalog. Använd den vanliga motorn.",
        )
    )


def _levels(program: Program, found: Iterable[Stratum]) -> list[int]:
    """The level of each stratum: above every stratum that its comparisons read, not below any that it rests on."""
    levels: dict[str, int] = {}
    given: list[int] = []
    for stratum in found:
        level = 0
        for rule in stratum.rules:
            for name in _measured(rule):
                level = max(level, levels.get(name, -1) + 1)
            for name in _rested_on(rule):
                level = max(level, levels.get(name, 0))
        levels |= dict.fromkeys(stratum.predicates, level)
        given.append(level)
    return given


def _measured(rule: Rule) -> Iterator[str]:
    """The predicates that the comparisons of the body read."""
    for literal in rule.body:
        if isinstance(literal, Comparison):
            yield from (name for side in (literal.left, literal.right) for name, _ in reads(side))


def _rested_on(rule: Rule) -> Iterator[str]:
    """The predicates of the atoms, and those that the value of the head reads: it is measured after the instances."""
    for literal in rule.body:
        if isinstance(literal, Positive | Negative):
            yield literal.atom.predicate
    if rule.head.value is not None:
        yield from (name for name, _ in reads(rule.head.value))


@dataclass(slots=True)
class _Writing:
    """The names given so far, and the lines written."""

    program: Program
    lines: list[str] = field(default_factory=list)
    declared: dict[str, int] = field(default_factory=dict)
    derived: dict[str, str] = field(default_factory=dict)
    stated: dict[tuple[str, bool], str] = field(default_factory=dict)
    tests: dict[tuple[object, bool], str] = field(default_factory=dict)
    listed: list[tuple[str, Literal, bool]] = field(default_factory=list)
    rules: int = 0

    def half(self, stratum: Stratum, certain: bool) -> tuple[HalfStratum, dict[str, object]]:
        """One half of a stratum, for us and for the worker."""
        whole = stratum.is_recursive and _is_linear(stratum)
        recursions = []
        if whole:
            (name,) = stratum.predicates
            width = self._width(name)
            recursions.append({"name": self._recursion(stratum, certain), "width": width})
            recursions[0]["head"] = self.relation(name, certain)
        pairs = [self._question(rule, certain) for rule in stratum.rules]
        step: dict[str, object] = {
            "recursions": recursions,
            "questions": [question for _, question in pairs],
            "again": stratum.is_recursive and not whole,
        }
        return HalfStratum(stratum, certain, tuple(i for i, _ in pairs)), step

    def _recursion(self, stratum: Stratum, certain: bool) -> str:
        """The rules of a linear recursion, under a name of its own, the recursive call first."""
        (predicate,) = stratum.predicates
        name = f"r{self.relation(predicate, certain)}"
        self.declared[name] = self._width(predicate)
        for rule in stratum.rules:
            names = _numbered(rule)
            calls = [x for x in rule.body if isinstance(x, Positive) and x.atom.predicate == predicate]
            body = [_applied(name, x.atom, names) for x in calls]
            body += self._body(rule, certain, without=calls)[0]
            head = _applied(name, Atom(predicate, rule.head.args), names)
            self.lines.append(f"{head} <= {' & '.join(body)}")
        return name

    def _question(self, rule: Rule, certain: bool) -> tuple[Instances, dict[str, object]]:
        """A rule as a question for its instances."""
        names = _numbered(rule)
        name = f"i{self.rules}"
        self.rules += 1
        body, needs, uses = self._body(rule, certain)
        self.declared[name] = max(1, len(names))
        self.lines.append(f"{name}({', '.join(names.values()) or 'X0'}) <= {' & '.join(body)}")
        places = {v: n for n, v in enumerate(names)}
        relation = self.relation(rule.head.predicate, certain)
        head = None if rule.head.value is not None else relation
        question = {
            "name": name,
            "width": max(1, len(names)),
            "needs": needs,
            "head": head,
            "positions": [places[v] for v in rule.head.args],
        }
        return Instances(name, rule, certain, tuple(names), relation, tuple(needs), tuple(uses)), question

    def _body(
        self, rule: Rule, certain: bool, without: Iterable[Literal] = ()
    ) -> tuple[list[str], list[str], list[str]]:
        """The body, what binds before what does not; the relations that must have facts, and all that it uses."""
        names, left = _numbered(rule), list(without)
        parts: list[str] = []
        negated: list[str] = []
        needs: list[str] = []
        uses: list[str] = []
        for literal in rule.body:
            if any(literal is one for one in left):
                continue
            match literal:
                case Positive(atom):
                    found = self.relation(atom.predicate, certain)
                    parts.append(_applied(found, atom, names))
                    needs.append(found)
                case Negative(atom):
                    found = self.relation(atom.predicate, not certain)
                    negated.append("~" + _applied(found, atom, names))
                    uses.append(found)
                case _:
                    found = self._test(literal, certain)
                    parts.append(f"{found}({', '.join(names[v] for v in told(literal)) or '0'})")
                    needs.append(found)
        if not names:
            parts.insert(0, f"{ONE}(X0)")
            self.declared[ONE] = 1
        return [*parts, *negated], list(dict.fromkeys(needs)), [*needs, *uses]

    def relation(self, predicate: str, certain: bool) -> str:
        """The name of one half of a predicate."""
        if self.program.predicates[predicate].is_derived:
            number = self.derived.setdefault(predicate, f"d{len(self.derived)}")
            name = f"{number}{_half(certain)}"
        else:
            name = self.stated.setdefault((predicate, certain), f"s{len(self.stated)}")
        self.declared[name] = self._width(predicate)
        return name

    def _test(self, literal: Literal, certain: bool) -> str:
        """The relation of the things of which a comparison, an identity or a membership holds."""
        key: object = (type(literal).__name__, literal)
        name = self.tests.get((key, certain))
        if name is None:
            name = self.tests[key, certain] = f"t{len(self.tests)}"
            self.listed.append((name, literal, certain))
            self.declared[name] = max(1, len(told(literal)))
        return name

    def _width(self, predicate: str) -> int:
        return max(1, len(self.program.predicates[predicate].sorts))


def told(literal: Literal) -> tuple[Variable, ...]:
    """The variables of a test, each once."""
    return tuple(dict.fromkeys(variables(literal)))


def _is_linear(stratum: Stratum) -> bool:
    """One predicate, called at most once in a body with different variables, all of them in each head different too."""
    if len(stratum.predicates) > 1:
        return False
    for rule in stratum.rules:
        calls = [
            literal.atom.args
            for literal in rule.body
            if isinstance(literal, Positive) and literal.atom.predicate in stratum.predicates
        ]
        if len(calls) > 1 or any(len(set(args)) < len(args) for args in (*calls, rule.head.args)):
            return False
        if not rule.head.args:
            return False
    return True


def _numbered(rule: Rule) -> dict[Variable, str]:
    """The variables of a rule by the names that pyDatalog gets."""
    read = () if rule.head.value is None else variables_in(rule.head.value)
    found = dict.fromkeys((*rule.head.args, *read, *(v for x in rule.body for v in variables(x))))
    return {variable: f"X{n}" for n, variable in enumerate(found)}


def _applied(name: str, atom: Atom, names: dict[Variable, str]) -> str:
    return f"{name}({', '.join(names[v] for v in atom.args) or '0'})"


def _half(certain: bool) -> str:
    return "c" if certain else "p"
