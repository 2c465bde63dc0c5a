"""Which concept a sentence of a case speaks of, and of which entities.

Sentences are matched exactly, word by word, down a tree of the declared shapes, so that the cost of a sentence does
not grow with the vocabulary. Any word may fill a slot; whether it names an entity of the right sort is judged after, so
that a misspelt name is told from an unknown sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from legalrules.law.concept import Concept
from legalrules.law.shapes import shapes


@dataclass(frozen=True, slots=True)
class Reading:
    """A concept said of arguments, perhaps negated."""

    concept: Concept
    args: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """The shapes that begin alike: what may follow (None is a slot), and the concepts whose sentence ends here."""

    following: dict[str | None, Branch] = field(default_factory=dict)
    ends: list[tuple[Concept, bool]] = field(default_factory=list)


def branch(concepts: Sequence[Concept]) -> Branch:
    """The tree of every shape of the concepts. Nobody changes it once it is made."""
    root = Branch()
    for concept in concepts:
        for shape, negated in shapes(concept):
            at = root
            for word in shape:
                inner = at.following.get(word)
                if inner is None:
                    inner = at.following[word] = Branch()
                at = inner
            at.ends.append((concept, negated))
    return root


def readings(root: Branch, tokens: tuple[str, ...]) -> tuple[Reading, ...]:
    """Every concept whose sentence the tokens are; declared words come before slots."""
    return tuple(_readings(root, tokens, 0, ()))


def declared(concept: Concept) -> str:
    """The sentence as an author of cases sees it: "byggnadsarean för {byggnad}"."""
    return concept.sentence(tuple(f"{{{sort}}}" for sort in concept.sorts))


def _readings(at: Branch, tokens: tuple[str, ...], done: int, args: tuple[str, ...]) -> Iterator[Reading]:
    if done == len(tokens):
        for concept, negated in at.ends:
            yield Reading(concept, args, negated)
        return
    token = tokens[done]
    if (inner := at.following.get(token)) is not None:
        yield from _readings(inner, tokens, done + 1, args)
    if (slot := at.following.get(None)) is not None:
        yield from _readings(slot, tokens, done + 1, (*args, token))
