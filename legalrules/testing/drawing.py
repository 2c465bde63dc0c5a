"""Choices from short sequences. Strategies made anew for every choice would take most of the time of a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
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


MOST_PARTS = 1024


def seed(draw: st.DrawFn) -> Random:
    """Choices at random, all from one number.

    Of choices drawn one by one Hypothesis would mostly vary a few, so that of seven cases six were about the same rule.
    """
    return Random(draw(st.integers(0, 2**24 - 1)))


def kept(draw: st.DrawFn) -> Callable[[], bool]:
    """Whether each part of something is kept, one after the other: most of them, but ever fewer when it shrinks.

    A string of bytes is drawn, one for each part. It may be as short as it shrinks to, but is mostly drawn long.
    """
    least = MOST_PARTS if draw(st.sampled_from(range(16))) else 0
    read = iter(draw(st.binary(min_size=least, max_size=MOST_PARTS)))
    return lambda: next(read, 0) > 0
