"""`legalrules deadlines`: what falls due when in a case, in order, with the provisions."""

from __future__ import annotations

import argparse
import json
import sys

from legalrules import api
from legalrules.cli.opening import day_of, load
from legalrules.derivation.deadlines import deadlines
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.render import (
    deadlines_calendar,
    deadlines_data,
    deadlines_document,
    rejection_document,
    to_html,
    to_markdown,
    to_text,
)


def show_deadlines(options: argparse.Namespace) -> int:
    """0, whether or not anything falls due; 2 for rejected input, unusable law, or a library that is wanting."""
    rules = load(options)
    if rules is None:
        return 2
    day = day_of(options)
    show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
    try:
        ruling = api.decide(rules, api.read_case(rules, options.case), day=day)
    except DiagnosticError as error:
        print(show(rejection_document(error.diagnostics)))
        return 2
    decision, case = ruling.decision, ruling.case
    found = deadlines(decision)
    if options.format == "ical":
        try:
            made = deadlines_calendar(found, case=case.case, day=day, digest=decision.facts_digest)
        except ImportError:
            print(
                "legalrules: --format ical needs the extra: pip install legalrules[calendar]", file=sys.stderr
            )
            return 2
        print(made.decode("utf-8").replace("\r\n", "\n"), end="")
    elif options.format == "json":
        told = deadlines_data(found, case_type=case.case_type, case=case.case, pending=decision.pending())
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        shown = deadlines_document(
            found,
            rules.legislation,
            case_type=case.case_type,
            case=case.case,
            day=day,
            pending=decision.pending(),
        )
        print(show(shown))
    return 0
