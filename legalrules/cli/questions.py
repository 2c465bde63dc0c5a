"""`legalrules questions`: what can still matter in a case, the most useful question first, and what answers settle."""

from __future__ import annotations

import argparse
import json
import sys

from legalrules import api
from legalrules.cli.opening import day_of, is_known_engine, load
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.render import (
    LANGUAGES,
    questions_data,
    questions_document,
    rejection_data,
    rejection_document,
    to_html,
    to_markdown,
    to_text,
)


def questions(options: argparse.Namespace) -> int:
    """0, whether or not anything is open; 2 for rejected input or law that cannot be loaded."""
    rules, phrases = load(options), LANGUAGES[options.language]
    if rules is None or not is_known_engine(options.engine):
        return 2
    day = day_of(options)
    show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
    try:
        case = api.read_case(rules, options.case)
        found = api.questions(rules, case, day=day, engine=options.engine)
    except DiagnosticError as error:
        if options.format == "json":
            print(json.dumps(rejection_data(error.diagnostics), ensure_ascii=False, indent=2))
        else:
            print(show(rejection_document(error.diagnostics, phrases=phrases)))
        return 2
    if options.format == "json":
        print(json.dumps(questions_data(found), ensure_ascii=False, indent=2))
        return 0
    declared = rules.on(day, case.case_type).program.program.predicates
    document = questions_document(
        found,
        rules.legislation,
        declared,
        case_type=case.case_type,
        case=case.case,
        day=day,
        phrases=phrases,
    )
    print(show(document))
    if any(one.truncated for one in found.settlements):
        print("Uppräkningen är avkortad.", file=sys.stderr)
    return 0
