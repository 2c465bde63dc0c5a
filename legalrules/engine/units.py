"""A program cut into units of work: a rule, or a recursive stratum with all its rules, lowest first.

A unit watches, in each half, one premise without which it gives nothing. Until that premise holds of something the unit
is not looked at, so that solving costs what the case touches and not what the program holds. Functions are made when a
unit is first run: most of the law concerns other cases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from legalrules.datalog.clauses import Comparison, Positive, Rule, variables
from legalrules.datalog.program import Program
from legalrules.datalog.strata import Stratum, strata
from legalrules.datalog.terms import Expression, variables_in
from legalrules.engine.half import Compared, Half, Ranks
from legalrules.engine.joins import Join, join
from legalrules.engine.measures import Measure, measure_of
from legalrules.engine.source import Numbers, source

Initial = Callable[[Half, Ranks], None]
Push = Callable[[object, int], None]
Triggered = Callable[[Half, object, int, Push], None]


@dataclass(frozen=True, slots=True)
class Single:
    """A rule whose head does not depend on itself."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Recursive:
    """The rules that start a recursive stratum, and those set off by its own tuples, by predicate number."""

    initial: tuple[tuple[int, Rule], ...]
    triggered: Mapping[int, tuple[tuple[int, Rule, Positive], ...]]


Unit = Single | Recursive


@dataclass(frozen=True, slots=True)
class Watches:
    """The units to run in one half: always, when a stated predicate may hold of something, when a derived one does.

    They stand as their turns: twice the number of the unit, and one more in the possible half.
    """

    always: tuple[int, ...]
    stated: Mapping[str, tuple[int, ...]]
    derived: Sequence[tuple[int, ...]]


