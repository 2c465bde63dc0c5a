"""Calculations, aggregates and working days: accepted when right, refused with an end or a rank off by one."""

import datetime
import itertools
import random
from decimal import Decimal
from typing import Any

import pytest

from legalrules.kernel import Accepted, Refused, check, read_program
from tests.kernel import samples
from tests.kernel.samples import (
    calculation,
    compare,
    fact,
    facts,
    plus,
    predicate,
    program,
    rule,
    scalar,
    stated,
    total,
    value,
)

SOURCES = ("register", "sökande", "register sökande")
ONE_TO_TEN = {"type": "decimal", "unit": "", "min": "-3", "max": "-0.5"}
RATE = {"type": "decimal", "unit": "kr/m2", "min": "-2", "max": None}
MODES = ("down", "up", "half_up", "half_even")
Expression = dict[str, Any]


def number(text: str, unit: str = "") -> Expression:
    """A decimal as it stands in a program."""
    return {"value": {"type": "decimal", "unit": unit, "value": text}}


def signature(dice: random.Random) -> dict[str, Any]:
    """Attributes of every kind of number, and what aggregates run over."""
    source = lambda: dice.choice(SOURCES)  # noqa: E731
    return {
        "del": stated("sak ärende", source(), closable=True),
        "fin": stated("sak", source(), closable=True),
        "yta": stated("sak", source(), value=samples.DECIMAL),
        "pris": stated("sak", source(), value=RATE),
        "kvot": stated("sak", source(), value=ONE_TO_TEN),
        "antal": stated(
            "sak", source(), value={"type": "integer", "min": "-1", "max": dice.choice([None, "9"])}
        ),
        "från": stated("sak", source(), value=samples.DAY),
        "utvald": predicate("sak"),
        "area": predicate("sak", value={**samples.DECIMAL, "min": None, "max": None}),
        "antalet": predicate("ärende", value=samples.COUNT),
        "dagen": predicate("sak", value=samples.DAY),
    }


class Maker:
    """Random expressions of a type over a thing; `derived` when the derived attributes may be used."""

    def __init__(self, dice: random.Random, thing: str, derived: bool) -> None:
        self.dice, self.thing, self.derived = dice, thing, derived

    def rounding(self) -> dict[str, str]:
        return {"to": self.dice.choice(("0.5", "1", "0.03", "10")), "mode": self.dice.choice(MODES)}

    def area(self, depth: int) -> Any:
        x, dice = self.thing, self.dice
        simple = [f"yta {x}", number(dice.choice(("-1", "0", "7.5", "30")), "m2")]
        simple += [f"area {x}"] * self.derived
        if depth == 0:
            return dice.choice(simple)
        inner = self.area(depth - 1)
        found = [
            calculation(dice.choice(("add", "subtract")), inner, self.area(depth - 1)),
            calculation("multiply", inner, dice.choice((f"kvot {x}", f"antal {x}", number("-1.5")))),
            calculation("multiply", f"antal {x}", inner),
            calculation("divide", inner, dice.choice((f"kvot {x}", number("4"))), **self.rounding()),
            calculation("round", inner, **self.rounding()),
        ]
        if self.thing == "m":
            return dice.choice(found)
        gathered = self.total(dice.choice(("sum", "min", "max")), lambda maker: maker.area(depth - 1))
        return dice.choice([*found, gathered, gathered])

    def fee(self) -> Expression:
        return calculation("multiply", *self.dice.sample([f"pris {self.thing}", self.area(1)], 2))

    def count(self) -> Any:
        found = [f"antal {self.thing}", self.total("count", None), value("integer", "2")]
        return calculation(self.dice.choice(("add", "subtract", "multiply")), *self.dice.sample(found, 2))

    def day(self) -> Any:
        inner = self.dice.choice([f"från {self.thing}", plus(f"från {self.thing}", days=3)])
        gathered = self.total(self.dice.choice(("min", "max")), lambda maker: f"från {maker.thing}")
        return self.dice.choice([calculation("working_day", inner), gathered])

    def total(self, op: str, of: Any) -> Expression:
        over = self.dice.choice(["fin m", "utvald m", "del m a"])
        return total(op, "m", over, None if of is None else of(Maker(self.dice, "m", self.derived)))


