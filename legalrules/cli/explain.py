"""`legalrules explain`: the derivation behind an answer step by step, and for the other outcomes why not."""

from __future__ import annotations

import argparse
import sys

from legalrules import api
from legalrules.cli.opening import day_of, is_fault_of_engine, is_known_engine, load
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.render import (
    LANGUAGES,
    explanation_document,
    rejection_document,
    to_html,
    to_markdown,
    to_text,
)


def explain(options: argparse.Namespace) -> int:
    """0 when there is something to explain; 2 for rejected input, unusable law or an unknown outcome."""
    rules, phrases = load(options), LANGUAGES[options.language]
    if rules is None or not is_known_engine(options.engine):
        return 2
    day = day_of(options)
    show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
    try:
        ruling = api.decide(rules, api.read_case(rules, options.case), day=day, engine=options.engine)
    except DiagnosticError as error:
        if is_fault_of_engine(error):
            return 2
        print(show(rejection_document(error.diagnostics, phrases=phrases)))
        return 2
    known = [found.outcome.id for found in ruling.decision.outcomes]
    if options.outcome is not None and options.outcome not in known:
        print(
            f"legalrules: unknown outcome {options.outcome}; there are: {', '.join(known)}", file=sys.stderr
        )
        return 2
    explained = explanation_document(ruling.decision, rules.legislation, options.outcome, phrases=phrases)
    print(show(explained))
    return 0
