"""Diagnostic codes of the logic (LR4xx): what a program must keep to before an engine may see it."""

from __future__ import annotations

from legalrules.diagnostics.entry import Entry

LOGIC_ENTRIES: tuple[Entry, ...] = (
    Entry(
        "LR401",
        "Negation through recursion",
        "A conclusion that rests on its own absence has no single meaning.",
        "Break the cycle shown: let one of its rules rest on facts instead, or write the exception with `trots`.",
    ),
    Entry(
        "LR402",
        "Unbound variable",
        "A thing that no positive condition names could be anything at all.",
        "Add a positive condition that the thing must meet, outside the negation or comparison.",
    ),
    Entry(
        "LR403",
        "Wrong arity or sort",
        "A relation holds between things of its declared sorts and no others.",
        "Give as many things as the declaration has slots, each of the sort of its slot.",
    ),
    Entry(
        "LR404",
        "Undeclared predicate",
        "A relation that nobody declared has no source of truth and would never hold.",
        "Declare it under `begrepp`, or mend the name.",
    ),
    Entry(
        "LR405",
        "Broken invariant",
        "A translation made a program that it must never make: a fault of the library, not of the law.",
        "Report it, with the file that shows it.",
    ),
    Entry(
        "LR406",
        "Too many alternatives",
        "Every way to choose among the items of a rule is a clause of its own; a few groups multiply to millions.",
        "Give each group of items a sentence of its own, concluded by a rule of its own.",
    ),
    Entry(
        "LR407",
        "Too many rättslägen",
        "An act with transitional points applies or is disregarded: each one doubles the readings of the law.",
        "Load fewer files at a time.",
    ),
)
