"""The legislation, indexed for whoever tells what was derived from it: which sentence, gloss, title, rättsläge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.condition import Not, walk
from legalrules.law.in_force import Regime, regimes
from legalrules.law.provision import Provision, Transition
from legalrules.law.statute import CaseType, Delegation, Legislation, Statute
from legalrules.law.wording import WordingKey
from legalrules.source import Span


@dataclass(frozen=True, slots=True)
class LawIndex:
    """The legislation as looked up by what a derivation names. Made with `law_index`."""

    case_type: CaseType
    delegation: Delegation | None
    statutes: Mapping[str, Statute]
    concepts: Mapping[str, Concept]
    wordings: Mapping[WordingKey, Provision | Transition]
    regimes: Mapping[str, Regime]
    inner: Mapping[Span, Not] = field(repr=False)

    def link(self, wording: WordingKey | None, citation: Citation) -> str:
        """Where the official text is: of the provision if it says so, else of its statute."""
        found = self.wordings.get(wording) if wording is not None else None
        own = found.link if isinstance(found, Provision) else ""
        statute = self.statutes.get(citation.statute)
        return own or (statute.link if statute is not None else "")

    def gloss(self, wording: WordingKey | None) -> str:
        """What the provision means in our words; nothing for a wording that is not known."""
        found = self.wordings.get(wording) if wording is not None else None
        return found.gloss if found is not None else ""


def law_index(law: Legislation, case_type: str, day: date) -> LawIndex:
    """The legislation as it concerns a case type on a day. Raises ValueError for an unknown case type."""
    found = law.case_type(case_type)
    if found is None:
        raise ValueError(f"the legislation has no case type {case_type}")
    texts: list[Provision | Transition] = [*law.provisions(), *law.transitions()]
    conditions = (part for text in texts for rule in text.rules for part in walk(rule.condition))
    return LawIndex(
        found,
        next((d for d in law.delegations if d.case_type == case_type), None),
        MappingProxyType({statute.abbreviation: statute for statute in law.statutes}),
        MappingProxyType({concept.id: concept for concept in law.concepts}),
        MappingProxyType({text.key: text for text in texts}),
        MappingProxyType({regime.id: regime for regime in regimes(law, day)}),
        MappingProxyType({part.span: part for part in conditions if isinstance(part, Not)}),
    )
