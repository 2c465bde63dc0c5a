"""The figures of what is not settled: who may be in a total is said to be so, with the least and the most it can be."""

from __future__ import annotations

from legalrules.derivation.nodes import Compared, Counted, Gathered, GroundAtom, Membership, Operand, Written
from legalrules.render.from_derivation.workings import workings
from legalrules.render.spans import plain
from legalrules.values import AggregateOperator
from tests.derivation.build import given, literal, square_metres, variable
from tests.render.test_lines import VOICE, operand

ANY = variable("b")


def figures(*counted: Counted) -> list[str]:
    """What is told of a sum of areas that is compared with a limit."""
    gathered = Gathered(
        AggregateOperator.SUM, ANY, GroundAtom(given("räknas"), ("b",)), operand(None, None).measured
    )
    total = Operand(gathered, square_metres("10"), square_metres("30"), counted=counted)
    limit = Operand(Written(square_metres("45")), square_metres("45"), square_metres("45"))
    return [plain(one) for one in workings(VOICE, Compared(literal("a(X) <= 45", None), total, limit))]  # type: ignore[arg-type]


def test_perhaps() -> None:
    """A thing that may be a member counts with the range that its value has; what is none is left out."""
    ten, some = square_metres("10"), square_metres("20")
    garage = Counted("garaget", Membership.MEMBER, value=operand(ten, ten))
    other = Counted("boden", Membership.POSSIBLE, value=operand(square_metres("0"), some))
    out = Counted("villan", Membership.EXCLUDED)
    assert figures(garage, other, out) == [
        "uträkning: 10 m² (garaget) + mellan 0 m² och 20 m² (kanske boden) = mellan 10 m² och 30 m²"
    ]


def test_nobody() -> None:
    """Of a total that nobody is in, or may be in, there is nothing to work out."""
    assert figures(Counted("villan", Membership.EXCLUDED)) == []
