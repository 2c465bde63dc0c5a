"""Which facts are admitted: each fault of section 4 of the certificate page, in both languages, all at once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from legalrules.datalog.admission import admit
from legalrules.datalog.facts import Facts, Statement
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.source import Span
from legalrules.values import Choice, DateType, EnumerationType, IntegerType, Quantity, Scalar, Text, TextType
from tests.derivation.build import (
    AREA,
    CASE,
    THING,
    case,
    derived,
    given,
    judged,
    program,
    square_metres,
    states,
)

PROGRAM = program(
    given("tillbyggnad", sources=("sökande", "register")),
    given("mängd", closable=True),
    given("hör_till", THING, THING, functional=True),
    given("yta", value=AREA),
    given("antal", value=IntegerType(0, 3)),
    given("färg", value=EnumerationType(("röd", "grön"))),
    given("inkom", value=DateType()),
    given("anteckning", value=TextType()),
    judged("lämplig"),
    derived("lov"),
)
SPAN = Span("fall.yaml", 7, 3, 7, 9)


def faults(*statements: Statement, facts: Facts | None = None) -> list[Diagnostic]:
    """The faults of a case with things a and b, each told in Swedish and with what is required."""
    found = list(admit(PROGRAM, facts or case(*statements, things="a b")))
    assert all(fault.message and fault.swedish and fault.found and fault.required for fault in found)
    return found


def code_of(statement: Statement) -> str:
    """The code of the one fault of a statement, told at the place of the statement."""
    (fault,) = faults(replace(statement, span=SPAN))
    assert fault.span == SPAN
    return fault.code


@pytest.mark.parametrize(
    "statement",
    [
        states("tillbyggnad(a)", False),
        states("hör_till(a, b)"),
        states("yta(a)", square_metres("1000")),
        states("antal(a)", 0),
        states("färg(a)", Choice("grön")),
        states("inkom(a)", date(2026, 1, 1)),
        states("anteckning(a)", Text("rad ett\nrad två")),
        states("lämplig(a)", source="handläggare"),
    ],
)
def test_sound_statements_are_admitted(statement: Statement) -> None:
    """A value of the declared type and range, by a permitted source, about named things."""
    assert faults(statement) == []


def test_an_unknown_predicate() -> None:
    """LR501 with the nearest name, and a derived one is never the nearest."""
    (fault,) = faults(states("tilbyggnad(a)"), facts=None)
    assert (fault.code, fault.hint) == ("LR501", "did you mean “tillbyggnad”?")
    assert fault.swedish.endswith("Menade ni ”tillbyggnad”?")


def test_a_derived_predicate() -> None:
    """LR512: what rules conclude is not stated."""
    assert code_of(states("lov(a)")) == "LR512"


def test_an_unknown_thing() -> None:
    """LR502 with the nearest name."""
    facts = case(states("tillbyggnad(vilan)"), things="villan garaget")
    (fault,) = faults(facts=facts)
    assert (fault.code, fault.hint) == ("LR502", "did you mean “villan”?")


def test_a_thing_of_another_sort() -> None:
    """LR502 says of which sort it is."""
    (fault,) = faults(states("tillbyggnad(Ä 1)"))
    assert (fault.code, fault.found) == ("LR502", "Ä 1 (ärende)")


def test_a_wrong_number_of_things() -> None:
    """LR502: one name for each place."""
    assert code_of(states("hör_till(a)")) == "LR502"


@pytest.mark.parametrize("name", ["", "x" * 201, "a\u0007b", "e\u0301"])
def test_names_are_names(name: str) -> None:
    """LR502: not empty, not long, nothing invisible, NFC."""
    facts = Facts({CASE: ("Ä 1",), THING: (name,)})
    found = admit(PROGRAM, facts)
    assert [fault.code for fault in found] == ["LR502"]


def test_names_are_given_once() -> None:
    """LR502: a name twice under one sort."""
    assert [fault.code for fault in faults(facts=case(things="a a"))] == ["LR502"]


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("tillbyggnad", square_metres("3")),
        ("yta", True),
        ("yta", 30),
        ("yta", Quantity(Decimal("NaN"), "m2")),
        ("yta", Quantity(Decimal("0." + "1" * 40), "m2")),
        ("antal", True),
        ("antal", Quantity(Decimal(1), "")),
        ("färg", Text("röd")),
        ("inkom", Text("2026-01-01")),
        ("inkom", date(999, 12, 31)),
        ("anteckning", Choice("röd")),
        ("anteckning", Text("x" * 10_001)),
    ],
)
def test_a_wrong_kind_of_value(predicate: str, value: Scalar | bool) -> None:
    """LR503: nothing is converted."""
    assert code_of(states(f"{predicate}(a)", value)) == "LR503"


@pytest.mark.parametrize(("unit", "found"), [("m", "m"), ("", "no unit")])
def test_a_wrong_unit(unit: str, found: str) -> None:
    """LR504 names both units."""
    (fault,) = faults(states("yta(a)", Quantity(Decimal(30), unit)))
    assert (fault.code, fault.found, fault.required) == ("LR504", found, "m2")


@pytest.mark.parametrize(
    ("predicate", "value", "required"),
    [
        ("yta", square_metres("-0.1"), "at least 0 and at most 1000"),
        ("yta", square_metres("1000.5"), "at least 0 and at most 1000"),
        ("antal", 4, "at least 0 and at most 3"),
    ],
)
def test_a_value_outside_the_range(predicate: str, value: Scalar, required: str) -> None:
    """LR505 gives both ends, which are inside."""
    (fault,) = faults(states(f"{predicate}(a)", value))
    assert (fault.code, fault.required) == ("LR505", required)


def test_an_unknown_name_of_an_enumeration() -> None:
    """LR506 lists the names, and hints at the nearest."""
    (fault,) = faults(states("färg(a)", Choice("grönn")))
    assert (fault.code, fault.required, fault.hint) == ("LR506", "one of: röd, grön", "did you mean “grön”?")


def test_a_source_that_may_not_state_it() -> None:
    """LR507 lists those who may."""
    (fault,) = faults(states("tillbyggnad(a)", source="grannen"))
    assert (fault.code, fault.required) == ("LR507", "one of: sökande, register")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (states("tillbyggnad(a)"), states("tillbyggnad(a)", False), "ja, nej"),
        (states("yta(a)", square_metres("30")), states("yta(a)", square_metres("31")), "30 m2, 31 m2"),
        (states("hör_till(a, a)"), states("hör_till(a, b)"), "a, b"),
    ],
)
def test_a_source_that_contradicts_itself(first: Statement, second: Statement, said: str) -> None:
    """LR508 tells both statements and the place of each."""
    (fault,) = faults(replace(first, span=SPAN), second)
    assert (fault.code, fault.found) == ("LR508", said)
    assert [span for _, span in fault.related] == [SPAN]


def test_two_sources_that_contradict_each_other_are_admitted() -> None:
    """A conflict is no fault: the case is handed over for it."""
    assert faults(states("tillbyggnad(a)"), states("tillbyggnad(a)", False, "register")) == []


def test_a_source_may_repeat_itself() -> None:
    """The same statement twice, or a number written in two ways, is no contradiction."""
    assert faults(states("yta(a)", square_metres("30")), states("yta(a)", square_metres("30.0"))) == []


@pytest.mark.parametrize(("official", "reason"), [("", "sett"), ("Eva Ek", ""), ("Eva Ek", "en\nrad")])
def test_a_judgement_without_official_or_reason(official: str, reason: str) -> None:
    """LR509: a judgement is a named person's, with a reason on one line."""
    judgement = replace(states("lämplig(a)", source="handläggare"), official=official, reason=reason)
    assert code_of(judgement) == "LR509"


