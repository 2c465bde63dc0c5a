"""What is out of range, badly typed or of another version: refused as such, and never with an exception."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from legalrules.kernel import Accepted, Refused, UnusableInput, check, read_program
from tests.kernel import build, samples
from tests.kernel.samples import calculation, compare, fact, facts, plus, program, rule, scalar, stated, total

STORED = Path(__file__).parent / "version1"
NINES = "9" * 40
ONE = {"value": {"type": "decimal", "unit": "", "value": "1"}}


def decimal(text: str, unit: str = "") -> Any:
    """A decimal as it stands in a program."""
    return {"value": {"type": "decimal", "unit": unit, "value": text}}


PREDICATES: dict[str, Any] = {
    "del": stated("sak ärende", closable=True),
    "tal": stated("sak", value={"type": "integer", "min": None, "max": None}),
    "yta": stated("sak", value=samples.DECIMAL),
    "kvot": stated("sak", value={"type": "decimal", "unit": "", "min": "0", "max": "1"}),
    "pris": stated("sak", value={"type": "decimal", "unit": "kr/m2", "min": None, "max": None}),
    "från": stated("sak", value=samples.DAY),
    "färg": stated("sak", value=samples.COLOURS),
    "kostnad": samples.predicate("sak", value={"type": "decimal", "unit": "kr", "min": None, "max": None}),
    "mått": samples.predicate("sak", value=samples.DECIMAL),
    "r": samples.predicate("sak"),
}


def comparing(left: Any, right: Any, **more: Any) -> Any:
    """A program that compares two expressions for the things of the case."""
    made = program(PREDICATES, [("bifall a", ["ärendet a", "del x a", compare(left, "<=", right)])])
    return {**made, **more}


STEP = {"to": "1", "mode": "down"}
BAD = [
    (calculation("add", "yta x", "tal x"), "yta x"),
    (calculation("add", "yta x", decimal("1")), "yta x"),
    (calculation("subtract", "från x", "från x"), "från x"),
    (calculation("multiply", "yta x", "yta x"), "yta x"),
    (calculation("multiply", "pris x", "pris x"), "pris x"),
    (calculation("multiply", "yta x", "färg x"), "yta x"),
    ({"add": ["yta x"]}, "yta x"),
    ({"add": ["yta x"] * 3}, "yta x"),
    ({"add": [samples.expression("yta x")] * 2, "to": "1"}, "yta x"),
    (calculation("divide", "yta x", "kvot x", **STEP), "yta x"),
    (calculation("divide", "yta x", decimal("0"), **STEP), "yta x"),
    (calculation("divide", "yta x", calculation("add", ONE, ONE), **STEP), "yta x"),
    (calculation("divide", ONE, decimal("1", "m2"), **STEP), ONE),
    (calculation("divide", "yta x", ONE), "yta x"),
    (calculation("round", "yta x", to="0", mode="down"), "yta x"),
    (calculation("round", "yta x", to="-1", mode="down"), "yta x"),
    (calculation("round", "yta x", to="1", mode="nearest"), "yta x"),
    (calculation("round", "tal x", **STEP), "tal x"),
    (calculation("working_day", "yta x"), "yta x"),
    (total("sum", "m", "del m a", "från m"), "från x"),
    (total("min", "m", "del m a", "färg m"), "färg x"),
    (total("count", "m", "del m a", "yta m"), "tal x"),
    (total("sum", "m", "del m a"), "yta x"),
    (total("count", "x", "del x a"), "tal x"),
    (total("count", "m", "del x a"), "tal x"),
    (total("count", "m", "del m y"), "tal x"),
    (total("count", "m", "del a m"), "tal x"),
    (total("count", "m", "yta m"), "tal x"),
    (total("sum", "m", "del m a", total("sum", "n", "del n a", "yta n")), "yta x"),
    (
        total("sum", "m", "del m a", calculation("add", "yta m", total("sum", "m", "del m a", "yta m"))),
        "yta x",
    ),
    (total("mean", "m", "del m a", "yta m"), "yta x"),
]


@pytest.mark.parametrize(("left", "right"), BAD, ids=str)
def test_badly_typed(left: Any, right: Any) -> None:
    """A calculation of the wrong types or units, or an aggregate that is none, makes the program unusable."""
    with pytest.raises(UnusableInput):
        read_program(samples.encode(comparing(left, right)))


GOOD = [
    (calculation("multiply", "pris x", "yta x"), decimal("1", "kr")),
    (calculation("multiply", "yta x", "tal x"), "yta x"),
    (calculation("divide", "yta x", decimal("3", "m2"), **STEP), ONE),
    (calculation("divide", "tal x", decimal("3"), **STEP), ONE),
    (calculation("add", total("count", "m", "del m a"), total("count", "m", "del m a")), "tal x"),
    (total("max", "m", "del m a", calculation("working_day", "från m")), "från x"),
]


@pytest.mark.parametrize(("left", "right"), GOOD, ids=str)
def test_well_typed(left: Any, right: Any) -> None:
    """A rate times what it is per, a number of things and the like are calculations."""
    read_program(samples.encode(comparing(left, right)))


def test_calendar_is_needed() -> None:
    """A working day needs a calendar, and a calendar has its days in order and within it."""
    working = calculation("working_day", "från x"), "från x"
    bad = ["2024-03-02", "2024-03-01"], ["2024-03-01"] * 2, ["2023-12-31"], ["2025-01-01"], ["2024-02-30"]
    for calendar in (None, *({**samples.CALENDAR, "days": days} for days in bad)):
        with pytest.raises(UnusableInput):
            read_program(samples.encode(comparing(*working, calendar=calendar)))
    read_program(samples.encode(comparing("från x", "från x", calendar=None)))


def test_aggregates_reach_lower_strata_only() -> None:
    """An aggregate over what depends on it is a cycle through negation, as is one of such values."""
    one = rule(0, "r x", "del x a", compare(total("count", "m", "r m"), "<=", samples.value("integer", "1")))
    of = total("sum", "m", "del m a", "mått m")
    for made in (one, rule(0, "mått x", "del x a", gives=of)):
        with pytest.raises(UnusableInput, match="through negation"):
            read_program(samples.encode(program(PREDICATES, [made])))


LATE = calculation("working_day", plus("från x", months=9, days=1))
RANGES = [
    (calculation("add", decimal(NINES), decimal("1")), ONE),
    (calculation("subtract", decimal("-" + NINES), decimal("1")), ONE),
    (calculation("multiply", decimal(NINES), decimal("10")), ONE),
    (calculation("divide", decimal(NINES), decimal("0.1"), to="1", mode="up"), ONE),
    (calculation("divide", decimal("100"), decimal("3"), to="0." + "0" * 38 + "1", mode="up"), ONE),
    (calculation("round", decimal(NINES), to="1" + "0" * 39, mode="up"), ONE),
    (total("sum", "m", "del m a", decimal(NINES)), ONE),
    (LATE, "från x"),
    (calculation("working_day", plus("från x", years=-1)), "från x"),
]


@pytest.mark.parametrize(("late", "right"), RANGES, ids=str)
def test_out_of_range(late: Any, right: Any) -> None:
    """More than 40 digits, or a day outside the calendar, refuse a model, but only where the rest of the body holds."""
    said = facts(
        {
            "del": [fact("s1 a1", True), fact("s2 a1", True)],
            "från": [fact("s1", scalar("date", "2024-03-31")), fact("s2", scalar("date", "2024-03-31"))],
        },
        named=["sak", "ärende"],
        closed=["del"],
    )
    known = compare("från x", "=", "från x")
    for body, holds in ("hinder a", False), ("not hinder a", True):
        plain = program(PREDICATES, [("bifall a", ["ärendet a", "del x a", known, body])])
        more = ("bifall a", ["ärendet a", "del x a", compare(late, "<=", right), known, body])
        made = program(PREDICATES, [more])
        certificate = samples.certify(plain, said) | {"program_digest": build.digest(made)}
        verdict = samples.verdict(certificate, made, said)
        if holds:
            assert isinstance(verdict, Refused)
            assert (verdict.step, "40 digits" in verdict.required or "calendar" in verdict.required) == (
                "actual",
                True,
            )
        else:
            assert isinstance(verdict, Accepted)


def stored(name: str) -> bytes:
    """A document of version 1, as it was archived."""
    return (STORED / f"{name}.json").read_bytes()


def test_version_1_verifies() -> None:
    """A decision made under version 1 of the format is still accepted, and still refused when changed."""
    certificate, warm = stored("certificate"), read_program(stored("program"))
    assert isinstance(check(certificate, warm, facts=stored("facts")), Accepted)
    forged = certificate.replace(b'"rank": 2', b'"rank": 3', 1)
    assert isinstance(check(forged, warm, facts=stored("facts")), Refused)


def test_versions_do_not_mix() -> None:
    """A certificate of one version is not one of a program of the other, and no other version is read."""
    certificate, old = json.loads(stored("certificate")), json.loads(stored("program"))
    for version in ("legalrules-certificate/2", "legalrules-certificate/3"):
        verdict = check(samples.encode({**certificate, "format": version}), samples.encode(old))
        assert isinstance(verdict, Refused)
        assert verdict.step == ("program" if version.endswith("2") else "read")
    for more in ({"calendar": None}, {"format": "legalrules-program/2"}, {"format": "legalrules-program/3"}):
        with pytest.raises(UnusableInput):
            read_program(samples.encode({**old, **more}))


@pytest.mark.parametrize("atoms", [14, 15, 16, 40])
def test_wide_rules(atoms: int) -> None:
    """A rule may have more variables than Python nests loops, and its rank is still that of its atoms."""
    more = {"nästa": stated("sak sak", "register sökande"), "nådd": samples.predicate("sak sak")}
    body = [f"nådd x{number} x{number + 1}" for number in range(atoms)]
    rules = [("nådd x y", ["nästa x y"]), ("bifall a", ["ärendet a", *body, "different a b", "ärendet b"])]
    said = facts(
        {"nästa": [fact("s1 s1", True)]}, entities={"ärende": ["a1"], "sak": ["s1"]}, named=["sak", "ärende"]
    )
    for made, expected in (
        (program(more, rules), "no_outcome"),
        (program(more, [rules[0], (rules[1][0], rules[1][1][:-2])]), "decided"),
    ):
        certificate = samples.certify(made, said)
        verdict = samples.verdict(certificate, made, said)
        assert isinstance(verdict, Accepted), verdict
        assert expected in verdict.ending.values()
    certificate["actual"]["certain"]["bifall"][0]["rank"] = 1
    assert isinstance(samples.verdict(certificate, made, said), Refused)


def test_rules_without_variables() -> None:
    """A rule may have no body, or only conditions without variables."""
    more = {"alltid": samples.predicate(""), "aldrig": samples.predicate(""), "ibland": samples.predicate("")}
    one, two = (samples.value("integer", text) for text in "12")
    rules = [
        ("alltid", []),
        ("aldrig", ["alltid", compare(two, "<", one)]),
        ("ibland", [compare(one, "<", two), "not aldrig"]),
        ("bifall a", ["ibland", "ärendet a", "alltid"]),
    ]
    made, said = program(more, rules), facts({})
    certificate = samples.certify(made, said)
    verdict = samples.verdict(certificate, made, said)
    assert isinstance(verdict, Accepted)
    assert certificate["actual"]["certain"]["alltid"] == [{"args": [], "rank": 1}]
    certificate["actual"]["certain"]["aldrig"] = [{"args": [], "rank": 2}]
    assert isinstance(samples.verdict(certificate, made, said), Refused)


NASTY = ('"]; import os #', "a0", "\\u0022", "__import__('os')", "{x}", "%s")


def test_nothing_of_a_program_is_in_what_is_run() -> None:
    """The functions that the kernel writes have its own words in them, and whole numbers; no word of a program."""
    thing, flag, area, x, y, rule_id = NASTY
    more = {flag: samples.predicate("sak"), area: stated("sak", value={**samples.DECIMAL, "unit": thing})}
    of = {"attribute": area, "args": [x]}
    limit = {"value": {"type": "decimal", "unit": thing, "value": "7.5"}}
    body = [{"entity": x, "sort": "sak"}, {"entity": y, "sort": "sak"}, {"different": [x, y]}]
    head = {"predicate": flag, "args": [x]}
    made = program(more, [rule(1, "bifall a", "ärendet a")], information=[flag])
    compared = {"compare": "<", "left": of, "right": limit}
    made["rules"].append(
        {"id": rule_id, "head": head, "body": [*body, compared], "provision": thing, "wording": thing}
    )
    said = facts({})
    certificate, warm = samples.certify(made, said), read_program(samples.encode(made))
    assert isinstance(check(samples.encode(certificate), warm, facts=samples.encode(said)), Accepted)
    known = "def make run reading own other claimed found row for in items if is None continue return rank head not"
    words = {
        word for text in warm.case_types["ansökan"].slice.texts for word in re.findall(r"[^\W\d]\w*", text)
    }
    assert words - {*known.split(), "domains", "get", "add", "or", "else", "m"} <= {
        f"{letter}{n}" for letter in "abkmv" for n in range(9)
    }
    assert not any(set(text) & set("\"'\\;#@") for text in warm.case_types["ansökan"].slice.texts)


def test_too_many_variables() -> None:
    """A rule of more than a thousand variables is beyond this checker, and says so."""
    for number, usable in (1000, True), (1001, False):
        made = program(
            PREDICATES, [("bifall a", ["ärendet a", *(f"entity x{n} sak" for n in range(number - 1))])]
        )
        if usable:
            read_program(samples.encode(made))
        else:
            with pytest.raises(UnusableInput, match="at most 1000 variables"):
                read_program(samples.encode(made))
