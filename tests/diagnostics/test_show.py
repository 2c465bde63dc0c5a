"""Diagnostics as people and programs see them."""

from __future__ import annotations

import json

import pytest

from legalrules.diagnostics.diagnostic import Diagnostic, Severity
from legalrules.diagnostics.show import as_json, as_text
from legalrules.source import SourceFile, Span

FILE = SourceFile.from_text("fall.yaml", "namn:\n  byggnad: [vilan]\n")
FAULT = Diagnostic(
    "LR502",
    "“vilan” is not named",
    Span("fall.yaml", 2, 13, 2, 18),
    found="vilan",
    required="a name",
    hint="did you mean “villan”?",
    swedish="”vilan” är inte namngivet.",
)
WARNING = Diagnostic(
    "LR313",
    "no rule concludes this",
    Span("lag.lag", 7, 1, 7, 2),
    "PBF 6 kap. 1 §",
    severity=Severity.WARNING,
)


def test_text_with_an_excerpt() -> None:
    """The place is underlined below its line, and the labelled parts follow."""
    assert as_text([FAULT], [FILE]) == (
        "fall.yaml:2:13: error LR502: “vilan” is not named\n"
        "    2 |   byggnad: [vilan]\n"
        "      |             ^^^^^\n"
        "  found: vilan\n"
        "  required: a name\n"
        "  hint: did you mean “villan”?\n"
        "\n"
        "1 error\n"
    )


def test_text_in_swedish() -> None:
    """In Swedish the sentence says it all."""
    assert as_text([FAULT], language="sv") == (
        "fall.yaml:2:13: fel LR502: ”vilan” är inte namngivet.\n\n1 fel\n"
    )


def test_what_has_no_swedish_is_shown_in_english() -> None:
    """Faults of rules are told to their authors in English, under a Swedish label."""
    assert as_text([WARNING], language="sv") == (
        "lag.lag:7:1: PBF 6 kap. 1 §: varning LR313: no rule concludes this\n"
        "  hint: Write the rule, or declare another source of truth.\n\n1 varning\n"
    )


def test_order_is_file_then_line_then_column() -> None:
    """What has no place comes last."""
    faults = [
        Diagnostic(code, "m", span)
        for code, span in (
            ("LR1", None),
            ("LR2", Span("b", 1, 1, 1, 2)),
            ("LR3", Span("a", 10, 1, 10, 2)),
            ("LR4", Span("a", 9, 5, 9, 6)),
            ("LR5", Span("a", 9, 4, 9, 5)),
        )
    ]
    assert [d["code"] for d in as_json(faults)] == ["LR5", "LR4", "LR3", "LR2", "LR1"]


@pytest.mark.parametrize(
    ("faults", "english", "swedish"),
    [
        ([], "no faults\n", "inga fel\n"),
        ([FAULT, FAULT], "2 errors\n", "2 fel\n"),
        ([FAULT, WARNING], "1 error, 1 warning\n", "1 fel, 1 varning\n"),
        ([WARNING, WARNING], "2 warnings\n", "2 varningar\n"),
    ],
)
def test_the_last_line_counts(faults: list[Diagnostic], english: str, swedish: str) -> None:
    """Errors and warnings are counted apart."""
    assert as_text(faults).endswith(english)
    assert as_text(faults, language="sv").endswith(swedish)


def test_related_places_are_shown() -> None:
    """A further place has its own excerpt."""
    first = Span("fall.yaml", 1, 1, 1, 5)
    text = as_text([Diagnostic("LR522", "given twice", None, related=(("the first", first),))], [FILE])
    assert text == (
        "error LR522: given twice\n  hint: Keep one of the two.\n"
        "  see also fall.yaml:1:1: the first\n"
        "    1 | namn:\n"
        "      | ^^^^\n"
        "\n"
        "1 error\n"
    )


def test_a_place_over_several_lines_is_underlined_on_the_first() -> None:
    """The underline ends with the line."""
    text = as_text([Diagnostic("LR528", "m", Span("fall.yaml", 1, 3, 2, 4))], [FILE])
    assert "    1 | namn:\n      |   ^^^\n" in text


def test_a_long_line_is_cut_around_the_place() -> None:
    """A file on one line does not fill the screen."""
    source = SourceFile.from_text("a", "x" * 5000 + "fel" + "y" * 5000)
    lines = as_text([Diagnostic("LR521", "m", Span("a", 1, 5001, 1, 5004))], [source]).splitlines()
    assert lines[1] == "    1 | " + "x" * 25 + "fel" + "y" * 72
    assert lines[2] == "      | " + " " * 25 + "^^^"


@pytest.mark.parametrize("span", [Span("a", 0, 0, 0, 0), Span("a", 3, 1, 3, 2), Span("a", 1, 99, 1, 100)])
def test_a_place_outside_the_source_does_no_harm(span: Span) -> None:
    """A span that does not fit its source is still told."""
    assert "LR521" in as_text([Diagnostic("LR521", "m", span)], [SourceFile.from_text("a", "x\ty")])


def test_a_file_cannot_steer_the_terminal() -> None:
    """Control characters and right-to-left overrides are replaced."""
    source = SourceFile.from_text("a", "x\x1b[31m\u202ey")
    text = as_text([Diagnostic("LR520", "m\x1b", Span("a", 1, 2, 1, 3))], [source])
    assert "\x1b" not in text and "\u202e" not in text


def test_json_has_every_key() -> None:
    """The keys are the same for every diagnostic, and the result is JSON."""
    (found,) = as_json([WARNING])
    assert json.loads(json.dumps(found)) == {
        "code": "LR313",
        "severity": "warning",
        "message": "no rule concludes this",
        "swedish": "",
        "place": {"file": "lag.lag", "line": 7, "column": 1, "end_line": 7, "end_column": 2},
        "section": "PBF 6 kap. 1 §",
        "found": "",
        "required": "",
        "hint": "Write the rule, or declare another source of truth.",
        "related": [],
    }


def test_json_without_a_place() -> None:
    """A diagnostic without span has the place null."""
    assert as_json([Diagnostic("LR508", "m", None)])[0]["place"] is None
