"""Which concept a sentence speaks of: exact matching of sentences against declared templates.

There is no guessing: no match is an error that names the nearest template, and two templates of one shape are an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legalrules.diagnostics.similar import did_you_mean
from legalrules.law.concept import Concept
from legalrules.law.shapes import Shape, shapes, words
from legalrules.syntax.nodes import Sentence, VariableName, Word
from legalrules.values import EnumerationType


@dataclass(frozen=True, slots=True)
class Match:
    """A resolved sentence. `choice` is set when it says which value of an enumeration an attribute has."""

    concept: Concept
    args: tuple[VariableName, ...]
    negated: bool
    choice: str | None = None


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Why a sentence could not be resolved: what was wanted, and a hint."""

    required: str
    hint: str
    unknown_choice: bool = False


def declared_sentence(concept: Concept) -> str:
    """The template with its variables: "Å avser B"."""
    return concept.sentence(tuple(slot.name for slot in concept.slots))


@dataclass(frozen=True, slots=True)
class Names:
    """The declared sentences by shape."""

    by_shape: Mapping[Shape, tuple[Concept, bool]]

    @classmethod
    def of(cls, concepts: tuple[Concept, ...]) -> Names:
        """The index of the concepts; of two with one shape the first stands (the clash is reported elsewhere)."""
        index: dict[Shape, tuple[Concept, bool]] = {}
        for concept in concepts:
            for shape, negated in shapes(concept):
                index.setdefault(shape, (concept, negated))
        return cls(index)

    def resolve(self, sentence: Sentence) -> Match | NoMatch:
        """The concept and arguments of a sentence, or why there are none."""
        return self._found(sentence) or self._unknown(_shape_of(sentence)[0])

    def knows(self, sentence: Sentence) -> bool:
        """Whether the sentence is one that is declared; the nearest to one that is not is not looked for."""
        return isinstance(self._found(sentence), Match)

    def _found(self, sentence: Sentence) -> Match | NoMatch | None:
        shape, args = _shape_of(sentence)
        found = self.by_shape.get(shape)
        return self._choice(sentence) if found is None else Match(found[0], args, found[1])

    def _choice(self, sentence: Sentence) -> Match | NoMatch | None:
        """ "bränslet för E är ved": an attribute, är, perhaps inte, and one of its names."""
        for position, token in enumerate(sentence.tokens):
            if not (isinstance(token, Word) and token.text == "är"):
                continue
            shape, args = _shape_of(Sentence(sentence.tokens[:position], sentence.span))
            found = self.by_shape.get(shape)
            if found is None or not isinstance(found[0].value, EnumerationType):
                continue
            rest = [t.text if isinstance(t, Word) else t.name for t in sentence.tokens[position + 1 :]]
            negated = rest[:1] == ["inte"]
            name = " ".join(rest[negated:])
            names = found[0].value.names
            if name in names:
                return Match(found[0], args, negated, name)
            return NoMatch(f"one of: {', '.join(names)}", did_you_mean(name, names), unknown_choice=True)
        return None

    def _unknown(self, shape: Shape) -> NoMatch:
        known = {words(other): other for other in self.by_shape}
        hint = did_you_mean(words(shape), known)
        return NoMatch(
            "a declared sentence",
            hint or "declare it under `begrepp`, with its id and where its truth comes from",
        )


def _shape_of(sentence: Sentence) -> tuple[Shape, tuple[VariableName, ...]]:
    shape = tuple(t.text if isinstance(t, Word) else None for t in sentence.tokens)
    return shape, tuple(t for t in sentence.tokens if isinstance(t, VariableName))
