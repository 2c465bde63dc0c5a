"""From legislation to program: effects and exceptions, waivers, rättslägen, transitions."""

from __future__ import annotations

from datetime import date

from legalrules.datalog.clauses import Atom, Negative, Positive, Role
from tests.law.build import CASE_TYPE, STATUTE, VOCABULARY, program_of

LAW = (VOCABULARY, STATUTE, CASE_TYPE)
NEW = date(2026, 1, 20)


def test_each_item_imposes_on_its_own() -> None:
    """A condition that ends in `någon av` imposes the effect item by item."""
    rules = [r for r in program_of(*LAW, day=NEW).rules if r.origin.role is Role.IMPOSES]
    places = sorted({str(r.origin.citation) for r in rules})
    assert places == ["PBF 6 kap. 1 § första stycket 1", "PBF 6 kap. 1 § första stycket 2"]


def test_an_exception_reaches_its_item_alone() -> None:
    """`trots 1 § 1` negates the imposition of item 1 and leaves item 2 untouched."""
    stands = [r for r in program_of(*LAW, day=NEW).rules if r.origin.role is Role.STANDS]
    guarded = {str(r.origin.citation): any(isinstance(b, Negative) for b in r.body) for r in stands}
    assert guarded == {"PBF 6 kap. 1 § första stycket 1": True, "PBF 6 kap. 1 § första stycket 2": False}


def test_a_day_after_the_reform_has_two_regimes() -> None:
    """After an act with a transitional provision: with it, and as if it had not come."""
    applies = [r.origin.regime for r in program_of(*LAW, day=NEW).rules if r.origin.role is Role.APPLIES]
    assert applies == ["2025-12-01", "2025-12-01 utan 2025:979"]


def test_a_day_before_the_reform_has_one_regime() -> None:
    """Before the act there is nothing to disregard."""
    program = program_of(*LAW, day=date(2025, 11, 30))
    assert [r.origin.regime for r in program.rules if r.origin.role is Role.APPLIES] == ["2020-01-01"]


def test_the_disregarded_act_leaves_the_older_wording() -> None:
    """Without the act its new sections are gone and the older wording of 1 § is read."""
    rules = program_of(*LAW, day=NEW).rules
    older = {
        str(r.origin.citation) for r in rules if r.origin.regime.endswith("2025:979") and r.origin.citation
    }
    assert older == {"PBF 6 kap. 1 § första stycket"}


def test_without_a_day_every_regime_is_there() -> None:
    """The program for all days holds the rättslägen of each stretch."""
    applies = [r.origin.regime for r in program_of(*LAW).rules if r.origin.role is Role.APPLIES]
    assert applies == ["2020-01-01", "2025-12-01", "2025-12-01 utan 2025:979"]


WAIVER = """
författning XL "en lag" SFS 2000:1

§ 1
  lydelse från 2026-01-01 genom SFS 2000:1
    "Startbesked ges om två villkor är uppfyllda."
    Ä ska få startbesked
      om Ä avser Å
      och alla av
        1. Å är en installation
        2. bränslet för Å är ved

§ 2
  lydelse från 2026-01-01 genom SFS 2000:1
    "Villkoret om ved gäller inte när staten äger byggnaden."
    trots 1 § 2: villkoret gäller inte för Ä
      om Ä avser Å
      och Å berör B
      och B tillhör staten
"""


def test_a_waived_item_is_met_either_way() -> None:
    """The rule has an alternative in which the waiver stands in the place of the item."""
    program = program_of(VOCABULARY, WAIVER, CASE_TYPE)
    concludes = [r for r in program.rules if r.origin.role is Role.CONCLUDES]
    waived = [
        lit
        for r in concludes
        for lit in r.body
        if isinstance(lit, Positive) and "villkor" in lit.atom.predicate
    ]
    assert len(concludes) == 2
    assert [str(lit.item) for lit in waived] == ["XL 1 § 2"]


NONE_SUCH = """
författning XL "en lag" SFS 2000:1

§ 1
  lydelse från 2026-01-01 genom SFS 2000:1
    "Startbesked ges om ingen statlig byggnad berörs."
    Ä ska få startbesked
      om Ä avser Å
      och det finns ingen B sådan att
        Å berör B
        och B tillhör staten
"""


def test_none_such_is_a_negated_predicate_of_its_own() -> None:
    """`det finns ingen` becomes a predicate over the shared variables, negated."""
    program = program_of(VOCABULARY, NONE_SUCH, CASE_TYPE)
    meets = [r for r in program.rules if r.origin.role is Role.MEETS]
    assert [[v.name for v in r.head.args] for r in meets] == [["Å"]]
    concludes = [r for r in program.rules if r.origin.role is Role.CONCLUDES]
    assert [type(lit).__name__ for lit in concludes[0].body[1:]] == ["Positive", "Negative"]


def test_rules_of_a_rattslage_rest_on_its_being_in_question() -> None:
    """Every rule begins with it, so that a rättsläge that does not apply concludes nothing."""
    rules = [r for r in program_of(VOCABULARY, NONE_SUCH, CASE_TYPE).rules if r.origin.citation]
    assert {r.body[0] for r in rules} == {Positive(Atom("i_fråga@2026-01-01", ()))}
