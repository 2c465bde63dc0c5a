"""Swedish: all of it."""

from __future__ import annotations

from legalrules.law.citation import Citation
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv_letter import APPEAL, LETTER
from legalrules.render.phrases.sv_notes import COMPLETION, EXPLANATION, HAND_OVER, REJECTION
from legalrules.render.phrases.sv_questions import QUESTIONS
from legalrules.render.phrases.sv_steps import STEPS, VALUES

SWEDISH = Phrases(
    "sv",
    VALUES,
    STEPS,
    LETTER,
    APPEAL,
    HAND_OVER,
    COMPLETION,
    EXPLANATION,
    REJECTION,
    QUESTIONS,
    authority="",
    decimal_mark=",",
    thousands_mark="\u00a0",
    cite=Citation.swedish,
)
