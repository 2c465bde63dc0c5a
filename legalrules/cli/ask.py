"""`legalrules ask`: an answer by questions, only those that can still change it, and the case that came of them."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from legalrules import api
from legalrules.adapters.case_writer import case_text
from legalrules.cli.opening import day_of, load
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.interview import Interview
from legalrules.render import (
    asked_document,
    decision_document,
    rejection_document,
    to_html,
    to_markdown,
    to_text,
    without_steps,
)
from legalrules.values import Truth

_STOP = ("sluta", "avbryt")


def ask(options: argparse.Namespace) -> int:
    """0, whatever the answer; 2 for an unknown case type, unusable law, or answers that make no case."""
    rules = load(options)
    if rules is None:
        return 2
    known = [name for found in rules.legislation.case_types for name in (found.id, *found.also)]
    case_type = rules.legislation.case_type(options.case_type)
    if case_type is None:
        print(
            f"legalrules: unknown case type {options.case_type}; there are: {', '.join(known)}",
            file=sys.stderr,
        )
        return 2
    day = day_of(options)
    interview = Interview(rules, case_type.id, day=day)
    show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
    try:
        _asked(interview, rules, day)
        ruling = api.decide(rules, interview.case, day=day)
    except DiagnosticError as error:
        print(show(rejection_document(error.diagnostics)))
        return 2
    except OverflowError as fault:
        print(f"legalrules: {fault}", file=sys.stderr)
        return 2
    if options.save is not None:
        concepts = {concept.id: concept for concept in rules.legislation.concepts}
        options.save.write_text(case_text(interview.case, concepts), "utf-8")
    document = decision_document(ruling.decision, rules.legislation, ())
    if options.format != "html":
        print(f"Svar: {_answer(ruling, rules)}\n")
    print(show(document if options.format == "html" else without_steps(document)))
    print(
        f"{interview.asked} frågor ställdes. Ärendetypen känner {interview.could_be_asked} slag av uppgifter.",
        file=sys.stderr,
    )
    return 0


def _answer(ruling: api.Ruling, rules: api.Rules) -> str:
    """What holds, in the words of the case type; a person may have to decide it all the same."""
    case_types = {one.id: one for one in rules.legislation.case_types}
    said = {outcome.id: outcome.decision for outcome in case_types[ruling.case.case_type].outcomes}
    held = [o.outcome for o in ruling.decision.outcomes if o.finding.truth is Truth.TRUE]
    if len(held) == 1:
        return said[held[0].id]
    return "det som är känt räcker inte för ett svar. Vad som saknas står nedan."


def _asked(interview: Interview, rules: api.Rules, day: date) -> None:
    """Ask until nothing that can be asked matters, or whoever answers stops. Questions go where no answer is piped."""
    while (question := interview.question()) is not None:
        case = interview.case
        put = asked_document(question, rules.legislation, case_type=case.case_type, case=case.case, day=day)
        print(f"\n{interview.asked + 1}. {to_text(put).strip()}", file=sys.stderr)
        while True:
            print("> ", end="", file=sys.stderr, flush=True)
            line = sys.stdin.readline()
            if not line or line.strip().casefold() in _STOP:
                return
            try:
                interview.answer_text(question, line)
                break
            except ValueError as fault:
                print(f"  {fault}", file=sys.stderr)
