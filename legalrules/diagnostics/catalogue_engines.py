"""Diagnostic codes of engines (LR6xx): what an engine other than the default one would not, or could not, solve."""

from __future__ import annotations

from legalrules.diagnostics.entry import Entry

ENGINE_ENTRIES: tuple[Entry, ...] = (
    Entry(
        "LR601",
        "Outside the fragment of pyDatalog",
        "Outside the fragment on which it is known to be right, pyDatalog may give a wrong answer or none.",
        "Decide with the default engine.",
    ),
    Entry(
        "LR602",
        "Time limit of pyDatalog",
        "pyDatalog may take very long, or never end: it is stopped, and nothing is decided.",
        "Decide with the default engine, or grant more time.",
    ),
    Entry(
        "LR603",
        "No usable answer of pyDatalog",
        "The process that pyDatalog runs in could not start, ended, or contradicted itself.",
        "Install the extra `pydatalog`, or decide with the default engine.",
    ),
)