def comparison(dice: random.Random, derived: bool) -> Any:
    """A comparison of two calculations of one type."""
    make, op = Maker(dice, "x", derived), dice.choice(("<", "<=", ">", ">=", "=", "!="))
    kind = dice.randrange(4)
    if kind == 0:
        return compare(make.area(2), op, make.area(1))
    if kind == 1:
        return compare(make.fee(), op, number(dice.choice(("-5", "0", "20")), "kr"))
    if kind == 2:
        return compare(make.count(), op, make.count())
    return compare(make.day(), op, make.day())


def random_case(seed: int) -> tuple[Any, Any]:
    """A program of two strata of calculations, and facts."""
    dice = random.Random(seed)
    low = Maker(dice, "x", False)
    rules = [
        rule(0, "utvald x", "fin x", "del x a"),
        rule(1, "utvald x", "fin x", compare(low.area(0), "<", low.area(0))),
        rule(2, "area x", "del x a", "ärendet a", gives=low.area(dice.randint(0, 2))),
        rule(3, "area x", "utvald x", "del x a", gives=low.area(0)),
        rule(4, "antalet a", "ärendet a", "del x a", gives=low.count()),
        rule(5, "dagen x", "fin x", "del x a", gives=low.day()),
    ]
    rules += [rule(n, "bifall a", "ärendet a", "del x a", comparison(dice, n > 6)) for n in (6, 7, 8)]
    rules.append(rule(9, "hinder2 a", "ärendet a", "del x a", comparison(dice, True), comparison(dice, True)))
    more = {"hinder2": predicate("ärende"), **signature(dice)}
    lists = {"information": ["antalet", "area", "dagen"], "obstacles": ["hinder"], "constraints": ["hinder2"]}
    return program(more, rules, **lists), random_facts(dice, more)


def random_facts(dice: random.Random, predicates: dict[str, Any]) -> Any:
    """Facts about two things, each stated at most once."""
    values = {
        "yta": [scalar("decimal", text) for text in ("0", "49.5", "100")],
        "pris": [{"type": "decimal", "unit": "kr/m2", "value": text} for text in ("-2", "0", "3.25")],
        "kvot": [{"type": "decimal", "unit": "", "value": text} for text in ("-3", "-0.75")],
        "antal": [scalar("integer", text) for text in ("-1", "0", "3")],
        "från": [scalar("date", text) for text in ("2024-03-28", "2024-03-30", "2024-12-23")],
    }
    said: dict[str, list[Any]] = {}
    for name, thing in itertools.product(("del", "fin", *values), ("s1", "s2")):
        if dice.random() < 0.6:
            args = thing + " a1" * (name == "del")
            said.setdefault(name, []).append(
                fact(
                    args,
                    dice.choice(values.get(name, [True, True, False])),
                    dice.choice(predicates[name]["sources"]),
                )
            )
    return facts(
        said,
        named=dice.choice((["ärende"], ["sak", "ärende"])),
        closed=dice.choice(([], ["del"], ["del", "fin"])),
    )


@pytest.mark.parametrize("seed", range(150))
def test_agrees(seed: int) -> None:
    """What brute force with fractions finds, the kernel confirms."""
    made, said = random_case(seed)
    verdict = samples.verdict(samples.certify(made, said), made, said)
    assert isinstance(verdict, Accepted), verdict


def moved(end: Any) -> Any:
    """An end off by one, as near as its type allows."""
    if isinstance(end, str):
        return "-inf" if end == "+inf" else "+inf"
    if end["type"] == "date":
        day = datetime.date.fromisoformat(end["value"]) + datetime.timedelta(1)
        return {**end, "value": day.isoformat()}
    return {**end, "value": str(int(Decimal(end["value"])) + 1)}


def forgeries(certificate: Any) -> Any:
    """The certificate with one end, value or rank of one entry off by one, for each of them."""
    for reading, half in itertools.product(("actual", "attainable"), ("certain", "possible")):
        for name, entries in ((certificate[reading] or {half: {}})[half]).items():
            for place, member in itertools.product(range(len(entries)), ("value", "low", "high", "rank")):
                if member in entries[place]:
                    forged = samples.fresh(certificate)
                    entry = forged[reading][half][name][place]
                    entry[member] = entry[member] + 1 if member == "rank" else moved(entry[member])
                    yield forged


def test_off_by_one() -> None:
    """No end, value or rank of any entry can be other than it is."""
    tried = 0
    for seed in range(20):
        made, said = random_case(seed)
        warm, held = read_program(samples.encode(made)), samples.encode(said)
        for forged in forgeries(samples.certify(made, said)):
            assert isinstance(check(samples.encode(forged), warm, facts=held), Refused), seed
            tried += 1
    assert tried > 400
