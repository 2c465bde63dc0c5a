"""Choices from short sequences. Strategies made anew for every choice would take most of the time of a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


def pick(draw: st.DrawFn, choices: Sequence[T]) -> T:
    """One of the choices; shrinks towards the first."""
    return choices[count(draw, 0, len(choices) - 1)]


def count(draw: st.DrawFn, least: int, most: int) -> int:
    """A number in the range; shrinks towards the least."""
    return draw(st.integers(least, most)) if least < most else least


def one_in(draw: st.DrawFn, number: int) -> bool:
    """True once in so many times; shrinks towards false."""
    return count(draw, 0, number - 1) == number - 1
