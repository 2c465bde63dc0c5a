"""Taking a mapping of a case file apart: known keys, required keys, and nodes of the kind required.

Every function reports what is wrong and returns None; a broken node was reported already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legalrules.adapters import faults_form
from legalrules.adapters.near import near
from legalrules.adapters.nodes import (
    MAX_FAULTS,
    MAX_NAME,
    BrokenNode,
    MappingNode,
    Node,
    Place,
    ScalarNode,
    SequenceNode,
)
from legalrules.diagnostics.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Form:
    """The keys of a mapping: what it is in English and in Swedish, which keys are required, and which may be."""

    english: str
    swedish: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


def fields(node: MappingNode, form: Form, faults: list[Diagnostic]) -> Mapping[str, Node]:
    """The values by key; unknown keys are reported and left out, and missing ones reported."""
    known = form.required + form.optional
    found: dict[str, Node] = {}
    for key, value in node.entries:
        if key.text in known:
            found[key.text] = value
        elif len(faults) <= MAX_FAULTS:
            close = near(key.text, known, faults)
            faults.append(faults_form.unknown_key(key.place, key.text, known, close))
    for name in form.required:
        if name not in found:
            faults.append(faults_form.missing_key(_head(node), name, form.english, form.swedish))
    return found


def name_of(node: Node | None, faults: list[Diagnostic]) -> ScalarNode | None:
    """A text that a certificate can hold as a name: not empty, at most 200 characters."""
    found = text_of(node, faults)
    if found is None:
        return None
    if not found.text:
        faults.append(faults_form.implicit_null(found.place, ""))
    elif len(found.text) > MAX_NAME:
        size = f"{len(found.text)} characters"
        faults.append(
            faults_form.too_large(
                found.place, "the name is too long", "Namnet är för långt", size, f"{MAX_NAME}"
            )
        )
    else:
        return found
    return None


def text_of(node: Node | None, faults: list[Diagnostic]) -> ScalarNode | None:
    """A text node."""
    match node:
        case ScalarNode():
            return node
        case None | BrokenNode():
            pass
        case _:
            faults.append(faults_form.wrong_kind(node.place, node, "a text", "en text"))
    return None


def items_of(node: Node | None, faults: list[Diagnostic]) -> tuple[Node, ...]:
    """The items of a list; none if it is no list."""
    match node:
        case SequenceNode(found):
            return found
        case None | BrokenNode():
            pass
        case _:
            faults.append(faults_form.wrong_kind(node.place, node, "a list", "en lista"))
    return ()


def entries_of(node: Node | None, faults: list[Diagnostic]) -> tuple[tuple[ScalarNode, Node], ...]:
    """The entries of a mapping; none if it is no mapping."""
    match node:
        case MappingNode(found):
            return found
        case None | BrokenNode():
            pass
        case _:
            faults.append(
                faults_form.wrong_kind(
                    node.place, node, "a mapping (key: value)", "en uppställning (nyckel: värde)"
                )
            )
    return ()


def _head(node: MappingNode) -> Place:
    """Where a mapping begins: its first key, for a place that fits on a line."""
    return node.entries[0][0].place if node.entries and node.place.span else node.place
