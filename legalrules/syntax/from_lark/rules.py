"""Rules, their targets and conditions from Lark's tree."""

# ruff: noqa: D102 - the methods are named by the rules of the grammar, which says what they read

from __future__ import annotations

import re

from lark import Token as Lexeme
from lark import v_args

from legalrules.source import Span
from legalrules.syntax.from_lark.lexemes import LexemeReader, join, number, unquoted, words
from legalrules.syntax.from_lark.targets import ORDINALS, TargetPart, targets, within_section
from legalrules.syntax.nodes import (
    CalculationNode,
    CalculationSign,
    Clause,
    Comparator,
    ComparisonNode,
    ConditionNode,
    Connective,
    DateText,
    ExpressionNode,
    GatheredNode,
    GatheringWords,
    Item,
    Items,
    Joined,
    NameKey,
    NoneSuch,
    NumberText,
    PeriodText,
    PlusNode,
    RangeKey,
    RoundedNode,
    RoundingWords,
    RowNode,
    RuleNode,
    Sentence,
    TableNode,
    Target,
    VariableName,
    Word,
    WorkingDayNode,
)
from legalrules.syntax.numbers import looks_like_day, number_hint


def _is_thing(side: ExpressionNode) -> bool:
    return isinstance(side, Sentence) and len(side.tokens) == 1 and isinstance(side.tokens[0], VariableName)


