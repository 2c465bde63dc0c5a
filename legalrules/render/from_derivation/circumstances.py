"""The circumstances that settled the matter, in order of who stated them, apart from what was merely true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from legalrules.datalog.facts import Statement
from legalrules.derivation.decisive import Leaf
from legalrules.derivation.nodes import (
    Absent,
    Assessed,
    Assumed,
    Compared,
    Given,
    NoOther,
    NothingOfSort,
)
from legalrules.render.document import Block, Heading, Item, List, Paragraph, Spans
from legalrules.render.from_derivation.lines import asked_by, reasons, sentence_of, statements_of
from legalrules.render.from_derivation.sentences import sources, statement
from legalrules.render.from_derivation.telling import Line, Telling
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import fill, sentence


def circumstances(voice: Voice, leaves: Iterable[Leaf], telling: Telling) -> Iterator[Block]:
    """A list of sentences for each who stated them and when; last what rests on nothing that was stated."""
    letter = voice.phrases.letter
    asking = asking_lines(telling)
    groups: dict[str, dict[Spans, None]] = {}
    for leaf in leaves:
        who = sources(voice, statements_of(leaf))
        groups.setdefault(who, {})[_told(voice, leaf, telling, asking)] = None
    unstated = groups.pop("", {})
    for who, told in groups.items():
        yield Paragraph(words(letter.circumstances_by.format(sources=who) + ":"))
        yield List(tuple(Item(spans) for spans in told))
    if unstated:
        yield Paragraph(words(letter.circumstances_other + ":"))
        yield List(tuple(Item(spans) for spans in unstated))


def asking_lines(telling: Telling) -> dict[int, Line]:
    """The first line of each step: it knows which place asks for the fact, and whether that place failed on it."""
    first: dict[int, Line] = {}
    for line in telling.lines():
        first.setdefault(line.number, line)
    return first


def _told(voice: Voice, leaf: Leaf, telling: Telling, asking: dict[int, Line]) -> Spans:
    number = telling.number_of(leaf)
    line = asking.get(number) if number is not None else None
    failed = line is not None and line.attempt is not None
    place = asked_by(voice, line, always=True) if line is not None else ()
    bare = sentence_of(voice, leaf, failed=failed)
    text = sentence(voice.in_parentheses(bare, place, voice.step(number)))
    for reason in reasons(voice, leaf):
        text = fill("{text} {reason}", text=text, reason=sentence(reason))
    return text


def officials(leaves: Iterable[Leaf]) -> tuple[str, ...]:
    """The officials whose judgements settled the matter, each once."""
    assessed = (leaf for leaf in leaves if isinstance(leaf, Assessed))
    return tuple(dict.fromkeys(s.official for leaf in assessed for s in leaf.statements if s.official))


def stated_by(voice: Voice, statements: Iterable[Statement]) -> Iterator[Block]:
    """Statements as they were made, a list for each who made them and when."""
    groups: dict[str, list[Item]] = {}
    for one in statements:
        item = Item(sentence(words(statement(voice, one))))
        groups.setdefault(sources(voice, (one,)), []).append(item)
    for who, items in groups.items():
        yield Paragraph(words(voice.phrases.letter.circumstances_by.format(sources=who) + ":"))
        yield List(tuple(items))


def is_answered(leaf: Leaf) -> bool:
    """Whether the leaf rests on what the case holds, and not on an answer that is assumed."""
    match leaf:
        case Assumed():
            return False
        case Compared(_, left, right):
            return not any(isinstance(side.source, Assumed) for side in (left, right))
        case Given() | Assessed() | NoOther() | NothingOfSort() | Absent():
            return True
        case _:
            assert_never(leaf)


def merely_true(voice: Voice, statements: tuple[Statement, ...]) -> Iterator[Block]:
    """What is true and did not matter, in short: the sentences only."""
    letter = voice.phrases.letter
    if statements:
        yield Heading(3, letter.merely_true)
        yield Paragraph(words(letter.merely_true_intro))
        told = dict.fromkeys(statement(voice, one) for one in statements)
        yield List(tuple(Item(sentence(words(text))) for text in told))
