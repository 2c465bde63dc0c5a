"""The nearest known name, for a hint; silent when nothing is near enough to help."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str], threshold: float = 0.6) -> str | None:
    """The known name most like `name`, or None below the threshold (a similarity ratio from 0 to 1)."""
    close = get_close_matches(name, sorted(set(known)), n=1, cutoff=threshold)
    return close[0] if close else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint "did you mean ...?" or the empty string."""
    close = nearest(name, known)
    return f"did you mean “{close}”?" if close else ""
