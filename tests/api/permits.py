"""The cases about permits and what they must come to, with the shipped law loaded once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache

import yaml

import legalrules
from legalrules import Rules, Ruling
from legalrules.values import Truth
from tests.api.offices import EXAMPLES

FOLDER = EXAMPLES / "lovplikt"
OPEN = "öppet"


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of the key: the case, what is changed in it first, the day, the answer and what it must rest on."""

    fall: str
    fil: str
    dag: date
    svar: str
    vilar_på: tuple[str, ...] = ()
    ändrat: dict[str, str] = field(default_factory=dict)
    öppet: tuple[str, ...] = ()
    upplyser: dict[str, str] = field(default_factory=dict)


def key() -> tuple[Expected, ...]:
    """Every row of the key, in its order."""
    return tuple(Expected(**row) for row in yaml.safe_load((FOLDER / "facit.yaml").read_text("utf-8")))


@cache
def shipped() -> Rules:
    """The shipped law, without any municipality's order: the question of a permit needs none."""
    return legalrules.load()


def answered(expected: Expected) -> Ruling:
    """What becomes of the case once its lines are changed. A line that is not there is a fault of the key."""
    text = (FOLDER / expected.fil).read_text("utf-8")
    for old, new in expected.ändrat.items():
        assert old in text, old
        text = text.replace(old, new)
    case = legalrules.read_case(shipped(), text.encode())
    return legalrules.decide(shipped(), case, day=expected.dag)


def told(ruling: Ruling, asked: dict[str, str]) -> dict[str, str]:
    """Whether the answer says each of these besides (ja or nej), by the concept's id."""
    said = {f.atom.predicate.name for f in ruling.decision.information}
    return {name: "ja" if name in said else "nej" for name in asked}


def answer(ruling: Ruling) -> str:
    """The one outcome that is sann, or that the question is open."""
    held = [o.outcome.id for o in ruling.decision.outcomes if o.finding.truth is Truth.TRUE]
    assert len(held) < 2, held
    return held[0] if held else OPEN
