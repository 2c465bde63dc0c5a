"""Document: the one representation that all output passes through, and the only thing the back ends see.

It knows headings, paragraphs, lists, tables, notes and numbered steps, and inside them words, citations and links to
steps; nothing of law or logic. Steps are kept flat, each with its depth, so that a derivation of any depth can be
printed, compared and copied without recursion.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from legalrules.law.citation import Citation


@dataclass(frozen=True, slots=True)
class Words:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that a reader should see first."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be copied exactly: a digest, a command."""

    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in the law, with a link to the official text ("" if there is none).

    `mark` is said beside it: that the wording is known only by quotation. `text` is the place in the reader's
    language ("" for the form that a Swedish lawyer writes). `gloss` is what it means in our words, for a reader who
    asks ("" if that is not known).
    """

    citation: Citation
    link: str = ""
    mark: str = ""
    text: str = ""
    gloss: str = ""

    @property
    def shown(self) -> str:
        """The place as it is printed."""
        return self.text or self.citation.swedish()


@dataclass(frozen=True, slots=True)
class ToStep:
    """A link to the step of that number; `text` names it in the reader's language."""

    number: int
    text: str


Span = Words | Strong | Code | Cited | ToStep
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the items below it."""

    spans: Spans
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """Items, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as the header has."""

    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must not miss."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a derivation, at a depth below the line that rests on it.

    `number` is None for a line that is no step of its own: it mentions a step told elsewhere.
    """

    depth: int
    number: int | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class Steps:
    """A derivation, a step before those it rests on; the depth grows by at most one from line to line."""

    steps: tuple[Step, ...]


Block = Heading | Paragraph | List | Table | Note | Steps


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks from top to bottom, in a language (a BCP 47 tag)."""

    language: str
    blocks: tuple[Block, ...]


def title(document: Document) -> str:
    """The title: the first heading."""
    return next((block.text for block in document.blocks if isinstance(block, Heading)), "")


def anchored(document: Document) -> frozenset[int]:
    """The numbers of the steps that stand in the document: what a link can point to."""
    return frozenset(
        step.number
        for block in document.blocks
        if isinstance(block, Steps)
        for step in block.steps
        if step.number is not None
    )


def without_steps(document: Document) -> Document:
    """The document without its derivation and the heading above it: the letter that people read first."""
    blocks = document.blocks
    cut = next((n for n, block in enumerate(blocks) if isinstance(block, Steps)), len(blocks))
    while cut and cut < len(blocks) and not isinstance(blocks[cut], Heading):
        cut -= 1
    return replace(document, blocks=blocks[:cut])
