"""The checker in JavaScript accepts what the library decides of real cases, as the kernel does."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from legalrules import api
from legalrules.certificate.digest import digest_facts
from legalrules.intake import admitted
from tests.checker.batch import Asked, verdicts

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
DAY = date(2026, 6, 1)
CASES = {
    "01-startbesked-nya-regler.yaml": "decided",
    "04-ofullstandig-anmalan.yaml": "complete",
    "12-oppen-spis.yaml": "hand_over",
    "14-motstridiga-uppgifter.yaml": "hand_over",
    "22-slutbesked-nya-regler.yaml": "decided",
    "lovplikt/03-tre-komplement-pa-tomten.yaml": "hand_over",
}


def test_real_cases() -> None:
    """Certificates of example cases are accepted by both, and refused once a rank or an ending is changed."""
    own = EXAMPLES / "delegation" / "exempelkommunen.lag"
    rules = api.load(own, cache=Path(os.environ["LEGALRULES_CACHE"]))
    asked, kinds = [], []
    for name in CASES:
        ruling = api.decide(rules, api.read_case(rules, EXAMPLES / name), day=DAY)
        compiled = rules.on(DAY, ruling.case.case_type)
        facts = digest_facts(
            compiled.program.program, admitted(compiled.program.program, ruling.case, DAY)
        ).document
        certificate = json.loads(ruling.certificate)
        kinds.append(certificate["ending"]["kind"])
        changed = ruling.certificate.replace(b'"rank":2', b'"rank":3', 1)
        asked += [Asked(one, compiled.program.document, facts) for one in (ruling.certificate, changed)]
    assert kinds == list(CASES.values())
    found = [one[:2] for one in verdicts(asked)]
    assert found == [("accepted", ""), ("refused", "actual")] * len(CASES)
