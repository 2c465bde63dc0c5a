"""Totals, calculations, roundings and tables: from the words of a rule to the value that a case gets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from legalrules.datalog.facts import Facts, Statement
from legalrules.engine.naive import Naive
from legalrules.values import Choice, Quantity, Scalar
from tests.law.build import CASE_TYPE, VOCABULARY, codes, law_of, program_of, provision

WORDS = """
begrepp
  {K: byggnad} [räknas] med på samma tomt som {B: byggnad}
    id: räknas_med
    mängd
    indata från sökande

  den sammanlagda arean med {B: byggnad}
    id: sammanlagd
    decimaltal i m2
    härledd

  antalet byggnader med {B: byggnad}
    id: antal
    heltal
    härledd

  timtaxan för {B: byggnad}
    id: timtaxa
    decimaltal i kr/h
    härledd

  tiden för {B: byggnad}
    id: tid
    decimaltal i h från 0,5 till 100
    indata från sökande

  dagen då {B: byggnad} mättes
    id: mätt
    datum
    indata från sökande

  taket på {B: byggnad}
    id: tak
    något av: tegel, plåt, fast torv
    indata från sökande

  avgiften för {B: byggnad}
    id: avgift
    decimaltal i kr
    härledd
"""
TABLE = """    tabell timtaxan för B
      efter dagen då B mättes
      från 2025-01-01 till 2026-01-01: 1 000 kr/h källa "taxan 2025"
      från 2026-01-01: 1 200,50 kr/h källa "taxan 2026"
