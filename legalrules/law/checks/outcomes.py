"""Outcomes declared exhaustive: the rules must at least be able to give each of several."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.law.concept import Sourcing
from legalrules.law.names import declared_sentence
from legalrules.law.provision import Concludes
from legalrules.law.statute import Legislation


def check_outcomes(law: Legislation) -> Iterator[Diagnostic]:
    """A single outcome declared exhaustive, or one that no rule gives."""
    concluded = {
        rule.conclusion.reference.concept.id
        for provision in law.provisions()
        for rule in provision.rules
        if isinstance(rule.conclusion, Concludes)
    }
    for case_type in law.case_types:
        if not case_type.exhaustive:
            continue
        section = f"ärendetyp {case_type.id}"
        if len(case_type.outcomes) < 2:
            message, found = "a single outcome is declared exhaustive", case_type.outcomes[0].id
            yield Diagnostic("LR309", message, case_type.span, section, found, "two outcomes or more")
        for outcome in case_type.outcomes:
            if outcome.when.sourcing is Sourcing.DERIVED and outcome.when.id not in concluded:
                message, found = "an exhaustive outcome that no rule gives", declared_sentence(outcome.when)
                yield Diagnostic("LR309", message, case_type.span, section, found, "a rule with this head")
