"""Findings that may stand because the law's file says why, and waivers that no finding needs any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legalrules.analysis.finding import Finding
from legalrules.law.statute import Legislation
from legalrules.law.waiver import Waiver


def waived(law: Legislation, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each with the first waiver that is about it."""
    return tuple(_with_waiver(law, finding) for finding in findings)


def idle(law: Legislation, findings: Sequence[Finding]) -> tuple[Waiver, ...]:
    """The waivers that no finding has."""
    used = {finding.waived.span for finding in findings if finding.waived is not None}
    written = (
        *(w for p in law.provisions() for w in p.waivers),
        *(w for c in law.case_types for w in c.waivers),
    )
    return tuple(waiver for waiver in written if waiver.span not in used)


def _with_waiver(law: Legislation, finding: Finding) -> Finding:
    found = next((w for w in _written(law, finding) if w.doubt is finding.doubt), None)
    return replace(finding, waived=found)


def _written(law: Legislation, finding: Finding) -> list[Waiver]:
    """What is written where the finding is: under the wording that it is in, if it is in one, and in its case type."""
    found: list[Waiver] = []
    for provision in law.provisions():
        inside = finding.span is None or (
            finding.span.source == provision.span.source
            and provision.span.line <= finding.span.line <= provision.span.end_line
        )
        if inside:
            found += (
                w for w in provision.waivers if any(t.covers(p) for t in w.places for p in finding.places)
            )
    case_type = law.case_type(finding.case_type)
    return [*found, *(case_type.waivers if case_type is not None else ())]
