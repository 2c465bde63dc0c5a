"""The words that join the law's own sentences into rules, in Swedish and English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from legalrules.law.citation import Citation
from legalrules.render.phrases.en import ENGLISH
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from legalrules.values import AggregateOperator, ArithmeticOperator, Operator, RoundingMode


@dataclass(frozen=True, slots=True)
class Frames:
    """What stands between the law's own words; `quote` marks those where the rest is in another language."""

    language: str
    if_one: str
    if_this: str
    if_all: str
    if_any: str
    all_of: str
    any_of: str
    none_such: str
    despite: str
    waived: str
    not_needed: str
    is_value: str
    is_not: str
    same: str
    different: str
    working_day: str
    stop: str
    last: str
    phrases: Phrases
    quote: Callable[[str], str]

    @property
    def relations(self) -> Mapping[Operator, str]:
        """Comparisons of numbers and names."""
        return self.phrases.values.relations

    @property
    def day_relations(self) -> Mapping[Operator, str]:
        """Comparisons of days."""
        return self.phrases.values.day_relations

    @property
    def reckoned(self) -> Mapping[ArithmeticOperator, str]:
        """Sums, differences, products."""
        return self.phrases.values.reckoned

    @property
    def rounded(self) -> Mapping[RoundingMode, str]:
        """The rounding rules."""
        return self.phrases.values.rounded

    @property
    def gathered(self) -> Mapping[AggregateOperator, str]:
        """Totals."""
        return self.phrases.values.gathered

    @property
    def divided(self) -> str:
        """Quotients."""
        return self.phrases.values.divided

    @property
    def later(self) -> str:
        """A day, a period later."""
        return self.phrases.values.later

    @property
    def units(self) -> Mapping[str, str]:
        """Units as they are printed."""
        return self.phrases.values.units

    @property
    def decimal_mark(self) -> str:
        """What stands before the decimals."""
        return self.phrases.decimal_mark

    @property
    def periods(self) -> tuple[tuple[str, str], ...]:
        """Years, months, weeks, days: one and many."""
        values = self.phrases.values
        return values.years, values.months, values.weeks, values.days

    def cite(self, place: Citation) -> str:
        """The place in the language."""
        return self.phrases.cite(place)


SV = Frames(
    language="sv",
    if_one=" om ",
    if_this=" om:",
    if_all=" om allt detta gäller:",
    if_any=" om något av detta gäller:",
    all_of="allt detta gäller:",
    any_of="något av detta gäller:",
    none_such="det inte finns någon {variable} sådan att:",
    despite="Trots ",
    waived="Villkoret i ",
    not_needed=" behöver inte vara uppfyllt för {things}",
    is_value=" är ",
    is_not=" är inte ",
    same="{left} är samma som {right}",
    different="{left} är en annan än {right}",
    working_day=", eller nästa vardag om dagen är helgdag",
    stop=".",
    last=" och ",
    phrases=SWEDISH,
    quote=str,
)
EN = Frames(
    language="en",
    if_one=" if ",
    if_this=" if:",
    if_all=" if all of this holds:",
    if_any=" if any of this holds:",
    all_of="all of this holds:",
    any_of="any of this holds:",
    none_such="there is no {variable} such that:",
    despite="Despite ",
    waived="The condition in ",
    not_needed=" does not have to be met for {things}",
    is_value=" is ",
    is_not=" is not ",
    same="{left} is the same as {right}",
    different="{left} is another than {right}",
    working_day=", or the next working day if it is a day of rest",
    stop=".",
    last=" and ",
    phrases=ENGLISH,
    quote=lambda text: f"“{text}”",
)
