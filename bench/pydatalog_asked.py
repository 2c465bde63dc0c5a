"""pyDatalog as one would use it: the rules loaded once; for a case its facts asserted, one question, facts retracted.

A script of its own: it reads the program on the first line, and answers every further line with the milliseconds
that the case took, measured here. It imports nothing of the package.
"""

from __future__ import annotations

import json
import sys
from time import process_time_ns

from pyDatalog import pyDatalog


def main() -> None:
    """Serve until the input ends."""
    program = json.loads(sys.stdin.readline())
    pyDatalog.clear()
    for name, width in program["declare"].items():
        pyDatalog.assert_fact(name, *[0] * width)
        pyDatalog.retract_fact(name, *[0] * width)
    pyDatalog.load(program["rules"])
    facts = [(name, row) for name, rows in program["facts"].items() for row in rows]
    for _ in sys.stdin:
        start = process_time_ns()
        for name, row in facts:
            pyDatalog.assert_fact(name, *row)
        found = [pyDatalog.ask(question) for question in program["questions"]]
        answers = sorted(answer for one in found if one is not None for answer in one.answers)
        for name, row in facts:
            pyDatalog.retract_fact(name, *row)
        took = (process_time_ns() - start) / 1e6
        print(json.dumps({"ms": took, "answers": answers}), flush=True)


if __name__ == "__main__":
    main()
