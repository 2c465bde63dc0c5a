"""An analysis as a document in Swedish, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from legalrules.adapters.case_file import CaseFile
from legalrules.adapters.case_writer import case_text
from legalrules.analysis.analyse import Analysis
from legalrules.analysis.finding import Finding, Undone
from legalrules.datalog.facts import Statement
from legalrules.law.concept import Concept
from legalrules.law.statute import Legislation
from legalrules.law.waiver import Doubt
from legalrules.render.document import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Strong,
    Words,
)
from legalrules.values import swedish

_HEADINGS = MappingProxyType(
    {
        Doubt.CONFLICT: "Utfall som gäller samtidigt fast de utesluter varandra",
        Doubt.VALUES: "Två värden på samma fråga",
        Doubt.NO_OUTCOME: "Inget utfall fast de är uttömmande",
        Doubt.DEAD_RULE: "Regler som aldrig kan tillämpas",
        Doubt.DEAD_EXCEPTION: "Undantag som aldrig har något att undanta från",
        Doubt.REDUNDANT: "Villkor som följer av de andra villkoren",
        Doubt.BETWEEN: "Värden som faller mellan två gränser",
    }
)


def analysis_document(law: Legislation, analysis: Analysis) -> Document:
    """The findings by kind, those that are waived last, then what was left undone."""
    return Document("sv", tuple(_blocks(law, analysis)))


def analysis_data(law: Legislation, analysis: Analysis) -> dict[str, object]:
    """The same as data for JSON; a sample case is the text of a case file."""
    concepts = {concept.id: concept for concept in law.concepts}
    return {
        "searched": [{"case_type": name, "day": day.isoformat()} for name, day in analysis.searched],
        "most_of_each_sort": analysis.most,
        "findings": [_finding_data(finding, concepts) for finding in analysis.findings],
        "idle_waivers": [
            {"kind": w.doubt.value, "file": w.span.source, "line": w.span.line} for w in analysis.idle
        ],
        "undone": [
            {"kind": one.doubt.value, "case_type": one.case_type, "day": one.day.isoformat(), "why": one.why}
            for one in analysis.undone
        ],
    }


def _finding_data(finding: Finding, concepts: dict[str, Concept]) -> dict[str, object]:
    return {
        "kind": finding.doubt.value,
        "case_type": finding.case_type,
        "day": finding.day.isoformat(),
        "places": [str(place) for place in finding.places],
        "file": finding.span.source if finding.span else None,
        "line": finding.span.line if finding.span else None,
        "text": finding.text,
        "waived": finding.waived.reason if finding.waived else None,
        "case": case_text(finding.case, concepts) if finding.case else None,
    }


def _blocks(law: Legislation, analysis: Analysis) -> Iterator[Block]:
    concepts = {concept.id: concept for concept in law.concepts}
    yield Heading(1, "Analys av lagen")
    yield Paragraph((Words(_searched(analysis)),))
    standing = [finding for finding in analysis.findings if finding.waived is None]
    accepted = [finding for finding in analysis.findings if finding.waived is not None]
    for doubt, heading in _HEADINGS.items():
        found = [finding for finding in standing if finding.doubt is doubt]
        if found:
            yield Heading(2, f"{heading} ({len(found)})")
            yield List(tuple(_item(finding, concepts) for finding in found))
    if not standing:
        yield Paragraph((Words("Inget som inte är godtaget i lagens filer."),))
    if accepted:
        yield Heading(2, f"Godtaget, med skäl ({len(accepted)})")
        yield List(tuple(_accepted(finding) for finding in accepted))
    if analysis.idle:
        yield Heading(2, f"Godtaganden som inget fynd svarar mot ({len(analysis.idle)})")
        yield List(
            tuple(
                Item((Words(f"{waiver.span.source}:{waiver.span.line} godtas “{waiver.doubt.value}”"),))
                for waiver in analysis.idle
            )
        )
    if analysis.undone:
        yield Heading(2, f"Obesvarat ({len(analysis.undone)})")
        yield List(tuple(Item((Words(_undone(one)),)) for one in analysis.undone))


def _searched(analysis: Analysis) -> str:
    days: dict[str, list[str]] = {}
    for case_type, day in analysis.searched:
        days.setdefault(case_type, []).append(day.isoformat())
    listed = "; ".join(f"{name} ({', '.join(on)})" for name, on in days.items())
    return (
        f"Genomsökt: {listed}. Alla ärenden med högst {analysis.most} av varje slags ting, där allt är känt. "
        "Varje exempel är avgjort av motorn och beviset godkänt; det som saknar exempel är bevisat av lösaren."
    )


def _item(finding: Finding, concepts: dict[str, Concept]) -> Item:
    places = " och ".join(dict.fromkeys(str(place) for place in finding.places))
    where = f" ({finding.span.source}:{finding.span.line})" if finding.span else ""
    head = (Strong(places), Words(": ")) if places else ()
    told = (*head, Words(f"{finding.text}. {finding.case_type}, {finding.day}{where}"))
    return Item(told, tuple(example(finding.case, concepts)) if finding.case else ())


def example(case: CaseFile, concepts: dict[str, Concept]) -> Iterator[Item]:
    """What is said of the case, one sentence an item."""
    for statement in case.facts.statements:
        yield Item((Words(_said(concepts[statement.predicate], statement)),))
    for sort in sorted(case.facts.named):
        names = case.facts.entities.get(sort, ())
        listed = ", ".join(names) if names else "inget"
        yield Item((Words(f"alla ting av slaget {sort} är: {listed}"),))
    for name in sorted(case.facts.closed):
        nothing = concepts[name].sentence(("…",) * len(concepts[name].slots))
        yield Item((Words(f"i övrigt gäller inte för något: {nothing}"),))


def _said(concept: Concept, statement: Statement) -> str:
    if isinstance(statement.value, bool):
        return concept.sentence(statement.args, negated=not statement.value)
    return f"{concept.sentence(statement.args)}: {swedish(statement.value)}"


def _accepted(finding: Finding) -> Item:
    places = " och ".join(dict.fromkeys(str(place) for place in finding.places))
    reason = finding.waived.reason if finding.waived else ""
    return Item((Strong(places or finding.case_type), Words(f": {finding.text}. Godtaget: {reason}")))


def _undone(one: Undone) -> str:
    places = " och ".join(str(place) for place in one.places)
    return f"{one.doubt.value}, {one.case_type} {one.day}, {places}: {one.why}"


def unwaived(findings: Sequence[Finding]) -> int:
    """How many findings nothing waives."""
    return sum(finding.waived is None for finding in findings)
