"""A case file: the header, the entities it names, what it closes, and what is stated, read against a vocabulary.

Nothing is typed by its looks: a value is text until the declared type reads it exactly. All faults are told at once;
with any fault there is no case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legalrules.adapters import faults_facts, faults_form
from legalrules.adapters.document import document_from_data, read_document
from legalrules.adapters.fields import Form, entries_of, fields, items_of, name_of, text_of
from legalrules.adapters.near import near
from legalrules.adapters.nodes import MAX_NAME, MappingNode, Node, Place, ScalarNode
from legalrules.adapters.sentences import Branch, branch
from legalrules.adapters.statements import read_statements
from legalrules.adapters.vocabulary import Vocabulary
from legalrules.datalog.facts import Facts
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.outcome import Outcome
from legalrules.law.concept import Concept

_CASE = Form(
    "the case",
    "ärendet",
    ("ärendetyp", "ärende", "namn", "uppgifter"),
    ("fullständigt namngivna", "avslutade", "parter"),
)
_NAME = re.compile(r"[\w-]+\Z")  # \w in str patterns: letters and digits of every script, and _
_MOST_FAULTS = 500


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as its file states it; `parties` are texts for the decision document, of which no rule speaks."""

    case_type: str
    case: str
    facts: Facts
    parties: tuple[tuple[str, str], ...]
    name: str


def read_case(
    source: bytes,
    name: str,
    concepts: Sequence[Concept],
    sorts: Sequence[str],
    sentences: Branch | None = None,
) -> Outcome[CaseFile]:
    """The case in a YAML or JSON file; `name` is what messages call the file.

    `sentences` is the tree of the concepts' sentences, for whoever reads many cases.
    """
    return _case(read_document(source, name), name, concepts, sorts, sentences)


def case_from_mapping(
    mapping: Mapping[str, object],
    name: str,
    concepts: Sequence[Concept],
    sorts: Sequence[str],
    sentences: Branch | None = None,
) -> Outcome[CaseFile]:
    """The case in Python data of str, list and dict; the diagnostics' `section` is a JSON pointer."""
    return _case(document_from_data(mapping), name, concepts, sorts, sentences)


def _case(
    document: Outcome[Node],
    name: str,
    concepts: Sequence[Concept],
    sorts: Sequence[str],
    sentences: Branch | None,
) -> Outcome[CaseFile]:
    faults = list(document.diagnostics)
    found: CaseFile | None = None
    match document.value:
        case MappingNode() as root:
            found = _read(root, name, concepts, sorts, sentences or branch(concepts), faults)
        case None:
            pass
        case other:
            entries_of(other, faults)  # reports that it is no mapping
    return Outcome(None if faults else found, _bounded(faults))


def _read(
    root: MappingNode,
    name: str,
    concepts: Sequence[Concept],
    sorts: Sequence[str],
    sentences: Branch,
    faults: list[Diagnostic],
) -> CaseFile:
    given = fields(root, _CASE, faults)
    entities, doubtful = _entities(given.get("namn"), sorts, faults)
    vocabulary = Vocabulary.of(concepts, sentences, entities, doubtful)
    case_type, case = name_of(given.get("ärendetyp"), faults), name_of(given.get("ärende"), faults)
    if case and case.text not in vocabulary.sorts and case.text not in doubtful:
        close = near(case.text, vocabulary.sorts, faults)
        faults.append(faults_facts.unknown_entity(case.place, case.text, "", close))
    facts = Facts(
        entities,
        _sorts(given.get("fullständigt namngivna"), sorts, faults),
        _closed(given.get("avslutade"), vocabulary, faults),
        read_statements(given.get("uppgifter"), vocabulary, faults),
    )
    parties = _parties(given.get("parter"), faults)
    return CaseFile(case_type.text if case_type else "", case.text if case else "", facts, parties, name)


def _entities(
    node: Node | None, sorts: Sequence[str], faults: list[Diagnostic]
) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """The names by sort, every sort with an entry, and the names under unknown sorts."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(sorts, ())
    doubtful: set[str] = set()
    for key, value in entries_of(node, faults):
        names = _distinct(items_of(value, faults), faults)
        if key.text in found:
            _check_names(names, faults)
            found[key.text] = tuple(n.text for n in names)
        else:
            faults.append(faults_facts.unknown_sort(key.place, key.text, near(key.text, sorts, faults)))
            doubtful.update(n.text for n in names)
    return found, frozenset(doubtful)


def _distinct(nodes: Iterable[Node], faults: list[Diagnostic]) -> list[ScalarNode]:
    """The names of a list, each once."""
    found: dict[str, ScalarNode] = {}
    for node in nodes:
        written = name_of(node, faults)
        if written is None:
            continue
        if written.text in found:
            faults.append(faults_form.given_twice(written.place, written.text, found[written.text].place))
        found.setdefault(written.text, written)
    return list(found.values())


def is_name(text: str) -> bool:
    """Whether a thing can have that name: no capital letter alone, which stands for any thing, and not `inte`."""
    single_capital = len(text) == 1 and text.isupper()
    return bool(_NAME.match(text)) and len(text) <= MAX_NAME and not single_capital and text != "inte"


def _check_names(names: Iterable[ScalarNode], faults: list[Diagnostic]) -> None:
    for node in names:
        if not is_name(node.text):
            faults.append(faults_facts.not_a_name(node.place, node.text))


def _sorts(node: Node | None, sorts: Sequence[str], faults: list[Diagnostic]) -> frozenset[str]:
    names = _distinct(items_of(node, faults), faults)
    for unknown in (n for n in names if n.text not in sorts):
        close = near(unknown.text, sorts, faults)
        faults.append(faults_facts.unknown_sort(unknown.place, unknown.text, close))
    return frozenset(n.text for n in names)


def _closed(node: Node | None, vocabulary: Vocabulary, faults: list[Diagnostic]) -> frozenset[str]:
    names = _distinct(items_of(node, faults), faults)
    for written in names:
        concept = vocabulary.concept(written.text, written.place, faults)
        if concept is not None and not concept.closable:
            faults.append(faults_facts.cannot_be_closed(written.place, written.text))
    return frozenset(n.text for n in names)


def _parties(node: Node | None, faults: list[Diagnostic]) -> tuple[tuple[str, str], ...]:
    found = ((key.text, text_of(value, faults)) for key, value in entries_of(node, faults))
    return tuple((key, value.text) for key, value in found if value is not None)


def _bounded(faults: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults, or the first of them and a note that there are more."""
    if len(faults) <= _MOST_FAULTS:
        return tuple(faults)
    last = Place(faults[_MOST_FAULTS - 1].span)
    more = faults_form.not_shown(last, len(faults) - _MOST_FAULTS, _MOST_FAULTS)
    return (*faults[:_MOST_FAULTS], more)
