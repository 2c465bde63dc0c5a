"""Turns a rule, once, into a function that runs through its instances in one half of one kind of reading.

The function is written as Python, since loops written out are many times faster than loops over a description. For
`p(x) <- q(x), r(x, y), not s(y)`, where p and q are derived and r and s stated, r open in this half and s closed:

    def run(reading, own, other, claimed, found, b0, row):
        for k1, m1 in own[a0].items():
            b1 = m1 if m1 > b0 else b0
            v0, = k1
            for k2 in reading.domains[a1]:
                b2 = b1
                v1, = k2
                if own[a2].get((v0, v1,), 0) is None: continue
                if other[a3].get(k2) is not None: continue
                head = k1
                rank = claimed.get(head)
                if rank is None or rank > b2 + 1: return head, b2 + 1
                if rank == b2 + 1: found.add(head)

Its text is put together from the fixed fragments below and from numbers counted here, nothing else: names, scalars
and all that a program says are handed over as values a0, a1 and so on, so no program can write Python. It sees no
built-in function. How the loops are ordered decides how fast it is, not what it finds.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from .compare import Condition, compared
from .dates import Calendar
from .domain import Pattern, Ranks, Reading, Relations, Setting
from .exact import OutOfRange
from .measure import Measured, Pick, Row, args_of, measured_once
from .terms import Args, Atom, Comparison, Identity, Member, Rule, Slots, Test

# The first head that is not claimed, or with too great a rank, and the rank that its instance gives; None if all are.
Run: TypeAlias = Callable[
    [Reading, Relations, Relations, Ranks, set[object], int, Args], tuple[object, int] | None
]
# Functions made, by their text: rules of one shape share one, each with its own values.
Texts: TypeAlias = dict[str, Callable[..., Run]]
# Python nests no more than twenty loops; what comes after so many is another function.
_MAX_LOOPS = 15


def plan(rule: Rule, certain: bool, setting: Setting, calendar: Calendar | None, texts: Texts) -> Run:
    """The function for a rule in a half: it adds the heads claimed with the very rank of an instance to `found`."""
    waiting = _Waiting(rule, certain, {}, list(rule.atoms), list(rule.tests))
    return _Writer(waiting, Row(waiting.places, setting, calendar)).function(texts)


class _Waiting(NamedTuple):
    """A rule in a half, the places of its variables bound so far, and the atoms and tests that wait for more."""

    rule: Rule
    certain: bool
    places: dict[int, int]
    atoms: list[Atom | Member]
    tests: list[Test]

    def is_ready(self, found: Atom | Member | Test) -> bool:
        """Whether all variables are bound."""
        return self.places.keys() >= set(found.slots)

    def promise(self, atom: Atom) -> tuple[bool, int]:
        """Atoms that share variables with those bound first, the fewest new of them; else the most new."""
        slots = set(atom.slots)
        known = slots & self.places.keys()
        return bool(known), len(known) - len(slots) if known else len(slots)


class _Writer:
    """A function in the making: its lines, the values handed over to it, and the loops it is within."""

    def __init__(self, waiting: _Waiting, row: Row) -> None:
        self.waiting, self.row = waiting, row
        self.lines: list[str] = []
        self.values: list[object] = []
        self.keys: dict[str, str] = {}
        self.loops = 0

    def function(self, texts: Texts) -> Run:
        """The function that runs through what is still waiting."""
        if self.waiting.places:
            self._line(f"{self._variables(tuple(self.waiting.places))} = row")
        self._loop()
        while self.waiting.atoms and self.loops < _MAX_LOOPS:
            self._loop()
        if self.waiting.atoms:
            row = self._key(tuple(self.waiting.places))
            rest = self._value(_Writer(self.waiting, self.row).function(texts))
            self._line(f"bad = {rest}(reading, own, other, claimed, found, b{self.loops}, {row})")
            self._line("if bad is not None: return bad")
        else:
            self._conclude()
        names = ", ".join([f"a{number}" for number in range(len(self.values))])
        head = f"def make({names}):\n    def run(reading, own, other, claimed, found, b0, row):\n"
        text = head + "".join(self.lines) + "    return run\n"
        if text not in texts:
            space: dict[str, Callable[..., Run]] = {}
            exec(compile(text, "<rule>", "exec"), {"__builtins__": {}}, space)
            texts[text] = space["make"]
        return texts[text](*self.values)

    def _line(self, text: str) -> None:
        self.lines.append("    " * (self.loops + 2) + text + "\n")

    def _value(self, value: object) -> str:
        self.values.append(value)
        return f"a{len(self.values) - 1}"

    def _variables(self, slots: Slots) -> str:
        return ", ".join([f"v{self.waiting.places[slot]}" for slot in slots]) + ("," if slots else "")

    def _key(self, slots: Slots) -> str:
        text = f"({self._variables(slots)})"
        return self.keys.get(text, text)

    def _loop(self) -> None:
        """A loop over what widens a row, and what it must then pass."""
        atoms = [atom for atom in self.waiting.atoms if atom.slots]
        listed = [atom for atom in atoms if isinstance(atom, Atom) and not self._is_open(atom, True)]
        self.loops += 1
        key, above, below = f"k{self.loops}", f"b{self.loops}", f"b{self.loops - 1}"
        if listed:
            chosen = max(listed, key=self.waiting.promise)
            self.waiting.atoms.remove(chosen)
            new = self._loop_over(chosen)
            if self._is_derived(chosen):
                self._line(f"{above} = m{self.loops} if m{self.loops} > {below} else {below}")
            else:
                self._line(f"if m{self.loops} is None: continue")
                self._line(f"{above} = {below}")
        else:
            new = tuple(
                [next(slot for slot in atom.slots if slot not in self.waiting.places) for atom in atoms[:1]]
            )
            sorts = [self.waiting.rule.sorts[slot] for slot in new]
            over = f"reading.domains[{self._value(sorts[0])}]" if sorts else "((),)"
            self._outer(f"for {key} in {over}:")
            self._line(f"{above} = {below}")
        self.waiting.places.update({slot: at for at, slot in enumerate(new, len(self.waiting.places))})
        if new:
            self._line(f"{self._variables(new)} = {key}")
            self.keys[f"({self._variables(new)})"] = key
        self._checks()

    def _loop_over(self, atom: Atom) -> Slots:
        """A loop over the listed tuples of an atom; gives the variables that it binds."""
        variables = tuple(dict.fromkeys(atom.slots))
        known = tuple([slot for slot in variables if slot in self.waiting.places])
        new = tuple([slot for slot in variables if slot not in self.waiting.places])
        name, heading = self._value(atom.predicate), f"for k{self.loops}, m{self.loops} in own"
        if new == atom.slots:
            self._outer(f"{heading}[{name}].items():")
        else:
            pattern = self._value(Pattern.of(atom.slots, known, new))
            self._outer(f"{heading}.index({name}, {pattern}).get({self._key(known)}, ()):")
        return new

    def _outer(self, text: str) -> None:
        self.lines.append("    " * (self.loops + 1) + text + "\n")

    def _checks(self) -> None:
        """The atoms and tests that have become ready."""
        waiting, best = self.waiting, f"b{self.loops}"
        atoms = [found for found in waiting.atoms if waiting.is_ready(found)]
        tests = [found for found in waiting.tests if waiting.is_ready(found)]
        waiting.atoms[:] = [found for found in waiting.atoms if not waiting.is_ready(found)]
        waiting.tests[:] = [found for found in waiting.tests if not waiting.is_ready(found)]
        for atom in atoms:
            if isinstance(atom, Atom):
                mark = f"own[{self._value(atom.predicate)}].get({self._asked(atom, True)})"
                if self._is_derived(atom):
                    self._line(f"m = {mark}")
                    self._line("if m is None: continue")
                    self._line(f"if m > {best}: {best} = m")
                else:
                    self._line(f"if {mark} is None: continue")
            elif waiting.certain:
                self._line(f"if {self._key(atom.slots)} == (None,): continue")
        for test in sorted(tests, key=lambda test: not isinstance(test, Atom)):
            if isinstance(test, Atom):
                mark = f"other[{self._value(test.predicate)}].get({self._asked(test, False)})"
                self._line(f"if {mark} is not None: continue")
            else:
                passes = self._value(_condition(test, self.row, waiting.certain))
                self._line(f"if not {passes}(reading, {self._key(tuple(waiting.places))}): continue")

    def _is_derived(self, atom: Atom) -> bool:
        return not self.row.setting.predicates[atom.predicate].stated

    def _is_open(self, atom: Atom, own: bool) -> bool:
        return self.row.setting.is_open(atom.predicate, self.waiting.certain is own)

    def _asked(self, atom: Atom, own: bool) -> str:
        return self._key(atom.slots) + (", 0" if self._is_open(atom, own) else "")

    def _conclude(self) -> None:
        """The head of each row, held against what is claimed."""
        rule, row, head = self.waiting.rule, self._key(tuple(self.waiting.places)), "head"
        rank = f"b{self.loops} + 1"
        self._line(f"head = {self._key(rule.slots)}")
        fallible = [test for test in rule.tests if isinstance(test, Comparison) and test.fallible]
        for test in fallible:
            self._line(f"{self._value(compared(test, self.row, self.waiting.certain))}(reading, {row})")
        if rule.value is not None:
            valued = _valued(measured_once(rule.value, self.row), self.waiting.certain)
            self._line(f"head = {self._value(valued)}(reading, {row}, head)")
            self._line("if head is None: continue")
        self._line("rank = claimed.get(head)")
        self._line(f"if rank is None or rank > {rank}: return {head}, {rank}")
        self._line(f"if rank == {rank}: found.add(head)")


def _valued(value: Measured, certain: bool) -> Callable[[Reading, Args, Args], object]:
    """How to see what a row gives of an attribute: the arguments and the ends, or None."""

    def headed(reading: Reading, row: Args, args: Args) -> object:
        ends = value.ends(reading, row)
        if ends is None:
            return None
        if certain and (ends[0] != ends[1] or isinstance(ends[0], float) or not value.settled(reading, row)):
            return None
        return (args, *ends)

    return headed


def _condition(test: Comparison | Identity, row: Row, certain: bool) -> Condition:
    if isinstance(test, Identity):
        return _identical(test.equal, row.pick(test.slots), certain)
    condition = compared(test, row, certain)
    return _or_out_of_range(condition) if test.fallible else condition


def _identical(equal: bool, pick: Pick, certain: bool) -> Condition:
    def condition(reading: Reading, row: Args) -> bool:
        first, second = args_of(row, pick)
        if first is None and second is None:
            return not certain
        return (first == second) is equal

    return condition


def _or_out_of_range(condition: Condition) -> Condition:
    """Refused only if the rest of the body holds, whatever the order of tests: so it counts as holding here."""

    def passes(reading: Reading, row: Args) -> bool:
        try:
            return condition(reading, row)
        except OutOfRange:
            return True

    return passes
