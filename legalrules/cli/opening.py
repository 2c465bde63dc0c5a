"""What the commands on cases have in common: load the law, read the case, choose the day; say what is wrong."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from legalrules import api
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.source import SourceFile


def load(options: argparse.Namespace) -> api.Rules | None:
    """The shipped law and the files of `--law`; None after printing their faults."""
    try:
        return api.load(*options.law, cache=cache_folder())
    except DiagnosticError as error:
        print(as_text(error.diagnostics, _readable(options)), file=sys.stderr)
        return None


def cache_folder() -> Path | None:
    """Where law made ready is kept: `LEGALRULES_CACHE`, nowhere if that is empty, else the user's own cache."""
    named = os.environ.get("LEGALRULES_CACHE")
    if named is None:
        from platformdirs import user_cache_path  # slow to load

        return user_cache_path("legalrules")
    return Path(named) if named else None


def _readable(options: argparse.Namespace) -> tuple[SourceFile, ...]:
    """The sources for excerpts; none when it is a file that cannot be read that is to be reported."""
    try:
        return api.read_sources(*options.law)
    except DiagnosticError:
        return ()


def day_of(options: argparse.Namespace) -> date:
    """The day of decision: `--day`, else today in Stockholm, and then said."""
    if options.day is not None:
        return date.fromisoformat(str(options.day))
    day = today()
    print(f"beslutsdag: {day} (i dag; ange en annan med --day)", file=sys.stderr)
    return day


def today() -> date:
    """Today in Stockholm."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def is_fault_of_engine(error: DiagnosticError) -> bool:
    """Whether the engine gave up, so that the case is neither decided nor rejected; prints why if so."""
    if not all(found.code.startswith("LR6") for found in error.diagnostics):
        return False
    print(as_text(error.diagnostics, language="sv"), file=sys.stderr)
    return True


def is_known_engine(name: str) -> bool:
    """Whether there is such an engine; prints which there are if not."""
    if name in api.ENGINE_NAMES:
        return True
    print(f"legalrules: unknown engine {name}; there are: {', '.join(api.ENGINE_NAMES)}", file=sys.stderr)
    return False
