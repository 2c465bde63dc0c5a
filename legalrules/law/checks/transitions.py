"""A transitional provision speaks only of the wordings that its own act introduced or ended."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.similar import did_you_mean
from legalrules.law.concept import Sourcing
from legalrules.law.condition import concepts_used
from legalrules.law.names import declared_sentence
from legalrules.law.statute import Legislation


def check_transitions(law: Legislation) -> Iterator[Diagnostic]:
    """Points of an act that touched no wording, and conditions that are themselves concluded by rules."""
    for statute in law.statutes:
        acts = {p.key.sfs for p in statute.provisions} | {r.sfs for r in statute.repeals}
        for transition in statute.transitions:
            place = str(transition.key.citation)
            if transition.key.sfs not in acts:
                yield Diagnostic(
                    "LR308",
                    "the act of this transitional provision introduced or ended no wording here",
                    transition.span,
                    place,
                    found=f"SFS {transition.key.sfs}",
                    required=f"an act that changed {statute.abbreviation}",
                    hint=did_you_mean(transition.key.sfs, acts),
                )
            for rule in transition.rules:
                for concept in concepts_used(rule.condition):
                    if concept.sourcing is Sourcing.DERIVED:
                        yield Diagnostic(
                            "LR310",
                            "which law applies cannot rest on what that law concludes",
                            rule.span,
                            place,
                            found=declared_sentence(concept),
                            required="a stated concept (indata or bedömning)",
                        )
