"""Headers, sections, wordings and transitional provisions from Lark's tree."""

# ruff: noqa: D102 - the methods are named by the rules of the grammar, which says what they read

from __future__ import annotations

from dataclasses import replace

from lark import Token as Lexeme
from lark import v_args

from legalrules.source import Span
from legalrules.syntax.from_lark import assembly
from legalrules.syntax.from_lark.assembly import Line
from legalrules.syntax.from_lark.lexemes import LexemeReader, act_number, join, unquoted, words
from legalrules.syntax.nodes import (
    ChapterNode,
    ChoiceNode,
    ContentNode,
    HeaderNode,
    Part,
    Placed,
    PointNode,
    PropertyNode,
    QuotedNode,
    RepealNode,
    SectionNode,
    Target,
    TransitionNode,
    WaiverNode,
    WordingNode,
)


@v_args(inline=True)
class SectionReader(LexemeReader):
    """The rules of grammar/legalrules.lark under What a file is about, and under Sections."""

    def statute_block(
        self, kind: Lexeme, name: Lexeme, title: Lexeme, sfs: Lexeme, lines: tuple[PropertyNode, ...] | None
    ) -> HeaderNode:
        span = self._from(kind, lines[-1].span if lines else self._span(sfs))
        return HeaderNode(str(kind), str(name), unquoted(title), act_number(sfs), lines or (), span)

    def delegation_block(
        self, kind: Lexeme, name: Lexeme, title: Lexeme, lines: tuple[PropertyNode, ...] | None
    ) -> HeaderNode:
        span = self._from(kind, lines[-1].span if lines else self._span(title))
        return HeaderNode(str(kind), str(name), unquoted(title), "", lines or (), span)

    def properties(self, *lines: PropertyNode) -> tuple[PropertyNode, ...]:
        for index, line in enumerate(lines):
            same = [earlier for earlier in lines[:index] if earlier.key == line.key]
            if same:
                self.faults.twice(line.span, f"“{line.key}”", same[0].span)
        return lines

    def property(self, key: Lexeme, *values: Lexeme | tuple[Lexeme, ...]) -> PropertyNode:
        last = values[-1][-1] if isinstance(values[-1], tuple) else values[-1]
        texts = tuple(" ".join(value) if isinstance(value, tuple) else act_number(value) for value in values)
        return PropertyNode(words(key), texts, self._from(key, self._span(last)))

    def key(self, keyword: Lexeme) -> Lexeme:
        return keyword

    def phrase(self, *plain: Lexeme) -> tuple[Lexeme, ...]:
        return plain

    def chapter_block(self, keyword: Lexeme, number: Lexeme, title: Lexeme) -> ChapterNode:
        return ChapterNode(str(number), unquoted(title), self._from(keyword, self._span(title)))

    # ---- sections and transitional provisions

    def section_block(self, sign: Lexeme, number: Lexeme, *wordings: WordingNode | RepealNode) -> SectionNode:
        return SectionNode(str(number), wordings, self._from(sign, wordings[-1].span))

    def wording(
        self,
        keyword: Lexeme,
        start: Lexeme,
        end: Lexeme | None,
        act: Lexeme,
        quoted: QuotedNode | None,
        content: tuple[ContentNode, Span],
    ) -> WordingNode:
        last = self._date(end) if end else None
        span = self._from(keyword, content[1])
        return WordingNode(self._date(start), last, act_number(act), quoted, content[0], span)

    def repeal(self, keyword: Lexeme, start: Lexeme, act: Lexeme) -> RepealNode:
        return RepealNode(self._date(start), act_number(act), self._from(keyword, self._span(act)))

    def quoted(self, day: Lexeme, where: Lexeme) -> QuotedNode:
        return QuotedNode(self._date(day), unquoted(where))

    def transition_block(self, keyword: Lexeme, sfs: Lexeme, *points: PointNode) -> TransitionNode:
        return TransitionNode(act_number(sfs), points, self._from(keyword, points[-1].span))

    def point(
        self, keyword: Lexeme, label: Lexeme, quoted: QuotedNode | None, content: tuple[ContentNode, Span]
    ) -> PointNode:
        return PointNode(str(label), quoted, content[0], self._from(keyword, content[1]))

    def content(
        self, gloss: Lexeme, *entries: Line | WaiverNode | ChoiceNode | Part
    ) -> tuple[ContentNode, Span]:
        end = entries[-1].span if entries else self._span(gloss)
        return assembly.content(unquoted(gloss), entries, self.faults), end

    def link(self, keyword: Lexeme, text: Lexeme) -> Line:
        return self._quoted(keyword, text)

    def gap(self, keyword: Lexeme, places: tuple[Target, ...] | None, text: Lexeme) -> Line:
        return replace(self._quoted(keyword, text), places=places or ())

    def waiver(
        self, keyword: Lexeme, kind: Lexeme, places: tuple[Target, ...] | None, reason: Lexeme
    ) -> WaiverNode:
        span = self._from(keyword, self._span(reason))
        return WaiverNode(unquoted(kind), places or (), unquoted(reason), span)

    def choice_line(self, keyword: Lexeme, text: Lexeme) -> Line:
        return self._quoted(keyword, text)

    def choice(self, keyword: Lexeme, name: Lexeme, *lines: Line) -> ChoiceNode:
        at = self._from(keyword, self._span(name))
        return assembly.choice(unquoted(name), lines, at, join(at, lines[-1].span), self.faults)

    def paragraph(self, keyword: Lexeme, label: Lexeme, *parts: Part) -> Placed:
        return Placed(str(keyword), str(label), parts, self._from(keyword, parts[-1].span))

    def point_part(self, keyword: Lexeme, label: Lexeme, *parts: Part) -> Placed:
        return Placed(str(keyword), str(label), parts, self._from(keyword, parts[-1].span))
