"""The vocabulary to read and as data, and the schema of case files: it takes what the reader takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from legalrules import api
from legalrules.adapters.nodes import Place, ScalarNode
from legalrules.adapters.values import read_value
from legalrules.law.statute import CaseType
from legalrules.render import case_schema, to_html, to_text, vocabulary_data, vocabulary_document
from legalrules.render.from_law.usage import concepts_of
from legalrules.render.from_law.value_schema import value_schema
from legalrules.values import DecimalType, EnumerationType, IntegerType, ScalarType
from tests.api.offices import load
from tests.render.build import law
from tests.render.conftest import Compare

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
INVALID = "10-ogiltiga-uppgifter.yaml"
VALID = tuple(sorted(path.name for path in EXAMPLES.glob("*.yaml") if path.name != INVALID))


@cache
def rules() -> api.Rules:
    """The shipped law with the example municipality's."""
    return load(EXAMPLES / "delegation" / "exempelkommunen.lag")


@cache
def validator(case_type: str) -> Draft202012Validator:
    """The schema of the case type, itself valid."""
    found = rules().legislation.case_type(case_type)
    assert found is not None
    schema = json.loads(json.dumps(case_schema(rules().legislation, found)))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def data(name: str) -> dict[str, object]:
    """An example with all its scalars as text."""
    return dict(yaml.load((EXAMPLES / name).read_text("utf-8"), yaml.BaseLoader))


def sign() -> CaseType:
    """The case type of the small law."""
    return law().case_types[0]


def test_examples() -> None:
    """Every example is valid under the schema of its case type; what was found valid before is not looked at again."""
    seen: set[str] = set()
    for name in VALID:
        case = data(name)
        for group in case["uppgifter"]:  # type: ignore[attr-defined]
            told = {json.dumps((case["ärendetyp"], group["källa"], one)): one for one in group["om"]}
            group["om"] = [one for key, one in told.items() if key not in seen]
            seen.update(told)
        assert validator(str(case["ärendetyp"])).is_valid(case), name
    assert len(seen) > 150


def test_invalid_example() -> None:
    """The example that the reader refuses for its units is not."""
    case = data(INVALID)
    assert not validator(str(case["ärendetyp"])).is_valid(case)


CASE = MappingProxyType(
    {"ärendetyp": "skylt", "ärende": "å", "namn": {"ärende": ["å"], "skylt": ["s"]}, "uppgifter": []}
)


def said(*statements: object, **changed: object) -> dict[str, object]:
    """A small case in which the applicant states something."""
    group = {"källa": "sökande", "datum": "2026-01-12", "om": list(statements), **changed}
    return {**CASE, "uppgifter": [group]}


GOOD = (
    dict(CASE),
    said("å gäller s", "s är upplyst", "s är inte upplyst", "s inte är upplyst"),
    said({"arean för s": "3,5 m2"}, {"id": "area", "args": ["s"], "värde": "1 000,25 m2"}),
    said({"id": "upplyst", "args": ["s"], "sant": "nej"}),
    said("s stör gatubilden", källa="handläggare", handläggare="Eva Ek", skäl="Ljuset."),
    {**CASE, "avslutade": ["ingår"], "fullständigt namngivna": ["hus"], "parter": {"sökande": "A"}},
)
BAD = (
    {},
    {**CASE, "ärendetyp": "bygglov"},
    {**CASE, "extra": "x"},
    {**CASE, "namn": {"bil": ["b"]}},
    {**CASE, "avslutade": ["upplyst"]},
    {**CASE, "fullständigt namngivna": ["bil"]},
    {**CASE, "parter": {"sökande": ["A"]}},
    said("s är upplyyst"),
    said("arean för s"),
    said({"arean för s": "3,5 kg"}),
    said({"arean för s": "-3,5 m2"}),
    said({"arean för s": "3.5 m2"}),
    said({"arean för s": "3 m2", "mer": "x"}),
    said({"id": "upplyst", "args": ["s", "t"], "sant": "nej"}),
    said({"id": "upplyst", "args": ["s"], "sant": "true"}),
    said("s är upplyst", källa="grannen"),
    said("s är upplyst", källa="systemet"),
    said("s är upplyst", datum="12 januari"),
    said("s stör gatubilden", källa="handläggare"),
    said("ärendet ska bifallas"),
)


@pytest.mark.parametrize("case", GOOD)
def test_good(case: dict[str, object]) -> None:
    """Every form in which a case can be written is valid."""
    Draft202012Validator(case_schema(law(), sign())).validate(case)