"""


def values(body: str, name: str, *stated: tuple[str, tuple[str, ...], Scalar | bool]) -> list[object]:
    """The certain values of an attribute of the house, under rules with that body."""
    made = program_of(VOCABULARY, WORDS, provision(body), CASE_TYPE)
    asked = made.slice(tuple(n for n in made.predicates if n.startswith(name)))
    said = tuple(Statement(p, args, value, "sökande", date(2026, 1, 2)) for p, args, value in stated)
    entities = {"byggnad": ("hus", "bod", "skjul"), "ärende": ("Ä 1",), "åtgärd": ()}
    day = Statement("beslutsdag", ("Ä 1",), date(2026, 1, 15), "systemet", date(2026, 1, 15))
    facts = Facts(entities, frozenset(entities), frozenset({"räknas_med"}), (*said, day))
    certain = Naive().solve(asked, facts).certain
    found = (given for n, tuples in certain.items() if n.startswith(f"{name}@") for given in tuples)
    return [ends[0] for args, ends in found if args == ("hus",)]


def m2(number: str) -> Quantity:
    return Quantity(Decimal(number), "m2")


TOGETHER = (
    ("räknas_med", ("bod", "hus"), True),
    ("räknas_med", ("skjul", "hus"), True),
    ("byggnadsarea", ("bod",), m2("10.5")),
    ("byggnadsarea", ("skjul",), m2("10.5")),
)
TOTAL = "summan av byggnadsarean för varje K som räknas med på samma tomt som B"
ALWAYS = "      om taket på B är tegel\n"
TILE = ("tak", ("hus",), Choice("tegel"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (TOTAL, m2("21")),
        (TOTAL.replace("summan av", "det minsta av"), m2("10.5")),
        (f"{TOTAL} plus 4 m2", m2("25")),
        (f"{TOTAL} avrundat uppåt till hela 2 m2", m2("22")),
        (f"{TOTAL} multiplicerat med 0,5", m2("10.5")),
        (f"{TOTAL} delat med 4 avrundat till närmaste 0,5 m2", m2("5.5")),
    ],
)
def test_what_a_total_comes_to(words: str, value: Quantity) -> None:
    """Two sheds of the same area are two sheds."""
    rule = f"    den sammanlagda arean med B är lika med {words}\n{ALWAYS}"
    assert values(rule, "sammanlagd", *TOGETHER, TILE) == [value]


def test_things_are_counted() -> None:
    """A count is a whole number; the thing may stand after the words, too."""
    rule = "    antalet byggnader med B är lika med antalet K som räknas med på samma tomt som B plus 1\n"
    assert values(rule + ALWAYS, "antal", *TOGETHER, TILE) == [3]


def test_the_limit_of_a_total_decides() -> None:
    """A total may stand to the left of a comparison, as in 9 kap. 4 § p. 5."""
    rule = f"    den sammanlagda arean med B är lika med 1 m2\n      om {TOTAL} är högst {{}} m2\n"
    assert values(rule.format("21,0"), "sammanlagd", *TOGETHER) == [m2("1")]
    assert values(rule.format("20,9"), "sammanlagd", *TOGETHER) == []


@pytest.mark.parametrize(
    ("day", "rate"), [("2025-12-31", "1000"), ("2026-01-01", "1200.50"), ("2024-12-31", None)]
)
def test_a_table_has_a_row_for_each_day(day: str, rate: str | None) -> None:
    """A row begins on its first day and ends before its last; outside the table there is no value."""
    measured = ("mätt", ("hus",), date.fromisoformat(day))
    expected = [] if rate is None else [Quantity(Decimal(rate), "kr/h")]
    assert values(TABLE, "timtaxa", measured) == expected


def test_a_fee_is_rate_times_hours() -> None:
    """The unit of a rate meets what it is per: kr/h times h is kr, here rounded down to whole kronor."""
    product = "timtaxan för B multiplicerat med tiden för B avrundat nedåt till hela 1 kr"
    fee = f"    avgiften för B är lika med {product}\n"
    stated = (("mätt", ("hus",), date(2026, 3, 1)), ("tid", ("hus",), Quantity(Decimal("1.25"), "h")), TILE)
    assert values(TABLE + fee + ALWAYS, "avgift", *stated) == [Quantity(Decimal(1500), "kr")]


def test_a_row_says_where_it_is_from() -> None:
    """The origin of a row travels to the rule of the program."""
    made = program_of(VOCABULARY, WORDS, provision(TABLE), CASE_TYPE)
    assert {r.origin.source for r in made.rules if r.origin.source} == {"taxan 2025", "taxan 2026"}


AREA = "    den sammanlagda arean med B är lika med {}\n" + ALWAYS
SAME = "som räknas med på samma tomt som B"
ROWS_BY_DAY = "      från 2025-01-01 till {}: 3 kr\n      från {}: 4 kr\n"
BY_DAY = "    tabell avgiften för B\n      efter dagen då B mättes\n" + ROWS_BY_DAY
BY_ROOF = "    tabell avgiften för B\n      efter taket på B\n      {}\n"
BAD = [
    ("LR214", AREA.format("byggnadsarean för B delat med 2")),
    ("LR215", AREA.format("byggnadsarean för B delat med 0 avrundat nedåt till hela 1 m2")),
    ("LR207", AREA.format("byggnadsarean för B plus höjden för B")),
    ("LR207", AREA.format("byggnadsarean för B multiplicerat med höjden för B")),
    ("LR203", AREA.format(f"det minsta av byggnadsarean för varje B {SAME}")),
    ("LR208", AREA.format(f"summan av taket på varje K {SAME}")),
    ("LR208", AREA.format(f"summan av byggnadsarean för varje K {SAME.replace('räknas', 'inte räknas')}")),
    ("LR208", AREA.format("byggnadsarean för B avrundat nedåt till hela 0 m2")),
    ("LR208", AREA.format("antalet K " + SAME)),
    ("LR211", "    tabell byggnadsarean för B\n      efter taket på B\n      tegel: 3 m2\n"),
    ("LR209", BY_ROOF.format("halm: 3 kr")),
    ("LR208", BY_ROOF.format("från 2026-01-01: 3 kr")),
    ("LR207", BY_ROOF.format("tegel: 3 m2")),
    ("LR216", BY_ROOF.format("tegel: 3 kr\n      tegel: 4 kr")),
    ("LR216", BY_DAY.format("2026-01-02", "2026-01-01")),
    ("LR217", BY_DAY.format("2026-01-01", "2026-01-02")),
]


@pytest.mark.parametrize(("code", "body"), BAD)
def test_bad_measures(code: str, body: str) -> None:
    """A fault of a calculation, a total or a table is found, with its own code."""
    assert code in codes(VOCABULARY, WORDS, provision(body))


def test_two_keys_make_a_table_of_two_directions() -> None:
    """Rows for the same days exclude each other by the other key."""
    rows = "      tegel, från 2025-01-01: 3 kr\n      fast torv, från 2025-01-01: 4 kr\n"
    table = f"    tabell avgiften för B\n      efter taket på B\n      efter dagen då B mättes\n{rows}"
    assert not codes(VOCABULARY, WORDS, provision(table))
    stated = (("tak", ("hus",), Choice("fast torv")), ("mätt", ("hus",), date(2026, 1, 1)))
    assert values(table, "avgift", *stated) == [Quantity(Decimal(4), "kr")]


def test_the_law_of_a_case_reads_aloud() -> None:
    """A law with all of it has no faults."""
    assert law_of(VOCABULARY, WORDS, provision(TABLE)).value is not None
