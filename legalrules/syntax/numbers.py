"""What a mistaken number or day was meant to be: 30.5 for 30,5, 1.000 for 1 000, 2025/12/01 for 2025-12-01."""

from __future__ import annotations

import re

_DAY = re.compile(r"\d+[-/.]\d+[-/.]\d+")
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LEADING_DIGITS = re.compile(r"\d[\d.,]*")


def looks_like_day(text: str) -> bool:
    """Whether `text` begins as some way to write a day."""
    return _DAY.match(text) is not None and not _POINT_GROUPS.fullmatch(text)


def number_hint(text: str) -> str:
    """How to write the number that `text` seems to mean; empty when that cannot be told."""
    digits = _LEADING_DIGITS.match(text)
    meant = digits.group().rstrip(".,") if digits else ""
    if meant.count(".") == 1 and "," not in meant:
        whole, decimals = meant.split(".")
        if len(decimals) == 3:
            return f"write {whole},{decimals} for a decimal, {whole} {decimals} for a thousand"
        return f"write {whole},{decimals}"
    if _POINT_GROUPS.fullmatch(meant):
        return f"write {meant.replace('.', ' ')}"
    return "a decimal comma, and a space between thousands: 1 000,5" if meant else ""
