"""Bytes become the tree of a case file: size and encoding first, then YAML or JSON.

What begins with `{` is JSON, everything else YAML; the tree is the same. Nothing is parsed before its size is known,
and lines are counted as `SourceFile` counts them.
"""

from __future__ import annotations

import re
import unicodedata

from legalrules.adapters import faults_form
from legalrules.adapters.building import Unreadable
from legalrules.adapters.from_json import from_json
from legalrules.adapters.from_python import from_python
from legalrules.adapters.from_yaml import from_yaml
from legalrules.adapters.nodes import MAX_BYTES, MAX_SEPARATORS, Node, Place
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.outcome import Outcome
from legalrules.source import SourceFile, Span

# Tab and line ends are of the form; the line separators are not, so that all readers count the same lines.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_FAR_FROM_ASCII = re.compile("[\u0300-\U0010ffff]{31,}")


def read_document(source: bytes, name: str) -> Outcome[Node]:
    """The tree of a file; no tree if the file could not be read to its end."""
    faults: list[Diagnostic] = []
    try:
        text = _text(source, name)
        read = from_json if text.lstrip(" \t\n").startswith("{") else from_yaml
        return Outcome(read(text, name, faults), tuple(faults))
    except Unreadable as stopped:
        return Outcome(None, (*faults, stopped.diagnostic))


def document_from_data(data: object) -> Outcome[Node]:
    """The tree of Python data."""
    faults: list[Diagnostic] = []
    try:
        return Outcome(from_python(data, faults), tuple(faults))
    except Unreadable as stopped:
        return Outcome(None, (*faults, stopped.diagnostic))


def _text(source: bytes, name: str) -> str:
    start = Place(Span(name, 1, 1, 1, 2))
    separators = source.count(b"\n") + source.count(b",")
    for size, limit, unit in (
        (len(source), MAX_BYTES, "bytes"),
        (separators, MAX_SEPARATORS, "lines and commas"),
    ):
        if size > limit:
            found, required = f"{size} {unit}", f"{limit} {unit}"
            fault = faults_form.too_large(
                start, "the file is too large", "Filen är för stor", found, required
            )
            raise Unreadable(fault)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8", "replace")
        raise Unreadable(faults_form.not_utf8(_end_of(before, name), source[error.start])) from None
    _refuse_controls(text, name)
    _refuse_combining_runs(text, name)
    return SourceFile.from_text(name, text).text


def _end_of(before: str, name: str) -> Place:
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Place(Span(name, line, column, line, column + 1))


def _refuse_controls(text: str, name: str) -> None:
    found = _CONTROL.search(text)
    if found is not None:
        place = _end_of(text[: found.start()], name)
        raise Unreadable(faults_form.control_character(place, found.group()))


def _refuse_combining_runs(text: str, name: str) -> None:
    """Normalising a run of combining marks takes time by the square of its length."""
    for run in _FAR_FROM_ASCII.finditer(text):
        length = 0
        for at, character in enumerate(run.group(), run.start()):
            length = length + 1 if unicodedata.combining(character) else 0
            if length > 30:
                raise Unreadable(faults_form.combining_run(_end_of(text[:at], name)))
