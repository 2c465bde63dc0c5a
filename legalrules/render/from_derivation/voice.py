"""What it takes to put a derivation into words: the phrases of a language, and the law that it cites."""

from __future__ import annotations

from dataclasses import dataclass

from legalrules.datalog.clauses import Rule
from legalrules.datalog.ending import Decided
from legalrules.derivation.decision import Decision
from legalrules.law.citation import Citation
from legalrules.law.wording import WordingKey
from legalrules.render.document import Cited, Spans, ToStep, Words
from legalrules.render.from_derivation.law_index import LawIndex
from legalrules.render.phrases.record import Phrases
from legalrules.render.quoting import LAW_LANGUAGE, quoted
from legalrules.render.spans import fill, joined


@dataclass(frozen=True, slots=True)
class Voice:
    """The phrases and the law."""

    phrases: Phrases
    law: LawIndex

    def cited(self, place: Citation, wording: WordingKey | None) -> Cited:
        """The place, marked if its wording is known only by quotation."""
        quoted = wording is not None and wording.known.is_quoted
        mark = self.phrases.steps.quoted_mark if quoted else ""
        return Cited(
            place, self.law.link(wording, place), mark, self.phrases.cite(place), self.law.gloss(wording)
        )

    def of_law(self, text: str) -> str:
        """Words that are the law's own or somebody's statement: marked where the rest is in another language."""
        return text if self.phrases.language == LAW_LANGUAGE else quoted(text)

    def cited_rule(self, rule: Rule) -> Spans:
        """The place of a rule; nothing for a rule that no provision holds."""
        origin = rule.origin
        return () if origin.citation is None else (self.cited(origin.citation, origin.wording),)

    def step(self, number: int | None) -> Spans:
        """The step of that number, linked; nothing for none."""
        if number is None:
            return ()
        return (ToStep(number, self.phrases.steps.step.format(number=number)),)

    def listed(self, parts: tuple[Spans, ...]) -> Spans:
        """The parts as an enumeration."""
        values = self.phrases.values
        return joined(parts, values.separator, values.last_separator)

    def listed_words(self, parts: tuple[str, ...]) -> str:
        """The words as an enumeration."""
        values = self.phrases.values
        *first, last = parts or ("",)
        return values.last_separator.join([*([values.separator.join(first)] if first else []), last])

    def is_decided(self, decision: Decision) -> bool:
        """Whether something was decided."""
        return isinstance(decision.ending, Decided)

    def in_parentheses(self, spans: Spans, *notes: Spans) -> Spans:
        """The spans with the notes after them in parentheses; nothing is added when every note is empty."""
        said = tuple(note for note in notes if note)
        if not said:
            return spans
        return fill("{spans} ({notes})", spans=spans, notes=joined(said, "; ", "; "))


def words(text: str) -> Spans:
    """The text as spans."""
    return (Words(text),) if text else ()
