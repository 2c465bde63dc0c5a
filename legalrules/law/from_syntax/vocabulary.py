"""`begrepp` to sorts and concepts."""

from __future__ import annotations

from decimal import Decimal

from legalrules.diagnostics.similar import did_you_mean
from legalrules.law.concept import Concept, Slot, Sort, Sourcing, TemplatePart, Verb
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.names import declared_sentence
from legalrules.law.shapes import shapes, words
from legalrules.syntax.nodes import ConceptNode, SlotNode, TypeNode, VerbNode, VocabularyNode, Word
from legalrules.values import (
    DateType,
    DecimalType,
    EnumerationType,
    IntegerType,
    ScalarType,
    TextType,
    parse_number,
)

_SOURCING = (("indata", Sourcing.INPUT), ("bedömning", Sourcing.JUDGEMENT), ("härledd", Sourcing.DERIVED))


def read_vocabulary(
    nodes: tuple[VocabularyNode, ...], faults: Faults
) -> tuple[tuple[Sort, ...], tuple[Concept, ...]]:
    """The sorts and concepts of all vocabularies, in order, with every fault of their declarations reported."""
    sorts: dict[str, Sort] = {}
    for node in nodes:
        for sort in node.sorts:
            if sort.name in sorts:
                faults.add("LR205", f"the sort “{sort.name}” is declared twice", sort.span, found=sort.name)
            sorts.setdefault(sort.name, Sort(sort.name, sort.gloss, sort.span))
    concepts = [_concept(c, sorts, faults) for node in nodes for c in node.concepts]
    _check_clashes(concepts, faults)
    return tuple(sorts.values()), tuple(concepts)


def _concept(node: ConceptNode, sorts: dict[str, Sort], faults: Faults) -> Concept:
    concept = Concept(
        node.id,
        tuple(_part(part, sorts, faults) for part in node.template),
        dict(_SOURCING).get(node.sourcing, Sourcing.DERIVED),
        _scalar_type(node.value, faults) if node.value else None,
        tuple(sorted(set(node.sources))),
        node.question,
        node.criteria,
        node.functional,
        node.closable,
        node.protected,
        node.controllable,
        node.span,
    )
    _check_declaration(node, concept, faults)
    return concept


def _part(part: Word | SlotNode | VerbNode, sorts: dict[str, Sort], faults: Faults) -> TemplatePart:
    match part:
        case SlotNode(variable, sort, span):
            if sort not in sorts:
                hint = did_you_mean(sort, sorts)
                faults.add("LR204", "unknown sort", span, found=sort, required="a declared sort", hint=hint)
            return Slot(variable.name, sort)
        case VerbNode(text):
            return Verb(text)
        case Word(text):
            return text


def _check_declaration(node: ConceptNode, concept: Concept, faults: Faults) -> None:
    def fault(message: str, required: str) -> None:
        faults.add("LR206", message, node.span, found=declared_sentence(concept), required=required)

    if not node.id:
        fault("the concept has no id", "a line `id: name`")
    if not node.sourcing:
        fault("it is not said where its truth comes from", "`indata från`, `bedömning av` or `härledd`")
    if not concept.slots:
        fault("the sentence speaks of no thing", "at least one slot such as {Å: åtgärd}")
    if node.sourcing in ("indata", "bedömning") and not node.sources:
        fault("it is not said who states it", "names after `från` or `av`")
    verbs = sum(isinstance(part, Verb) for part in concept.template)
    if concept.value is None and verbs != 1:
        fault("a predicate marks exactly one finite verb", "one word in square brackets")
    if concept.value is not None and verbs:
        fault("an attribute has no finite verb to negate", "no square brackets")
    if concept.functional and (len(concept.slots) < 2 or concept.value is not None or not node.sources):
        fault(
            "`en` needs a stated relation between at least two things",
            "two slots, no value, indata or bedömning",
        )
    if concept.closable and (concept.value is not None or not node.sources):
        fault("`mängd` needs a stated predicate", "indata or bedömning, no value")
    if (concept.protected or concept.controllable) and not node.sources:
        fault("`skyddad` and `sökanden råder över` speak of facts", "indata or bedömning")
    if isinstance(concept.value, (EnumerationType, TextType)) and concept.sourcing is Sourcing.DERIVED:
        fault("a derived attribute is a number or a day", "decimaltal, heltal or datum")
    if (
        any(isinstance(p, str) and p[:1].isdecimal() for p in concept.template)
        and "kap." not in concept.template
    ):
        faults.add(
            "LR210",
            "a number stands in the sentence of a concept",
            node.span,
            found=declared_sentence(concept),
            required="numbers only in comparisons, or in a citation",
        )


def _scalar_type(node: TypeNode, faults: Faults) -> ScalarType:
    low, high = _bound(node, low=True), _bound(node, low=False)
    if low is not None and high is not None and low > high:
        faults.add(
            "LR206", "the range is empty", node.span, found=f"{low} till {high}", required="från at most till"
        )
    match node.kind:
        case "decimaltal":
            return DecimalType(node.unit, low, high)
        case "heltal":
            return IntegerType(None if low is None else int(low), None if high is None else int(high))
        case "datum":
            return DateType()
        case "text":
            return TextType()
        case _:
            return EnumerationType(node.names)


def _bound(node: TypeNode, *, low: bool) -> Decimal | None:
    bound = node.low if low else node.high
    return parse_number(bound.text) if bound else None


def _check_clashes(concepts: list[Concept], faults: Faults) -> None:
    ids: dict[str, Concept] = {}
    seen: dict[tuple[str | None, ...], Concept] = {}
    for concept in concepts:
        span = concept.span
        assert span is not None
        first = ids.setdefault(concept.id, concept)
        if first is not concept and first.span:
            also = (("first declared here", first.span),)
            faults.add(
                "LR205", f"the id “{concept.id}” is declared twice", span, found=concept.id, related=also
            )
        for shape, _ in shapes(concept):
            other = seen.setdefault(shape, concept)
            if other is not concept and other.span:
                also = (("the same words here", other.span),)
                faults.add(
                    "LR202", "two concepts have the same words", span, found=words(shape), related=also
                )
                break
