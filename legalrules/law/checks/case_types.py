"""Case types and delegations must fit together, and every concept a rule can conclude must be of use."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.diagnostics.diagnostic import Diagnostic, Severity
from legalrules.diagnostics.similar import did_you_mean
from legalrules.law.concept import Sourcing
from legalrules.law.names import declared_sentence
from legalrules.law.provision import Concludes, GivesValue
from legalrules.law.statute import Delegation, Legislation


def check_case_types(law: Legislation) -> Iterator[Diagnostic]:
    """Unknown case types of delegations, several days of decision, derived concepts that no rule concludes."""
    yield from _rival_delegations(law)
    known = [c.id for c in law.case_types]
    for delegation in law.delegations:
        if delegation.case_type and delegation.case_type not in known:
            yield Diagnostic(
                "LR309",
                "the delegation is for an unknown case type",
                delegation.span,
                delegation.abbreviation,
                found=delegation.case_type,
                required="a declared ärendetyp",
                hint=did_you_mean(delegation.case_type, known),
            )
    yield from _names_taken(law)
    if len({c.day.id for c in law.case_types}) > 1:
        first, second = law.case_types[0], law.case_types[1]
        yield Diagnostic(
            "LR309",
            "two case types have different days of decision",
            second.span,
            f"ärendetyp {second.id}",
            found=declared_sentence(second.day),
            required=declared_sentence(first.day),
        )
    if law.delegations or not law.case_types:  # else a municipal file is to conclude what is left
        yield from _never_concluded(law)


def _names_taken(law: Legislation) -> Iterator[Diagnostic]:
    """A name that another case type has already would lead whoever uses it astray."""
    taken = {c.id: c for c in law.case_types}
    for case_type in law.case_types:
        for name in case_type.also:
            first = taken.setdefault(name, case_type)
            if first is not case_type:
                yield Diagnostic(
                    "LR309",
                    "two case types have one name",
                    case_type.span,
                    f"ärendetyp {case_type.id}",
                    found=name,
                    required="a name that no other case type has",
                    related=(("the other case type", first.span),),
                )


def _rival_delegations(law: Legislation) -> Iterator[Diagnostic]:
    """Two orders for one case type would let one board's rules act in another's name."""
    seen: dict[str, Delegation] = {}
    for delegation in law.delegations:
        first = seen.setdefault(delegation.case_type, delegation)
        if first is not delegation:
            yield Diagnostic(
                "LR312",
                "two delegation orders for one case type",
                delegation.span,
                delegation.abbreviation,
                found=f"{first.abbreviation} and {delegation.abbreviation} for {delegation.case_type}",
                required="one delegation order for each case type",
                hint="load one municipality's files at a time",
                related=(("the first order", first.span),),
            )


def _never_concluded(law: Legislation) -> Iterator[Diagnostic]:
    concluded = {
        rule.conclusion.reference.concept.id
        for provision in law.provisions()
        for rule in provision.rules
        if isinstance(rule.conclusion, (Concludes, GivesValue))
    }
    for concept in law.concepts:
        if concept.sourcing is Sourcing.DERIVED and concept.id not in concluded:
            yield Diagnostic(
                "LR313",
                "no rule concludes this",
                concept.span,
                "begrepp",
                found=declared_sentence(concept),
                required="a rule with this head, or another source of truth",
                severity=Severity.WARNING,
            )
