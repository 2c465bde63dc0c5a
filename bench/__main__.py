"""Measure and print. `--markdown` writes the tables into docs/developers/bench.md as well."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tabulate import tabulate

from bench.tables import Table, tables

PAGE = Path(__file__).parents[1] / "docs" / "developers" / "bench.md"
MARK = "<!-- measured: python -m bench --markdown writes what follows -->"


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="how often each stage is timed")
    parser.add_argument("--markdown", action="store_true", help="write docs/developers/bench.md")
    asked = parser.parse_args()
    print(surroundings())
    found = []
    for table in tables(asked.rounds):
        print(f"\n{table.title}\n\n{tabulate(table.rows, table.heads, disable_numparse=True)}", flush=True)
        found.append(table)
        if asked.markdown:
            command = f"python -m bench {' '.join(sys.argv[1:])}"
            before = PAGE.read_text("utf-8").partition(MARK)[0]
            PAGE.write_text(f"{before}{MARK}\n\n{markdown(found, command)}", "utf-8")


def surroundings() -> str:
    """The machine and the versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("pyDatalog", "clingo"))
    machine = f"{os.cpu_count()} × {_processor()}, {platform.system()} {platform.release()}"
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{date.today()}; {machine}, load {load}; {python}, {versions}."


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next(
        (x.partition(":")[2].strip() for x in lines if x.startswith("model name")), platform.machine()
    )


def markdown(found: list[Table], command: str) -> str:
    """The tables for the page."""
    parts = [f"`{command}`; {surroundings()}"]
    for table in found:
        rows = tabulate(table.rows, table.heads, tablefmt="github", disable_numparse=True)
        parts.append(f"## {table.title}\n\n{table.note}\n\n{rows}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
