"""Which things an aggregate looks at: all that may be members, and no more where facts list them."""

from datetime import date

from legalrules.datalog.candidates import candidates_in
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import Predicate, Program
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Aggregate, Atom, Variable
from legalrules.law.concept import Sourcing
from legalrules.values import AggregateOperator

X, Y = Variable("X", "tomt"), Variable("Y", "byggnad")
BUILDINGS = ("c", "a", "b")


def candidates(
    over: Atom, half: str, *, closed: bool, sourcing: Sourcing = Sourcing.INPUT
) -> list[str | None]:
    """Those of `t` in a program in which c and a stand on it, and b on another."""
    predicate = Predicate("på", ("byggnad", "tomt"), sourcing, None, ("sökande",), closable=True)
    pairs = (("c", "t"), ("a", "t"), ("b", "u"))
    said = () if sourcing is Sourcing.DERIVED else pairs
    facts = Facts(
        {"tomt": ("t", "u"), "byggnad": BUILDINGS},
        frozenset({"tomt", "byggnad"}),
        frozenset({"på"} if closed else ()),
        tuple(Statement("på", args, True, "sökande", date(2026, 1, 1)) for args in said),
    )
    stated = Stated.of(Program(("tomt", "byggnad"), {"på": predicate}, (), {}), facts)
    derived = {half: {"på": {(args, ()): 1 for args in pairs}}} if half else {}
    found = candidates_in(stated, derived.get("certain", {}), derived.get("possible", {}))
    return list(found(Aggregate(AggregateOperator.COUNT, Y, over), {X: "t"}))


def test_listed_facts_are_looked_up() -> None:
    """In the order of the domain, without what stands elsewhere."""
    assert candidates(Atom("på", (Y, X)), "", closed=True) == ["c", "a"]


def test_where_facts_are_open_everything_is_looked_at() -> None:
    """Nobody has said that b does not stand there as well."""
    assert candidates(Atom("på", (Y, X)), "", closed=False) == ["c", "a", "b"]


def test_conclusions_of_either_half_are_looked_up() -> None:
    """A thing that is only certain, as when the applicant could answer, is a candidate too."""
    atom = Atom("på", (Y, X))
    assert candidates(atom, "certain", closed=False, sourcing=Sourcing.DERIVED) == ["c", "a"]
    assert candidates(atom, "possible", closed=False, sourcing=Sourcing.DERIVED) == ["c", "a"]
