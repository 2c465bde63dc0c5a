"""The tables of the benchmark: what is measured for each, and how it is put in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.cold import cold
from bench.long import chain, once, reach, shares
from bench.others import PyDatalogAsked, asked, clingo_task
from bench.stages import floor, stages
from bench.subjects import Subject, fee, fireplace, handling, invented, permit
from bench.timing import Task, Times, by_the_wall, in_turns
from legalrules.engine import Engine
from legalrules.engine.pydatalog import PyDatalog
from legalrules.engine.seminaive import Seminaive

SIZES = (200, 1_000, 2_000)
TOUCHED = (4, 8, 16)
LENGTHS = (10_000, 100_000)
PATIENCE = 10  # seconds; a stage that took longer is not tried on the next length

_STAGES = ("to model", "to derivation", "to all evidence", "to certificate", "check", "decide")
_LONG = ("engine", "derivation", "certificate", "kernel", "first derivation", "first kernel")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title and a sentence on how to read it."""

    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(rounds: int) -> Iterator[Table]:
    """Every table, each when it is measured."""
    engine = Seminaive()
    subjects = [fireplace(), permit(), *map(invented, SIZES)]
    everything = [*subjects, handling(), fee(), invented(SIZES[-1], calculates=True)]
    yield _by_stage(everything, engine, rounds)
    yield _floors(everything, engine, rounds)
    yield _by_engine(subjects, engine, max(5, rounds // 10))
    yield _by_touch(engine, max(5, rounds // 2))
    yield _by_length(engine)
    yield _cold(max(3, rounds // 20))


def _by_stage(subjects: Sequence[Subject], engine: Engine, rounds: int) -> Table:
    tasks = {(s.name, stage): task for s in subjects for stage, task in stages(s, engine).items()}
    times = in_turns(tasks, rounds=rounds)
    rows = tuple(
        (s.name, _size(s), *(_pair(times[s.name, stage]) for stage in _STAGES), _ratio(times, s.name))
        for s in subjects
    )
    return Table(
        "A decision, stage by stage",
        "Milliseconds of processor time, median / 95th percentile, in one warm process with the law loaded. Each "
        "column but `check` begins at the admitted facts; `to derivation` has the evidence that the ending rests on, "
        "`to all evidence` that of every finding. `check` is the kernel, with the facts; `decide` is the use case: "
        "admitted, solved, certified, and checked by the kernel. The last column is `to derivation` by `to model`.",
        ("case", "rules", *_STAGES, "ratio"),
        rows,
    )


def _floors(subjects: Sequence[Subject], engine: Engine, rounds: int) -> Table:
    floors = {s.name: floor(s, engine) for s in subjects}
    tasks = {(name, part): task for name, found in floors.items() for part, task in found.tasks.items()}
    times = in_turns(tasks, rounds=rounds)
    rows = tuple(
        (name, f"{found.size:,}", str(found.entries), *(_pair(times[name, part]) for part in found.tasks))
        for name, found in floors.items()
    )
    return Table(
        "What the documents alone take",
        "Milliseconds as above, in the standard library (its reader and writer of JSON and its hash are written in C): "
        "the certificate and the facts read, the certificate written, both hashed. Nothing is decided and nothing "
        "checked, so a checker in Python takes longer than the first, whatever else it does.",
        ("case", "bytes of certificate", "entries of models", "read", "write", "hash"),
        rows,
    )


def _ratio(times: dict[tuple[str, str], Times], name: str) -> str:
    return f"{times[name, 'to derivation'].median / times[name, 'to model'].median:.2f}"


def _size(subject: Subject) -> str:
    return f"{len(subject.compiled.program.program.rules):,}"


def _by_engine(subjects: Sequence[Subject], engine: Engine, rounds: int) -> Table:
    questions = {(s.name, whole): asked(s, whole=whole) for s in subjects for whole in (False, True)}
    processes = {key: PyDatalogAsked(question) for key, question in questions.items()}
    own = PyDatalog()
    try:
        tasks: dict[tuple[str, str], Task] = {}
        for s in subjects:
            tasks[s.name, "seminaive"] = _solving(engine, s)
            tasks[s.name, "pyDatalog"] = processes[s.name, True].task
            tasks[s.name, "goals"] = processes[s.name, False].task
            tasks[s.name, "clingo"] = clingo_task(questions[s.name, True])
            tasks[s.name, "pydatalog"] = by_the_wall(_solving(own, s))
        times = in_turns(tasks, rounds=rounds, warm=2)
    finally:
        own.close()
        for process in processes.values():
            process.close()
    rows = tuple(_compared(s.name, times) for s in subjects)
    return Table(
        "Beside other engines",
        "Facts to the model of the reading `actual`, milliseconds as above, and how many times longer than "
        "`seminaive`. pyDatalog is timed inside its own process: rules loaded beforehand, facts asserted, the whole "
        "model asked for (or the goals alone, in one question), facts retracted. clingo gets a fresh `Control`. Both "
        "are handed ready-made comparisons and no fact that no rule could use, and give no ranks and no values. The "
        "engine `pydatalog` gives all of the model; its time is by the clock on the wall, there and back.",
        (
            "case",
            "seminaive",
            "pyDatalog",
            "×",
            "its goals alone",
            "×",
            "clingo",
            "×",
            "engine `pydatalog`",
            "×",
        ),
        rows,
    )


def _solving(engine: Engine, subject: Subject) -> Task:
    return lambda: engine.solve(subject.sliced, subject.facts)


def _compared(name: str, times: dict[tuple[str, str], Times]) -> tuple[str, ...]:
    ours = times[name, "seminaive"]
    row = [name, _pair(ours)]
    for other in ("pyDatalog", "goals", "clingo", "pydatalog"):
        row += [_pair(times[name, other]), f"{times[name, other].median / ours.median:.0f}"]
    return tuple(row)


def _by_touch(engine: Engine, rounds: int) -> Table:
    subjects = {(n, k): invented(n, touched=k) for n in (1_000, 2_000) for k in TOUCHED}
    tasks = {(key, stage): stages(s, engine)[stage] for key, s in subjects.items() for stage in _STAGES}
    times = in_turns(tasks, rounds=rounds)
    rows = tuple(
        (_size(s), str(k), str(len(s.facts.statements)), *(_pair(times[(n, k), stage]) for stage in _STAGES))
        for (n, k), s in subjects.items()
    )
    return Table(
        "The law and what a case touches",
        "The same invented statutes; the case touches 4, 8 or 16 chapters of twenty rules. Between the halves of the "
        "table the law doubles, within them the case.",
        ("rules", "chapters touched", "facts", *_STAGES),
        rows,
    )


def _by_length(engine: Engine) -> Table:
    rows = []
    for make in (chain, reach, shares):
        slow = frozenset[str]()
        for size in LENGTHS:
            subject = make(size)
            found = once(subject, engine, slow)
            slow |= {stage for stage, seconds in found.items() if seconds > PATIENCE}
            rows.append((subject.name, *(f"{found[s]:.2f}" if s in found else "–" for s in _LONG)))
    return Table(
        "Long in one direction",
        "Seconds of processor time, each stage by itself, once, under a program that has decided a case before; in the "
        "last columns the first case, for which the plans of its rules are made: a chain in which each rule rests on "
        "the one before, what can be reached from one place, and a total for each of many. Ten times the length is to "
        f"cost about ten times the time. A dash: the length before took more than {PATIENCE} seconds.",
        ("case", *_LONG),
        tuple(rows),
    )


def _cold(rounds: int) -> Table:
    rows = tuple((name, _pair(t)) for name, t in cold(rounds).items())
    return Table(
        "The first decision of a process",
        "Milliseconds by the clock on the wall, from the start of the process to its end, the fireplace "
        "case decided, certified and checked.",
        ("command", "milliseconds"),
        rows,
    )


def _pair(times: Times) -> str:
    return f"{times.median:.2f} / {times.p95:.2f}"
