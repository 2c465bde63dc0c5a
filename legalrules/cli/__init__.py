"""The command line: one file per command; messages to applicants in Swedish, to developers in English."""

from legalrules.cli.main import main

__all__ = ["main"]