class Compiled:
    """A program ready to be solved. Threads may share it: two may make the same function, and either is right."""

    def __init__(self, program: Program) -> None:
        derived = [name for name, predicate in program.predicates.items() if predicate.is_derived]
        self.program = program
        self.names = derived
        self.derived = {name: n for n, name in enumerate(derived)}
        self.stated = tuple(
            name for name, predicate in program.predicates.items() if not predicate.is_derived
        )
        self.attributes = frozenset(
            n for n, name in enumerate(derived) if program.predicates[name].value is not None
        )
        self.comparisons: list[Compared] = []
        self._comparison_numbers: dict[Comparison, int] = {}
        stated_numbers = {name: n for n, name in enumerate(self.stated)}
        self.measures: list[Measure] = []
        self._measure_numbers: dict[Expression, int] = {}
        self._numbers = Numbers(self.derived, stated_numbers, self._comparison, self._measure)
        # Premises are numbered apart: the derived predicates first, then the stated ones.
        self.stated_premises = {name: len(derived) + n for n, name in enumerate(self.stated)}
        self.premises = len(derived) + len(self.stated)
        self.units: list[Unit] = []
        layers = strata(program).unwrap()
        for stratum in layers:
            self.units.extend(self._units(stratum))
        self.heads = [
            self.derived[u.rule.head.predicate] if isinstance(u, Single) else -1 for u in self.units
        ]
        self.functions: list[Initial | None] = [None] * len(self.units)
        self.needs = [self._needed(unit) for unit in self.units]
        self.watches = tuple(self._watches(layers, certain) for certain in (True, False))
        self._makers: dict[str, Callable[..., object]] = {}
        self._initial: dict[int, Initial] = {}
        self._triggered: dict[tuple[int, int], Triggered] = {}

    def function(self, number: int) -> Initial:
        """The function of a unit of one rule."""
        found = self.functions[number]
        if found is None:
            unit = self.units[number]
            assert isinstance(unit, Single)
            found = self.functions[number] = self.initial(unit.rule)
        return found

    def initial(self, rule: Rule) -> Initial:
        """The function of a rule joined from nothing."""
        found = self._initial.get(id(rule))
        if found is None:
            found = self._initial[id(rule)] = cast(Initial, self._made(join(self.program, rule)))
        return found

    def triggered(self, rule: Rule, trigger: Positive) -> Triggered:
        """The function of a rule set off by a tuple of one of its literals."""
        key = id(rule), id(trigger)
        found = self._triggered.get(key)
        if found is None:
            found = self._triggered[key] = cast(Triggered, self._made(join(self.program, rule, trigger)))
        return found

    def _needed(self, unit: Unit) -> tuple[int, ...]:
        """The premises without any one of which a rule gives nothing: those of its positive atoms, each once."""
        if isinstance(unit, Recursive):
            return ()
        names = [literal.atom.predicate for literal in unit.rule.body if isinstance(literal, Positive)]
        numbers = (
            self.derived[name] if name in self.derived else self.stated_premises[name] for name in names
        )
        return tuple(dict.fromkeys(numbers))

    def _made(self, found: Join) -> object:
        text, parameters = source(found, self._numbers)
        make = self._makers.get(text)
        if make is None:
            space: dict[str, Callable[..., object]] = {}
            exec(text, {}, space)  # our own text, which holds numbers only: see `source`
            make = self._makers[text] = space["make"]
        return make(*parameters)

    def _comparison(self, literal: Comparison) -> int:
        """The number of a comparison; equal ones share it, and so what is known of them."""
        number = self._comparison_numbers.get(literal)
        if number is None:
            # The list grows before the number is known, so that another thread never meets a number without its place.
            bound = tuple(dict.fromkeys(variables(literal)))
            self.comparisons.append(Compared(literal, bound, self.program))
            number = self._comparison_numbers[literal] = len(self.comparisons) - 1
        return number

    def _measure(self, value: Expression) -> int:
        """The number of the value of a head, likewise."""
        number = self._measure_numbers.get(value)
        if number is None:
            bound = tuple(dict.fromkeys(variables_in(value)))
            self.measures.append(measure_of(self.program.predicates, value, bound))
            number = self._measure_numbers[value] = len(self.measures) - 1
        return number

    def _units(self, stratum: Stratum) -> list[Unit]:
        if not stratum.is_recursive:
            return [Single(rule) for rule in stratum.rules]
        initial: list[tuple[int, Rule]] = []
        triggered: dict[int, list[tuple[int, Rule, Positive]]] = {}
        for rule in stratum.rules:
            head = self.derived[rule.head.predicate]
            own = [
                literal
                for literal in rule.body
                if isinstance(literal, Positive) and literal.atom.predicate in stratum.predicates
            ]
            if not own:
                initial.append((head, rule))
            for literal in own:
                number = self.derived[literal.atom.predicate]
                triggered.setdefault(number, []).append((head, rule, literal))
        return [Recursive(tuple(initial), {name: tuple(found) for name, found in triggered.items()})]

    def _watches(self, layers: tuple[Stratum, ...], certain: bool) -> Watches:
        level = {name: n for n, stratum in enumerate(layers) for name in stratum.predicates}
        always: dict[int, None] = {}
        stated: dict[str, dict[int, None]] = {}
        derived: list[dict[int, None]] = [{} for _ in self.derived]
        for number, unit in enumerate(self.units):
            turn = 2 * number + (not certain)
            rules = [unit.rule] if isinstance(unit, Single) else [rule for _, rule in unit.initial]
            for rule in rules:
                name = self._watched(rule, level, certain)
                if name is None:
                    always[turn] = None
                elif name in self.derived:
                    derived[self.derived[name]][turn] = None
                else:
                    stated.setdefault(name, {})[turn] = None
        return Watches(
            tuple(always), {name: tuple(found) for name, found in stated.items()}, [*map(tuple, derived)]
        )

    def _watched(self, rule: Rule, level: Mapping[str, int], certain: bool) -> str | None:
        """The premise least likely to hold: a conclusion about things, the last reached; then, where facts decide
        (the certain half), a stated atom; then a conclusion about nothing in particular."""
        names = [literal.atom.predicate for literal in rule.body if isinstance(literal, Positive)]
        predicates = self.program.predicates

        def preference(name: str) -> tuple[int, int]:
            predicate = predicates[name]
            if predicate.is_derived:
                return (0 if predicate.sorts else 2), -level.get(name, 0)
            return (1 if certain else 3 if predicate.closable else 4), 0

        return min(names, key=preference, default=None)
