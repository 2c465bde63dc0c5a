"""Law of few lines that would make millions of rules is refused at once, with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalrules import api
from legalrules.datalog.from_law import program
from legalrules.diagnostics.diagnostic import DiagnosticError
from tests.law.build import STATUTE, VOCABULARY, law_of, provision

GROUP = "      och någon av\n        a) Å är en installation\n        b) bränslet för Å är ved\n"


@pytest.mark.parametrize(("groups", "codes"), [(3, []), (40, ["LR406"])])
def test_groups_that_multiply(groups: int, codes: list[str], tmp_path: Path) -> None:
    """Forty choices between two would be a million million rules (LR406); three are eight."""
    rule = "    Å kräver anmälan\n      om Å berör B\n" + GROUP * groups
    path = tmp_path / "lag.lag"
    path.write_text(VOCABULARY + provision(rule), "utf-8")
    found = [d for d in api.check(path, bundled=False) if d.code == "LR406"]
    assert [d.code for d in found] == codes
    assert all(d.span is not None and d.section for d in found)


def test_transitions_that_multiply() -> None:
    """Each of thirty acts with transitional points may be disregarded: a thousand million rättslägen (LR407)."""
    acts = [f"2025:{number}" for number in range(1, 31)]
    statute, point = STATUTE.split("\növergångsbestämmelse SFS 2025:979")
    section = '\n§ {}\n  lydelse från 2025-12-01 genom SFS {}\n    "Glosa."\n'
    sections = "".join(section.format(number, act) for number, act in enumerate(acts, 10))
    points = "".join(f"\növergångsbestämmelse SFS {act}{point}" for act in acts)
    law = law_of(VOCABULARY, statute + sections + points).unwrap()
    with pytest.raises(DiagnosticError, match="LR407"):
        program(law)
