"""What an answer rests on: its leaves, the provisions applied, the wordings known by quotation.

Decisive is what stands at a leaf of the derivation shown, no more: a fact may be true, stated and of the slice, and yet
not have mattered. Both lists are given to the reader, apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Assessed,
    Assumed,
    Compared,
    Derivation,
    Given,
    NoOther,
    NothingOfSort,
    attempts_of,
    walk,
)
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey

# A fact, a judgement, an answer assumed, a comparison, or an absence: nothing stated, nothing named, no provision.
Leaf = Given | Assessed | Assumed | Compared | NoOther | NothingOfSort | Absent


@dataclass(frozen=True, slots=True)
class AppliedProvision:
    """A provision that was applied, in the wording that was."""

    citation: Citation
    wording: WordingKey | None


def decisive(*derivations: Derivation) -> tuple[Leaf, ...]:
    """The leaves, in reading order. A comparison stands for the values compared, which are not leaves beside it."""
    found: dict[int, Leaf] = {}
    compared: set[int] = set()
    for node in walk(*derivations):
        for leaf in _leaves_at(node):
            found.setdefault(id(leaf), leaf)
            if isinstance(leaf, Compared):
                compared.update(id(side.source) for side in (leaf.left, leaf.right))
    return tuple(leaf for key, leaf in found.items() if key not in compared)


def _leaves_at(node: Derivation) -> Iterator[Leaf]:
    match node:
        case Given() | Assessed() | Assumed():
            yield node
        case Applied():
            yield from (step for step in node.premises if isinstance(step, Compared))
        case Absent():
            attempts = tuple(attempts_of(node))
            if not attempts and not node.lapsed:
                yield node
            for attempt in attempts:
                if isinstance(attempt.failure, Compared | NoOther | NothingOfSort):
                    yield attempt.failure
        case _:
            assert_never(node)
