"""Immutable records as JSON and back: the form in which law made ready is kept between processes.

A document is a table: each record stands once, after all that it holds, and refers to them by number. Only the classes
named here are ever made from a document, by their own constructors, so that reading one runs no code of its choosing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType, ModuleType
from typing import TypeAlias, cast

from legalrules import source, values
from legalrules.datalog import clauses, program, terms, working_days
from legalrules.diagnostics import diagnostic
from legalrules.law import citation, concept, condition, in_force, provision, statute, waiver, wording

Field: TypeAlias = str | bool | int | None
Node: TypeAlias = list[Field]
Maker: TypeAlias = Callable[[Sequence[object]], object]

_MODULES: tuple[ModuleType, ...] = (
    source,
    values,
    diagnostic,
    citation,
    concept,
    condition,
    in_force,
    provision,
    statute,
    waiver,
    wording,
    terms,
    clauses,
    program,
    working_days,
)
_TUPLE, _SET, _TABLE, _WHOLE, _DECIMAL, _DATE = "tuple", "set", "table", "integer", "decimal", "date"


def to_table(record: object) -> tuple[list[str], list[Node]]:
    """The names of the classes used, and the nodes, the record's own last. Raises TypeError for other objects."""
    writer = _Writer()
    writer.place(record)
    return writer.names, writer.nodes


def from_table(names: Sequence[str], nodes: Sequence[Sequence[Field]]) -> object:
    """The record of a table. Raises ValueError or LookupError for a table that is none."""
    known = _makers()
    makers = [known[name] for name in names]
    made: list[object] = []
    for node in nodes:
        kind, *fields = node
        arguments = [made[f] if type(f) is int else f for f in fields]
        made.append(makers[cast(int, kind)](arguments))
    return made[-1]


class _Writer:
    """A table as it grows. Equal nodes are one node: what records share by value they share when read."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.nodes: list[Node] = []
        self._numbers: dict[tuple[tuple[type, Field], ...], int] = {}
        self._known = {id(cls): name for name, cls in _classes().items()}

    def place(self, value: object) -> Field:
        """What stands for the value in a node: itself if it is plain, else the number of its node."""
        match value:
            case None | bool() | str() if not isinstance(value, Enum):
                return value
            case Enum():
                return self._node(self._name(value), [self.place(value.value)])
            case int():
                return self._node(_WHOLE, [str(value)])
            case Decimal():
                return self._node(_DECIMAL, [str(value)])
            case date():
                return self._node(_DATE, [value.isoformat()])
            case tuple():
                return self._node(_TUPLE, [self.place(part) for part in value])
            case frozenset():
                return self._node(_SET, sorted((self.place(part) for part in value), key=str))
            case Mapping():
                return self._node(_TABLE, [self.place(part) for pair in value.items() for part in pair])
            case _:
                return self._record(value)

    def _record(self, value: object) -> Field:
        if not dataclasses.is_dataclass(value):
            raise TypeError(f"{type(value).__name__} is no record")
        name = self._name(value)
        return self._node(name, [self.place(getattr(value, f)) for f in _fields(type(value))])

    def _name(self, value: object) -> str:
        name = self._known.get(id(type(value)))
        if name is None:
            raise TypeError(f"{type(value).__name__} is not among the records that are kept")
        return name

    def _node(self, name: str, fields: list[Field]) -> int:
        if name not in self.names:
            self.names.append(name)
        node: Node = [self.names.index(name), *fields]
        key = tuple((type(field), field) for field in node)
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[key]


def _fields(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


def _classes() -> Mapping[str, type]:
    """The records and enumerations of the law and the logic, each by module and name."""
    return {
        f"{module.__name__.removeprefix('legalrules.')}.{name}": cls
        for module in _MODULES
        for name, cls in vars(module).items()
        if isinstance(cls, type)
        and cls.__module__ == module.__name__
        and (dataclasses.is_dataclass(cls) or issubclass(cls, Enum))
    }


def _makers() -> Mapping[str, Maker]:
    makers: dict[str, Maker] = {name: _maker(cls) for name, cls in _classes().items()}
    return makers | {
        _TUPLE: tuple,
        _SET: frozenset,
        _TABLE: lambda given: MappingProxyType(dict(zip(given[::2], given[1::2], strict=True))),
        _WHOLE: lambda given: int(str(given[0])),
        _DECIMAL: lambda given: Decimal(str(given[0])),
        _DATE: lambda given: date.fromisoformat(str(given[0])),
    }


def _maker(cls: type) -> Maker:
    return lambda given: cls(*given)
