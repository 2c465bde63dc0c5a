"""The whole of a case file: header, entities, closures, parties, and the groups of statements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from legalrules.adapters.case_file import case_from_mapping
from legalrules.datalog.facts import Statement
from legalrules.source import Span
from legalrules.values import Choice, Quantity
from tests.adapters.small_case import CONCEPTS, HEADER, SORTS, fault, faults, read, stating

JUDGED = """\
uppgifter:
  - källa: handläggare
    handläggare: "Eva Ek"
    skäl: |
      Ritningen visar
      samma läge.
    datum: 2026-01-12
    om:
      - installationen innebär inte en väsentlig ändring av en eldstad
      - installationen är rivning
"""

DATA = {
    "ärendetyp": "eldstadsanmälan",
    "ärende": "ärendet",
    "namn": {"ärende": ["ärendet"], "byggnad": ["villan"]},
    "uppgifter": [
        {"källa": "sökande", "datum": "2026-01-10", "om": [{"byggnadsarean för villan": "120,5 m2"}]},
    ],
}


def test_header_is_read() -> None:
    """The case type, the case, and the parties are texts of the case file."""
    case = read(HEADER + 'parter:\n  sökande: "Anna Andersson"\nuppgifter: []\n').unwrap()
    assert (case.case_type, case.case, case.name) == ("eldstadsanmälan", "ärendet", "fall.yaml")
    assert case.parties == (("sökande", "Anna Andersson"),)


def test_every_sort_has_its_entities() -> None:
    """Every declared sort has an entry, also one that the case names nothing of."""
    case = read("ärendetyp: t\närende: ä\nnamn:\n  ärende: [ä]\nuppgifter: []\n").unwrap()
    assert case.facts.entities == {
        "ärende": ("ä",), "åtgärd": (), "byggnad": (), "eldstad": (), "kontrollpunkt": ()
    }  # fmt: skip


def test_closures_are_read() -> None:
    """Sorts named in full and closed sets are sets of names."""
    closed = "fullständigt namngivna: [byggnad]\navslutade: [i_planen]\nuppgifter: []\n"
    facts = read(HEADER + closed).unwrap().facts
    assert (facts.named, facts.closed) == (frozenset(["byggnad"]), frozenset(["i_planen"]))


def test_a_sentence_is_a_statement_with_its_place() -> None:
    """A statement has predicate, arguments, truth, source, day, and the place of its sentence."""
    (found,) = read(stating("installationen avser villan")).unwrap().facts.statements
    args = ("installationen", "villan")
    assert found == Statement("avser_byggnad", args, True, "sökande", date(2026, 1, 10))
    assert found.span == Span("fall.yaml", 13, 9, 13, 36)


def test_a_value_is_part_of_the_place() -> None:
    """The place of an attribute's statement reaches from the sentence to the end of the value."""
    (found,) = read(stating("bränslet för kaminen: annat bränsle")).unwrap().facts.statements
    assert (found.value, found.span) == (Choice("annat bränsle"), Span("fall.yaml", 13, 9, 13, 44))


def test_official_and_reason_go_with_judgements_only() -> None:
    """The certificate permits an official and a reason for judgements alone; line breaks become spaces."""
    judged, other = read(HEADER + JUDGED).unwrap().facts.statements
    assert (judged.value, judged.official, judged.reason) == (False, "Eva Ek", "Ritningen visar samma läge.")
    assert (other.official, other.reason) == ("", "")


def test_form_for_machines() -> None:
    """A statement may be written by id and arguments, with sant or värde."""
    case = read(
        stating("{id: stoppad, args: [ärendet], sant: nej}", '{id: area, args: [villan], värde: "3,5 m2"}')
    )
    first, second = case.unwrap().facts.statements
    assert (first.predicate, first.args, first.value) == ("stoppad", ("ärendet",), False)
    assert (second.predicate, second.args, second.value) == (
        "area",
        ("villan",),
        Quantity(Decimal("3.5"), "m2"),
    )


def test_json_is_read_like_yaml() -> None:
    """The same structure in JSON gives the same facts, with the places in the JSON file."""
    source = (
        '{"ärendetyp": "t", "ärende": "ä", "namn": {"ärende": ["ä"]},\n'
        ' "uppgifter": [{"källa": "sökande", "datum": "2026-01-10",\n'
        '   "om": ["ä är inte stoppat"]}]}'
    )
    (found,) = read(source).unwrap().facts.statements
    assert (found.predicate, found.value, found.span) == ("stoppad", False, Span("fall.yaml", 3, 11, 3, 30))


def test_python_data_is_read_like_json() -> None:
    """Data that a system holds gives the same facts, without places."""
    case = case_from_mapping(DATA, "system", CONCEPTS, SORTS).unwrap()
    (found,) = case.facts.statements
    assert (found.predicate, found.value, found.span) == ("area", Quantity(Decimal("120.5"), "m2"), None)


def test_faults_of_python_data_have_pointers() -> None:
    """Without a file the section is the JSON pointer of the fault."""
    (found,) = case_from_mapping({**DATA, "ärende": "vilan"}, "system", CONCEPTS, SORTS).diagnostics
    assert (found.code, found.span, found.section) == ("LR502", None, "/ärende")


def test_all_faults_are_told_at_once() -> None:
    """A fault does not hide those after it."""
    text = stating("kaminen brinner", "bränslet för kaminen: kol", "installationen är rivning: ja")
    assert faults(text.replace("källa", "kala")) == [
        ("LR525", 10, 5), ("LR526", 10, 5), ("LR501", 13, 9), ("LR506", 14, 31), ("LR503", 15, 36)
    ]  # fmt: skip


def test_a_fault_leaves_no_case() -> None:
    """A case of which a part could not be read is no case."""
    assert read(stating("installationen avser villan", "kaminen brinner")).value is None


def test_one_missing_day() -> None:
    """A group without day is one fault, however many statements it holds."""
    found = fault(stating("installationen är rivning", "ärendet är stoppat").replace("datum: 2026-01-10", ""))
    assert (found.code, found.required) == ("LR526", "datum")
    assert found.swedish == "I gruppen av uppgifter saknas ”datum”. Lägg till raden ”datum: ...”."


def test_the_case_must_be_named() -> None:
    """The entity that the case is about stands under namn."""
    found = fault(stating("installationen är rivning").replace("ärende: ärendet", "ärende: ärende"))
    assert (found.code, found.hint) == ("LR502", "did you mean “ärendet”?")


def test_names_under_an_unknown_sort_are_reported_once() -> None:
    """Statements about names under a misspelt sort bring no faults of their own."""
    text = stating("installationen avser villan").replace("byggnad: [", "byggnd: [")
    found = fault(text)
    assert (found.code, found.hint) == ("LR511", "did you mean “byggnad”?")


def test_sorts_named_in_full_must_be_declared() -> None:
    """Naming every thing of a sort that is not declared is a fault."""
    assert fault(HEADER + "fullständigt namngivna: [tomt]\nuppgifter: []\n").code == "LR511"


def test_only_sets_can_be_closed() -> None:
    """A concept that is not declared mängd cannot be closed; an unknown one is unknown."""
    text = HEADER + "avslutade: [stoppad, stopad]\nuppgifter: []\n"
    assert faults(text) == [("LR511", 9, 13), ("LR501", 9, 22)]


def test_no_more_faults_than_a_reader_can_use() -> None:
    """Past 500 faults a last one says how many more there are."""
    found = read(stating(*["kaminen brinner"] * 700)).diagnostics
    assert len(found) == 501
    assert (found[-1].code, found[-1].message) == ("LR527", "200 further faults are not shown")
