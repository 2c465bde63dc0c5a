"""Every document written is well formed by the published schema."""

import json
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from legalrules.certificate.digest import compile_program, digest_facts
from legalrules.certificate.write import certificate
from legalrules.datalog.ending import Complete, Decided, Ending, HandOver, Reason, free_predicates
from legalrules.datalog.facts import Facts
from legalrules.datalog.program import Program
from legalrules.engine.naive import Naive
from tests.derivation.build import program as build
from tests.derivation.build import rule
from tests.derivation.cases import facts, programs

SCHEMA = json.loads(files("legalrules.certificate").joinpath("schema.json").read_text("utf-8"))


def validate(kind: str, document: bytes) -> None:
    """Raises what jsonschema finds wrong with a document of that kind."""
    schema = {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{kind}"}
    Draft202012Validator(schema).validate(json.loads(document))


def with_outcome(law: Program) -> Program:
    """The program with a goal that rests on its last layer."""
    asked = ("bifall(A) <- p3(X), A in ärende", "delegerad(A) <- d3(X) > 5, p2(X), A in ärende")
    return build(*law.predicates.values(), *law.rules, *map(rule, asked))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(programs(), facts())
def test_random_cases_give_documents_by_the_schema(law: Program, stated: Facts) -> None:
    """Program, facts and certificate, with both models."""
    law = with_outcome(law)
    compiled, digested = compile_program(law), digest_facts(law, stated)
    solve, sliced = Naive().solve, law
    free = free_predicates(sliced, law.case_types["fall"])
    models = {"actual": solve(sliced, stated), "attainable": solve(sliced, stated, free)}
    form = certificate(
        compiled, digested, case_type="fall", case="Ä 1", ending=HandOver(Reason.OPEN), **models
    )
    validate("program", compiled.document)
    validate("facts", digested.document)
    validate("certificate", form)


@pytest.mark.parametrize("ending", [Decided("bifall", True), Complete(), *map(HandOver, Reason)])
def test_every_ending_has_its_form(ending: Ending) -> None:
    """The endings of the page, none with more members than it names."""
    law = build(rule("bifall(A) <- delegerad(A)"))
    facts_of = digest_facts(law, Facts({"ärende": ("Ä 1",)}))
    model = Naive().solve(law, Facts({"ärende": ("Ä 1",)}))
    form = certificate(
        compile_program(law),
        facts_of,
        case_type="fall",
        case="Ä 1",
        actual=model,
        attainable=None,
        ending=ending,
    )
    validate("certificate", form)
