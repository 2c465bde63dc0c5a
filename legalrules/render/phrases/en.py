"""English: all of it. The law's own sentences stay Swedish, and it is the Swedish document that counts."""

from __future__ import annotations

from legalrules.render.phrases.en_citation import english
from legalrules.render.phrases.en_letter import APPEAL, LETTER
from legalrules.render.phrases.en_notes import COMPLETION, EXPLANATION, HAND_OVER, REJECTION
from legalrules.render.phrases.en_questions import QUESTIONS
from legalrules.render.phrases.en_steps import STEPS, VALUES
from legalrules.render.phrases.record import Phrases

ENGLISH = Phrases(
    "en",
    VALUES,
    STEPS,
    LETTER,
    APPEAL,
    HAND_OVER,
    COMPLETION,
    EXPLANATION,
    REJECTION,
    QUESTIONS,
    authority="This is a translation, made for information. The Swedish document is the authoritative one. Sentences "
    "from the law, and what has been stated in the case, are left in Swedish, in quotation marks.",
    decimal_mark=".",
    thousands_mark=",",
    cite=english,
)
