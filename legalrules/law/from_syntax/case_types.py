"""Case type blocks and the headers of delegation orders."""

from __future__ import annotations

from decimal import Decimal

from legalrules.diagnostics.similar import did_you_mean
from legalrules.law.concept import Concept
from legalrules.law.condition import Reference
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.scope import Scope
from legalrules.law.from_syntax.waivers import waivers
from legalrules.law.names import Names
from legalrules.law.statute import CaseType, Delegation, LegalOutcome, Report
from legalrules.syntax.nodes import CaseTypeNode, HeaderNode, OutcomeNode, ReportNode, Sentence
from legalrules.values import DateType, parse_number

_SINGLE = ("nämnd", "beslut", "beslutsfunktion", "ärendetyp", "överklagande")


def read_case_type(node: CaseTypeNode, names: Names, faults: Faults) -> CaseType | None:
    """The case type; None after reporting a fault in its day of decision or outcomes."""
    faults.section = f"ärendetyp {node.id}"
    scope = Scope(names, faults)
    scope.bind(node.subject.variable, node.subject.sort)
    day = scope.match(node.day)
    if day is not None and (
        not isinstance(day.concept.value, DateType) or day.concept.sorts != (node.subject.sort,)
    ):
        faults.add(
            "LR309",
            "the day of decision is not a day of the case",
            node.day.span,
            found=str(node.day),
            required="datum",
        )
        return None
    outcomes = tuple(o for o in (_outcome(o, node, scope) for o in node.outcomes) if o is not None)
    if len({o.id for o in outcomes}) != len(node.outcomes) and outcomes:
        faults.add("LR309", "two outcomes have one id", node.span, found=node.id, required="different ids")
    if day is None or not outcomes:
        return None
    _decides_nothing(node, faults)
    obstacles = tuple(c for c in (_of_case(s, node, scope) for s in node.obstacles) if c is not None)
    reports = tuple(_report(report, names, faults, node) for report in node.reports)
    return CaseType(
        node.id,
        node.title,
        node.subject.sort,
        day.concept,
        tuple(sorted(set(node.applicant))),
        outcomes,
        obstacles,
        reports,
        node.span,
        node.exhaustive,
        waivers(node.waivers, None, faults),
        node.also,
        node.guidance,
    )


def _decides_nothing(node: CaseTypeNode, faults: Faults) -> None:
    """Guidance with an outcome that a machine may decide would say two things."""
    if node.guidance and any(outcome.delegated for outcome in node.outcomes):
        faults.add(
            "LR309",
            "what is guidance decides nothing",
            node.span,
            found="avgörs automatiserat när",
            required="outcomes that no rule lets be decided",
        )


def _outcome(node: OutcomeNode, case_type: CaseTypeNode, scope: Scope) -> LegalOutcome | None:
    when = _of_case(node.when, case_type, scope)
    delegated = _of_case(node.delegated, case_type, scope) if node.delegated else None
    if when is None:
        return None
    return LegalOutcome(node.id, node.title, when, delegated, node.question, node.decision)


def _of_case(sentence: Sentence, node: CaseTypeNode, scope: Scope) -> Concept | None:
    """The concept of a sentence that must speak of the case alone, and not be negated."""
    found = scope.match(sentence)
    if found is None:
        return None
    if found.negated or found.concept.value is not None or found.concept.sorts != (node.subject.sort,):
        scope.faults.add(
            "LR309",
            "not a sentence about the case alone",
            sentence.span,
            found=str(sentence),
            required=f"an affirmative sentence about {node.subject.variable.name} only",
        )
        return None
    return found.concept


def _report(node: ReportNode, names: Names, faults: Faults, case_type: CaseTypeNode) -> Report:
    references = []
    for sentence in node.sentences:
        scope = Scope(names, faults)
        scope.bind(case_type.subject.variable, case_type.subject.sort)
        found = scope.match(sentence)
        if found is not None:
            references.append(Reference(found.concept, tuple(v.name for v in found.args)))
    return Report(node.heading, tuple(references))


def read_delegation(node: HeaderNode, faults: Faults) -> Delegation:
    """The header of a delegation order, every missing or malformed property reported."""
    faults.section = node.abbreviation
    values = {p.key: p.values for p in node.properties}
    for key in _SINGLE:
        if len(values.get(key, ())) != 1:
            faults.add("LR311", f"the delegation order does not say `{key}`", node.span, required=f"{key}: …")
    known = (*_SINGLE, "efterkontroll", "godtar citat av", "text")
    for prop in node.properties:
        if prop.key not in known:
            faults.add(
                "LR311", "unknown property", prop.span, found=prop.key, hint=did_you_mean(prop.key, known)
            )

    def one(key: str) -> str:
        return next(iter(values.get(key, ())), "")

    return Delegation(
        node.abbreviation,
        node.title,
        one("nämnd"),
        one("beslut"),
        one("beslutsfunktion"),
        one("ärendetyp"),
        _share(node, one("efterkontroll"), faults),
        tuple(values.get("godtar citat av", ())),
        one("överklagande"),
        node.span,
    )


def _share(node: HeaderNode, text: str, faults: Faults) -> Decimal:
    share = parse_number(text or "0")
    if share is None or not 0 <= share <= 1:
        faults.add(
            "LR311",
            "the share for follow-up is no share",
            node.span,
            found=text,
            required="a number from 0 to 1",
        )
        return Decimal(0)
    return share
