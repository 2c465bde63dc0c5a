"""Python data of texts, lists and mappings becomes nodes; places are JSON pointers (RFC 6901).

A number, a bool or None is refused: what a program has converted is no longer what was stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legalrules.adapters import faults_form
from legalrules.adapters.building import mapping, scalar, stay_within_limits
from legalrules.adapters.nodes import MAX_NODES, BrokenNode, Node, Place, SequenceNode
from legalrules.diagnostics.diagnostic import Diagnostic


def from_python(value: object, faults: list[Diagnostic]) -> Node:
    """The tree of the data. Raises `Unreadable` past a limit, so also for data that contains itself."""
    return _node(value, "", 1, iter(range(MAX_NODES)), faults)


def _node(value: object, pointer: str, depth: int, left: Iterator[int], faults: list[Diagnostic]) -> Node:
    place = Place(None, pointer or "/")
    stay_within_limits(depth, left, faults, lambda: place)
    match value:
        case str():
            return scalar(value, True, place, faults)
        case Mapping():
            pairs = [
                (
                    _key(key, Place(None, f"{pointer}/{_escaped(key)}"), faults),
                    _node(inner, f"{pointer}/{_escaped(key)}", depth + 1, left, faults),
                )
                for key, inner in value.items()
            ]
            return mapping(pairs, place, faults)
        case list() | tuple():
            items = [_node(item, f"{pointer}/{at}", depth + 1, left, faults) for at, item in enumerate(value)]
            return SequenceNode(tuple(items), place)
        case _:
            return _refused(value, place, faults)


def _key(key: object, place: Place, faults: list[Diagnostic]) -> Node:
    return scalar(key, True, place, faults) if isinstance(key, str) else _refused(key, place, faults)


def _refused(value: object, place: Place, faults: list[Diagnostic]) -> BrokenNode:
    match value:
        case bool():
            faults.append(faults_form.implicit_truth(place, str(value)))
        case None:
            faults.append(faults_form.implicit_null(place, "None"))
        case _:
            faults.append(faults_form.not_text(place, type(value).__name__))
    return BrokenNode(place)


def _escaped(key: object) -> str:
    """A key as a step of a pointer."""
    text = faults_form.shown(key) if isinstance(key, str) else type(key).__name__
    return text.replace("~", "~0").replace("/", "~1")
