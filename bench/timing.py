"""Times of tasks: run in turns, so that a busy moment of the machine falls on all of them alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter_ns, process_time_ns

Task = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Times:
    """How long a task took, each time, in milliseconds."""

    each: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time that half of the runs kept within."""
        return median(self.each)

    @property
    def p95(self) -> float:
        """The time that 95 of 100 runs kept within."""
        return quantiles(self.each, n=20, method="inclusive")[-1] if len(self.each) > 1 else self.each[0]


@dataclass(frozen=True, slots=True)
class Inside:
    """The milliseconds that a task says it took, measured where it ran."""

    milliseconds: float


def timed(task: Task) -> float:
    """The milliseconds of processor time that the task takes, once: what else the machine does counts for less."""
    start = process_time_ns()
    found = task()
    took = (process_time_ns() - start) / 1e6
    return found.milliseconds if isinstance(found, Inside) else took


def by_the_wall(task: Task) -> Task:
    """The task, timed by the clock on the wall: for what waits for other processes."""

    def waited() -> Inside:
        start = perf_counter_ns()
        task()
        return Inside((perf_counter_ns() - start) / 1e6)

    return waited


def in_turns(tasks: Mapping[str, Task], *, rounds: int, warm: int = 3) -> dict[str, Times]:
    """The times of each task over so many rounds, after a few that do not count."""
    for task in tasks.values():
        for _ in range(warm):
            task()
    gc.collect()
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            found[name].append(timed(task))
    return {name: Times(tuple(times)) for name, times in found.items()}
