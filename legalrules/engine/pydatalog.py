"""pyDatalog behind the same protocol: in a process of its own, with a time limit, in the fragment on which it is right.

pyDatalog finds the instances of the rules; facts, comparisons and values are read on our side, level by level, and
ranks follow from the instances. What is outside the fragment is refused (LR601), what takes too long given up (LR602).
"""

from __future__ import annotations

from threading import Lock

from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.engine.pydatalog_case import Case, Unsupported
from legalrules.engine.pydatalog_process import Failed, TooSlow, Worker
from legalrules.engine.pydatalog_rules import ONE, Compiled, OutsideFragment, compiled

_REMEMBERED = 4


class PyDatalog:
    """An engine that keeps a worker for each of its last programs; threads may share it, and take turns.

    `seconds` is what the worker may use on one case, the start of the process included.
    """

    def __init__(self, seconds: float = 30.0) -> None:
        self.seconds = seconds
        self.refused = 0
        self._workers: dict[int, _Prepared] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """See `Engine.name`."""
        return "pydatalog"

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """See `Engine.solve`. Raises `DiagnosticError` where pyDatalog is refused (then `refused` counts), or fails."""
        try:
            prepared = self._prepared(program)
            with prepared.lock:
                return prepared.solved(Stated.of(program, facts, free), self.seconds)
        except OutsideFragment as fault:
            with self._lock:
                self.refused += 1
            raise DiagnosticError((fault.diagnostic,)) from None
        except TooSlow:
            raise DiagnosticError((_too_slow(self.seconds),)) from None
        except (Failed, Unsupported) as fault:
            raise DiagnosticError((_failed(fault),)) from None

    def close(self) -> None:
        """End the processes. A later case starts new ones."""
        with self._lock:
            prepared, self._workers = list(self._workers.values()), {}
        for one in prepared:
            with one.lock:
                one.close()

    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that are kept."""
        with self._lock:
            return tuple(p for one in self._workers.values() for p in one.processes())

    def _prepared(self, program: Program) -> _Prepared:
        with self._lock:
            found = self._workers.pop(id(program), None)
            if found is None:
                found = _Prepared(program, compiled(program))
            self._workers[id(program)] = found
            # The one left out ends when the thread that may be using it lets go of it.
            while len(self._workers) > _REMEMBERED:
                del self._workers[next(iter(self._workers))]
            return found


class _Prepared:
    """A program made ready, with the process that holds it."""

    def __init__(self, program: Program, made: Compiled) -> None:
        self.program = program  # by whose identity it is found: it must live as long
        self.lock = Lock()
        self._compiled = made
        self._worker: Worker | None = None

    def processes(self) -> tuple[int, ...]:
        """The id of the process, if there is one."""
        return () if self._worker is None else (self._worker.id,)

    def close(self) -> None:
        """End the process."""
        if self._worker is not None:
            self._worker.close()
        self._worker = None

    def solved(self, stated: Stated, seconds: float) -> Model:
        """The model. Whatever goes wrong, the process is not used again."""
        case, made = Case(stated), self._compiled
        used = made.used([name for name, of, certain in made.stated if case.is_empty(of, certain)])
        handed = {name: case.stated(of, certain) for name, of, certain in made.stated if name in used}
        handed[ONE] = [(0,)]
        try:
            worker = self._started(seconds)
            for number, level in enumerate(made.levels):
                handed |= {name: case.tested(t, certain) for name, t, certain in level.tests if name in used}
                found = worker.solve(number, {name: rows for name, rows in handed.items() if rows})
                for half in level.halves:
                    case.settle(half, found)
                handed = {}
            worker.forget()
        except BaseException:
            self.close()
            raise
        return case.model()

    def _started(self, seconds: float) -> Worker:
        if self._worker is None or not self._worker.usable:
            self._worker = Worker()
            self._worker.begin(seconds)
            made = self._compiled
            self._worker.load(made.text, made.declared, made.steps)
        else:
            self._worker.begin(seconds)
        return self._worker


def _too_slow(seconds: float) -> Diagnostic:
    return Diagnostic(
        "LR602",
        f"pyDatalog had no answer within {seconds:g} seconds",
        None,
        found="no answer",
        required=f"an answer within {seconds:g} seconds",
        hint="decide with the default engine, or grant more time",
        swedish=f"Beräkningen blev inte klar inom {seconds:g} sekunder och avbröts. Ingenting är avgjort.",
    )


def _failed(fault: Failed | Unsupported) -> Diagnostic:
    return Diagnostic(
        "LR603",
        f"pyDatalog gave no answer that can be used: {fault}",
        None,
        found=str(fault),
        required="an answer of pyDatalog 0.22, installed beside this library",
        hint="install the extra `pydatalog`, or decide with the default engine",
        swedish="Beräkningen gav inget svar som går att använda. Ingenting är avgjort.",
    )
