"""YAML events become nodes: no tag, anchor or alias is followed, and no scalar gets a type.

Events, not documents, are asked of PyYAML: nothing is expanded or constructed, and reading stops at the first limit
passed. Its own resolver says which plain scalars another program would take for a truth value or null.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from legalrules.adapters import faults_form
from legalrules.adapters.building import Unreadable, mapping, scalar, stay_within_limits
from legalrules.adapters.nodes import MAX_NODES, BrokenNode, Node, Place, ScalarNode, SequenceNode
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.source import Span

_TAG = "tag:yaml.org,2002:"
# libyaml reads a case of 20 000 statements in a second, the parser in Python in twenty.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class _Reading:
    """The events still to come, a count of nodes left, and where faults go."""

    events: Iterator[yaml.Event]
    name: str
    resolver: yaml.resolver.Resolver
    left: Iterator[int]
    faults: list[Diagnostic]


def from_yaml(text: str, name: str, faults: list[Diagnostic]) -> Node:
    """The tree of the one document in the text. Raises `Unreadable`."""
    events = yaml.parse(text, Loader=_LOADER)
    reading = _Reading(events, name, yaml.resolver.Resolver(), iter(range(MAX_NODES)), faults)
    try:
        return _document(reading)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _at(name, mark.line, mark.column) if mark else _at(name, 0, 0)
        raise Unreadable(faults_form.unreadable(place, "YAML", error.problem or "")) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Unreadable(faults_form.unreadable(_at(name, 0, 0), "YAML", str(error))) from None


def _at(name: str, line: int, column: int) -> Place:
    return Place(Span(name, line + 1, column + 1, line + 1, column + 2))


def _place(name: str, first: yaml.Event, last: yaml.Event) -> Place:
    start, end = first.start_mark, last.end_mark
    if start is None or end is None:  # only an event made by hand has no marks
        return Place(None)
    return Place(Span(name, start.line + 1, start.column + 1, end.line + 1, end.column + 1))


def _document(reading: _Reading) -> Node:
    for event in reading.events:
        match event:
            case yaml.StreamStartEvent() | yaml.DocumentStartEvent():
                continue
            case yaml.StreamEndEvent():
                raise Unreadable(faults_form.empty_file(_at(reading.name, 0, 0)))
            case _:
                node = _node(event, reading, 1)
                _end(reading)
                return node
    raise Unreadable(faults_form.empty_file(_at(reading.name, 0, 0)))


def _end(reading: _Reading) -> None:
    for event in reading.events:
        if isinstance(event, yaml.DocumentStartEvent):
            raise Unreadable(faults_form.several_documents(_place(reading.name, event, event)))


def _node(event: yaml.Event, reading: _Reading, depth: int) -> Node:
    stay_within_limits(depth, reading.left, reading.faults, lambda: _place(reading.name, event, event))
    _plainly(event, reading)
    match event:
        case yaml.SequenceStartEvent():
            items, end = _items(reading, depth, yaml.SequenceEndEvent)
            return SequenceNode(tuple(items), _place(reading.name, event, end))
        case yaml.MappingStartEvent():
            flat, end = _items(reading, depth, yaml.MappingEndEvent)
            pairs = zip(flat[::2], flat[1::2], strict=True)
            return mapping(pairs, _place(reading.name, event, end), reading.faults)
        case yaml.ScalarEvent():
            return _scalar(event, reading)
        case _:
            return BrokenNode(_place(reading.name, event, event))  # an alias, reported by _plainly


def _items(
    reading: _Reading, depth: int, ending: type[yaml.CollectionEndEvent]
) -> tuple[list[Node], yaml.Event]:
    found: list[Node] = []
    for event in reading.events:
        if isinstance(event, ending):
            return found, event
        found.append(_node(event, reading, depth + 1))
    raise yaml.YAMLError("the file ends inside a list or mapping")


def _plainly(event: yaml.Event, reading: _Reading) -> None:
    """Report an alias, an anchor or a tag; the node is read on all the same."""
    match event:
        case yaml.AliasEvent(anchor=anchor):
            english, swedish, found = "an alias (*)", "en hänvisning (*)", f"*{anchor}"
        case yaml.NodeEvent(anchor=str() as anchor):
            english, swedish, found = "an anchor (&)", "ett ankare (&)", f"&{anchor}"
        case yaml.ScalarEvent(tag=str() as tag) | yaml.CollectionStartEvent(tag=str() as tag):
            english, swedish, found = "a tag (!)", "en typmarkering (!)", tag
        case _:
            return
    place = _place(reading.name, event, event)
    reading.faults.append(faults_form.not_written_out(place, english, swedish, found))


def _scalar(event: yaml.ScalarEvent, reading: _Reading) -> ScalarNode | BrokenNode:
    place = _place(reading.name, event, event)
    text = event.value
    if event.style is None or event.style == "":
        tag = str(reading.resolver.resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]
        match tag.removeprefix(_TAG):
            case "bool":
                fault = faults_form.implicit_truth(place, text)
            case "null":
                fault = faults_form.implicit_null(place, text)
            case "merge":
                fault = faults_form.not_written_out(place, "a merge key (<<)", "en sammanslagning (<<)", text)
            case _:
                return scalar(text, False, place, reading.faults)
        reading.faults.append(fault)
        return BrokenNode(place)
    return scalar(text, True, place, reading.faults)
