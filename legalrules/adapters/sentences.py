"""Which concept a sentence of a case speaks of, and of which entities.

Sentences are matched exactly, word by word, down a tree of the declared shapes, so that the cost of a sentence does
not grow with the vocabulary. Any word may fill a slot; whether it names an entity of the right sort is judged after, so
that a misspelt name is told from an unknown sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legalrules.law.concept import Concept
from legalrules.law.shapes import Shape, shapes


@dataclass(frozen=True, slots=True)
class Reading:
    """A concept said of arguments, perhaps negated."""

    concept: Concept
    args: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """The shapes that begin alike: what may follow, and the concepts whose sentence ends here."""

    words: Mapping[str, Branch]
    slot: Branch | None
    ends: tuple[tuple[Concept, bool], ...]


_Pattern = tuple[Shape, Concept, bool]


def branch(concepts: Sequence[Concept]) -> Branch:
    """The tree of every shape of the concepts."""
    return _branch([(shape, concept, negated) for concept in concepts for shape, negated in shapes(concept)])


def readings(root: Branch, tokens: tuple[str, ...]) -> tuple[Reading, ...]:
    """Every concept whose sentence the tokens are; declared words come before slots."""
    return tuple(_readings(root, tokens, 0, ()))


def declared(concept: Concept) -> str:
    """The sentence as an author of cases sees it: "byggnadsarean för {byggnad}"."""
    return concept.sentence(tuple(f"{{{sort}}}" for sort in concept.sorts))


def _branch(patterns: Sequence[_Pattern]) -> Branch:
    following: dict[str | None, list[_Pattern]] = {}
    for shape, concept, negated in patterns:
        if shape:
            following.setdefault(shape[0], []).append((shape[1:], concept, negated))
    branches = {first: _branch(rest) for first, rest in following.items()}
    ends = tuple((concept, negated) for shape, concept, negated in patterns if not shape)
    words = {word: inner for word, inner in branches.items() if word is not None}
    return Branch(words, branches.get(None), ends)


def _readings(at: Branch, tokens: tuple[str, ...], done: int, args: tuple[str, ...]) -> Iterator[Reading]:
    if done == len(tokens):
        for concept, negated in at.ends:
            yield Reading(concept, args, negated)
        return
    token = tokens[done]
    if token in at.words:
        yield from _readings(at.words[token], tokens, done + 1, args)
    if at.slot is not None:
        yield from _readings(at.slot, tokens, done + 1, (*args, token))
