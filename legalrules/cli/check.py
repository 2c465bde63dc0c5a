"""`legalrules check`: every fault of the rule files, with the place, what was found and how to mend it."""

from __future__ import annotations

import argparse
import json

from legalrules import api
from legalrules.diagnostics.diagnostic import Severity
from legalrules.diagnostics.show import as_data, as_text


def check(options: argparse.Namespace) -> int:
    """0 when there is no error, 1 when there is one or more."""
    found = api.check(*options.paths, bundled=not options.alone)
    if options.format == "json":
        print(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    else:
        print(as_text(found, api.read_sources(*options.paths, bundled=not options.alone)))
    return 1 if any(d.severity is Severity.ERROR for d in found) else 0
