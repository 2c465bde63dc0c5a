"""`python -m legalrules.testing`: how well the cases drawn for a rule set spread over its rules."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from legalrules import api
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.testing.distribution import distribution, distribution_text
from legalrules.testing.openness import openness


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the distribution of each case type; 1 if a rule was missed, 2 for rule files or names that are faulty."""
    options = _options(arguments)
    folder = os.environ.get("LEGALRULES_CACHE")
    try:
        rules = api.load(*options.law, bundled=not options.alone, cache=Path(folder) if folder else None)
        names = options.case_type or [one.id for one in rules.legislation.case_types]
        missed = 0
        for name in names:
            found = distribution(rules, name, on=options.day, examples=options.examples, first=options.seed)
            print(distribution_text(found), flush=True)
            print(openness(rules, name, on=options.day, first=options.seed), flush=True)
            missed += len(found.missed)
    except DiagnosticError as fault:
        print(as_text(fault.diagnostics), file=sys.stderr)
        return 2
    except (KeyError, OSError) as fault:
        print(f"legalrules.testing: {fault}", file=sys.stderr)
        return 2
    return 1 if missed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m legalrules.testing", description=__doc__)
    parser.add_argument("case_type", nargs="*", help="the case types (default: all)")
    parser.add_argument(
        "--law", type=Path, action="append", default=[], help="a rule file or folder, may be repeated"
    )
    parser.add_argument("--alone", action="store_true", help="these rule files without the shipped law")
    parser.add_argument("--day", type=date.fromisoformat, required=True, help="the day of decision")
    parser.add_argument(
        "--examples", type=int, default=1000, help="how many cases of each type (default: 1000)"
    )
    parser.add_argument("--seed", type=int, default=1, help="another number draws other cases")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
