"""What a case may speak of: the declared concepts and sorts, and the entities that the case names.

Resolving a sentence or an id here gives a reading whose entities exist and have the right sorts, or a diagnostic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legalrules.adapters import faults_facts
from legalrules.adapters.near import near
from legalrules.adapters.nodes import Place
from legalrules.adapters.sentences import Branch, Reading, declared, readings
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.law.concept import Concept


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Concepts by id and by sentence; the sorts of every entity named. A doubtful name was reported already."""

    concepts: Mapping[str, Concept]
    sentences: Branch
    sorts: Mapping[str, frozenset[str]]
    doubtful: frozenset[str]

    @classmethod
    def of(
        cls,
        concepts: Sequence[Concept],
        sentences: Branch,
        entities: Mapping[str, tuple[str, ...]],
        doubtful: frozenset[str],
    ) -> Vocabulary:
        """The vocabulary for a case that names these entities."""
        sorts: dict[str, set[str]] = {}
        for sort, names in entities.items():
            for name in names:
                sorts.setdefault(name, set()).add(sort)
        return cls(
            {concept.id: concept for concept in concepts},
            sentences,
            {name: frozenset(found) for name, found in sorts.items()},
            doubtful,
        )

    def read_sentence(self, text: str, place: Place, faults: list[Diagnostic]) -> Reading | None:
        """The reading of a sentence; of several, the one whose entities are named in the case.

        With a fault among its entities it is returned all the same, so that its value can be looked at too.
        """
        found = readings(self.sentences, tuple(text.split()))
        fitting = tuple(dict.fromkeys(r for r in found if not self._misfits(r)))
        match fitting:
            case (reading,):
                return reading
            case ():
                if found:
                    nearest = min(found, key=self._count_misfits)
                    self.check_args(nearest, place, faults)
                    return nearest
                faults.append(faults_facts.unknown_sentence(place, text, self._nearest(text, faults)))
            case _:
                faults.append(
                    faults_facts.ambiguous_sentence(place, text, sorted({r.concept.id for r in fitting}))
                )
        return None

    def concept(self, name: str, place: Place, faults: list[Diagnostic]) -> Concept | None:
        """The concept with the id."""
        if name not in self.concepts:
            faults.append(faults_facts.unknown_concept(place, name, near(name, self.concepts, faults)))
        return self.concepts.get(name)

    def check_args(self, reading: Reading, place: Place, faults: list[Diagnostic]) -> None:
        """Report every argument that is not an entity of its slot's sort."""
        for name, sort in self._misfits(reading):
            if name in self.doubtful:
                continue
            if name in self.sorts:
                faults.append(faults_facts.wrong_sort(place, name, self.sorts[name], sort))
            else:
                known = (other for other, sorts in self.sorts.items() if sort in sorts)
                faults.append(faults_facts.unknown_entity(place, name, sort, near(name, known, faults)))

    def _misfits(self, reading: Reading) -> tuple[tuple[str, str], ...]:
        pairs = zip(reading.args, reading.concept.sorts, strict=True)
        return tuple((name, sort) for name, sort in pairs if sort not in self.sorts.get(name, ()))

    def _count_misfits(self, reading: Reading) -> int:
        return len(self._misfits(reading))

    def _nearest(self, text: str, faults: list[Diagnostic]) -> str | None:
        """The declared sentence most like the text, its names replaced by their sorts and `inte` left out."""
        words = (self._as_slot(word) for word in text.split() if word != "inte")
        return near(" ".join(words), map(declared, self.concepts.values()), faults, 0.5)

    def _as_slot(self, word: str) -> str:
        sorts = self.sorts.get(word)
        return f"{{{min(sorts)}}}" if sorts else word
