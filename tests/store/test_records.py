"""Records come back from their tables as they were, and a table makes nothing but records."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

import pytest
from hypothesis import given

from legalrules import api
from legalrules.datalog.program import Program
from legalrules.datalog.terms import Value, Variable
from legalrules.store.records import from_table, to_table
from legalrules.testing.programs import programs
from legalrules.values import Operator, Quantity


@given(programs(calculates=True))
def test_programs_come_back(program: Program) -> None:
    """Whatever is in them."""
    assert from_table(*to_table(program)) == program


def test_the_shipped_law_comes_back_with_its_spans() -> None:
    """Spans are no part of equality, and are kept."""
    law = api.load().legislation
    found = from_table(*to_table(law))
    assert found == law
    assert repr(found) == repr(law)


PLAIN = (
    None,
    True,
    0,
    1,
    "1",
    Decimal("0.10"),
    date(2026, 1, 1),
    Operator.LE,
    ("a", ("b",)),
    frozenset(("c",)),
)


def test_values_keep_their_types() -> None:
    """1, True, "1" and 1.0 are four things."""
    found = from_table(*to_table(PLAIN))
    assert isinstance(found, tuple)
    assert found == PLAIN
    assert [type(one) for one in found] == [type(one) for one in PLAIN]


def test_mappings_are_read_only() -> None:
    """A mapping comes back in its order, and cannot be changed."""
    found = from_table(*to_table(MappingProxyType({"b": 1, "a": 2})))
    assert isinstance(found, MappingProxyType)
    assert list(found.items()) == [("b", 1), ("a", 2)]


def test_equal_records_are_one() -> None:
    """What stands twice is kept once and shared."""
    found = from_table(*to_table((Variable("X", "sak"), Variable("X", "sak"))))
    assert isinstance(found, tuple)
    assert found[0] is found[1]


@dataclass(frozen=True)
class Stranger:
    """A record of another package."""

    name: str


class Colour(Enum):
    """An enumeration of another package."""

    RED = "red"


@pytest.mark.parametrize("other", [Stranger("x"), Colour.RED, 1.5, ["a"], object(), Value(Quantity(1.5))])  # type: ignore[arg-type]
def test_other_objects_are_refused(other: object) -> None:
    """Neither other classes nor floats and lists."""
    with pytest.raises(TypeError):
        to_table((other,))


@pytest.mark.parametrize(
    ("names", "nodes"),
    [
        (["os.system"], [[0, "true"]]),
        (["builtins.eval"], [[0, "1"]]),
        (["values.re.compile"], [[0, "("]]),
        (["store.records.Stranger"], [[0, "x"]]),
        (["values.Quantity"], [[0, 7]]),
        ([], [[0]]),
    ],
)
def test_tables_name_nothing_else(names: list[str], nodes: list[list[str | int]]) -> None:
    """A table that names other classes, or numbers that are none, is refused."""
    with pytest.raises(LookupError):
        from_table(names, nodes)
