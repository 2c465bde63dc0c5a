"""Nodes back to canonical text: two spaces a level, one blank line between blocks, properties in one order.

Parsing what is printed gives the same nodes, spans aside. Comments are not in the tree and are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legalrules.syntax.nodes import (
    Block,
    CaseTypeNode,
    ChapterNode,
    ChoiceNode,
    ConceptNode,
    ConstraintNode,
    ContentNode,
    FileNode,
    HeaderNode,
    OutcomeNode,
    Part,
    Placed,
    PointNode,
    PropertyNode,
    QuotedNode,
    RepealNode,
    RuleNode,
    SectionNode,
    TableNode,
    TransitionNode,
    TypeNode,
    VocabularyNode,
    WaiverNode,
    WordingNode,
)
from legalrules.syntax.rule_printer import (
    condition_lines,
    indented,
    number_text,
    rule_lines,
    table_lines,
    targets_text,
    words_text,
)

_ACT = re.compile(r"[0-9]{4}:[0-9]+")
_NAME = re.compile(r"[a-zåäö][\w-]*")


def print_file(file: FileNode) -> str:
    """The file's text. Raises `ValueError` for a tree that no text gives."""
    return "\n\n".join("\n".join(_block_lines(block)) for block in file.blocks) + "\n"


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case HeaderNode():
            act = f" {_act(block.sfs)}" if block.kind == "författning" else ""
            yield f"{block.kind} {block.abbreviation} {_quoted(block.title)}{act}"
            yield from indented(_property_line(line) for line in block.properties)
        case ChapterNode(number, title):
            yield f"kapitel {number} {_quoted(title)}"
        case VocabularyNode():
            yield "begrepp"
            yield from indented(_vocabulary_lines(block))
        case SectionNode(number, wordings):
            yield f"§ {number}"
            for wording in wordings:
                yield from indented(_wording_lines(wording))
        case TransitionNode(sfs, points):
            yield f"övergångsbestämmelse {_act(sfs)}"
            for point in points:
                yield from indented(_point_lines(point))
        case CaseTypeNode():
            yield f"ärendetyp {block.id} {_quoted(block.title)}"
            yield from indented(_case_lines(block))


def _quoted(text: str) -> str:
    if '"' in text or "\n" in text:
        raise ValueError(f"a text cannot hold a straight quotation mark or a line end: {text!r}")
    return f'"{text}"'


def _act(number: str) -> str:
    return f"SFS {number}" if _ACT.fullmatch(number) else _quoted(number)


def _property_line(line: PropertyNode) -> str:
    values = (value if _NAME.fullmatch(value) else _act(value) for value in line.values)
    return f"{line.key}: {', '.join(values)}"


# ---- vocabulary


def _vocabulary_lines(vocabulary: VocabularyNode) -> Iterator[str]:
    for sort in vocabulary.sorts:
        yield f"sort {sort.name}" + (f" {_quoted(sort.gloss)}" if sort.gloss else "")
    for index, concept in enumerate(vocabulary.concepts):
        if index or vocabulary.sorts:
            yield ""
        yield words_text(concept.template)
        yield from indented(_concept_lines(concept))
    for constraint in vocabulary.constraints:
        yield ""
        if isinstance(constraint, ConstraintNode):
            yield "omöjligt att"
            yield from indented(condition_lines(constraint.condition))
        else:
            yield "utesluter varandra"
            yield from indented(words_text(sentence.tokens) for sentence in constraint.sentences)


def _concept_lines(concept: ConceptNode) -> Iterator[str]:
    if concept.id:
        yield f"id: {concept.id}"
    if concept.value:
        yield _type_text(concept.value)
    if concept.functional:
        yield "en"
    if concept.closable:
        yield "mängd"
    if concept.sourcing == "härledd":
        yield "härledd"
    elif concept.sourcing:
        preposition = "från" if concept.sourcing == "indata" else "av"
        yield f"{concept.sourcing} {preposition} {', '.join(concept.sources)}"
    if concept.protected:
        yield "skyddad"
    if concept.controllable:
        yield "sökanden råder över"
    yield from _text_lines(("fråga", concept.question), ("kriterier", concept.criteria))


