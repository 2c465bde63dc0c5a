"""What a decision reports under the headings of the case type: its true sentences, each with provision and step."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.derivation.decision import Decision, Finding
from legalrules.derivation.nodes import Applied, Derivation
from legalrules.law.condition import Reference
from legalrules.law.statute import Report
from legalrules.render.document import Block, Heading, Item, List, Spans
from legalrules.render.from_derivation.lines import provenance
from legalrules.render.from_derivation.sentences import said, value_of
from legalrules.render.from_derivation.telling import Telling, principal
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import sentence


def reports(voice: Voice, decision: Decision, telling: Telling) -> Iterator[Block]:
    """Every heading of the case type under which something is true."""
    for heading, items in report_sections(voice, decision, telling):
        yield Heading(2, heading)
        yield List(items)


def report_sections(
    voice: Voice, decision: Decision, telling: Telling
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The headings under which something is true, with their sentences."""
    for report in voice.law.case_type.reports:
        items = tuple(_items(voice, decision, telling, report))
        if items:
            yield voice.of_law(report.heading), items


def found_of(decision: Decision, reference: Reference) -> tuple[Finding, ...]:
    """The findings of a sentence that a report names."""
    return tuple(f for f in decision.information if f.atom.predicate.concept == reference.concept)


def _items(voice: Voice, decision: Decision, telling: Telling, report: Report) -> Iterator[Item]:
    """The sentences in the order of the case type; attributes of a thing stand under the sentence about the thing."""
    owners = {r: _owner(report, place) for place, r in enumerate(report.references)}
    for reference in report.references:
        if owners[reference] is not None:
            continue
        owned = tuple(r for r in report.references if owners[r] == reference)
        for finding in found_of(decision, reference):
            below = (item for r in owned for item in _owned(voice, decision, telling, reference, finding, r))
            yield Item(reported(voice, telling, finding), tuple(below))


def _owner(report: Report, place: int) -> Reference | None:
    """For an attribute, the first sentence before it that is about the same things and more."""
    reference = report.references[place]
    if reference.concept.value is None:
        return None
    return next(
        (
            other
            for other in report.references[:place]
            if other.concept.value is None and set(reference.args) < set(other.args)
        ),
        None,
    )


def _owned(
    voice: Voice, decision: Decision, telling: Telling, owner: Reference, about: Finding, reference: Reference
) -> Iterator[Item]:
    names = dict(zip(owner.args, about.atom.args, strict=True))
    wanted = tuple(names[variable] for variable in reference.args)
    for finding in found_of(decision, reference):
        if finding.atom.args == wanted:
            yield Item(reported(voice, telling, finding))


def reported(voice: Voice, telling: Telling, finding: Finding) -> Spans:
    """A finding as a sentence, with the provision that gives it, or who stated it, and its step."""
    text = said(voice, finding.atom)
    if finding.value is not None:
        text = value_of(voice, text, finding.value)
    return sentence(voice.in_parentheses(words(text), *_grounds(voice, telling, finding.evidence)))


def _grounds(voice: Voice, telling: Telling, evidence: Derivation | None) -> tuple[Spans, ...]:
    if evidence is None:
        return ()
    told = principal(evidence)
    place = voice.cited_rule(told.rule) if isinstance(told, Applied) else provenance(voice, told)
    return place, voice.step(telling.number_of(told))
