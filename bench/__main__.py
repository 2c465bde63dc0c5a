"""Measure and print. `--markdown` writes the tables into docs/developers/bench.md as well."""

from __future__ import annotations

import argparse

from tabulate import tabulate

from bench.stages import stages
from bench.subjects import fireplace, invented, office
from bench.timing import in_turns
from legalrules.engine import ENGINES

SIZES = (200, 1_000, 2_000)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    engine = ENGINES["seminaive"]()
    subjects = [fireplace(office()), *map(invented, SIZES)]
    tasks = {
        f"{subject.name}|{stage}": task
        for subject in subjects
        for stage, task in stages(subject, engine).items()
    }
    times = in_turns(tasks, rounds=asked.rounds)
    rows = []
    for subject in subjects:
        found = [times[f"{subject.name}|{stage}"] for stage in stages(subject, engine)]
        rows.append([subject.name, subject.size, *(f"{t.median:.2f} / {t.p95:.2f}" for t in found)])
    heads = ["ms, median / p95", "rules", "to model", "to derivation", "to certificate", "check", "decide"]
    print(tabulate(rows, heads))


if __name__ == "__main__":
    main()