def _text_lines(*pairs: tuple[str, str]) -> Iterator[str]:
    """`key: "text"` for each text that is not empty."""
    return (f"{key}: {_quoted(text)}" for key, text in pairs if text)


def _type_text(value: TypeNode) -> str:
    if value.kind == "enumeration":
        return f"något av: {', '.join(value.names)}"
    unit = f" i {value.unit}" if value.unit else ""
    low = f" från {number_text(value.low)}" if value.low else ""
    high = f" till {number_text(value.high)}" if value.high else ""
    return value.kind + unit + low + high


# ---- sections


def _wording_lines(wording: WordingNode | RepealNode) -> Iterator[str]:
    if isinstance(wording, RepealNode):
        yield f"upphävd från {wording.start.text} genom {_act(wording.sfs)}"
        return
    end = f" till {wording.end.text}" if wording.end else ""
    yield f"lydelse från {wording.start.text}{end} genom {_act(wording.sfs)}{_quoted_where(wording.quoted)}"
    yield from indented(_content_lines(wording.content))


def _point_lines(point: PointNode) -> Iterator[str]:
    yield f"punkt {point.label}{_quoted_where(point.quoted)}"
    yield from indented(_content_lines(point.content))


def _quoted_where(quoted: QuotedNode | None) -> str:
    return f" känd genom citat {quoted.day.text} {_quoted(quoted.where)}" if quoted else ""


def _content_lines(content: ContentNode) -> Iterator[str]:
    yield _quoted(content.gloss)
    yield from _text_lines(("länk", content.link))
    for gap in content.gaps:
        yield (
            f"lucka {targets_text(gap.places)}: {_quoted(gap.text)}"
            if gap.places
            else f"lucka {_quoted(gap.text)}"
        )
    yield from map(_waiver_line, content.waivers)
    for choice in content.choices:
        yield f"tolkningsval {_quoted(choice.name)}"
        yield from indented(_choice_lines(choice))
    for part in content.parts:
        yield from _part_lines(part)


def _waiver_line(waiver: WaiverNode) -> str:
    places = f" {targets_text(waiver.places)}" if waiver.places else ""
    return f"godtas {_quoted(waiver.kind)}{places}: {_quoted(waiver.reason)}"


def _choice_lines(choice: ChoiceNode) -> Iterator[str]:
    alternatives = (("alternativ", text) for text in choice.alternatives)
    return _text_lines(
        ("valt", choice.chosen), *alternatives, ("skäl", choice.reason), ("stöd", choice.authority)
    )


def _part_lines(part: Part) -> Iterator[str]:
    match part:
        case RuleNode():
            yield from rule_lines(part)
        case TableNode():
            yield from table_lines(part)
        case Placed(kind, label, parts):
            yield f"{kind} {label}"
            for inner in parts:
                yield from indented(_part_lines(inner))


# ---- case types


def _case_lines(case: CaseTypeNode) -> Iterator[str]:
    if case.also:
        yield f"kallas också: {', '.join(case.also)}"
    yield f"gäller {words_text((case.subject,))}"
    yield f"beslutsdag: {words_text(case.day.tokens)}"
    if case.applicant:
        yield f"sökande: {', '.join(case.applicant)}"
    for outcome in case.outcomes:
        yield f"utfall {outcome.id} {_quoted(outcome.title)}"
        yield from indented(_outcome_lines(outcome))
    if case.exhaustive:
        yield "utfallen utesluter varandra och är uttömmande"
    if case.guidance:
        yield "vägledning"
    yield from map(_waiver_line, case.waivers)
    for obstacle in case.obstacles:
        yield f"hinder: {words_text(obstacle.tokens)}"
    for report in case.reports:
        yield f"redovisas {_quoted(report.heading)}"
        yield from indented(words_text(sentence.tokens) for sentence in report.sentences)


def _outcome_lines(outcome: OutcomeNode) -> Iterator[str]:
    yield f"när: {words_text(outcome.when.tokens)}"
    if outcome.delegated:
        yield f"avgörs automatiserat när: {words_text(outcome.delegated.tokens)}"
    yield from _text_lines(("fråga", outcome.question), ("beslut", outcome.decision))
