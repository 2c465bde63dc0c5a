"""The fireplace service of Småstad, an imaginary municipality: a case comes in, and something is sent.

The service holds no law. It asks `legalrules`, has the certificate checked once more, and does what the ending says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

import legalrules

RULES = Path(__file__).with_name("smastad.lag")


class Sent(Enum):
    """What the service does with a case."""

    DECISION = "beslut"
    REQUEST = "begäran om komplettering"
    DESK = "till handläggare"


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of a case. The certificate is kept with every decision that is sent."""

    sent: Sent
    outcome: str = ""
    certificate: bytes = b""


def handle(rules: legalrules.Rules, case: legalrules.CaseFile, day: date) -> Handled:
    """Decide the case, and say what to send."""
    ruling = legalrules.decide(rules, case, day=day)
    match ruling.ending:
        case legalrules.Decided(outcome):
            verdict = legalrules.verify(ruling.certificate, rules, case=case)
            if not isinstance(verdict, legalrules.Accepted):
                return Handled(Sent.DESK)
            return Handled(Sent.DECISION, outcome, ruling.certificate)
        case legalrules.Complete():
            return Handled(Sent.REQUEST)
        case _:
            return Handled(Sent.DESK)
