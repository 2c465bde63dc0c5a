"""The JSON Schema beside the certificates says the same as the kernel of what is well formed."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from legalrules.kernel import Refused, check, read_program
from tests.kernel import samples
from tests.kernel.mutate import changed, mutations

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "legalrules/certificate/schema.json").read_text(encoding="utf-8")
)
MADE, SAID = samples.rich()


def validator(name: str) -> jsonschema.Draft202012Validator:
    """A validator for one of the documents."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


@pytest.mark.parametrize(
    ("name", "document"),
    [("program", MADE), ("facts", SAID), ("certificate", samples.certify(MADE, SAID))],
)
def test_good_documents(name: str, document: Any) -> None:
    """Documents that the kernel accepts are well formed."""
    validator(name).validate(document)


def test_ill_formed() -> None:
    """A certificate that the kernel reads, whatever it then finds, is well formed by the schema too."""
    certificate, warm, valid = (
        samples.certify(MADE, SAID),
        read_program(samples.encode(MADE)),
        validator("certificate"),
    )
    for path, new in list(mutations(certificate))[::7]:
        document = changed(certificate, path, new)
        verdict = check(samples.encode(document), warm)
        if not isinstance(verdict, Refused) or verdict.step != "read":
            assert valid.is_valid(document), (path, new)
