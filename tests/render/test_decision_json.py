"""The plain data of a decision: valid against the published schema, and saying what the document says."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.render import decision_data, rejection_data
from legalrules.render.decision_json import schema_text
from tests.render.build import case, decide, law, said
from tests.render.test_snapshots import ENDINGS

SCHEMA = json.loads(schema_text())


def data(name: str) -> Any:
    """The data of the case that ends so, as another system reads it."""
    return json.loads(json.dumps(decision_data(decide(**ENDINGS[name]), law())))


def test_schema_is_a_schema() -> None:
    """The published file is a schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ENDINGS)
def test_decisions_are_valid(name: str) -> None:
    """The data of every ending is valid against the schema."""
    jsonschema.validate(data(name), SCHEMA)


def test_rejection_is_valid() -> None:
    """The data of rejected input is valid, with the fault in Swedish."""
    with pytest.raises(DiagnosticError) as raised:
        case(said(register=("skylten är upplyyst",)))
    found: Any = json.loads(json.dumps(rejection_data(raised.value.diagnostics)))
    jsonschema.validate(found, SCHEMA)
    assert found["ending"] == "rejected"
    assert found["diagnostics"][0]["swedish"].startswith("Meningen ”skylten är upplyyst” finns inte")


def test_decided() -> None:
    """A decision names its outcome, how long one may appeal, and the last day when the case settles it."""
    found = data("decided")
    assert (found["ending"], found["outcome"]["id"], found["follow_up"]) == ("decided", "bifall", False)
    assert found["appeal"] == {
        "to": "länsstyrelsen",
        "address": "Skyltnämnden, 123 45 Skyltstad",
        "weeks": 3,
        "last_day": "2026-02-10",
    }


def test_provision_in_both_forms() -> None:
    """A provision is cited for machines and for lawyers, with its wording and how that is known."""
    found = next(p for p in data("decided")["provisions"] if p["citation"]["machine"] == "SKL/1/3/1")
    assert found["citation"]["swedish"] == "SKL 1 kap. 3 § första stycket"
    assert found["wording"] == {
        "from": "2025-12-01",
        "to": None,
        "sfs": "2026:5",
        "known_by": {
            "official_text": False,
            "quoted_on": "2026-01-08",
            "where": "en dom som återger paragrafen",
        },
    }


def test_comparison_is_decisive() -> None:
    """A compared value stands as a sentence, with its place, and as the exact number stated."""
    found = next(one for one in data("decided")["decisive"] if "3,5" in one["text"])
    assert found["text"] == "arean för skylten är 3,5 m², alltså högst 10,0 m²"
    assert found["citation"]["machine"] == "SKL/1/3/1/3"
    assert found["statements"][0]["value"] == {"kind": "quantity", "number": "3.5", "unit": "m2"}


def test_hand_over_says_why_and_what_is_open() -> None:
    """A case handed over has its reason; what is open has its question, whose it is, and the criteria."""
    found = data("open")
    assert [reason["code"] for reason in found["reasons"]] == ["open"]
    question = found["open_questions"][0]
    assert (question["concept"], question["judgement"], question["args"]) == ("stör", True, ["skylten"])
    assert question["criteria"] == "Starkt ljus talar för."
