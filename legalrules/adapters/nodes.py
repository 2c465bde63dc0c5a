"""The tree of a case file, whether YAML, JSON or Python data: scalars, sequences and mappings with their places.

Every scalar is text; no type is guessed. A broken node stands where a fault was told already, so that later stages
pass over it in silence. The limits keep a hostile file from holding up a service.
"""

from __future__ import annotations

from dataclasses import dataclass

from legalrules.source import Span

# So chosen that whatever is within them is read or refused within a second.
MAX_BYTES = 2_000_000
MAX_NODES = 60_000
MAX_SEPARATORS = 90_000  # line ends and commas: no case within the other limits has more
MAX_FAULTS = 1_000  # after which nothing more is read
MAX_DEPTH = 20
MAX_STATEMENTS = 5_000
MAX_TEXT = 2_000
MAX_NAME = 200  # of the certificate page, section 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: a span in a file, or a JSON pointer into Python data."""

    span: Span | None
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text in NFC without line breaks; `quoted` if it was written in quotation marks or as a block."""

    text: str
    quoted: bool
    place: Place


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in the order written; no key occurs twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """Something that is wrong and has been reported."""

    place: Place


Node = ScalarNode | SequenceNode | MappingNode | BrokenNode