@pytest.mark.parametrize("case", BAD)
def test_bad(case: dict[str, object]) -> None:
    """Wrong keys, names, sentences, units, sources and missing reasons are not."""
    assert not Draft202012Validator(case_schema(law(), sign())).is_valid(case)


TYPES = (
    DecimalType("m2", low=None),
    DecimalType("°C"),
    DecimalType(""),
    IntegerType(0, 9),
    IntegerType(),
    EnumerationType(("ved", "olja")),
)


@given(
    st.sampled_from(TYPES), st.from_regex(r"\A-?[0-9]{1,3}([ \u00a0]?[0-9]{3})?(,[0-9]{1,2})?( m2| °C)?\Z")
)
def test_values_are_no_narrower_than_the_reader(declared: ScalarType, text: str) -> None:
    """What the reader takes as a value, the schema takes."""
    taken = read_value(ScalarNode(text, True, Place(None)), declared, []) is not None
    assert not taken or Draft202012Validator(value_schema(declared)).is_valid(text)


def test_negative_zero() -> None:
    """Minus 0 is within a range from 0, as the reader has it; minus 3 is not."""
    schema = Draft202012Validator(value_schema(IntegerType(0)))
    assert [schema.is_valid(text) for text in ("-0", "-3", "0", "-03")] == [True, False, True, False]


def test_form_texts() -> None:
    """A form can be made of the schema: question, unit, range, who may state it."""
    schema = json.loads(json.dumps(case_schema(law(), sign())))
    area = schema["$defs"]["begrepp area"]
    assert area["title"] == "Hur stor är skylten, i kvadratmeter?"
    assert area["x-sources"] == ["sökande"]
    value = area["anyOf"][1]["properties"]["värde"]
    assert (value["x-unit"], value["x-from"], value["x-to"]) == ("m2", "0", "100")
    assert "ligger inom sina gränser" in schema["$comment"]


def test_patterns_are_plain() -> None:
    """The patterns use nothing that dialects of regular expressions read differently."""
    text = json.dumps(case_schema(law(), sign()), ensure_ascii=False)
    for pattern in patterns(json.loads(text)):
        re.compile(pattern)
        assert not re.search(r"\\[^sS\\^$.|?*+()\[\]{}/]|\(\?[^:=]", pattern), pattern


def patterns(schema: object) -> Iterator[str]:
    """Every pattern in a schema."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "pattern" and isinstance(value, str):
                yield value
            elif key == "patternProperties":
                yield from value
            yield from patterns(value)
    elif isinstance(schema, list):
        for one in schema:
            yield from patterns(one)


def test_vocabulary_as_text(compare: Compare) -> None:
    """The vocabulary of a case type reads as its snapshot."""
    compare("vocabulary.txt", to_text(vocabulary_document(law(), sign())))


def test_vocabulary_of_the_shipped_law() -> None:
    """Every concept of the shipped law is told, as a document and as data."""
    found = rules().legislation
    told = vocabulary_data(found, None)
    assert len(told["concepts"]) == len(found.concepts) > 200  # type: ignore[arg-type]
    assert to_html(vocabulary_document(found, None)).count("<strong>") == len(found.concepts)


def test_concepts_of_a_case_type() -> None:
    """A case type needs every input that its program asks for."""
    found = rules()
    for case_type in found.legislation.case_types:
        needed = {concept.id for concept in concepts_of(found.legislation, case_type)}
        for day in ("2025-09-01", "2026-01-20"):
            program = found.on(date.fromisoformat(day), case_type.id).program.program
            sliced = program.slice(program.case_types[case_type.id].goals())
            asked = {one.name for one in sliced.predicates.values() if one.sources}
            assert asked <= needed


def test_data_of_a_concept() -> None:
    """A concept as data: its sentence both ways, its value, who may state it, where it is concluded and asked for."""
    told = {one["id"]: one for one in vocabulary_data(law(), sign())["concepts"]}  # type: ignore[attr-defined]
    lit = told["upplyst"]
    assert (lit["sentence"], lit["negation"]) == ("S är upplyst", "S är inte upplyst")
    assert lit["sources"] == ["register", "sökande"] and lit["concluded_by"] == []
    assert [place["swedish"] for place in lit["used_by"]] == ["SKL 1 kap. 1 §"]
    assert told["area"]["value"] == {"kind": "decimal", "unit": "m2", "low": "0", "high": "100"}
    assert [place["machine"] for place in told["kräver_anmälan"]["concluded_by"]] == [
        "SKL/1/1",
        "SKL/1/2",
    ]
