"""The default engine: rules compiled to functions, run only when a premise that they watch has come to hold.

Units are taken lowest first, both halves together, so that all below a unit is complete when it runs. In a recursive
stratum tuples wait in a queue ordered by rank; a tuple taken from it is final and sets off the rules that have it in
their body, joined with tuples that are final already. Every head so found has a greater rank than the tuple that set
it off, so ranks come out least, as in Dijkstra's algorithm.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from itertools import count
from threading import Lock
from typing import cast

from legalrules.datalog.comparison import Measuring
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Half as ModelHalf
from legalrules.datalog.model import Model, Tuple
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Arguments
from legalrules.engine.half import Comparisons, Half, Measures, Ranks, Truths, Tuples
from legalrules.engine.units import Compiled, Recursive

_REMEMBERED = 32


class Seminaive:
    """The default engine. An instance remembers its last programs, compiled; threads may share it."""

    def __init__(self) -> None:
        self._compiled: dict[int, tuple[Program, Compiled]] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """See `Engine.name`."""
        return "seminaive"

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`."""
        stated = Stated.of(program, facts, free)
        return _Run(self.ready(program), stated).model()

    def ready(self, program: Program) -> Compiled:
        """The program as this engine runs it."""
        # Keyed by identity: programs are immutable, but too large to be hashed for each case.
        with self._lock:
            found = self._compiled.get(id(program))
        if found is not None:
            return found[1]
        made = Compiled(program)
        with self._lock:
            while len(self._compiled) >= _REMEMBERED:
                del self._compiled[next(iter(self._compiled))]
            self._compiled[id(program)] = (program, made)
        return made


class _Run:
    """One case in one reading."""

    def __init__(self, compiled: Compiled, stated: Stated) -> None:
        self.compiled, self.stated = compiled, stated
        size = len(compiled.derived)
        own: tuple[list[Ranks | None], list[Ranks | None]] = ([None] * size, [None] * size)
        tuples = [Tuples(half, compiled.derived, compiled.attributes) for half in own]
        measuring = Measuring(stated, *tuples)
        measured = Measures(measuring, compiled.measures)
        said = [Truths(stated, compiled.stated, certain) for certain in (True, False)]
        self.halves = tuple(
            Half(
                own[n],
                own[1 - n],
                measuring,
                (said[n], said[1 - n]),
                measured,
                Comparisons(measuring, compiled.comparisons, certain),
                compiled.stated,
                certain,
            )
            for n, certain in enumerate((True, False))
        )
        # Which turns are to come: see `Watches`. What a turn finds is watched by later ones only, so they are taken in
        # order, and one that was taken stays marked.
        self.waiting = bytearray(2 * len(compiled.units))
        # Which premises hold of something, or may, in each half: a rule that lacks one is not looked at.
        self.alive = (bytearray(compiled.premises), bytearray(compiled.premises))
        self.found: tuple[list[int], list[int]] = ([], [])

    def model(self) -> Model:
        for n in (0, 1):
            self._start(n)
        heads, functions, needs = self.compiled.heads, self.compiled.functions, self.compiled.needs
        halves, alive_in, find, turn = self.halves, self.alive, self.waiting.find, -1
        while (turn := find(1, turn + 1)) >= 0:
            number, n = turn >> 1, turn & 1
            alive = alive_in[n]
            for need in needs[number]:
                if not alive[need]:
                    break
            else:
                half, head = halves[n], heads[number]
                if head < 0:
                    self._settle(number, half, n)
                    continue
                function = functions[number] or self.compiled.function(number)
                tuples = half.own[head]
                if tuples is not None:
                    function(half, tuples)
                    continue
                fresh: Ranks = {}
                function(half, fresh)
                if fresh:
                    half.own[head] = fresh
                    self._reached(head, n)
        return Model(*(self._model(half, found) for half, found in zip(self.halves, self.found, strict=True)))

    def _start(self, n: int) -> None:
        """Have the units run whose premise is stated, or may be."""
        watches, certain, alive = self.compiled.watches[n], n == 0, self.alive[n]
        self._run(watches.always)
        numbers = self.compiled.stated_premises
        names: Iterable[str] = self.stated.true if certain and not self.stated.free else numbers
        for name in names:
            if self.stated.listed(name, certain=certain) != frozenset():
                alive[numbers[name]] = 1
                self._run(watches.stated.get(name, ()))

    def _reached(self, predicate: int, n: int) -> None:
        """The predicate has its first tuple: have the units run that watch it."""
        self.found[n].append(predicate)
        self.alive[n][predicate] = 1
        self._run(self.compiled.watches[n].derived[predicate])

    def _run(self, turns: Iterable[int]) -> None:
        for turn in turns:
            self.waiting[turn] = 1

    def _settle(self, number: int, half: Half, n: int) -> None:
        """Complete a recursive stratum."""
        unit = self.compiled.units[number]
        assert isinstance(unit, Recursive)
        queue: list[tuple[int, int, int, Arguments]] = []
        best: dict[tuple[int, Arguments], int] = {}
        turns = count()

        def wait(head: int, args: Arguments, rank: int) -> None:
            if rank < best.get((head, args), rank + 1):
                best[head, args] = rank
                heapq.heappush(queue, (rank, next(turns), head, args))

        for head, rule in unit.initial:
            found: Ranks = {}
            self.compiled.initial(rule)(half, found)
            for args, rank in found.items():
                wait(head, args, rank)
        while queue:
            rank, _, number, args = heapq.heappop(queue)
            tuples = half.own[number]
            if tuples is None:
                tuples = half.own[number] = {}
                half.added[number] = []
                self._reached(number, n)
            if args in tuples:
                continue
            tuples[args] = rank
            half.added[number].append((args, rank))
            for head, rule, trigger in unit.triggered.get(number, ()):
                push = cast("object", lambda given, further, head=head: wait(head, given, further))
                self.compiled.triggered(rule, trigger)(half, args, rank, push)  # type: ignore[arg-type]

    def _model(self, half: Half, found: list[int]) -> ModelHalf:
        model: dict[str, dict[Tuple, int]] = {}
        for number in found:
            tuples = half.own[number]
            assert tuples is not None
            if number in self.compiled.attributes:
                model[self.compiled.names[number]] = cast("dict[Tuple, int]", tuples)
            else:
                model[self.compiled.names[number]] = {(args, ()): rank for args, rank in tuples.items()}
        return model
