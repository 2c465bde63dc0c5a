"""The canonical form of JSON (RFC 8785), which digests are taken of and documents are sorted by.

The library `rfc8785` defines it. For what this package writes (strings, whole numbers, no fractions) the encoder of
the standard library gives the same bytes ten times faster, except that it sorts member names by code point and not by
UTF-16 unit: the two orders differ only when a character beyond the basic plane is present.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
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


def digest(form: bytes) -> str:
    """The digest of a canonical form: SHA-256 in lower-case hexadecimal."""
    return sha256(form).hexdigest()
