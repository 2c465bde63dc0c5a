"""The predicates that a concept becomes, declared when first named."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from legalrules.datalog.program import Aspect, Predicate
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Slot, Sourcing, Verb


class Declarations:
    """Predicates by name. Stated concepts are declared from the start, so that facts about them are admitted."""

    def __init__(self, concepts: tuple[Concept, ...]) -> None:
        self._predicates: dict[str, Predicate] = {}
        for concept in concepts:
            if concept.sourcing is not Sourcing.DERIVED:
                self.plain(concept)

    def predicates(self) -> Mapping[str, Predicate]:
        """All that were named, by name."""
        return MappingProxyType(self._predicates)

    def plain(self, concept: Concept) -> str:
        """The concept itself: stated, or concluded for the case under the rättsläge that applies."""
        predicate = Predicate(
            concept.id,
            concept.sorts,
            concept.sourcing,
            concept.value,
            concept.sources if concept.sourcing is not Sourcing.DERIVED else (),
            concept.functional,
            concept.closable,
            Aspect.PLAIN,
            concept,
        )
        return self._declare(predicate)

    def in_regime(self, concept: Concept, regime: str) -> str:
        """The concept as a body reads it: a stated one is the same everywhere, a derived one belongs to a rättsläge."""
        if concept.sourcing is not Sourcing.DERIVED:
            return self.plain(concept)
        return self._derived(f"{concept.id}@{regime}", concept, Aspect.IN_REGIME, None, regime)

    def imposed(self, concept: Concept, unit: Citation, regime: str) -> str:
        """The place imposes the effect."""
        return self._derived(
            f"{concept.id}[{unit.machine()}]@{regime}", concept, Aspect.IMPOSED, unit, regime
        )

    def exempt(self, concept: Concept, unit: Citation, regime: str) -> str:
        """What that place imposes is taken away."""
        return self._derived(
            f"{concept.id}[-{unit.machine()}]@{regime}", concept, Aspect.EXEMPT, unit, regime
        )

    def waived(self, item: Citation, sorts: tuple[str, ...], regime: str) -> str:
        """The condition at that item is waived."""
        name = f"villkor[-{item.machine()}]@{regime}"
        return self._declare(
            Predicate(name, sorts, Sourcing.DERIVED, aspect=Aspect.WAIVED, about=item, regime=regime)
        )

    def met(self, place: Citation, number: int, sorts: tuple[str, ...], regime: str) -> str:
        """A part of a condition that needs a predicate of its own (`det finns ingen`)."""
        name = f"villkor[{place.machine()}#{number}]@{regime}"
        return self._declare(
            Predicate(name, sorts, Sourcing.DERIVED, aspect=Aspect.MET, about=place, regime=regime)
        )

    def older(self, sfs: str, concept: Concept) -> str:
        """Wordings as they were before that act apply to the case."""
        name = f"äldre[{sfs}]"
        about = Citation("", amending=sfs)
        return self._declare(
            Predicate(
                name, concept.sorts, Sourcing.DERIVED, aspect=Aspect.OLDER, concept=concept, about=about
            )
        )

    def applies(self, regime: str, sort: str) -> str:
        """The rättsläge is the one that applies to the case."""
        name = f"gäller@{regime}"
        return self._declare(Predicate(name, (sort,), Sourcing.DERIVED, aspect=Aspect.APPLIES, regime=regime))

    def active(self, regime: str) -> str:
        """The rättsläge applies to some case: without that, none of its rules concludes anything."""
        name = f"i_fråga@{regime}"
        return self._declare(Predicate(name, (), Sourcing.DERIVED, aspect=Aspect.ACTIVE, regime=regime))

    def impossible(self, number: int, sort: str) -> str:
        """The facts of the case are as the constraint of that number says they never are."""
        words = ("uppgifterna", "i", Slot("Ä", sort), Verb("motsäger"), "varandra")
        name = f"omöjligt[{sort}#{number}]"
        concept = Concept(name, words, Sourcing.DERIVED)
        return self._declare(Predicate(name, (sort,), Sourcing.DERIVED, concept=concept))

    def rests_on_quotation(self, case_type: str, sort: str) -> str:
        """The answer rests on a wording known only by quotation that the municipality has not accepted."""
        name = f"vilar_på_citat[{case_type}]"
        return self._declare(Predicate(name, (sort,), Sourcing.DERIVED, aspect=Aspect.RESTS_ON_QUOTATION))

    def _derived(
        self, name: str, concept: Concept, aspect: Aspect, about: Citation | None, regime: str
    ) -> str:
        value = concept.value if aspect is Aspect.IN_REGIME else None
        return self._declare(
            Predicate(
                name,
                concept.sorts,
                Sourcing.DERIVED,
                value,
                aspect=aspect,
                concept=concept,
                about=about,
                regime=regime,
            )
        )

    def _declare(self, predicate: Predicate) -> str:
        self._predicates.setdefault(predicate.name, predicate)
        return predicate.name
