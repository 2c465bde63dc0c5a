"""The formats and languages that the command line offers, from one case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legalrules.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CASE = (
    str(EXAMPLES / "01-startbesked-nya-regler.yaml"),
    "--law",
    str(EXAMPLES / "delegation" / "exempelkommunen.lag"),
    "--day",
    "2026-01-20",
)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that succeeds prints."""
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_html_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    """A decision is a page, in the language asked for."""
    page = printed(capsys, "decide", *CASE, "--format", "html", "--language", "en")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">') and page.endswith("</html>\n")
    assert "Planning and Building Act" in page and '<span lang="sv">' in page


def test_explanation_as_html(capsys: pytest.CaptureFixture[str]) -> None:
    """So is an explanation, in Swedish if nothing else is asked for."""
    page = printed(capsys, "explain", *CASE, "--format", "html")
    assert page.startswith('<!DOCTYPE html>\n<html lang="sv">') and "<details open>" in page


def test_vocabulary(capsys: pytest.CaptureFixture[str]) -> None:
    """The vocabulary of a case type is printed, and the schema of its case files."""
    assert "Får uppges av: sökande" in printed(capsys, "vocabulary", "eldstadsanmälan")
    schema = json.loads(printed(capsys, "vocabulary", "eldstadsanmälan", "--format", "json-schema"))
    assert schema["properties"]["ärendetyp"] == {"const": "eldstadsanmälan"}


def test_vocabulary_misused(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown case type, and a schema of no case type, are misuse: the case types that there are are named."""
    assert main(["vocabulary", "katt"]) == 2
    assert main(["vocabulary", "--format", "json-schema"]) == 2
    assert capsys.readouterr().err.count("there are: byggsanktionsavgift, eldstadsanmälan") == 2