@v_args(inline=True)
class RuleReader(LexemeReader):
    """The rules of grammar/legalrules.lark under Rules."""

    def rule(
        self,
        trots: Lexeme | None,
        places: tuple[Target, ...] | None,
        head: Sentence,
        equal: Lexeme | None,
        value: ExpressionNode | None,
        om: Lexeme | None,
        condition: ConditionNode | None,
    ) -> RuleNode:
        first = self._span(trots) if trots else head.span
        last = condition or value or head
        if value is not None:
            self._check_right_side(value)
        return RuleNode(places or (), head, value, condition, join(first, last.span))

    def sentence(self, *tokens: Lexeme) -> Sentence:
        parts = tuple(
            VariableName(str(token), self._span(token))
            if token.type == "VARIABLE"
            else Word(str(token), self._span(token))
            for token in tokens
        )
        return Sentence(parts, join(parts[0].span, parts[-1].span))

    def working_day(self, base: ExpressionNode, keyword: Lexeme) -> WorkingDayNode:
        return WorkingDayNode(base, join(base.span, self._span(keyword)))

    # ---- places after `trots`

    def targets(self, *parts: TargetPart) -> tuple[Target, ...]:
        return targets(parts, self.faults)

    def gap_places(self, *parts: TargetPart) -> tuple[Target, ...]:
        return within_section(parts)

    def section_target(
        self,
        statute: Lexeme | None,
        chapter: Lexeme | None,
        section: Lexeme,
        paragraph: Lexeme | None,
        item: Lexeme | None,
    ) -> TargetPart:
        span = self._from(statute or chapter or section, self._span(item or paragraph or section))
        return _target(statute, chapter, (words(section.rstrip("§")),), paragraph, item, span)

    def sections_target(self, statute: Lexeme | None, chapter: Lexeme | None, sections: Lexeme) -> TargetPart:
        numbers = tuple(words(part) for part in re.split(r",| och ", sections.rstrip("§")))
        span = self._from(statute or chapter or sections, self._span(sections))
        return _target(statute, chapter, numbers, None, None, span)

    def chapter_target(self, statute: Lexeme | None, chapter: Lexeme) -> TargetPart:
        span = self._from(statute or chapter, self._span(chapter))
        return _target(statute, chapter, (), None, None, span)

    def paragraph_target(self, paragraph: Lexeme, item: Lexeme | None) -> TargetPart:
        return _target(None, None, (), paragraph, item, self._from(paragraph, self._span(item or paragraph)))

    def item_target(self, item: Lexeme) -> TargetPart:
        return _target(None, None, (), None, item, self._span(item))

    # ---- conditions

    def all_of(self, first: ConditionNode, *more: Lexeme | ConditionNode) -> ConditionNode:
        return _joined(Connective.ALL, (first, *more))

    def any_of(self, first: ConditionNode, *more: Lexeme | ConditionNode) -> ConditionNode:
        return _joined(Connective.ANY, (first, *more))

    def clause(self, sentence: Sentence) -> Clause:
        return Clause(sentence, sentence.span)

    def comparison(
        self, left: ExpressionNode, comparator: Comparator, right: ExpressionNode
    ) -> ComparisonNode:
        self._check_right_side(right)
        if comparator in (Comparator.SAME, Comparator.DIFFERENT):
            for side in (left, right):
                if not _is_thing(side):
                    message = f"“{comparator.value}” compares two things, each named by a capital letter"
                    wanted = "a name for a thing (Å, B, K2)"
                    self.faults.add("LR101", side.span, message, str(side), wanted)
        return ComparisonNode(left, comparator, right, join(left.span, right.span))

    def comparator(self, keyword: Lexeme) -> Comparator:
        return Comparator(words(keyword))

    def items(self, keyword: Lexeme, *items: Item) -> Items:
        return self._items(keyword, items)

    def _items(self, keyword: Lexeme, items: tuple[Item, ...]) -> Items:
        for index, item in enumerate(items):
            same = [earlier for earlier in items[:index] if earlier.label == item.label]
            if same:
                self.faults.twice(item.span, f"the item “{item.label}”", same[0].span)
        connective = Connective.ALL if keyword.startswith("alla") else Connective.ANY
        return Items(connective, items, self._from(keyword, items[-1].span))

    def item(
        self, label: Lexeme, first: ConditionNode, more: tuple[Connective, tuple[ConditionNode, ...]] | None
    ) -> Item:
        condition = _joined(more[0], (first, *more[1])) if more else first
        return Item(label[:-1], condition, self._from(label, condition.span))

    def nested_item(
        self,
        label: Lexeme,
        keyword: Lexeme,
        *rest: Item | tuple[Connective, tuple[ConditionNode, ...]] | None,
    ) -> Item:
        items = tuple(part for part in rest if isinstance(part, Item))
        more = rest[-1]
        return self.item(label, self._items(keyword, items), more if isinstance(more, tuple) else None)

    def none_such_item(self, label: Lexeme, condition: NoneSuch) -> Item:
        return self.item(label, condition, None)

    def and_more(self, *parts: Lexeme | ConditionNode) -> tuple[Connective, tuple[ConditionNode, ...]]:
        return Connective.ALL, _conditions(parts)

    def or_more(self, *parts: Lexeme | ConditionNode) -> tuple[Connective, tuple[ConditionNode, ...]]:
        return Connective.ANY, _conditions(parts)

    def none_such(self, keyword: Lexeme, variable: Lexeme, condition: ConditionNode) -> NoneSuch:
        name = VariableName(str(variable), self._span(variable))
        return NoneSuch(name, condition, self._from(keyword, condition.span))

    # ---- tables

    def table(self, keyword: Lexeme, head: Sentence, *parts: Sentence | RowNode) -> TableNode:
        keys = tuple(part for part in parts if isinstance(part, Sentence))
        rows = tuple(part for part in parts if isinstance(part, RowNode))
        for row in rows:
            if len(row.keys) != len(keys):
                found, required = f"{len(row.keys)} keys", f"{len(keys)}, one for each “efter”"
                self.faults.add("LR106", row.span, "a row has another number of keys", found, required)
        return TableNode(head, keys, rows, self._from(keyword, rows[-1].span))

    def key_line(self, keyword: Lexeme, sentence: Sentence) -> Sentence:
        return sentence

    def row(self, *parts: RangeKey | NameKey | Lexeme | None) -> RowNode:
        keys = tuple(part for part in parts if isinstance(part, RangeKey | NameKey))
        value, unit, _, origin = parts[len(keys) :]
        assert isinstance(value, Lexeme)
        amount = self.number(value, unit if isinstance(unit, Lexeme) else None)
        said = unquoted(origin) if isinstance(origin, Lexeme) else ""
        end = self._span(origin) if isinstance(origin, Lexeme) else amount.span
        return RowNode(keys, amount, said, join(keys[0].span, end))

    def range_key(self, keyword: Lexeme, low: Lexeme, high: Lexeme | None) -> RangeKey:
        ends = self._end(low), self._end(high) if high else None
        return RangeKey(ends[0], ends[1], self._from(keyword, (ends[1] or ends[0]).span))

    def _end(self, text: Lexeme) -> DateText | NumberText:
        return self._date(text) if text.type == "DATE" else self.number(text, None)

    def name_key(self, phrase: tuple[Lexeme, ...]) -> NameKey:
        return NameKey(" ".join(phrase), self._from(phrase[0], self._span(phrase[-1])))

    # ---- values

    def rounding(self, keyword: Lexeme) -> Lexeme:
        return keyword

    def rounded(self, base: ExpressionNode, rule: Lexeme, step: Lexeme, unit: Lexeme | None) -> RoundedNode:
        multiple = self.number(step, unit)
        return RoundedNode(base, RoundingWords(words(rule)), multiple, join(base.span, multiple.span))

    def calculation(self, left: ExpressionNode, sign: Lexeme, right: ExpressionNode) -> CalculationNode:
        self._check_right_side(right)
        return CalculationNode(left, CalculationSign(words(sign)), right, join(left.span, right.span))

    def gathered(
        self, keyword: Lexeme, of: Sentence, member: Lexeme, som: Lexeme, over: Sentence
    ) -> GatheredNode:
        name = VariableName(str(member), self._span(member))
        span = self._from(keyword, over.span)
        return GatheredNode(GatheringWords(words(keyword)), of.tokens, name, over, span)

    def counted(self, keyword: Lexeme, member: Lexeme, som: Lexeme, over: Sentence) -> GatheredNode:
        name = VariableName(str(member), self._span(member))
        return GatheredNode(GatheringWords.COUNT, (), name, over, self._from(keyword, over.span))

    def number(self, text: Lexeme, unit: Lexeme | None) -> NumberText:
        return NumberText(number(text), str(unit or ""), self._from(text, self._span(unit or text)))

    def date(self, day: Lexeme) -> DateText:
        return self._date(day)

    def sentence_plus(self, base: Sentence, plus: Lexeme, count: Lexeme, unit: Lexeme) -> PlusNode:
        period = PeriodText(str(count), str(unit), self._from(count, self._span(unit)))
        return PlusNode(base, period, join(base.span, period.span))

    def date_plus(self, day: Lexeme, plus: Lexeme, count: Lexeme, unit: Lexeme) -> PlusNode:
        period = PeriodText(str(count), str(unit), self._from(count, self._span(unit)))
        return PlusNode(self._date(day), period, self._from(day, period.span))

    def _check_right_side(self, right: ExpressionNode) -> None:
        """A sentence to the right that begins with a digit was meant as a number or a day."""
        first = str(right).split(" ")[0] if isinstance(right, Sentence) else ""
        if not first[:1].isdigit():
            return
        if looks_like_day(first):
            self.faults.add("LR107", right.span, f"“{first}” is not a day", first, "a day (2025-12-01)")
        else:
            message = f"“{first}” is not a number as the language writes it"
            self.faults.add("LR104", right.span, message, first, "a number (30,5)", number_hint(first))


def _conditions(parts: tuple[Lexeme | ConditionNode, ...]) -> tuple[ConditionNode, ...]:
    """The conditions without the `och` or `eller` before each."""
    return tuple(part for part in parts if not isinstance(part, Lexeme))


def _joined(connective: Connective, parts: tuple[Lexeme | ConditionNode, ...]) -> ConditionNode:
    conditions = _conditions(parts)
    if len(conditions) == 1:
        return conditions[0]
    return Joined(connective, conditions, join(conditions[0].span, conditions[-1].span))


def _target(
    statute: Lexeme | None,
    chapter: Lexeme | None,
    sections: tuple[str, ...],
    paragraph: Lexeme | None,
    item: Lexeme | None,
    span: Span,
) -> TargetPart:
    number = words(chapter.removesuffix("kap.")) if chapter else ""
    ordinal = ORDINALS.index(paragraph.split()[0]) + 1 if paragraph else 0
    return TargetPart(str(statute or ""), number, sections, ordinal, str(item or ""), span)
