"""Turns a rule into a plan of joins for one half of one kind of reading, once, and walks it for each case.

A row is the tuple of elements bound so far. Each step widens every row by the listed tuples of one atom, or by the
things of a sort, and keeps the rows that pass all atoms and tests whose variables are then bound. Open atoms are
only ever such a check, so that nothing open is listed. How a plan orders its steps decides its speed, not its result.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from .compare import Condition, compared
from .dates import Calendar
from .domain import Pattern, Reading, Setting
from .exact import OutOfRange
from .measure import Measured, Pick, Row, args_of, measured
from .terms import Args, Atom, Comparison, Identity, Member, Rule, Test

# A row with the greatest rank of the derived atoms in it.
_Ranked: TypeAlias = tuple[Args, int]
_START: tuple[_Ranked, ...] = (((), 0),)
# So many generators may wait for each other; then what they give is listed.
_MAX_NESTED = 40


class Check(NamedTuple):
    """An atom of bound variables; `default` is the mark of what is not listed: 0 if it is open, else None."""

    predicate: str
    pick: Pick
    default: int | None
    negated: bool


class Step(NamedTuple):
    """What widens a row: tuples of the atom, or things of the sort, or nothing; and what it must then pass."""

    atom: str | None
    pattern: Pattern | None
    given: tuple[int, ...]
    sort: str | None
    checks: tuple[Check, ...]
    tests: tuple[Condition, ...]


class Plan(NamedTuple):
    """A rule in one half: its steps, and the head of each row; `strict` tests say what was out of range."""

    head: str
    certain: bool
    steps: tuple[Step, ...]
    pick: Pick
    value: Measured | None
    strict: tuple[Condition, ...]

    def instances(self, reading: Reading) -> Iterable[_Ranked]:
        """A row, with its rank, for each instance of the rule whose body holds."""
        rows: Iterable[_Ranked] = _START
        for number, step in enumerate(self.steps, 1):
            rows = _widened(reading, self.certain, step, rows)
            if number % _MAX_NESTED == 0:
                rows = list(rows)
        return rows


def _widened(reading: Reading, certain: bool, step: Step, rows: Iterable[_Ranked]) -> Iterator[_Ranked]:
    own, other = reading.relations(certain), reading.relations(not certain)
    name, pattern, given, sort, wanted, tests = step
    checks = [
        ((other if negated else own)[predicate].get, pick, default, negated)
        for predicate, pick, default, negated in wanted
    ]
    index = own.index(name, pattern) if name is not None and pattern is not None else None
    candidates: Iterable[tuple[Args, int | None]] = _START
    if sort is not None:
        candidates = reading.things(sort, False).items()
    elif name is not None and index is None:
        candidates = own[name].items()
    for before, reached in rows:
        if index is not None:
            candidates = index.get(tuple([before[at] for at in given]), ())
        for new, mark in candidates:
            if mark is None:
                continue
            row, rank = before + new, mark if mark > reached else reached
            for get, pick, default, negated in checks:
                mark = get(row if pick is None else tuple([row[at] for at in pick]), default)
                if (mark is None) is not negated:
                    break
                if mark and mark > rank:
                    rank = mark
            else:
                for test in tests:
                    if not test(reading, row):
                        break
                else:
                    yield row, rank


def plan(rule: Rule, certain: bool, setting: Setting, calendar: Calendar | None) -> Plan:
    """The plan of a rule in a half."""
    places: dict[int, int] = {}
    row = Row(places, setting, calendar)
    steps = _Maker(rule, certain, places, row, list(rule.atoms), list(rule.tests)).steps()
    value = None if rule.value is None else measured(rule.value, row)
    fallible = [test for test in rule.tests if isinstance(test, Comparison) and test.fallible]
    strict = tuple([compared(test, row, certain) for test in fallible])
    return Plan(rule.head, certain, steps, row.pick(rule.slots), value, strict)


class _Maker(NamedTuple):
    """A plan in the making: the places of the variables bound so far, and the atoms and tests that wait for more."""

    rule: Rule
    certain: bool
    places: dict[int, int]
    row: Row
    atoms: list[Atom | Member]
    tests: list[Test]

    def steps(self) -> tuple[Step, ...]:
        """All steps; the first, left out if it is empty, is of what has no variables."""
        found = [self._step()]
        while self.atoms:
            found.append(self._next())
        return tuple(found if len(found) == 1 or found[0].checks or found[0].tests else found[1:])

    def _next(self) -> Step:
        listed = [atom for atom in self.atoms if isinstance(atom, Atom) and not self._is_open(atom)]
        if not listed:
            slot = next(slot for atom in self.atoms for slot in atom.slots if slot not in self.places)
            self.places[slot] = len(self.places)
            return self._step(sort=self.rule.sorts[slot])
        chosen = max(listed, key=self._promise)
        self.atoms.remove(chosen)
        variables = tuple(dict.fromkeys(chosen.slots))
        known = tuple([slot for slot in variables if slot in self.places])
        new = tuple([slot for slot in variables if slot not in self.places])
        given = tuple([self.places[slot] for slot in known])
        self.places.update({slot: at for at, slot in enumerate(new, len(self.places))})
        pattern = None if new == chosen.slots else Pattern.of(chosen.slots, known, new)
        return self._step(chosen.predicate, pattern, given)

    def _promise(self, atom: Atom) -> tuple[bool, int]:
        """Atoms that share variables with the row first, the fewest new of them; else the most new."""
        slots = set(atom.slots)
        known = slots & self.places.keys()
        return bool(known), len(known) - len(slots) if known else len(slots)

    def _is_open(self, atom: Atom) -> bool:
        return self.row.setting.is_open(atom.predicate, self.certain)

    def _step(
        self,
        atom: str | None = None,
        pattern: Pattern | None = None,
        given: tuple[int, ...] = (),
        sort: str | None = None,
    ) -> Step:
        """A step that takes along what has become ready with it."""
        bound = self.places.keys()
        atoms = [found for found in self.atoms if bound >= set(found.slots)]
        tests = [found for found in self.tests if bound >= set(found.slots)]
        self.atoms[:] = [found for found in self.atoms if not bound >= set(found.slots)]
        self.tests[:] = [found for found in self.tests if not bound >= set(found.slots)]
        checks = [self._check(found, False) for found in atoms if isinstance(found, Atom)]
        checks += [self._check(found, True) for found in tests if isinstance(found, Atom)]
        conditions = [_is_named(self.row.pick(found.slots)) for found in atoms if self._is_thing(found)]
        conditions += [self._condition(found) for found in tests if not isinstance(found, Atom)]
        return Step(atom, pattern, given, sort, tuple(checks), tuple(conditions))

    def _is_thing(self, found: Atom | Member) -> bool:
        return self.certain and isinstance(found, Member)

    def _check(self, atom: Atom, negated: bool) -> Check:
        is_open = self.row.setting.is_open(atom.predicate, self.certain is not negated)
        return Check(atom.predicate, self.row.pick(atom.slots), 0 if is_open else None, negated)

    def _condition(self, test: Comparison | Identity) -> Condition:
        if isinstance(test, Identity):
            return _identical(test.equal, self.row.pick(test.slots), self.certain)
        condition = compared(test, self.row, self.certain)
        return _or_out_of_range(condition) if test.fallible else condition


def _is_named(pick: Pick) -> Condition:
    """That there is an unnamed thing is not certain."""
    return lambda reading, env: args_of(env, pick) != (None,)


def _identical(equal: bool, pick: Pick, certain: bool) -> Condition:
    def condition(reading: Reading, env: Args) -> bool:
        first, second = args_of(env, pick)
        if first is None and second is None:
            return not certain
        return (first == second) is equal

    return condition


def _or_out_of_range(condition: Condition) -> Condition:
    """Refused only if the rest of the body holds, whatever the order of tests: so it counts as holding here."""

    def passes(reading: Reading, env: Args) -> bool:
        try:
            return condition(reading, env)
        except OutOfRange:
            return True

    return passes
