"""Vocabulary and case types from Lark's tree."""

# ruff: noqa: D102 - the methods are named by the rules of the grammar, which says what they read

from __future__ import annotations

import re

from lark import Token as Lexeme
from lark import v_args

from legalrules.syntax.from_lark import assembly
from legalrules.syntax.from_lark.assembly import Line
from legalrules.syntax.from_lark.lexemes import LexemeReader, join, number, unquoted, words
from legalrules.syntax.nodes import (
    CaseTypeNode,
    ConceptNode,
    ConditionNode,
    ConstraintNode,
    ExclusionNode,
    NumberText,
    OutcomeNode,
    ReportNode,
    Sentence,
    SlotNode,
    SortNode,
    TypeNode,
    VariableName,
    VerbNode,
    VocabularyNode,
    WaiverNode,
    Word,
)

_LOOKS_LIKE_VARIABLE = re.compile(r"[A-ZÅÄÖ][0-9]?,?")


@v_args(inline=True)
class VocabularyReader(LexemeReader):
    """The rules of grammar/legalrules.lark under Vocabulary and Case types."""

    def vocabulary_block(
        self, begrepp: Lexeme, *parts: SortNode | ConceptNode | ConstraintNode | ExclusionNode
    ) -> VocabularyNode:
        return VocabularyNode(
            tuple(part for part in parts if isinstance(part, SortNode)),
            tuple(part for part in parts if isinstance(part, ConceptNode)),
            tuple(part for part in parts if isinstance(part, ConstraintNode | ExclusionNode)),
            self._from(begrepp, parts[-1].span),
        )

    def sort(self, keyword: Lexeme, name: Lexeme, gloss: Lexeme | None) -> SortNode:
        span = self._from(keyword, self._span(gloss or name))
        return SortNode(str(name), unquoted(gloss) if gloss else "", span)

    def concept(self, template: tuple[Word | SlotNode | VerbNode, ...], *lines: Line) -> ConceptNode:
        at = join(template[0].span, template[-1].span)
        span = join(at, lines[-1].span if lines else at)
        return assembly.concept(template, lines, at, span, self.faults)

    def template(self, *parts: Lexeme | SlotNode | VerbNode) -> tuple[Word | SlotNode | VerbNode, ...]:
        return tuple(self._template_word(part) if isinstance(part, Lexeme) else part for part in parts)

    def _template_word(self, word: Lexeme) -> Word:
        span = self._span(word)
        if _LOOKS_LIKE_VARIABLE.fullmatch(word):
            message = f"“{word}” stands in a concept's sentence without its sort"
            hint = f"write {{{word.rstrip(',')}: ...}} with the sort"
            self.faults.add("LR101", span, message, str(word), "a slot ({Å: åtgärd})", hint)
        return Word(str(word), span)

    def slot(self, opening: Lexeme, variable: Lexeme, sort: Lexeme, closing: Lexeme) -> SlotNode:
        name = VariableName(str(variable), self._span(variable))
        return SlotNode(name, str(sort), self._from(opening, self._span(closing)))

    def verb(self, opening: Lexeme, verb: Lexeme, closing: Lexeme) -> VerbNode:
        return VerbNode(str(verb), self._from(opening, self._span(closing)))

    def names(self, *names: Lexeme) -> tuple[Lexeme, ...]:
        return names

    def constraint(self, keyword: Lexeme, condition: ConditionNode) -> ConstraintNode:
        return ConstraintNode(condition, self._from(keyword, condition.span))

    def exclusion(self, keyword: Lexeme, *sentences: Sentence) -> ExclusionNode:
        span = self._from(keyword, sentences[-1].span)
        if len(sentences) < 2:
            hint = "write the sentences on lines of their own, indented"
            self.faults.add("LR106", span, "only one sentence excludes nothing", "", "two sentences", hint)
        return ExclusionNode(sentences, span)

    # ---- the lines under a concept

    def concept_id(self, keyword: Lexeme, name: Lexeme) -> Line:
        return self._named(keyword, "id", (name,))

    def question(self, keyword: Lexeme, text: Lexeme) -> Line:
        return self._quoted(keyword, text)

    def criteria(self, keyword: Lexeme, text: Lexeme) -> Line:
        return self._quoted(keyword, text)

    def input_from(self, keyword: Lexeme, names: tuple[Lexeme, ...]) -> Line:
        return self._named(keyword, "indata", names)

    def assessed_by(self, keyword: Lexeme, names: tuple[Lexeme, ...]) -> Line:
        return self._named(keyword, "bedömning", names)

    def derived(self, keyword: Lexeme) -> Line:
        return Line("härledd", self._span(keyword))

    def functional(self, keyword: Lexeme) -> Line:
        return Line("en", self._span(keyword))

    def closable(self, keyword: Lexeme) -> Line:
        return Line("mängd", self._span(keyword))

    def protected(self, keyword: Lexeme) -> Line:
        return Line(words(keyword), self._span(keyword))

    controllable = exhaustive = guidance = protected

    def concept_type(self, value: TypeNode) -> Line:
        return Line("värde", value.span, value=value)

    def decimal_type(
        self, keyword: Lexeme, unit: Lexeme | None, low: Lexeme | None, high: Lexeme | None
    ) -> TypeNode:
        return self._type(words(keyword).split()[0], keyword, unit, low, high)

    integer_type = decimal_type

    def date_type(self, keyword: Lexeme) -> TypeNode:
        return self._type(str(keyword), keyword, None, None, None)

    text_type = date_type

    def _type(
        self, kind: str, keyword: Lexeme, unit: Lexeme | None, low: Lexeme | None, high: Lexeme | None
    ) -> TypeNode:
        ends = [NumberText(number(end), "", self._span(end)) if end else None for end in (low, high)]
        span = self._from(keyword, self._span(high or low or unit or keyword))
        return TypeNode(kind, str(unit or ""), ends[0], ends[1], (), span)

    def enumeration_type(self, keyword: Lexeme, *phrases: tuple[Lexeme, ...]) -> TypeNode:
        names = tuple(" ".join(phrase) for phrase in phrases)
        for index, name in enumerate(names):
            if name in names[:index]:
                first = phrases[names.index(name)][0]
                self.faults.twice(self._span(phrases[index][0]), f"“{name}”", self._span(first))
        return TypeNode(
            "enumeration", "", None, None, names, self._from(keyword, self._span(phrases[-1][-1]))
        )

    # ---- case types

    def case_type_block(
        self,
        keyword: Lexeme,
        name: Lexeme,
        title: Lexeme,
        *parts: Line | WaiverNode | OutcomeNode | ReportNode,
    ) -> CaseTypeNode:
        at = self._from(keyword, self._span(title))
        span = join(at, parts[-1].span)
        return assembly.case_type(str(name), unquoted(title), parts, at, span, self.faults)

    def subject(self, keyword: Lexeme, slot: SlotNode) -> Line:
        return Line("gäller", self._from(keyword, slot.span), slot=slot)

    def applicant(self, keyword: Lexeme, names: tuple[Lexeme, ...]) -> Line:
        return self._named(keyword, "sökande", names)

    def also_called(self, keyword: Lexeme, names: tuple[Lexeme, ...]) -> Line:
        return self._named(keyword, "kallas också", names)

    def decision_day(self, keyword: Lexeme, sentence: Sentence) -> Line:
        return Line(words(keyword), self._from(keyword, sentence.span), sentence=sentence)

    obstacle = when = delegated = decision_day

    def outcome(self, keyword: Lexeme, name: Lexeme, title: Lexeme, *lines: Line) -> OutcomeNode:
        at = self._from(keyword, self._span(title))
        span = join(at, lines[-1].span)
        return assembly.outcome(str(name), unquoted(title), lines, at, span, self.faults)

    def outcome_question(self, keyword: Lexeme, text: Lexeme) -> Line:
        return self._quoted(keyword, text)

    def outcome_decision(self, keyword: Lexeme, text: Lexeme) -> Line:
        return self._quoted(keyword, text)

    def report(self, keyword: Lexeme, heading: Lexeme, *sentences: Sentence) -> ReportNode:
        return ReportNode(unquoted(heading), sentences, self._from(keyword, sentences[-1].span))
