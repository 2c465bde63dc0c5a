"""The shapes of a declared sentence: its words, with a hole for each slot, so that looking one up needs no search.

A template has up to three: as declared, negated in a main clause (verb, then inte), negated in a subordinate clause
(inte, then verb).
"""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.law.concept import Concept, Slot, Verb

Shape = tuple[str | None, ...]


def shapes(concept: Concept) -> Iterator[tuple[Shape, bool]]:
    """The shapes of a concept's sentence, each with whether it is negated."""
    plain: list[str | None] = []
    verb = -1
    for part in concept.template:
        match part:
            case Slot():
                plain.append(None)
            case Verb(word):
                verb = len(plain)
                plain.append(word)
            case str():
                plain.append(part)
    yield tuple(plain), False
    if verb >= 0:
        yield (*plain[: verb + 1], "inte", *plain[verb + 1 :]), True
        yield (*plain[:verb], "inte", *plain[verb:]), True


def words(shape: Shape) -> str:
    """A shape as a person reads it."""
    return " ".join(part or "…" for part in shape)
