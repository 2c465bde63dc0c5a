"""`legalrules analyse`: what clashes, is missing or never matters in the law, each with a case or a proof."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from importlib.util import find_spec

from legalrules import api
from legalrules.cli.opening import load
from legalrules.render import to_html, to_markdown, to_text

EARLIEST = date(2025, 7, 1)  # the first day whose law is written in full


def analyse(options: argparse.Namespace) -> int:
    """0; 1 if something is found that nothing waives, or a waiver is idle; 2 for law that cannot be loaded."""
    if find_spec("z3") is None:
        print("legalrules: the solver is missing; install legalrules[analyse]", file=sys.stderr)
        return 2
    from legalrules.analysis.analyse import analyse as find
    from legalrules.analysis.report import analysis_data, analysis_document, unwaived

    rules = load(options)
    if rules is None:
        return 2
    known = {case_type.id: case_type for case_type in rules.legislation.case_types}
    unknown = [name for name in options.case_type if name not in known]
    if unknown:
        print(f"legalrules: no case type {unknown[0]!r}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    chosen = [known[name] for name in options.case_type or known]
    found = find(rules, chosen, options.day or days(rules), most=options.things, told=_progress)
    if options.format == "json":
        print(json.dumps(analysis_data(rules.legislation, found), ensure_ascii=False, indent=2))
    else:
        show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
        print(show(analysis_document(rules.legislation, found)))
    return 1 if unwaived(found.findings) or found.idle else 0


def days(rules: api.Rules) -> tuple[date, ...]:
    """A day of each stretch of one law, the latest first; those before the law was written in full are left out."""
    return tuple(s.start for s in reversed(rules.stretches) if s.start >= EARLIEST)


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(line, file=sys.stderr)
