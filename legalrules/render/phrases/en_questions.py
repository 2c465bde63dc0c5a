"""English: the questions that can still matter in a case."""

from __future__ import annotations

from legalrules.render.phrases.record import QuestionPhrases

QUESTIONS = QuestionPhrases(
    title="Questions that can settle the case",
    nothing="No answer can settle the case. It is settled already, or an official has to assess it.",
    intro="Only what can matter is asked. The question that belongs to most ways of settling the case stands first.",
    ways="How the case can be settled",
    decided="The case is settled automatically: {outcome}",
    holds="It holds that {sentence}",
    fails="It does not hold that {sentence}",
    one="If this answer is given",
    all_of="If all these {count} answers are given",
    condition="{left} is {relation}",
    no_way="No answer leads here.",
    truncated="There may be more ways than those shown.",
    example="for example {sentence}",
    closing="has everything been listed of which it holds that {sentence}",
    naming="has every {sort} concerned been named in the case",
    thing="is there a further {sort} (here called {name})",
    once="belongs to one way of settling the case",
    often="belongs to {count} ways of settling the case",
)
