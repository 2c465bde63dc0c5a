"""The process in which pyDatalog runs: a script of its own, which imports nothing of the package.

It reads a request a line on standard input and answers each with a line: first the program, then level by level the
facts of one case. pyDatalog is only ever asked for the bindings of one body over facts, or for one linear recursion
over facts, with every argument open. Whoever waits may kill the process; an alarm ends it if nobody does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, TypedDict

from pyDatalog import pyDatalog  # type: ignore[import-untyped]

Row = tuple[int, ...]


class Question(TypedDict):
    """The instances of a rule: `needs` must all have facts; each gives a fact of `head`, if there is one."""

    name: str
    width: int
    needs: list[str]
    head: str | None
    positions: list[int]


class Recursion(TypedDict):
    """A predicate with linear recursion, asked for as a whole; what is found become facts of `head`."""

    name: str
    width: int
    head: str


class Step(TypedDict):
    """One half of a stratum; `again` if it must be asked until nothing is new."""

    recursions: list[Recursion]
    questions: list[Question]
    again: bool


class Request(TypedDict, total=False):
    """A program to load, a level to solve, or the end of a case."""

    limit: float
    memory: int
    declare: dict[str, int]
    rules: str
    levels: list[list[Step]]
    level: int
    facts: dict[str, list[list[int]]]


class Contradiction(RuntimeError):
    """Two answers of pyDatalog that cannot both be right."""


class Case:
    """The facts of the case at hand, those that were found included."""

    def __init__(self) -> None:
        self.levels: list[list[Step]] = []
        self.facts: dict[str, set[Row]] = {}

    def add(self, name: str, row: Row) -> bool:
        """Assert a fact; whether it was new."""
        known = self.facts.setdefault(name, set())
        if row in known:
            return False
        known.add(row)
        pyDatalog.assert_fact(name, *row)
        return True

    def forget(self) -> None:
        """Retract every fact."""
        for name, rows in self.facts.items():
            for row in rows:
                pyDatalog.retract_fact(name, *row)
        self.facts = {}

    def solve(self, step: Step) -> dict[str, list[Row]]:
        """The instances of the rules of a step; what they conclude is added to the facts."""
        for recursion in step["recursions"]:
            for row in asked(recursion["name"], recursion["width"]):
                self.add(recursion["head"], row)
        complete = bool(step["recursions"])
        while True:
            found = {q["name"]: list(self.instances(q)) for q in step["questions"]}
            added = [self.add(head, row) for head, row in concluded(step, found)]
            if complete and any(added):
                raise Contradiction("a recursive rule gives what the recursion did not")
            if not (step["again"] and any(added)):
                break
        if complete:
            self.confirm(step, found)
        return found

    def instances(self, question: Question) -> Iterator[Row]:
        """The bindings of a body; none, unasked, where some positive atom has no facts."""
        if all(self.facts.get(name) for name in question["needs"]):
            yield from asked(question["name"], question["width"])

    def confirm(self, step: Step, found: dict[str, list[Row]]) -> None:
        """Every fact that a recursion found is concluded by an instance."""
        given = set(concluded(step, found))
        for recursion in step["recursions"]:
            head = recursion["head"]
            if any((head, row) not in given for row in self.facts.get(head, ())):
                raise Contradiction("a recursion gives what no rule does")


def concluded(step: Step, found: dict[str, list[Row]]) -> Iterator[tuple[str, Row]]:
    """The facts that the instances conclude."""
    for question in step["questions"]:
        if question["head"] is not None:
            for row in found[question["name"]]:
                yield question["head"], tuple(row[n] for n in question["positions"]) or (0,)


def asked(name: str, width: int) -> list[Row]:
    """Every tuple of a predicate."""
    answer = pyDatalog.ask(f"{name}({', '.join(f'X{n}' for n in range(width))})")
    return [] if answer is None else answer.answers


def load(request: Request) -> None:
    """Take the program. A predicate must have had a fact, or to negate it is an error."""
    if request["memory"]:
        with suppress(ImportError, OSError, ValueError):
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
    pyDatalog.clear()
    for name, width in request["declare"].items():
        pyDatalog.assert_fact(name, *[0] * width)
        pyDatalog.retract_fact(name, *[0] * width)
    if request["rules"]:
        pyDatalog.load(request["rules"])


def answer(request: Request, case: Case) -> dict[str, list[Row]]:
    """What a request asks for: to load a program, to solve a level, or to forget the case."""
    if "rules" in request:
        load(request)
        case.levels = request["levels"]
        return {}
    if "level" not in request:
        case.forget()
        return {}
    for name, rows in request["facts"].items():
        for row in rows:
            case.add(name, tuple(row))
    found: dict[str, list[Row]] = {}
    for step in case.levels[request["level"]]:
        found |= case.solve(step)
    return found


def serve(requests: IO[str], answers: IO[str]) -> None:
    """Answer until there is nobody left to ask."""
    case = Case()
    for line in requests:
        request: Request = json.loads(line)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, request["limit"])
        try:
            found = answer(request, case)
            reply = json.dumps({"found": {name: rows for name, rows in found.items() if rows}})
        except Exception as error:
            reply = json.dumps({"failed": f"{type(error).__name__}: {error}"})
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(reply + "\n")
        answers.flush()


if __name__ == "__main__":
    # pyDatalog prints now and then: the pipe is kept from it.
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    serve(sys.stdin, pipe)