def test_a_reason_for_what_is_no_judgement() -> None:
    """LR509: an input has a source and a day, nothing more."""
    assert code_of(replace(states("tillbyggnad(a)"), reason="sett på plats")) == "LR509"


def test_a_conclusion_cannot_be_closed() -> None:
    """LR510: rules add to it, whatever the case says."""
    assert [fault.code for fault in faults(facts=case(closed="lov"))] == ["LR510"]


@pytest.mark.parametrize(
    ("closed", "hint"), [("mängden", "did you mean “mängd”?"), ("tillbyggnad", "remove")]
)
def test_what_is_no_set_cannot_be_closed(closed: str, hint: str) -> None:
    """LR511 for an unknown name and for a predicate that is not declared closable."""
    (fault,) = faults(facts=case(closed=closed))
    assert fault.code == "LR511"
    assert fault.hint.startswith(hint)


def test_unknown_sorts() -> None:
    """LR511 for entities of an unknown sort, and for one said to be completely named."""
    facts = case()
    more = replace(facts, entities={**facts.entities, "saker": ()}, named=frozenset(("ärenden",)))
    assert [(fault.code, fault.hint) for fault in faults(facts=more)] == [
        ("LR511", "did you mean “sak”?"),
        ("LR511", "did you mean “ärende”?"),
    ]


def test_all_faults_at_once() -> None:
    """Every statement is looked at, whatever is wrong with the others, and every part of a statement."""
    wrong = states("yta(c)", square_metres("-1"), source="register")
    assert [fault.code for fault in faults(states("x(a)"), wrong)] == ["LR501", "LR502", "LR505", "LR507"]


def test_nothing_invisible_is_repeated() -> None:
    """What a hostile file wrote is shown short and without control characters."""
    (fault,) = faults(states("tillbyggnad(a)", source="\u001b[2J" + "x" * 500))
    assert "\u001b" not in fault.message + fault.swedish + fault.found
    assert len(fault.found) <= 80
