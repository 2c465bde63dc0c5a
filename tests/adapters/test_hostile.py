"""Hostile files: bounded by size, not by time; whatever the bytes, diagnostics come back and nothing is raised."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legalrules.adapters.case_file import case_from_mapping
from legalrules.adapters.nodes import MAX_BYTES, MAX_NODES
from tests.adapters.small_case import CONCEPTS, HEADER, SORTS, fault, faults, read, stating

PIECES = [
    *stating("{id: stoppad, args: [ärendet], sant: nej}", "bränslet för kaminen: ved").split(" "),
    *"{}[]&*!|>-?:,#'\"\n\t\\",
]


def test_too_many_bytes() -> None:
    """A file over the limit is refused before it is parsed."""
    assert fault(b"- " * (MAX_BYTES // 2 + 1)).code == "LR527"


def test_nesting_is_bounded() -> None:
    """Megabytes of brackets end at the twenty-first level, in both forms and in block style."""
    for text in ("[" * 1_900_000, '{"a":' * 390_000, "- " * 900_000, "? " * 900_000):
        assert [code for code, _, _ in faults(text)] == ["LR527"]


def test_a_million_facts() -> None:
    """A file of a million lines or values is refused before it is parsed."""
    for text in ("- a\n" * 490_000, '{"a":[' + "1," * 900_000 + "1]}"):
        found = fault(text)
        assert (found.code, found.required) == ("LR527", "at most 90000 lines and commas")


def test_nodes_are_bounded() -> None:
    """A file of many small values is read no further than the limit."""
    assert [code for code, _, _ in faults("- a\n" * 80_000)] == ["LR527"]
    assert [code for code, _, _ in faults('{"a":[' + "1," * 80_000 + "1]}")] == ["LR527"]
    assert MAX_NODES == 60_000


def test_statements_are_bounded() -> None:
    """A case states at most 5 000 things."""
    found = fault(stating(*["ärendet är stoppat"] * 5_001))
    assert (found.code, found.found) == ("LR527", "5001 statements")


HOSTILE: Mapping[str, bytes] = MappingProxyType(
    {
        "10 MB of brackets": b"[" * 10_000_000,
        "10 MB of braces": b'{"a":' * 2_000_000,
        "10 MB of dashes": b"- " * 5_000_000,
        "a million facts": b"      - \xc3\xa4rendet avser x\n" * 1_000_000,
        "anchors": b"\n".join(b"- &a%d x" % n for n in range(89_000)),
        "tags": b"- !!python/object:os.system x\n" * 60_000,
        "a key given over and over": b"a: 1\n" * 29_000,
        "in JSON": b"{" + b'"a":1,' * 29_000 + b'"a":1}',
        "keys": b"\n".join(b"k%d: 1" % n for n in range(29_000)),
        "names": "namn: {ärende: [".encode() + b",".join(b"x%d" % n for n in range(58_000)) + b"]}",
        "unknown sentences": stating(*[f"ärendet avserx x{n}" for n in range(4_900)]).encode(),
        "a long name": b"\xc3\xa4rende: " + b"x" * 1_900_000,
        "a long number": stating("effekten för kaminen: " + "9" * 1_900).encode(),
        "a long number in JSON": b'{"a": 1e' + b"9" * 1_900_000 + b"}",
        "a text without its end": b'"' + b"\\n" * 900_000,
        "UTF-16": HEADER.encode("utf-16"),
        "UTF-16 without a mark": HEADER.encode("utf-16-le"),
        "UTF-32": HEADER.encode("utf-32"),
        "Latin-1": HEADER.encode("latin-1"),
        "NUL": HEADER.encode() + b"\0",
        "a year of five digits": stating("x").replace("2026-01-12", "99999-01-01").encode(),
        "no day": stating("x").replace("2026-01-12", "0000-00-00").encode(),
        "merge keys": b"a0: &a {x: y}\n" + b"a: {<<: [*a, *a]}\n" * 5_000,
    }
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str) -> None:
    """The file is refused within a second of work, with messages in both languages, and not too many of them."""
    started = time.process_time()
    found = read(HOSTILE[name]).diagnostics
    assert time.process_time() - started < 5  # five times what it may take: the machine may be slow
    assert 0 < len(found) <= 501
    assert all(d.message and d.swedish for d in found)


def test_byte_order_mark() -> None:
    """A file with a byte order mark is read as the same file without."""
    text = stating("ärendet är stoppat")
    assert read(b"\xef\xbb\xbf" + text.encode()).unwrap() == read(text.encode()).unwrap()


def test_as_many_statements_as_are_allowed() -> None:
    """A case of 5 000 statements is read."""
    assert len(read(stating(*["ärendet är stoppat"] * 5_000)).unwrap().facts.statements) == 5_000


def test_texts_are_bounded() -> None:
    """A text of more than 2 000 characters and a name of more than 200 are refused."""
    long = "x" * 2001
    assert faults(f"{HEADER}parter:\n  a: {long}\n  b: |\n    {long}\nuppgifter: []\n") == [
        ("LR527", 10, 6), ("LR527", 11, 6)
    ]  # fmt: skip
    assert (
        fault(stating("ärendet är stoppat").replace("källa: sökande", f"källa: {'x' * 201}")).code == "LR527"
    )


def test_aliases_are_never_expanded() -> None:
    """A billion laughs are a few aliases, each reported."""
    lines = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert "LR523" in {code for code, _, _ in faults("\n".join(lines))}


def test_an_alias_of_itself() -> None:
    """A cyclic alias is an anchor and an alias."""
    assert faults(f"{HEADER}parter: &p\n  x: *p\nuppgifter: []\n") == [("LR523", 9, 9), ("LR523", 10, 6)]


def test_combining_marks_are_bounded() -> None:
    """A run of accents, quadratic to normalise, is refused before that."""
    assert fault(stating("a" + "\u0316\u0301" * 200_000)).code == "LR520"


def test_python_data_that_contains_itself() -> None:
    """Cyclic data ends at the limit of depth or of nodes."""
    cycle: list[object] = []
    cycle.extend([cycle, cycle, cycle])
    assert [d.code for d in case_from_mapping({"namn": cycle}, "s", CONCEPTS, SORTS).diagnostics] == ["LR527"]


def test_many_different_misspellings() -> None:
    """The nearest name is sought for the first faults only; the rest are told without it."""
    found = read(stating(*[f"installationen avser villan{n}" for n in range(400)])).diagnostics
    assert [d.code for d in found] == ["LR502"] * 400
    assert (found[0].hint, found[399].hint) == (
        "did you mean “villan”?",
        "add “villan399” under “namn: byggnad”",
    )


@given(st.binary(max_size=400))
@example(b"%YAML 9.9\n---\n")
@example(b"%TAG ! x\n--- !a b")
@example(b'"\\UFFFFFFFF"')
@example(b'"\\ud800"')
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes_give_diagnostics(source: bytes) -> None:
    """No bytes raise anything."""
    assert read(source).diagnostics


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_shuffled_case_gives_an_outcome(pieces: list[str]) -> None:
    """Pieces of a case in any order are read or refused, with every message in both languages."""
    outcome = read(HEADER + " ".join(pieces))
    assert outcome.value is not None or outcome.diagnostics
    assert all(d.message and d.swedish and d.required and d.hint for d in outcome.diagnostics)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )
)
def test_any_json_gives_diagnostics(value: object) -> None:
    """No JSON value raises anything, read from text or from data."""
    assert read(json.dumps({"a": value})).diagnostics
    assert case_from_mapping({"namn": value, "parter": value}, "s", CONCEPTS, SORTS).diagnostics
