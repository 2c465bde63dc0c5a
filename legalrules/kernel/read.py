"""A strict reader of JSON documents and of the small values of section 1 of the format.

Everything the page does not permit is a Fault: duplicate or unknown members, fractions, large numbers,
lone surrogates, depth over 40.
"""

import itertools
import json
import re
import reprlib
import sys
import unicodedata
from collections.abc import Container, Set
from decimal import Decimal
from typing import NoReturn

from . import dates

MAX_BYTES = 50_000_000
_MAX_DEPTH = 40
# Up to this limit, the usual one, the JSON parser stops by itself, long before a stack is full.
_SAFE_RECURSION = 1000
_MAX_INTEGER = 2**53
_SQUARE = bytes.maketrans(b"{}", b"[]")
_NOT_BRACKETS = bytes(set(range(256)).difference(b"[]{}"))
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_DATE = re.compile(r"([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Fault(Exception):
    """Something in a document is not as required; the checker adds the name of the step."""

    def __init__(self, where: str, found: object, required: str) -> None:
        shown = found if isinstance(found, str) and len(found) <= 80 else _short(found)
        super().__init__(f"{where}: {shown}", required)
        self.found = f"{where}: {shown}"
        self.required = required


def parse(document: bytes, bounded: bool = False) -> object:
    """The JSON value of a document; `bounded` if its form bounds its depth and numbers: then they are not measured."""
    if len(document) > MAX_BYTES:
        raise Fault("document", f"{len(document)} bytes", f"at most {MAX_BYTES} bytes")
    if not bounded or sys.getrecursionlimit() > _SAFE_RECURSION:
        _check_depth(document)
    try:
        text = document.decode("utf-8")
        value: object = (_BOUNDED if bounded else _DECODER).decode(text)
        if "\\" in text and _SURROGATE_ESCAPE.search(text):
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault("document", str(error.reason), "UTF-8") from None
    except UnicodeEncodeError:
        raise Fault("document", "a lone surrogate", "characters of Unicode") from None
    except ValueError as error:
        raise Fault("document", str(error), "JSON (RFC 8259)") from None
    except RecursionError:
        _check_depth(document)
        raise
    return value


def members(
    value: object, where: str, required: Set[str], optional: Set[str] = frozenset()
) -> dict[str, object]:
    """An object with all the required members, and no others than the optional."""
    if isinstance(value, dict) and (
        value.keys() == required or (required <= value.keys() and value.keys() <= required | optional)
    ):
        return value
    found = sorted(value) if isinstance(value, dict) else value
    wanted = ", ".join(sorted(required)) + "".join(f" [{name}]" for name in sorted(optional))
    raise Fault(where, found, f"an object with the members {wanted}")


def table(value: object, where: str, known: Container[str] = ()) -> dict[str, object]:
    """An object whose member names are names; those known to be names are not looked at."""
    if not isinstance(value, dict):
        raise Fault(where, value, "an object")
    for key in value:
        if key not in known:
            name(key, where)
    return value


def items(value: object, where: str) -> list[object]:
    """An array."""
    if not isinstance(value, list):
        raise Fault(where, value, "a list")
    return value


def text(value: object, where: str, limit: int | None = None) -> str:
    """A string, of at most so many characters."""
    if not isinstance(value, str) or (limit is not None and len(value) > limit):
        raise Fault(where, value, "a string" + (f" of at most {limit} characters" if limit else ""))
    return value


def name(value: object, where: str, limit: int = 200) -> str:
    """A name: not empty, no control characters, NFC."""
    if (
        isinstance(value, str)
        and 0 < len(value) <= limit
        and ((value.isalnum() and value.isascii()) or _plain(value))
    ):
        return value
    raise Fault(where, value, f"a name: 1 to {limit} characters, none of them control characters, in NFC")


def names(value: object, where: str) -> tuple[str, ...]:
    """A list of names."""
    return tuple([name(item, where) for item in items(value, where)])


def sorted_names(value: object, where: str) -> tuple[str, ...]:
    """A list of names, sorted by code point, without repetition."""
    found = names(value, where)
    if any(after <= before for before, after in itertools.pairwise(found)):
        raise Fault(where, value, "a sorted list without repetition")
    return found


def choice(value: object, where: str, options: tuple[str, ...]) -> str:
    """One of the strings listed."""
    if isinstance(value, str) and value in options:
        return value
    raise Fault(where, value, "one of " + ", ".join(options))


def boolean(value: object, where: str) -> bool:
    """A truth value."""
    if not isinstance(value, bool):
        raise Fault(where, value, "true or false")
    return value


def whole(value: object, where: str, low: int, high: int) -> int:
    """An integer within bounds, inclusive."""
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise Fault(where, value, f"an integer from {low} to {high}")


def decimal(value: object, where: str) -> Decimal:
    """A decimal string."""
    if isinstance(value, str) and len(value) <= 42 and _DECIMAL.fullmatch(value) and value != "-0":
        if len(value) - value.count("-") - value.count(".") > 40:
            raise Fault(where, value, "at most 40 digits")
        return Decimal(value)
    raise Fault(where, value, "a decimal string")


def integer(value: object, where: str) -> int:
    """A decimal string without fraction."""
    number = decimal(value, where)
    if "." in str(value):
        raise Fault(where, value, "a decimal string without fraction")
    return int(number)


def date(value: object, where: str) -> int:
    """The day number of a date string."""
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match:
        year, month, day = map(int, match.groups())
        if 1 <= month <= 12 and 1 <= day <= dates.month_length(year, month):
            return dates.day_number(year, month, day)
    raise Fault(where, value, "a date YYYY-MM-DD")


def digest_string(value: object, where: str) -> str:
    """A digest as written."""
    if isinstance(value, str) and _DIGEST.fullmatch(value):
        return value
    raise Fault(where, value, "a SHA-256 digest in lower-case hexadecimal")


def _check_depth(document: bytes) -> None:
    """Takes away strings, then the innermost brackets, forty times: in JSON less deep nothing is left."""
    if b"\\" in document:
        document = document.replace(b"\\\\", b"").replace(b'\\"', b"")
    brackets = b"".join(document.split(b'"')[::2]).translate(_SQUARE, _NOT_BRACKETS)
    for _ in range(0 if b"[" * (_MAX_DEPTH + 1) in brackets else _MAX_DEPTH):
        if not brackets:
            return
        brackets = brackets.replace(b"[]", b"")
    if brackets:
        raise Fault("document", "deeper nesting or unpaired brackets", f"at most {_MAX_DEPTH} levels")


def _plain(value: str) -> bool:
    printable = value.isprintable()
    # Below the combining characters all that is written is in NFC.
    if printable and max(value) < "\u0300":
        return True
    if value.isascii():
        return False
    if not unicodedata.is_normalized("NFC", value):
        return False
    return printable or all(unicodedata.category(character) != "Cc" for character in value)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member name occurs twice in one object")
    return found


def _integer(digits: str) -> int:
    if len(digits) > 17 or digits == "-0" or not -_MAX_INTEGER < int(digits) < _MAX_INTEGER:
        raise ValueError("a number that is not an integer below 2^53")
    return int(digits)


def _no_number(digits: str) -> NoReturn:
    raise ValueError("a number that is not an integer below 2^53")


def _short(value: object) -> str:
    shortener = reprlib.Repr()
    shortener.maxstring = shortener.maxother = 80
    return shortener.repr(value)


_BOUNDED = json.JSONDecoder(object_pairs_hook=_unique, parse_float=_no_number, parse_constant=_no_number)
_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_integer, parse_float=_no_number, parse_constant=_no_number
)
