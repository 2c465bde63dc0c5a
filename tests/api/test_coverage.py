"""The register of coverage of the shipped law, by library and by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legalrules import api, corpus
from legalrules.cli.main import main
from legalrules.render import coverage_data, coverage_document, to_markdown
from tests.api.offices import office

OTHER = """
statute: PBF
source: en annan lista
from: 2025-12-01
chapters:
  "6":
    "99": ["1, 2", ""]
"""


def test_the_shipped_law_says_what_becomes_of_every_place() -> None:
    """No section, paragraph or item of the shipped outlines is without a status."""
    entries = api.coverage(office())
    assert corpus.outlines() and len(entries) > 10
    assert [str(e.place) for e in entries if e.status is api.Status.MISSING] == []


def test_what_the_register_tells() -> None:
    """Totals that add up; of a judgement who makes it and by what; of a gap why."""
    rules = office()
    entries = api.coverage(rules)
    data = coverage_data(entries)
    assert sum(data["totals"].values()) == len(entries) == len(data["places"])  # type: ignore[attr-defined, arg-type]
    shown = to_markdown(coverage_document(rules.legislation, entries))
    judged = next(entry for entry in entries if entry.judgements)
    assert f"{judged.judgements[0].sources[0]} bedömer: " in shown
    assert next(reason for entry in entries for reason in entry.reasons) in shown


def test_the_command_fails_for_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And lists it; an outline that is none is told as such."""
    other = tmp_path / "lista.yaml"
    other.write_text(OTHER, "utf-8")
    assert main(["coverage", "--outline", str(other), "--missing", "--format", "json"]) == 1
    places = json.loads(capsys.readouterr().out)["places"]
    assert [place["citation"] for place in places] == [
        f"PBF 6 kap. 99 § {where}" for where in ("första stycket 1", "första stycket 2", "andra stycket")
    ]
    other.write_text("statute: PBF", "utf-8")
    assert main(["coverage", "--outline", str(other)]) == 2
    assert "not an outline" in capsys.readouterr().err
