"""Swedish: the questions that can still matter in a case."""

from __future__ import annotations

from legalrules.render.phrases.record import QuestionPhrases

QUESTIONS = QuestionPhrases(
    title="Frågor som kan avgöra ärendet",
    nothing="Inget svar kan avgöra ärendet. Det är redan avgjort, eller ska bedömas av en handläggare.",
    intro="Bara det som kan få betydelse frågas efter. Den fråga som ingår i flest sätt att avgöra ärendet står först.",
    ways="Så kan ärendet avgöras",
    decided="Ärendet avgörs automatiserat: {outcome}",
    holds="Det gäller att {sentence}",
    fails="Det gäller inte att {sentence}",
    one="Om det här svaret ges",
    all_of="Om alla dessa {count} svar ges",
    condition="{left} är {relation}",
    no_way="Inget svar leder hit.",
    truncated="Det kan finnas fler sätt än de som visas.",
    example="till exempel {sentence}",
    closing="är allt uppräknat om vilket det gäller att {sentence}",
    naming="är varje {sort} som berörs namngiven i ärendet",
    thing="finns det ytterligare {sort} (här kallad {name})",
    once="ingår i ett sätt att avgöra ärendet",
    often="ingår i {count} sätt att avgöra ärendet",
)
