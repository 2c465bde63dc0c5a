"""The command: python -S -m kernel CERTIFICATE --program PROGRAM [--facts FACTS | --facts-digest HEX].

Exit codes: 0 accepted, 1 refused, 2 unusable call, program or facts, 3 consistent but facts not checked.
"""

import argparse
import json
import sys
from pathlib import Path

from .check import Accepted, Refused, UnusableInput, Verdict, check
from .read import MAX_BYTES


def main() -> int:
    """Checks one certificate and says what was found."""
    options = _options()
    try:
        facts = None if options.facts is None else _bytes(options.facts)
        program = _bytes(options.program)
        verdict = check(_bytes(options.certificate), program, facts=facts, facts_digest=options.facts_digest)
    except (OSError, UnusableInput) as error:
        print(f"unusable: {error}".encode("ascii", "backslashreplace").decode(), file=sys.stderr)
        return 2
    print(_report(verdict))
    if isinstance(verdict, Refused):
        return 1
    return 0 if isinstance(verdict, Accepted) else 3


def _bytes(path: str) -> bytes:
    """What a file holds, or more than is ever read on: a file may have no end."""
    with Path(path).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kernel", description="Checks a certificate of a decision.")
    parser.add_argument("certificate", metavar="CERTIFICATE")
    parser.add_argument("--program", metavar="PROGRAM.json", required=True)
    held = parser.add_mutually_exclusive_group()
    held.add_argument("--facts", metavar="FACTS.json")
    held.add_argument("--facts-digest", metavar="HEX")
    return parser.parse_args()


def _report(verdict: Verdict) -> str:
    if isinstance(verdict, Refused):
        lines = [
            "refused",
            f"step: {verdict.step}",
            f"found: {verdict.found}",
            f"required: {verdict.required}",
        ]
    else:
        accepted = isinstance(verdict, Accepted)
        lines = ["accepted" if accepted else "consistent, facts not checked", json.dumps(verdict.ending)]
        lines += [f"program: {verdict.program_digest}", f"facts: {verdict.facts_digest}"]
    # A terminal of any encoding can show it, and nothing found can steer the terminal.
    return "\n".join("".join(c if c.isprintable() else repr(c)[1:-1] for c in line) for line in lines)


if __name__ == "__main__":
    sys.exit(main())
