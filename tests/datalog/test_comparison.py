"""Comparisons by ends and by sets of names: the tables of section 6 of the certificate page."""

from datetime import date

import pytest

from legalrules.datalog.arithmetic import Ends
from legalrules.datalog.clauses import Comparison
from legalrules.datalog.comparison import Measuring
from legalrules.datalog.end_comparison import Names, compare_ends, equal_names
from legalrules.datalog.model import Tuple
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import AttributeOf, Value
from legalrules.values import (
    ABOVE,
    BELOW,
    Choice,
    DateType,
    DecimalType,
    End,
    EnumerationType,
    Operator,
    Scalar,
)
from tests.derivation.build import (
    AREA,
    case,
    derived,
    given,
    literal,
    program,
    square_metres,
    states,
    variable,
)

PROGRAM = program(
    given("yta", value=AREA),
    given("höjd", value=DecimalType("m2")),
    given("färg", value=EnumerationType(("röd", "grön"))),
    given("dagen", value=DateType()),
    derived("frist", value=DateType()),
)


def ends(text: str) -> Ends:
    """ "1 3" or "- +", the infinite ends as signs."""
    infinite = {"-": BELOW, "+": ABOVE}
    low, high = (infinite[part] if part in infinite else int(part) for part in text.split())
    return Ends(low, high)


@pytest.mark.parametrize(
    ("left", "sign", "right", "expected"),
    [
        ("1 2", "<=", "2 3", "cp"),
        ("1 2", "<", "2 3", "p"),
        ("1 3", "<=", "2 2", "p"),
        ("3 3", "<=", "1 2", ""),
        ("2 3", ">=", "1 2", "cp"),
        ("2 3", ">", "1 2", "p"),
        ("2 2", "=", "2 2", "cp"),
        ("1 2", "=", "2 3", "p"),
        ("1 1", "=", "2 2", ""),
        ("1 1", "!=", "2 2", "cp"),
        ("2 2", "!=", "2 2", ""),
        ("1 2", "!=", "2 2", "p"),
        ("- 5", "<", "6 +", "cp"),
        ("- +", "<=", "- +", "p"),
        ("1 +", "<", "2 +", "p"),
        ("- +", "<=", "+ -", "p"),
        ("- +", "<", "+ -", "p"),
        ("+ -", "<", "+ -", "c"),
        ("3 1", "<", "2 2", "c"),
        ("3 1", "=", "2 2", "c"),
        ("3 1", "!=", "2 2", "c"),
    ],
)
def test_ends_decide(left: str, sign: str, right: str, expected: str) -> None:
    """Each row: two pairs of ends, and the halves in which the comparison holds."""
    holds = [compare_ends(Operator(sign), ends(left), ends(right), certain) for certain in (True, False)]
    assert "c" * holds[0] + "p" * holds[1] == expected


def names(text: str) -> Names:
    """ "röd,grön", "*" for any text, "?" before it for what the applicant could answer."""
    body = text.lstrip("?")
    values = None if body == "*" else frozenset[Scalar](Choice(name) for name in body.split(","))
    return Names(values, text.startswith("?"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("röd", "röd", "cp"),
        ("röd", "grön", ""),
        ("röd,grön", "röd", "p"),
        ("*", "*", "p"),
        ("?röd,grön", "röd", "c"),
        ("röd", "?röd", "cp"),
        ("blå", "?röd,grön", ""),
        ("?röd", "röd,grön", "p"),
        ("?*", "röd", "c"),
        ("?*", "*", "p"),
        ("?röd,grön", "?röd,blå", "c"),
        ("?röd", "?röd", "cp"),
    ],
)
def test_sets_of_names_decide(left: str, right: str, expected: str) -> None:
    """Each row: the names that each side may be, and the halves in which they are equal."""
    holds = [equal_names(names(left), names(right), certain) for certain in (True, False)]
    assert "c" * holds[0] + "p" * holds[1] == expected


def measuring(
    *free: str, certain: dict[Tuple, int] | None = None, possible: dict[Tuple, int] | None = None
) -> Measuring:
    """Of a case with nothing stated but the tuples of `frist` in the model."""
    stated = Stated.of(PROGRAM, case(states("färg(b)", Choice("röd")), things="a b"), frozenset(free))
    return Measuring(stated, {"frist": certain or {}}, {"frist": possible or {}})


@pytest.mark.parametrize(
    ("name", "free", "expected"),
    [
        ("yta", "", (square_metres("0"), square_metres("1000"))),
        ("yta", "yta", (square_metres("1000"), square_metres("0"))),
        ("höjd", "", (BELOW, ABOVE)),
        ("dagen", "dagen", (ABOVE, BELOW)),
    ],
)
def test_an_open_attribute_has_the_ends_of_its_type(name: str, free: str, expected: tuple[End, End]) -> None:
    """The declared range, exchanged for what the applicant could answer."""
    assert measuring(free).attribute(name, ("a",)) == Ends(*expected)


def test_a_derived_attribute_has_the_widest_ends() -> None:
    """The least low and the greatest high of its possible tuples; no tuple, no value."""
    first, last = date(2026, 1, 1), date(2026, 1, 9)
    read = measuring(possible={(("a",), (first, first)): 1, (("a",), (BELOW, last)): 1})
    assert read.attribute("frist", ("a",)) == Ends(BELOW, last)
    assert read.attribute("frist", ("b",)) is None


@pytest.mark.parametrize(("is_certain", "expected"), [(True, "cp"), (False, "p")])
def test_a_certain_comparison_needs_certain_tuples(is_certain: bool, expected: str) -> None:
    """Ends that agree are not enough: the derived attribute must have a certain value."""
    day = date(2026, 1, 1)
    read = measuring(certain={(("a",), (day,)): 1} if is_certain else {}, possible={(("a",), (day, day)): 1})
    assert halves(read, "frist(X) <= 2026-01-01", "a") == expected


def halves(read: Measuring, text: str, thing: str) -> str:
    """The halves in which the comparison holds of the thing."""
    made = literal(text, None)
    assert isinstance(made, Comparison)
    found = [read.compare(made, {variable("X"): thing}, certain=certain) for certain in (True, False)]
    return "c" * found[0] + "p" * found[1]


def test_a_comparison_without_value_holds_in_neither_half() -> None:
    """`!=` is no exception."""
    assert halves(measuring(), "frist(X) <= 2026-01-01", "a") == ""
    assert halves(measuring(), "frist(X) != 2026-01-01", "a") == ""


def test_an_infinite_end_stays_where_it_is() -> None:
    """A period added to an open day leaves it open."""
    assert halves(measuring(), "dagen(X) + 5 days <= 2026-01-01", "a") == "p"


@pytest.mark.parametrize(("thing", "expected"), [("a", "p"), ("b", "cp")])
def test_an_enumeration_is_one_name_or_all(thing: str, expected: str) -> None:
    """Known, it is its value; open, any declared one."""
    made = Comparison(Operator.EQ, AttributeOf("färg", (variable("X"),)), Value(Choice("röd")))
    found = [measuring().compare(made, {variable("X"): thing}, certain=certain) for certain in (True, False)]
    assert "c" * found[0] + "p" * found[1] == expected
