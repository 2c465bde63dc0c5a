"""`legalrules check`: every fault of the rule files, with the place, what was found and how to mend it."""

from __future__ import annotations

import argparse
import json

from legalrules import api
from legalrules.diagnostics.diagnostic import DiagnosticError, Severity
from legalrules.diagnostics.show import as_json, as_text


def check(options: argparse.Namespace) -> int:
    """0 when there is no error, 1 when there is one or more."""
    bundled = not options.alone
    try:
        sources = api.read_sources(*options.paths, bundled=bundled)
        found = api.check(*options.paths, bundled=bundled)
    except DiagnosticError as error:
        sources, found = (), error.diagnostics
    if options.format == "json":
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        print(as_text(found, sources))
    return 1 if any(d.severity is Severity.ERROR for d in found) else 0
