"""What the lines under a heading make together: a concept, a wording's content, a choice, an outcome, a case type.

The grammar takes such lines in any order and number; here is said which are required and which may stand only once.
A missing part is a fault and is replaced by an empty one, so that the rest of the block is still delivered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legalrules.source import Span
from legalrules.syntax.faults import Faults
from legalrules.syntax.nodes import (
    CaseTypeNode,
    ChoiceNode,
    ConceptNode,
    ContentNode,
    GapNode,
    OutcomeNode,
    Part,
    Placed,
    ReportNode,
    RuleNode,
    Sentence,
    SlotNode,
    TableNode,
    Target,
    TypeNode,
    VariableName,
    VerbNode,
    WaiverNode,
    Word,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line `key: ...` under a heading: the texts it gives, or the sentence, the slot or the value type."""

    key: str
    span: Span
    texts: tuple[str, ...] = ()
    sentence: Sentence | None = None
    slot: SlotNode | None = None
    value: TypeNode | None = None
    places: tuple[Target, ...] = ()

    @property
    def text(self) -> str:
        """The only text, or ""."""
        return self.texts[0] if self.texts else ""


def _all(lines: Sequence[Line], key: str) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.key == key)


def _once(lines: Sequence[Line], key: str, faults: Faults) -> Line | None:
    """The line with that key, if any; a second one is a fault."""
    found = _all(lines, key)
    for again in found[1:]:
        faults.twice(again.span, f"“{key}”", found[0].span)
    return found[0] if found else None


def _text(lines: Sequence[Line], key: str, faults: Faults) -> str:
    line = _once(lines, key, faults)
    return line.text if line else ""


def _required(lines: Sequence[Line], key: str, owner: str, at: Span, faults: Faults, example: str) -> Line:
    """The line with that key; a missing one is a fault at the owner's heading."""
    line = _once(lines, key, faults)
    if line is None:
        faults.add(
            "LR106", at, f"{owner} has no line “{key}”", "", f"a line “{key}”", f"add, indented: {example}"
        )
        return Line(key, at)
    return line


def concept(
    template: tuple[Word | SlotNode | VerbNode, ...],
    lines: Sequence[Line],
    at: Span,
    span: Span,
    faults: Faults,
) -> ConceptNode:
    """A concept from its sentence and the lines under it."""
    values = [line for line in lines if line.value is not None]
    for again in values[1:]:
        faults.twice(again.span, "the value type", values[0].span)
    sourcing = [line for line in lines if line.key in ("indata", "bedömning", "härledd")]
    for again in sourcing[1:]:
        faults.twice(again.span, "where the truth comes from", sourcing[0].span)
    identifier = _required(lines, "id", "the concept", at, faults, "id: kräver_anmälan")
    return ConceptNode(
        template,
        identifier.text,
        sourcing[0].key if sourcing else "",
        sourcing[0].texts if sourcing else (),
        values[0].value if values else None,
        _once(lines, "en", faults) is not None,
        _once(lines, "mängd", faults) is not None,
        _text(lines, "fråga", faults),
        _text(lines, "kriterier", faults),
        _once(lines, "skyddad", faults) is not None,
        _once(lines, "sökanden råder över", faults) is not None,
        span,
    )


def content(
    gloss: str, entries: Sequence[Line | WaiverNode | ChoiceNode | Part], faults: Faults
) -> ContentNode:
    """What stands under a wording or a transitional point; the entries come in any order."""
    lines = [entry for entry in entries if isinstance(entry, Line)]
    return ContentNode(
        gloss,
        _text(lines, "länk", faults),
        tuple(entry for entry in entries if isinstance(entry, ChoiceNode)),
        tuple(GapNode(line.places, line.text) for line in _all(lines, "lucka")),
        tuple(entry for entry in entries if isinstance(entry, (RuleNode, TableNode, Placed))),
        tuple(entry for entry in entries if isinstance(entry, WaiverNode)),
    )


def choice(name: str, lines: Sequence[Line], at: Span, span: Span, faults: Faults) -> ChoiceNode:
    """A tolkningsval: what was chosen, at least one alternative, and why; the authority may be wanting."""
    owner = f"the tolkningsval “{name}”"
    chosen = _required(lines, "valt", owner, at, faults, 'valt: "..."')
    if not _all(lines, "alternativ"):
        _required(lines, "alternativ", owner, at, faults, 'alternativ: "..."')
    reason = _required(lines, "skäl", owner, at, faults, 'skäl: "..."')
    alternatives = tuple(line.text for line in _all(lines, "alternativ"))
    return ChoiceNode(name, chosen.text, alternatives, reason.text, _text(lines, "stöd", faults), span)


def outcome(
    identifier: str, title: str, lines: Sequence[Line], at: Span, span: Span, faults: Faults
) -> OutcomeNode:
    """An outcome of a case type from the lines under `utfall`."""
    owner = f"the outcome “{identifier}”"
    when = _required(lines, "när", owner, at, faults, "när: Ä ska få startbesked")
    delegated = _once(lines, "avgörs automatiserat när", faults)
    return OutcomeNode(
        identifier,
        title,
        when.sentence or Sentence((), at),
        delegated.sentence if delegated else None,
        _text(lines, "fråga", faults),
        _text(lines, "beslut", faults),
        span,
    )


def case_type(
    identifier: str,
    title: str,
    parts: Sequence[Line | WaiverNode | OutcomeNode | ReportNode],
    at: Span,
    span: Span,
    faults: Faults,
) -> CaseTypeNode:
    """A case type from the lines under `ärendetyp`."""
    owner = f"the case type “{identifier}”"
    lines = [part for part in parts if isinstance(part, Line)]
    outcomes = tuple(part for part in parts if isinstance(part, OutcomeNode))
    subject = _required(lines, "gäller", owner, at, faults, "gäller {Ä: ärende}")
    day = _required(lines, "beslutsdag", owner, at, faults, "beslutsdag: beslutsdagen i Ä")
    applicant = _once(lines, "sökande", faults)
    called = _once(lines, "kallas också", faults)
    if not outcomes:
        faults.add("LR106", at, f"{owner} has no outcome", "", "at least one “utfall”")
    return CaseTypeNode(
        identifier,
        title,
        subject.slot or SlotNode(VariableName("", at), "", at),
        day.sentence or Sentence((), at),
        applicant.texts if applicant else (),
        outcomes,
        tuple(line.sentence for line in _all(lines, "hinder") if line.sentence),
        tuple(part for part in parts if isinstance(part, ReportNode)),
        _once(lines, "utfallen utesluter varandra och är uttömmande", faults) is not None,
        span,
        tuple(part for part in parts if isinstance(part, WaiverNode)),
        called.texts if called else (),
        _once(lines, "vägledning", faults) is not None,
    )
