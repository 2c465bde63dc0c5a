"""`legalrules change`: the fewest facts, then the least change in them, that would give a case another outcome."""

from __future__ import annotations

import argparse
import json
import sys
from importlib.util import find_spec

from legalrules import api
from legalrules.cli.opening import day_of, load
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.render import LANGUAGES, rejection_document, to_html, to_markdown, to_text


def change(options: argparse.Namespace) -> int:
    """0; 1 if there is no such change; 2 for rejected input, law that cannot be loaded or an unknown outcome."""
    if find_spec("z3") is None:
        print("legalrules: the solver is missing; install legalrules[analyse]", file=sys.stderr)
        return 2
    from legalrules.analysis.change import smallest_changes
    from legalrules.analysis.change_report import change_data, change_document
    from legalrules.analysis.logic import Undecided

    rules = load(options)
    if rules is None:
        return 2
    day = day_of(options)
    show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
    try:
        case = api.read_case(rules, options.case)
        declared = rules.legislation.case_type(case.case_type)
        known = [outcome.id for outcome in declared.outcomes] if declared else []
        if declared and options.outcome not in known:
            print(
                f"legalrules: no outcome {options.outcome!r}; there are {', '.join(known)}", file=sys.stderr
            )
            return 2
        ways = smallest_changes(rules, case, day=day, outcome=options.outcome, ways=options.ways)
    except DiagnosticError as error:
        print(show(rejection_document(error.diagnostics, phrases=LANGUAGES["sv"])))
        return 2
    except KeyError:
        print(f"legalrules: no case type {case.case_type!r}", file=sys.stderr)
        return 2
    except Undecided as fault:
        print(f"legalrules: the solver gave up: {fault}", file=sys.stderr)
        return 1
    if options.format == "json":
        print(json.dumps(change_data(rules.legislation, ways), ensure_ascii=False, indent=2))
    else:
        print(show(change_document(rules.legislation, case, options.outcome, ways)))
    return 0 if ways else 1
