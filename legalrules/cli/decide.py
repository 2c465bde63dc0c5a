"""`legalrules decide`: the decision of a case, or a request to complete it, a note to an official, or its rejection."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from legalrules import api
from legalrules.cli.opening import day_of, is_fault_of_engine, is_known_engine, load
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.render import (
    LANGUAGES,
    Enclosed,
    PdfUnavailable,
    decision_data,
    decision_document,
    decision_page,
    decision_pdf,
    rejection_data,
    rejection_document,
    to_html,
    to_markdown,
    to_text,
    without_steps,
)
from legalrules.render.document import Document
from legalrules.render.phrases.record import Phrases


def decide(options: argparse.Namespace) -> int:
    """0 for every ending but rejected input, which is 2, as is law that cannot be loaded."""
    rules, phrases = load(options), LANGUAGES[options.language]
    if rules is None or not is_known_engine(options.engine):
        return 2
    day = day_of(options)
    try:
        ruling = api.decide(rules, api.read_case(rules, options.case), day=day, engine=options.engine)
    except DiagnosticError as error:
        if is_fault_of_engine(error):
            return 2
        faults = error.diagnostics
        rejection = rejection_document(faults, phrases=phrases)
        # What is rejected has no certificate: it is told on a plain page, and never as a PDF.
        _print(options.format, rejection, lambda: rejection_data(faults))
        return 2
    if options.archive is not None:
        print(
            f"regler arkiverade: {api.archive(rules, options.archive, case_type=ruling.case.case_type, day=day)}",
            file=sys.stderr,
        )
    if options.certificate is not None:
        options.certificate.write_bytes(ruling.certificate + b"\n")
        print(f"certifikat: {options.certificate}", file=sys.stderr)
    made, parties = ruling.decision, ruling.case.parties
    if options.format in ("html", "pdf"):
        return _show(options, ruling, rules, phrases)
    document = decision_document(made, rules.legislation, parties, phrases=phrases)
    if options.format == "text" and not options.derivation:
        document = without_steps(document)
    _print(options.format, document, lambda: decision_data(made, rules.legislation, phrases=phrases))
    if options.format == "text" and not options.derivation:
        print("Stegen som numren visar till: samma kommando med --derivation.", file=sys.stderr)
    return 0


def _show(options: argparse.Namespace, ruling: api.Ruling, rules: api.Rules, phrases: Phrases) -> int:
    """The page with all that it takes to check the decision, or the same for paper."""
    enclosed = Enclosed(ruling.certificate, ruling.program, ruling.facts)
    parts = (ruling.decision, rules.legislation, ruling.case.parties, enclosed)
    if options.format == "html" and options.output is None:
        print(decision_page(*parts, phrases=phrases), end="")
        return 0
    if options.output is None:
        print("legalrules: a PDF is no text; say where it goes: --output beslut.pdf", file=sys.stderr)
        return 2
    try:
        pdf = options.format == "pdf"
        written = (
            decision_pdf(*parts, phrases=phrases) if pdf else decision_page(*parts, phrases=phrases).encode()
        )
    except PdfUnavailable as error:
        print(f"legalrules: {error}", file=sys.stderr)
        return 2
    options.output.write_bytes(written)
    return 0


def _print(form: str, document: Document, data: Callable[[], dict[str, object]]) -> None:
    match form:
        case "json":
            print(json.dumps(data(), ensure_ascii=False, indent=2))
        case "html":
            print(to_html(document), end="")
        case "markdown":
            print(to_markdown(document))
        case _:
            print(to_text(document))
