"""`legalrules diff`: which cases change outcome between two days, or two laws; each with a case, the rest proved."""

from __future__ import annotations

import argparse
import json
import sys
from importlib.util import find_spec
from pathlib import Path

from legalrules import api
from legalrules.cli.opening import cache_folder, today
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.law.statute import CaseType
from legalrules.render import to_html, to_markdown, to_text


def diff(options: argparse.Namespace) -> int:
    """0; 1 if a case changes outcome; 2 for law or a case that cannot be read."""
    if find_spec("z3") is None:
        print("legalrules: the solver is missing; install legalrules[analyse]", file=sys.stderr)
        return 2
    from legalrules.analysis.difference import Side, difference
    from legalrules.analysis.difference_report import difference_data, difference_document
    from legalrules.analysis.replay import replay

    start = options.start or today()
    end = options.end or start
    try:
        before, after = _laws(options)
        sides = Side(before, start), Side(after, end)
        given = api.read_case(before, options.given) if options.given else None
        if options.replay:
            differences, replayed = [], list(replay(options.replay, *sides))
        else:
            chosen = options.case_type or [given.case_type if given else c.id for c in _shared(before, after)]
            differences = [
                difference(
                    name, *sides, given=given, most=options.things, limit=options.limit, told=_progress
                )
                for name in dict.fromkeys(chosen)
            ]
            replayed = None
    except DiagnosticError as error:
        print(as_text(error.diagnostics), file=sys.stderr)
        return 2
    except KeyError as unknown:
        print(f"legalrules: no case type or sentence {unknown} in one of the laws", file=sys.stderr)
        return 2
    if options.format == "json":
        print(json.dumps(difference_data(sides, differences, replayed), ensure_ascii=False, indent=2))
    else:
        show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
        print(show(difference_document(sides, differences, replayed)))
    changed = any(one.changes for one in differences) or any(one.differs for one in replayed or ())
    return 1 if changed else 0


def _laws(options: argparse.Namespace) -> tuple[api.Rules, api.Rules]:
    """The two laws; one and the same when no file is of one of them only."""
    both: list[Path] = options.law
    before = api.load(*both, *options.replaces, cache=cache_folder())
    if not options.draft and not options.replaces:
        return before, before
    return before, api.load(*both, *options.draft, cache=cache_folder())


def _shared(before: api.Rules, after: api.Rules) -> list[CaseType]:
    known = {case_type.id for case_type in after.legislation.case_types}
    return [case_type for case_type in before.legislation.case_types if case_type.id in known]


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(line, file=sys.stderr)
