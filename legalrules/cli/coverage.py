"""`legalrules coverage`: what becomes of each section, paragraph and item; `legalrules outline`: what there is."""

from __future__ import annotations

import argparse
import json
import sys

from legalrules import api
from legalrules.cli.opening import load
from legalrules.render import coverage_data, coverage_document, to_html, to_markdown, to_text


def coverage(options: argparse.Namespace) -> int:
    """0; 1 if a place has no status; 2 for law or an outline that cannot be read."""
    rules = load(options)
    if rules is None:
        return 2
    try:
        entries = api.coverage(rules, *options.outline)
    except ValueError as fault:
        print(f"legalrules: {fault}", file=sys.stderr)
        return 2
    missing = [entry for entry in entries if entry.status is api.Status.MISSING]
    shown = missing if options.missing else entries
    if options.format == "json":
        print(json.dumps(coverage_data(shown), ensure_ascii=False, indent=2))
    else:
        show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
        print(show(coverage_document(rules.legislation, shown)))
    return 1 if missing else 0


def outline(options: argparse.Namespace) -> int:
    """0; 2 for a text in which no section of the chapters is found."""
    text = options.official.read_text("utf-8", errors="replace")
    found = api.outline(text, options.statute, start=options.start, end=options.end, chapters=options.chapter)
    if not found:
        print(f"legalrules: {options.official}: no section found", file=sys.stderr)
        return 2
    print(found, end="")
    return 0
