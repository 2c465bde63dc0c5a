"""The truth of stated atoms and the values of stated attributes, in one reading: section 5 of the certificate page.

Engines and derivations read facts through this and nothing else. Open atoms are never listed: whether one is possible
is a question about a tuple, answered when asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.terms import Arguments
from legalrules.datalog.working_days import WorkingCalendar
from legalrules.values import Scalar

Key = tuple[str, Arguments]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the facts of a case say. `free` are the predicates that the applicant could still answer (`attainable`)."""

    predicates: Mapping[str, Predicate]
    domains: Mapping[str, Arguments]
    free: frozenset[str]
    closed: frozenset[str]
    true: Mapping[str, frozenset[Arguments]]
    false: Mapping[str, frozenset[Arguments]]
    taken: Mapping[str, frozenset[Arguments]]
    values: Mapping[Key, Scalar]
    set_aside: frozenset[Key]
    aside: Mapping[str, frozenset[Arguments]]
    calendar: WorkingCalendar | None = None

    @classmethod
    def of(cls, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Stated:
        """The facts about the predicates of the program (perhaps a slice), conflicts set aside."""
        about = tuple(s for s in facts.statements if s.predicate in program.predicates)
        standing, aside = set_conflicts_aside(program, about)
        true: dict[str, set[Arguments]] = {}
        false: dict[str, set[Arguments]] = {}
        values: dict[Key, Scalar] = {}
        for statement in standing:
            if statement.value is True:
                true.setdefault(statement.predicate, set()).add(statement.args)
            elif statement.value is False:
                false.setdefault(statement.predicate, set()).add(statement.args)
            else:
                values[statement.predicate, statement.args] = statement.value
        return cls(
            program.predicates,
            domains(program, facts),
            free,
            facts.closed,
            {name: frozenset(args) for name, args in true.items()},
            {name: frozenset(args) for name, args in false.items()},
            {
                name: frozenset(a[:-1] for a in args)
                for name, args in true.items()
                if program.predicates[name].functional
            },
            values,
            aside,
            {name: frozenset(a for n, a in aside if n == name) for name in {n for n, _ in aside}},
            program.calendar,
        )

    def is_true(self, predicate: str, args: Arguments) -> bool:
        """Whether the atom is stated true."""
        return args in self.true.get(predicate, ())

    def is_open(self, predicate: str, args: Arguments) -> bool:
        """Whether the atom is neither true nor false. One set aside is open, whatever else is said."""
        if (predicate, args) in self.set_aside:
            return True
        if self.is_true(predicate, args) or args in self.false.get(predicate, ()) or predicate in self.closed:
            return False
        return args[:-1] not in self.taken.get(predicate, ())

    def is_free(self, predicate: str, args: Arguments) -> bool:
        """Whether the applicant could answer the open atom or attribute: a conflict is nobody's to answer."""
        return predicate in self.free and (predicate, args) not in self.set_aside

    def certain(self, predicate: str, args: Arguments) -> bool:
        """The certain half of a stated atom."""
        if args in self.true.get(predicate, ()):
            return True
        # What the applicant cannot answer is never certain while it is open.
        return predicate in self.free and self.is_open(predicate, args) and self.is_free(predicate, args)

    def possible(self, predicate: str, args: Arguments) -> bool:
        """The possible half of a stated atom."""
        if args in self.true.get(predicate, ()):
            return True
        return self.is_open(predicate, args) and not self.is_free(predicate, args)

    def listed(self, predicate: str, *, certain: bool) -> frozenset[Arguments] | None:
        """The tuples that hold in a half, when facts alone decide it; None when open atoms of the domain hold too."""
        true = self.true.get(predicate, frozenset())
        if certain:
            return true if predicate not in self.free or predicate in self.closed else None
        if predicate in self.free or predicate in self.closed:
            return true | self.aside.get(predicate, frozenset())
        return None

    def holding(
        self, predicate: str, *, certain: bool, known: Mapping[int, str | None] = MappingProxyType({})
    ) -> Iterator[Arguments]:
        """The tuples of a stated predicate that hold in a half, given the things at some argument positions."""
        listed = self.listed(predicate, certain=certain)
        if listed is not None:
            yield from (a for a in listed if all(a[position] == thing for position, thing in known.items()))
            return
        test = self.certain if certain else self.possible
        sorts = self.predicates[predicate].sorts
        ranges = ((known[n],) if n in known else self.domains[sort] for n, sort in enumerate(sorts))
        yield from (args for args in product(*ranges) if test(predicate, args))


def domains(program: Program, facts: Facts) -> Mapping[str, Arguments]:
    """The things of each sort: the named ones, and None, the unnamed one, unless the sort is completely named."""
    return {
        sort: (*facts.entities.get(sort, ()), *(() if sort in facts.named else (None,)))
        for sort in program.sorts
    }


def set_conflicts_aside(
    program: Program, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], frozenset[Key]]:
    """The statements that stand, and the atoms and attributes about which different sources contradict each other."""
    claims: dict[Key, set[Scalar | bool]] = {}
    targets: dict[Key, set[Arguments]] = {}
    for statement in statements:
        claims.setdefault((statement.predicate, statement.args), set()).add(statement.value)
        if program.predicates[statement.predicate].functional and statement.value is True:
            targets.setdefault((statement.predicate, statement.args[:-1]), set()).add(statement.args)
    aside = {key for key, said in claims.items() if len(said) > 1}
    rivals = {(name, args) for (name, _), found in targets.items() if len(found) > 1 for args in found}
    standing = tuple(
        s
        for s in statements
        if (s.predicate, s.args) not in aside and not (s.value is True and (s.predicate, s.args) in rivals)
    )
    return standing, frozenset(aside | rivals)
