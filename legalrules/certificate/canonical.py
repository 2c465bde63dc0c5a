"""The canonical form of JSON (RFC 8785), which digests are taken of and documents are sorted by.

The library `rfc8785` defines it. For what this package writes (strings, whole numbers, no fractions) the encoder of
the standard library gives the same bytes ten times faster, except that it sorts member names by code point and not by
UTF-16 unit: the two orders differ only when a character beyond the basic plane is present.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from json.encoder import encode_basestring
from typing import TypeAlias

import rfc8785

# Covariant on purpose: a dict of strings is a document, and documents are built in pieces.
Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_BEYOND_THE_BASIC_PLANE = re.compile(rb"[\xf0-\xff]")


def canonical(document: Json) -> bytes:
    """The canonical form, as UTF-8 bytes. Raises UnicodeEncodeError for a lone surrogate."""
    fast = _ENCODER.encode(document).encode("utf-8")
    return rfc8785.dumps(document) if _BEYOND_THE_BASIC_PLANE.search(fast) else fast


def quoted(text: str) -> str:
    """The canonical form of a string."""
    return encode_basestring(text)


def array_form(parts: Iterable[str]) -> str:
    """The canonical form of an array, from those of its elements."""
    return f"[{','.join(parts)}]"


def object_form(members: Mapping[str, str]) -> str:
    """The canonical form of an object, from those of its members: their names in the order of UTF-16 units."""
    together = "".join(members)
    # Two bytes for each character: then the order of code points is that of UTF-16 units.
    basic = together.isascii() or len(_units(together)) == 2 * len(together)
    names = sorted(members, key=None if basic else _units)
    return f"{{{','.join([f'{encode_basestring(name)}:{members[name]}' for name in names])}}}"


def _units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def digest(form: bytes) -> str:
    """The digest of a canonical form: SHA-256 in lower-case hexadecimal."""
    return sha256(form).hexdigest()
