"""The same question for other engines: which goals, or which atoms, are certain and which possible (reading `actual`).

Both are handed the slice as rules of both halves, with numbers for things, and the comparisons as facts that were made
beforehand; facts that no rule could use are left out. They give no ranks, no values and no evidence.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import clingo

from bench.subjects import Subject
from bench.timing import Inside
from legalrules.datalog.stated import Stated
from legalrules.engine.pydatalog_case import Case, Row
from legalrules.engine.pydatalog_rules import ONE, Compiled, compiled
from legalrules.engine.seminaive import Seminaive

_HEAD = re.compile(r"(\w+)\(([^)]*)\) <= ")
Answers = list[list[int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Rules and facts; `answers` are what holds, each a number for a predicate and its things, as our engine has it."""

    rules: tuple[str, ...]
    declared: dict[str, int]
    facts: dict[str, list[Row]]
    questions: tuple[str, ...]
    answers: Answers


def asked(subject: Subject, *, whole: bool = False) -> Asked:
    """The case as a question to another engine: for the goals alone, or for the whole model."""
    sliced = subject.sliced
    model, stated = Seminaive().solve(sliced, subject.facts), Stated.of(sliced, subject.facts)
    made, case = compiled(sliced), Case(stated, model)
    used = made.used([name for name, of, certain in made.stated if case.is_empty(of, certain)])
    facts = {name: case.stated(of, certain) for name, of, certain in made.stated if name in used}
    tests = [test for level in made.levels for test in level.tests if test[0] in used]
    facts |= {name: case.tested(test, certain) for name, test, certain in tests}
    goals: list[str] = []
    answers: Answers = []
    widths = set()
    wanted = frozenset(sliced.predicates if whole else subject.goals.goals())
    heads = {(i.rule.head.predicate, i.certain): i.head for i in _instances(made)}
    for (name, certain), head in heads.items():
        predicate = sliced.predicates[name]
        if name not in wanted or predicate.value is not None:
            continue
        places = ", ".join(f"X{n}" for n in range(max(1, len(predicate.sorts))))
        width = max(1, len(predicate.sorts))
        widths.add(width)
        goals.append(f"asked{width}({len(goals)}, {places}) <= {head}({places})")
        half = model.certain if certain else model.possible
        for args, _ in half.get(name, ()):
            things = zip(predicate.sorts, args, strict=True)
            numbers = [stated.domains[sort].index(thing) + 1 for sort, thing in things] or [0]
            answers.append([len(goals) - 1, *numbers])
    questions = tuple(f"asked{w}({', '.join(f'Y{n}' for n in range(w + 1))})" for w in sorted(widths))
    rules = (*_concluding(made), *goals)
    handed = {**facts, ONE: [(0,)]}
    return Asked(rules, {**made.declared, ONE: 1}, handed, questions, sorted(answers))


def _instances(made: Compiled) -> Iterator:  # type: ignore[type-arg]
    return (i for level in made.levels for half in level.halves for i in half.instances)


def _concluding(made: Compiled) -> Iterator[str]:
    """The rules with their heads in place of their instances; values of attributes are left out."""
    bodies = {}
    for line in made.text.splitlines():
        found = _HEAD.match(line)
        assert found is not None
        bodies.setdefault(found[1], line[found.end() :])
    for one in _instances(made):
        head = one.rule.head
        names = [f"X{one.variables.index(v)}" for v in head.args]
        body = bodies[one.name]
        if not names:
            names, body = ["X99"], f"{ONE}(X99) & {body}"
        yield f"{one.head}({', '.join(names)}) <= {body}"


def clingo_task(question: Asked) -> Callable[[], object]:
    """A fresh `Control` for each case: text parsed, grounded, solved."""
    rules = "\n".join(f"{_clingo(line)}." for line in question.rules)
    facts = "\n".join(
        f"{name}({', '.join(map(str, row))})." for name, rows in question.facts.items() for row in rows
    )

    shown = "\n".join(f"#show {q.partition('(')[0]}/{q.count('Y')}." for q in question.questions)

    def task() -> Answers:
        # Relations without facts or rules are no fault here.
        control = clingo.Control(["--warn=none"])
        control.add("base", [], f"{rules}\n{facts}\n{shown}")
        control.ground([("base", [])])
        with control.solve(yield_=True) as handle:
            found = [[a.number for a in s.arguments] for m in handle for s in m.symbols(shown=True)]
        return sorted(found)

    assert task() == sorted(question.answers), "clingo finds other goals"
    return task


def _clingo(line: str) -> str:
    return line.replace(" <= ", " :- ").replace(" & ", ", ").replace("~", "not ")


class PyDatalogAsked:
    """pyDatalog in a process of its own; a task gives the time that was measured inside."""

    def __init__(self, question: Asked) -> None:
        script = Path(__file__).with_name("pydatalog_asked.py")
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        program = {
            "declare": question.declared,
            "rules": "\n".join(question.rules),
            "facts": question.facts,
            "questions": question.questions,
        }
        self._write(json.dumps(program))
        self._answers = sorted(question.answers)

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def task(self) -> Inside:
        """Decide the case once."""
        assert self._process.stdout is not None
        self._write("")
        reply = json.loads(self._process.stdout.readline())
        assert reply["answers"] == self._answers, "pyDatalog finds other goals"
        return Inside(reply["ms"])

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()
