"""The part `uppgifter` of a case file: groups of statements by one source on one day.

A statement is a sentence ("villan är en ekonomibyggnad"), a sentence with a value ("bränslet för kaminen: ved"), or the
form for machines (id, args, and sant or värde). Who may state what is not judged here but at admission.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legalrules.adapters import faults_facts, faults_form
from legalrules.adapters.fields import Form, entries_of, fields, items_of, name_of, text_of
from legalrules.adapters.nodes import (
    MAX_STATEMENTS,
    BrokenNode,
    MappingNode,
    Node,
    Place,
    ScalarNode,
    SequenceNode,
)
from legalrules.adapters.sentences import Reading, declared
from legalrules.adapters.values import read_date, read_value
from legalrules.adapters.vocabulary import Vocabulary
from legalrules.datalog.facts import Statement
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.law.concept import Concept, Sourcing
from legalrules.source import Span
from legalrules.values import Scalar

_GROUP = Form(
    "the group of statements", "gruppen av uppgifter", ("källa", "datum", "om"), ("handläggare", "skäl")
)
_MACHINE = Form("the statement", "uppgiften", ("id", "args"), ("sant", "värde"))
_MACHINE_KEYS = frozenset(_MACHINE.required + _MACHINE.optional)


@dataclass(frozen=True, slots=True)
class _Group:
    """Who stated it, when, and on what grounds; the empty text and the first day stand for what was faulty."""

    source: str
    day: date
    official: str
    reason: str

    def statement(self, reading: Reading, value: Scalar | bool, place: Place) -> Statement:
        """A statement of this group. Only a judgement carries the official and the reason."""
        judged = reading.concept.sourcing is Sourcing.JUDGEMENT
        official, reason = (self.official, self.reason) if judged else ("", "")
        return Statement(
            reading.concept.id, reading.args, value, self.source, self.day, official, reason, place.span
        )


def read_statements(
    node: Node | None, vocabulary: Vocabulary, faults: list[Diagnostic]
) -> tuple[Statement, ...]:
    """Every statement of every group, in the order of the file."""
    groups = items_of(node, faults)
    if node is None or _too_many(node, groups, faults):
        return ()
    found: list[Statement] = []
    for group in groups:
        match group:
            case MappingNode():
                found.extend(_read_group(group, vocabulary, faults))
            case _:
                entries_of(group, faults)  # reports that it is no mapping
    return tuple(found)


def _too_many(node: Node, groups: tuple[Node, ...], faults: list[Diagnostic]) -> bool:
    lists = (value for group in groups if isinstance(group, MappingNode) for _, value in group.entries)
    count = sum(len(found.items) for found in lists if isinstance(found, SequenceNode))
    if count <= MAX_STATEMENTS:
        return False
    size, limit = f"{count} statements", f"{MAX_STATEMENTS} statements"
    faults.append(
        faults_form.too_large(
            node.place, "the case states too much", "Ärendet har för många uppgifter", size, limit
        )
    )
    return True


def _read_group(node: MappingNode, vocabulary: Vocabulary, faults: list[Diagnostic]) -> Iterator[Statement]:
    given = fields(node, _GROUP, faults)
    source, official = name_of(given.get("källa"), faults), name_of(given.get("handläggare"), faults)
    reason, day = text_of(given.get("skäl"), faults), text_of(given.get("datum"), faults)
    group = _Group(
        source.text if source else "",
        (read_date(day, faults) if day else None) or date.min,
        official.text if official else "",
        reason.text if reason else "",
    )
    for item in items_of(given.get("om"), faults):
        statement = _read_item(item, group, vocabulary, faults)
        if statement is not None:
            yield statement


def _read_item(
    node: Node, group: _Group, vocabulary: Vocabulary, faults: list[Diagnostic]
) -> Statement | None:
    match node:
        case ScalarNode():
            return _read_sentence(node, group, vocabulary, faults)
        case MappingNode(given) if any(key.text in _MACHINE_KEYS for key, _ in given):
            return _read_machine(node, group, vocabulary, faults)
        case MappingNode(((key, value),)):
            return _read_with_value(key, value, group, vocabulary, faults)
        case BrokenNode():
            return None
        case _:
            faults.append(
                faults_form.wrong_kind(node.place, node, "one sentence (or id, args, ...)", "en enda mening")
            )
            return None


def _read_sentence(
    node: ScalarNode, group: _Group, vocabulary: Vocabulary, faults: list[Diagnostic]
) -> Statement | None:
    reading = vocabulary.read_sentence(node.text, node.place, faults)
    if reading is None:
        return None
    if reading.concept.value is not None:
        faults.append(faults_facts.value_missing(node.place, node.text))
        return None
    return group.statement(reading, not reading.negated, node.place)


def _read_with_value(
    key: ScalarNode, value: Node, group: _Group, vocabulary: Vocabulary, faults: list[Diagnostic]
) -> Statement | None:
    reading = vocabulary.read_sentence(key.text, key.place, faults)
    written = text_of(value, faults)
    if reading is None or written is None:
        return None
    if reading.concept.value is None:
        faults.append(faults_facts.value_too_many(value.place, key.text, written.text))
        return None
    scalar = read_value(written, reading.concept.value, faults)
    return None if scalar is None else group.statement(reading, scalar, _joined(key.place, value.place))


def _read_machine(
    node: MappingNode, group: _Group, vocabulary: Vocabulary, faults: list[Diagnostic]
) -> Statement | None:
    given = fields(node, _MACHINE, faults)
    found, names = name_of(given.get("id"), faults), items_of(given.get("args"), faults)
    concept = vocabulary.concept(found.text, found.place, faults) if found else None
    args = [arg for arg in (name_of(item, faults) for item in names) if arg is not None]
    if concept is None or len(args) < len(names) or "args" not in given:
        return None
    reading = Reading(concept, tuple(arg.text for arg in args), False)
    if len(args) != len(concept.sorts):
        faults.append(faults_facts.wrong_count(given["args"].place, len(args), concept.sorts))
        return None
    vocabulary.check_args(reading, given["args"].place, faults)
    value = _machine_value(node, given.get("sant"), given.get("värde"), concept, faults)
    return group.statement(reading, value, node.place) if value is not None else None


def _machine_value(
    node: MappingNode, truth: Node | None, value: Node | None, concept: Concept, faults: list[Diagnostic]
) -> Scalar | bool | None:
    if concept.value is None:
        if value is not None:
            faults.append(faults_facts.predicate_by_value(value.place, declared(concept)))
        elif truth is None:
            faults.append(faults_form.missing_key(node.place, "sant", _MACHINE.english, _MACHINE.swedish))
        written = text_of(truth, faults)
        return _truth(written, faults) if written else None
    if truth is not None:
        faults.append(faults_facts.attribute_by_truth(truth.place, declared(concept)))
    elif value is None:
        faults.append(faults_form.missing_key(node.place, "värde", _MACHINE.english, _MACHINE.swedish))
    written = text_of(value, faults)
    return read_value(written, concept.value, faults) if written else None


def _truth(node: ScalarNode, faults: list[Diagnostic]) -> bool | None:
    if node.text not in ("ja", "nej"):
        faults.append(faults_facts.not_truth(node.place, node.text))
        return None
    return node.text == "ja"


def _joined(first: Place, last: Place) -> Place:
    """From the beginning of one place to the end of another."""
    if first.span is None or last.span is None:
        return first
    start, end = first.span, last.span
    return Place(Span(start.source, start.line, start.column, end.end_line, end.end_column))
