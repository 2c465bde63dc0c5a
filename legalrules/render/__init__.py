"""What anyone can read, as a Document and then as text, Markdown or HTML; and the same as plain data."""

from legalrules.render.deadlines_calendar import deadlines_calendar
from legalrules.render.decision_json import decision_data, rejection_data
from legalrules.render.document import without_steps
from legalrules.render.from_derivation.asked_document import asked_document
from legalrules.render.from_derivation.deadlines_document import deadlines_data, deadlines_document
from legalrules.render.from_derivation.decision_document import decision_document
from legalrules.render.from_derivation.explanation import explanation_document
from legalrules.render.from_derivation.questions_document import questions_document
from legalrules.render.from_diagnostics import rejection_document
from legalrules.render.from_law.case_schema import case_schema
from legalrules.render.from_law.coverage_document import coverage_data, coverage_document
from legalrules.render.from_law.vocabulary_document import vocabulary_document
from legalrules.render.from_law.vocabulary_json import vocabulary_data
from legalrules.render.html import to_html
from legalrules.render.markdown import to_markdown
from legalrules.render.page.page import Enclosed, decision_page
from legalrules.render.page.pdf import PdfUnavailable, decision_pdf
from legalrules.render.phrases.languages import LANGUAGES
from legalrules.render.questions_json import questions_data
from legalrules.render.text import to_text

__all__ = [
    "LANGUAGES",
    "Enclosed",
    "PdfUnavailable",
    "asked_document",
    "case_schema",
    "coverage_data",
    "coverage_document",
    "deadlines_calendar",
    "deadlines_data",
    "deadlines_document",
    "decision_data",
    "decision_document",
    "decision_page",
    "decision_pdf",
    "explanation_document",
    "questions_data",
    "questions_document",
    "rejection_data",
    "rejection_document",
    "to_html",
    "to_markdown",
    "to_text",
    "vocabulary_data",
    "vocabulary_document",
    "without_steps",
]
