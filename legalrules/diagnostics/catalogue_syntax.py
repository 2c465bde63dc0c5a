"""Diagnostic codes of the syntax (LR1xx): what each means, why it matters, how to mend it."""

from __future__ import annotations

from legalrules.diagnostics.entry import Entry

SYNTAX_ENTRIES: tuple[Entry, ...] = ()
