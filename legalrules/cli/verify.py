"""`legalrules verify`: the kernel's verdict on a certificate, against the law and the facts that the checker holds."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from legalrules import api
from legalrules.api import Accepted, Consistent, Refused, UnusableInput
from legalrules.cli.opening import load
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.source import contents


def verify(options: argparse.Namespace) -> int:
    """0 accepted, 1 refused, 3 consistent but facts not checked; 2 when law, case or digest cannot be used."""
    rules = load(options)
    if rules is None:
        return 2
    certificate = contents(options.certificate)
    try:
        case = api.read_case(rules, options.case) if options.case else None
        verdict = api.verify(
            certificate,
            rules,
            case=case,
            facts_digest=options.facts_digest,
            day=options.day,
            archive=options.archive,
        )
    except DiagnosticError as error:
        print(as_text(error.diagnostics, language="sv"), file=sys.stderr)
        return 2
    except UnusableInput as fault:
        print(f"legalrules: {fault}", file=sys.stderr)
        return 2
    match verdict:
        case Accepted():
            print(f"godkänt: {_ending(verdict)} följer av reglerna och uppgifterna du håller")
            print(_particulars(verdict, certificate, rules, options))
            return 0
        case Consistent():
            print(f"följdriktigt, men uppgifterna är inte kontrollerade: {_ending(verdict)}")
            print(_particulars(verdict, certificate, rules, options))
            return 3
        case Refused(step, found, required):
            print(f"underkänt i steget {step}\n  funnet:  {_shown(found)}\n  krävs:   {_shown(required)}")
            return 1


def _ending(verdict: Accepted | Consistent) -> str:
    said = dict(verdict.ending)
    return _shown(" ".join([str(said.pop("kind")), *(f"{name}={value}" for name, value in said.items())]))


def _particulars(
    verdict: Accepted | Consistent, certificate: bytes, rules: api.Rules, options: argparse.Namespace
) -> str:
    """The digests, and the day of decision with whose word it is: the checker's, or only the certificate's."""
    day = f"{options.day}"
    if options.day is None:
        day = f"{api.stated_day(certificate, rules)} enligt certifikatet; ange --day om du vet dagen själv"
    digest = verdict.program_digest
    decided, case_type = (
        options.day or api.stated_day(certificate, rules),
        api.stated_case_type(certificate, rules),
    )
    if digest != rules.on(decided or date.max, case_type).program.digest:
        digest += " (arkiverade; dagens regler är andra)"
    return f"  regler:     {digest}\n  uppgifter:  {verdict.facts_digest}\n  beslutsdag: {day}"


def _shown(text: str) -> str:
    """Text of a certificate, unable to steer a terminal."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
