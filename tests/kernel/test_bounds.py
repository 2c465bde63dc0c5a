"""Hostile bytes: whatever they are, the kernel reaches a verdict, and soon."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalrules.kernel import Accepted, Refused, UnusableInput, check, read_program
from legalrules.kernel.canonical import canonical
from tests.kernel import samples

MADE, SAID = samples.rich()
WARM, HELD = read_program(samples.encode(MADE)), samples.encode(SAID)
GOOD = json.dumps(samples.certify(MADE, SAID), ensure_ascii=False).encode()
MILLION = 1_000_000

HOSTILE = {
    "nothing": b"",
    "not UTF-8": b"\xff\xfe",
    "surrogate in UTF-8": b'"\xed\xa0\x80"',
    "byte order mark": b"\xef\xbb\xbf" + GOOD,
    "lists": b"[" * 10 * MILLION,
    "closed lists": b"[" * 5 * MILLION + b"]" * 5 * MILLION,
    "deep pieces": b"[" + (b"[" * 40 + b"]" * 40 + b",") * 30_000 + b"[]]",
    "unpaired": b"[" * 30 + b"[]{}" * 2 * MILLION,
    "too long": b" " * 50 * MILLION + GOOD,
    "objects": b'{"a":' * MILLION,
    "quotes": b'"' * 10 * MILLION,
    "escaped quotes": b'"' + b'\\"' * 5 * MILLION,
    "backslashes": b"\\" * 10 * MILLION,
    "closing": b"]" * 10 * MILLION,
    "flat": b"[" + b"[]," * 3 * MILLION + b"[]]",
    "string": b'"' + b"x" * 10 * MILLION + b'"',
    "digits": b"9" * 10 * MILLION,
    "digits in a list": b"[" + b"9" * 5000 + b"]",
    "minus zero": GOOD.replace(b'"rank": 1', b'"rank": -0', 1),
    "fraction": GOOD.replace(b'"rank": 1', b'"rank": 1.0', 1),
    "exponent": GOOD.replace(b'"rank": 1', b'"rank": 1e0', 1),
    "NaN": GOOD.replace(b'"rank": 1', b'"rank": NaN', 1),
    "Infinity": GOOD.replace(b'"rank": 1', b'"rank": Infinity', 1),
    "two to the 53": GOOD.replace(b'"rank": 1', b'"rank": 9007199254740992', 1),
    "repeated member": GOOD.replace(b'"rank": 1', b'"rank": 1, "rank": 1', 1),
    "lone surrogate": GOOD.replace(b'"case": "a1"', b'"case": "\\ud800"'),
    "lone surrogate in a name": GOOD.replace(b'"case": "a1"', b'"case": "a1", "\\udc00": 1'),
    "trailing": GOOD + b"x",
    "twice": GOOD + GOOD,
    "comment": GOOD + b"// ok",
    "control character": GOOD.replace(b'"case": "a1"', b'"case": "a\x01"'),
    "half": GOOD[: len(GOOD) // 2],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    """A verdict of refusal at reading: within a second, or a few on a machine that has much else to do."""
    started = time.monotonic()
    verdict = check(HOSTILE[name], WARM, facts=HELD)
    assert isinstance(verdict, Refused)
    assert verdict.step == "read"
    assert len(verdict.found) < 1000
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_held(name: str) -> None:
    """The same bytes as a program or as facts are unusable."""
    with pytest.raises(UnusableInput):
        read_program(HOSTILE[name])
    with pytest.raises(UnusableInput):
        check(GOOD, WARM, facts=HOSTILE[name])


@given(st.binary(max_size=200))
def test_any_bytes(document: bytes) -> None:
    """Any bytes at all are refused."""
    assert isinstance(check(document, WARM, facts=HELD), Refused)


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=2))
def test_any_edit(place: int, new: bytes) -> None:
    """A certificate with a byte replaced is accepted only if it is still the same JSON value."""
    document = GOOD[:place] + new + GOOD[place + 1 :]
    if isinstance(check(document, WARM, facts=HELD), Accepted):
        assert json.loads(document) == json.loads(GOOD)


@pytest.mark.parametrize(("levels", "step"), [(40, "members"), (41, "levels")])
def test_depth(levels: int, step: str) -> None:
    """Forty levels of a program are read; one more is not. As a certificate neither is well formed."""
    document = b"[" * levels + b'"]["' + b"]" * levels
    with pytest.raises(UnusableInput, match=step):
        read_program(document)
    assert isinstance(check(document, WARM), Refused)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
)


@given(JSON)
def test_canonical(value: Any) -> None:
    """Canonical form is JSON of the same value, with member names in order of UTF-16 code units."""
    form = canonical(value)
    assert json.loads(form) == value
    if isinstance(value, dict):
        names = list(json.loads(form))
        assert names == sorted(names, key=lambda name: [*memoryview(name.encode("utf-16-be")).cast("B")])


def test_canonical_example() -> None:
    """The example of RFC 8785, section 3.2.3, for the order of member names."""
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical(dict.fromkeys(names, "x")))) == ordered
    assert canonical('\u000f\u001f\n"\\/\u007f') == b'"\\u000f\\u001f\\n\\"\\\\/\x7f"'
