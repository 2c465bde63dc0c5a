"""Diagnostics for people and for programs: as text with the place underlined, and as plain JSON data.

Both languages show the same places. In Swedish a diagnostic that has no Swedish wording is shown in English, with its
hint: it concerns the authors of rules. The text is safe to print: what a hostile file wrote cannot steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from legalrules.diagnostics.catalogue import CATALOGUE
from legalrules.diagnostics.diagnostic import Diagnostic, Severity
from legalrules.source import SourceFile, Span

Language = Literal["en", "sv"]
Json = str | int | None | list["Json"] | dict[str, "Json"]

_WIDTH = 100


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line and column; those without a place last, in the order given."""
    return sorted(diagnostics, key=_position)


def as_text(
    diagnostics: Iterable[Diagnostic], sources: Iterable[SourceFile] = (), *, language: Language = "en"
) -> str:
    """One block for each diagnostic, with an excerpt where its source is at hand, and a closing line of counts."""
    lines = {source.name: source.text.split("\n") for source in sources}
    ordered = in_order(diagnostics)
    blocks = [_block(diagnostic, lines, language) for diagnostic in ordered]
    return "\n\n".join([*blocks, _counts(ordered, language)]) + "\n"


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Json]]:
    """Plain data in the order of `in_order`; every key is always there, and the place is null if there is none."""
    return [
        {
            "code": d.code,
            "severity": d.severity.value,
            "message": d.message,
            "swedish": d.swedish,
            "place": _place(d.span),
            "section": d.section,
            "found": d.found,
            "required": d.required,
            "hint": _hint(d),
            "related": [{"message": text, "place": _place(span)} for text, span in d.related],
        }
        for d in in_order(diagnostics)
    ]


def _hint(diagnostic: Diagnostic) -> str:
    """The diagnostic's own hint, else the general way to mend faults of its code."""
    general = (entry.repair for entry in CATALOGUE if entry.code == diagnostic.code)
    return diagnostic.hint or next(general, "")


def _position(diagnostic: Diagnostic) -> tuple[bool, str, int, int]:
    span = diagnostic.span
    return (True, "", 0, 0) if span is None else (False, span.source, span.line, span.column)


def _place(span: Span | None) -> dict[str, Json] | None:
    if span is None:
        return None
    return {
        "file": span.source,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _block(diagnostic: Diagnostic, lines: Mapping[str, Sequence[str]], language: Language) -> str:
    swedish = language == "sv" and bool(diagnostic.swedish)
    message = diagnostic.swedish if swedish else diagnostic.message
    where = ": ".join(filter(None, (str(diagnostic.span or ""), diagnostic.section)))
    head = f"{_severity(diagnostic.severity, language)} {diagnostic.code}: {message}"
    shown = [f"{where}: {head}" if where else head]
    shown += _excerpt(diagnostic.span, lines)
    if not swedish:
        labelled = (
            ("found", diagnostic.found),
            ("required", diagnostic.required),
            ("hint", _hint(diagnostic)),
        )
        shown += [f"  {label}: {text}" for label, text in labelled if text]
    for text, span in diagnostic.related:
        shown += [f"  {'se även' if language == 'sv' else 'see also'} {span}: {text}", *_excerpt(span, lines)]
    return "\n".join(map(_printable, shown))


def _severity(severity: Severity, language: Language) -> str:
    if language == "en":
        return severity.value
    return "fel" if severity is Severity.ERROR else "varning"


def _excerpt(span: Span | None, lines: Mapping[str, Sequence[str]]) -> list[str]:
    """The line at the span with carets under it; a long line is cut around the place."""
    if span is None or not 0 < span.line <= len(lines.get(span.source, ())):
        return []
    line = lines[span.source][span.line - 1]
    start = max(0, span.column - 1)
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    cut = 0 if len(line) <= _WIDTH else max(0, min(start - _WIDTH // 4, len(line) - _WIDTH))
    visible = line[cut : cut + _WIDTH].rstrip()
    left, right = start - cut, min(end - cut, len(visible))
    margin = f"{span.line:>5} | "
    carets = "^" * max(1, right - left)
    return [margin + visible, " " * (len(margin) - 2) + "| " + " " * left + carets]


def _printable(text: str) -> str:
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def _counts(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    if language == "sv":
        parts = [f"{errors} fel"] if errors else []
        parts += [f"{warnings} {'varning' if warnings == 1 else 'varningar'}"] if warnings else []
        return ", ".join(parts) or "inga fel"
    parts = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
    parts += [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    return ", ".join(parts) or "no faults"
