"""`legalrules vocabulary`: what a case may speak of, to read, as data, or as a JSON Schema of case files."""

from __future__ import annotations

import argparse
import json
import sys

from legalrules.cli.opening import load
from legalrules.render import (
    case_schema,
    to_html,
    to_markdown,
    to_text,
    vocabulary_data,
    vocabulary_document,
)


def vocabulary(options: argparse.Namespace) -> int:
    """0; 2 for law that cannot be loaded, an unknown case type, or a schema asked of no case type."""
    rules = load(options)
    if rules is None:
        return 2
    law = rules.legislation
    found = law.case_type(options.case_type) if options.case_type is not None else None
    known = ", ".join(one.id for one in law.case_types)
    if options.case_type is not None and found is None:
        print(f"legalrules: unknown case type {options.case_type}; there are: {known}", file=sys.stderr)
        return 2
    if options.format == "json-schema":
        if found is None:
            print(f"legalrules: a schema is of a case type; there are: {known}", file=sys.stderr)
            return 2
        print(json.dumps(case_schema(law, found), ensure_ascii=False, indent=2))
    elif options.format == "json":
        print(json.dumps(vocabulary_data(law, found), ensure_ascii=False, indent=2))
    else:
        show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
        print(show(vocabulary_document(law, found)))
    return 0
