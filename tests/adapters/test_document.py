"""The form of a file: encoding, YAML and JSON, everything that is refused before a fact is read."""

from __future__ import annotations

import pytest

from legalrules.adapters.case_file import case_from_mapping
from legalrules.adapters.document import read_document
from legalrules.adapters.nodes import MappingNode, ScalarNode
from tests.adapters.small_case import CONCEPTS, HEADER, SORTS, fault, faults, read, stating


def json_faults(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of the faults of a JSON text, as a document."""
    return [
        (d.code, d.span.line, d.span.column) for d in read_document(text.encode(), "a").diagnostics if d.span
    ]


def test_another_encoding() -> None:
    """Bytes that are not UTF-8 are a fault at the first of them."""
    assert faults("ärendetyp: t\nnamn: å\n".encode("latin-1")) == [("LR520", 1, 1)]
    assert faults(b"namn: x\n  \xff") == [("LR520", 2, 3)]


def test_a_byte_order_mark_is_tolerated() -> None:
    """Windows programs write one; it does not move the columns."""
    (found,) = read(b"\xef\xbb\xbf" + stating("ärendet är stoppat").encode()).unwrap().facts.statements
    assert found.predicate == "stoppad"


def test_windows_line_ends_are_tolerated() -> None:
    """A carriage return before the line feed changes nothing."""
    text = stating("ärendet är stoppat").replace("\n", "\r\n")
    assert read(text).unwrap().facts.statements[0].args == ("ärendet",)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x85", "\u2028"])
def test_control_characters(character: str) -> None:
    """A character that nobody sees is a fault at its place, named by its number."""
    found = fault(stating(f"ärendet är{character}stoppat"))
    assert (found.code, found.found) == ("LR520", f"U+{ord(character):04X}")
    assert found.span is not None and (found.span.line, found.span.column) == (13, 19)


@pytest.mark.parametrize("escaped", [r"a\u001bb", r"a\u0000b", r"a\tb", r"a\ud800b"])
def test_escaped_control_characters(escaped: str) -> None:
    """An escape of JSON does not bring in what may not stand in the text."""
    assert json_faults(f'{{"a": "{escaped}"}}') == [("LR520", 1, 7)]


def test_json_pairs_of_surrogates_are_one_character() -> None:
    """A pair of escapes beyond the first plane is a character like any other."""
    tree = read_document(rb'{"a": "\ud83d\ude00"}', "a").value
    assert isinstance(tree, MappingNode)
    assert isinstance(tree.entries[0][1], ScalarNode) and tree.entries[0][1].text == "\U0001f600"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("namn: [a\n", (2, 1)),
        ("a: b: c\n", (1, 5)),
        ("a: 'b\n", (2, 1)),
        ("a: |\n\tb\n", (2, 1)),
        ('{"a": 1,}', (1, 9)),
        ('{"a" 1}', (1, 6)),
        ('{"a": 1', (1, 8)),
        ('{"a": [1 2]}', (1, 10)),
        ('{"a": 01}', (1, 7)),
        ('{"a": NaN}', (1, 7)),
        ('{"a": "b\nc"}', (1, 7)),
        (r'{"a": "\x41"}', (1, 7)),
        ('{"a": 1} {}', (1, 10)),
        ("{a: 1}", (1, 2)),
        ("", (1, 1)),
    ],
)
def test_neither_yaml_nor_json(text: str, place: tuple[int, int]) -> None:
    """A text that breaks the form is a fault where the form breaks."""
    assert json_faults(text) == [("LR521", *place)]


def test_several_documents() -> None:
    """A file holds one case."""
    found = fault(f"{stating('ärendet är stoppat')}---\nandra: fall\n")
    assert (found.code, found.message) == ("LR521", "a second document begins here; a file holds one case")


def test_duplicate_keys() -> None:
    """A key given twice is a fault that shows both places, in YAML and in JSON."""
    found = fault(stating("ärendet är stoppat") + "ärende: huset\n")
    assert (found.code, found.found, [place.line for _, place in found.related]) == ("LR522", "ärende", [2])
    assert json_faults('{"a": "1", "b": {"c": "2", "c": "3"}, "a": "4"}') == [
        ("LR522", 1, 28),
        ("LR522", 1, 39),
    ]


def test_duplicate_names() -> None:
    """A name stands once in a list of names."""
    text = stating("ärendet är stoppat").replace("[kaminen]", "[kaminen, kaminen]")
    assert fault(text).code == "LR522"


@pytest.mark.parametrize(
    "value",
    ["&a x", "*a", "!!str x", "!x y", "{<<: x}", "! x", "[&b [x]]", "!!python/object/apply:os.system [x]"],
)
def test_anchors_aliases_tags_and_merge_keys(value: str) -> None:
    """What YAML would copy, convert or construct is refused where it stands."""
    assert "LR523" in {code for code, _, _ in faults(f"{HEADER}parter:\n  x: {value}\nuppgifter: []\n")}


@pytest.mark.parametrize("value", ["yes", "No", "TRUE", "false", "on", "Off", "~", "null", "Null", ""])
def test_implicit_truth_and_null(value: str) -> None:
    """A plain word that YAML takes for a truth value or null is refused, also as a text."""
    found = fault(f"{HEADER}parter:\n  sökande: {value}\nuppgifter: []\n")
    assert (found.code, found.found) == ("LR524", value)


def test_truth_is_written_ja_or_nej() -> None:
    """The message says what to write instead."""
    found = fault(stating("{id: stoppad, args: [ärendet], sant: yes}"))
    assert found.swedish.startswith("”yes” kan läsas som ett sanningsvärde. Skriv ja eller nej.")


def test_truth_and_null_of_json() -> None:
    """The literals of JSON are refused like YAML's words."""
    assert json_faults('{"a": true, "b": null}') == [("LR524", 1, 7), ("LR524", 1, 18)]


@pytest.mark.parametrize("value", [True, None, 1.5, 3, b"x", {1: "x"}])
def test_python_data_is_text(value: object) -> None:
    """What a program has converted is refused: no float or bool takes part."""
    data = {
        "ärendetyp": "t",
        "ärende": "ä",
        "namn": {"ärende": ["ä"]},
        "uppgifter": [],
        "parter": {"x": value},
    }
    assert next(d.code for d in case_from_mapping(data, "system", CONCEPTS, SORTS).diagnostics) == "LR524"


def test_unknown_keys() -> None:
    """A misspelt key shows the nearest; nothing is passed over in silence."""
    found = fault(HEADER + "partr: {}\nuppgifter: []\n")
    assert (found.code, found.hint) == ("LR525", "did you mean “parter”?")
    assert found.swedish == "Nyckeln ”partr” finns inte. Menade ni ”parter”?"


def test_missing_keys() -> None:
    """Every key that a case must have is asked for."""
    assert [d.required for d in read("parter: {}\n").diagnostics] == [
        "ärendetyp",
        "ärende",
        "namn",
        "uppgifter",
    ]
    assert {d.code for d in read("parter: {}\n").diagnostics} == {"LR526"}


@pytest.mark.parametrize(
    "text",
    [
        "- en lista\n",
        "bara text\n",
        HEADER + "uppgifter: {}\n",
        HEADER + "uppgifter: [text]\n",
        HEADER + "parter: [a]\nuppgifter: []\n",
        HEADER + "avslutade: i_planen\nuppgifter: []\n",
        stating("[ärendet är stoppat]"),
        stating("byggnadsarean för villan: [1 m2]"),
        stating("byggnadsarean för villan: 1 m2\n        bränslet för kaminen: ved"),
        stating("? [a]\n        : b"),
    ],
)
def test_another_kind_of_node(text: str) -> None:
    """A list, text or mapping in the place of another is a fault that names both kinds."""
    assert "LR528" in {code for code, _, _ in faults(text)}


def test_text_cannot_turn_its_direction() -> None:
    """A name with a right-to-left override would be shown as another name (LR520)."""
    found = read_document("ärende: a\u202eb\n".encode(), "fall.yaml")
    assert [d.code for d in found.diagnostics] == ["LR520"]
