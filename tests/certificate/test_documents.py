"""Programs, facts and certificates as documents: literal by literal, sorted as the page asks."""

import json
from datetime import date
from decimal import Decimal

import pytest

from legalrules.certificate.canonical import Json, canonical, digest
from legalrules.certificate.digest import compile_program, digest_facts
from legalrules.certificate.program_json import program_document, scalar_document
from legalrules.certificate.write import certificate
from legalrules.datalog.ending import HandOver, Reason
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.values import ABOVE, BELOW, Choice, Quantity, Scalar, Text
from tests.derivation.build import AREA, CASE, THING, case, derived, given, judged, program, rule, states


def one_rule(text: str) -> Json:
    """The document of a program's only rule."""
    document = program_document(program(rule(text)))
    assert isinstance(document, dict)
    return document["rules"][0]  # type: ignore[index,call-overload,no-any-return]


def test_a_rule_is_written_with_its_place() -> None:
    """The provision is for people: the citation as a lawyer writes it."""
    assert one_rule("p(X) <- q(X), not r(X)") == {
        "id": "p(X) <- q(X), not r(X)",
        "head": {"predicate": "p", "args": ["X"]},
        "body": [{"atom": "q", "args": ["X"]}, {"not": "r", "args": ["X"]}],
        "provision": "T 1 kap. 1 § första stycket",
        "wording": "",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("X = Y", {"same": ["X", "Y"]}),
        ("X != Y", {"different": ["X", "Y"]}),
        ("X in sak", {"entity": "X", "sort": "sak"}),
        (
            "a(X) <= 30.50",
            {
                "compare": "<=",
                "left": {"attribute": "a", "args": ["X"]},
                "right": {"value": {"type": "decimal", "unit": "m2", "value": "30.5"}},
            },
        ),
        (
            "d(X) + 10 days > 2026-01-02",
            {
                "compare": ">",
                "left": {"plus": {"attribute": "d", "args": ["X"]}, "period": {"days": 10}},
                "right": {"value": {"type": "date", "value": "2026-01-02"}},
            },
        ),
    ],
)
def test_each_literal_has_its_form(text: str, expected: Json) -> None:
    """Literals of the page's table."""
    assert one_rule(f"p(X) <- {text}")["body"] == [expected]  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        (Quantity(Decimal("-12.250"), "m"), {"type": "decimal", "unit": "m", "value": "-12.25"}),
        (-7, {"type": "integer", "value": "-7"}),
        (date(2026, 1, 2), {"type": "date", "value": "2026-01-02"}),
        (Choice("trä"), {"type": "enumeration", "value": "trä"}),
        (Text("å\n"), {"type": "text", "value": "å\n"}),
    ],
)
def test_each_scalar_has_its_form(scalar: Scalar, expected: Json) -> None:
    """Scalars of the page."""
    assert scalar_document(scalar) == expected


def test_predicates_declare_themselves() -> None:
    """An attribute has its type with bounds; sources are sorted; a derived predicate has none."""
    area = given("a", value=AREA, sources=("sökande", "karta"), closable=False)
    document = program_document(program(area, derived("p")))
    assert document["predicates"]["a"] == {  # type: ignore[index,call-overload]
        "args": ["sak"],
        "value": {"type": "decimal", "unit": "m2", "min": "0", "max": "1000"},
        "origin": "input",
        "sources": ["karta", "sökande"],
        "functional": False,
        "closable": False,
    }


def test_facts_are_sorted_without_repetition() -> None:
    """Twice the same statement is one fact, and entity names are in code point order."""
    facts = case(states("q(b)"), states("q(a)"), states("q(b)"), things="b å a")
    document = json.loads(digest_facts(program(given("q")), facts).document)
    assert document["entities"] == {CASE: ["Ä 1"], THING: ["a", "b", "å"]}
    assert [fact["args"] for fact in document["facts"]["q"]] == [["a"], ["b"]]  # type: ignore[index,call-overload]


def test_a_judgement_names_its_official() -> None:
    """Official and reason are members of judgements alone."""
    facts = case(states("j(a)", False, "handläggare"))
    document = json.loads(digest_facts(program(judged("j")), facts).document)
    assert document["facts"]["j"] == [  # type: ignore[index,call-overload]
        {
            "args": ["a"],
            "truth": False,
            "source": "handläggare",
            "date": "2026-01-15",
            "official": "Eva Ek",
            "reason": "sett på plats",
        }
    ]


SMALL = program(given("q", CASE), given("u"), rule("bifall(A) <- q(A)"), rule("delegerad(A) <- q(A)"))


def written(law: Program, actual: Model) -> Json:
    """A certificate of Ä 1 for that model."""
    facts = digest_facts(law, case(states("q(Ä 1)"), states("u(a)")))
    ending = HandOver(Reason.OPEN)
    form = certificate(
        compile_program(law),
        facts,
        case_type="fall",
        case="Ä 1",
        actual=actual,
        attainable=None,
        ending=ending,
    )
    assert form == canonical(json.loads(form))
    return json.loads(form)  # type: ignore[no-any-return]


def test_facts_outside_the_slice_are_withheld() -> None:
    """Only a digest is shown of what the case does not rest on."""
    facts = written(SMALL, Model({}, {}))["facts"]  # type: ignore[index,call-overload]
    assert sorted(facts["facts"]) == ["dag", "q"]
    assert sorted(facts["withheld"]) == ["u"]


def test_entries_are_sorted_without_their_rank() -> None:
    """A quoted name sorts before null, the unnamed thing, whatever the ranks; ends may be infinite."""
    half = {"bifall": {((None,), ()): 0, (("Ä 1",), ()): 7}, "delegerad": {(("Ä 1",), (BELOW, ABOVE)): 1}}
    model = written(SMALL, Model({}, half))["actual"]  # type: ignore[index,call-overload]
    assert model["certain"] == {}
    assert model["possible"]["bifall"] == [{"args": ["Ä 1"], "rank": 7}, {"args": [None], "rank": 0}]
    assert model["possible"]["delegerad"] == [{"args": ["Ä 1"], "low": "-inf", "high": "+inf", "rank": 1}]


def test_predicates_outside_the_slice_are_left_out_of_the_model() -> None:
    """A model of more than the slice writes the same certificate."""
    wide = {"bifall": {(("Ä 1",), ()): 0}, "annat": {(("Ä 1",), ()): 0}}
    assert written(SMALL, Model(wide, {})) == written(SMALL, Model({"bifall": wide["bifall"]}, {}))


def test_digest_of_the_facts_survives_withholding() -> None:
    """Facts shown and digests withheld give the digest of the facts."""
    facts = digest_facts(SMALL, case(states("q(Ä 1)")))
    shown = {name: json.loads(form) for name, form in facts.surroundings.items()}
    around = {"format": "legalrules-facts/1", **shown, "predicates": dict(facts.list_digests)}
    assert digest(canonical(around)) == facts.digest
