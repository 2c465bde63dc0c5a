"""Canonical JSON (RFC 8785) of the values that occur here, and digests of it.

Strings, integers, booleans, null, arrays and objects only: for these the standard encoder writes exactly
what RFC 8785 asks, save the order of member names, which is by UTF-16 code units.
"""

import hashlib
import json
import re

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_UNSORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=False, separators=(",", ":"))
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def canonical(value: object) -> bytes:
    """The canonical form, as UTF-8; raises UnicodeEncodeError for a lone surrogate."""
    text = _ENCODER.encode(value)
    # Order by code point and by UTF-16 code unit differ only when a character lies outside the basic plane.
    if _ASTRAL.search(text):
        text = _UNSORTED.encode(_ordered(value))
    return text.encode("utf-8")


def text_of(string: str) -> str:
    """The canonical form of a string, as text."""
    return _ENCODER.encode(string)


def digest_of_bytes(form: bytes) -> str:
    """SHA-256 of a canonical form, in lower-case hexadecimal."""
    return hashlib.sha256(form).hexdigest()


def digest(value: object) -> str:
    """SHA-256 of the canonical form of a value."""
    return digest_of_bytes(canonical(value))


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: _ordered(value[key]) for key in keys}
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    return value
