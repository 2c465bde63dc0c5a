"""Faults of the input to a document: a short list in the reader's own language. Nothing is decided."""

from __future__ import annotations

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.render.document import Document, Heading, Item, List, Note, Paragraph, Words
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.quoting import LAW_LANGUAGE
from legalrules.render.spans import sentence


def rejection_document(diagnostics: tuple[Diagnostic, ...], *, phrases: Phrases = SWEDISH) -> Document:
    """What has to be mended, in the order in which it was found."""
    wording = phrases.rejection
    items = tuple(dict.fromkeys(_told(one, phrases) for one in diagnostics))
    return Document(
        phrases.language,
        (
            Heading(1, wording.title),
            Note((Words(wording.nothing_decided),)),
            Paragraph((Words(wording.intro),)),
            List(tuple(Item(sentence((Words(text),))) for text in items)),
        ),
    )


def _told(diagnostic: Diagnostic, phrases: Phrases) -> str:
    """The wording, which every fault of a case has in Swedish too; the place, so that it can be found."""
    is_swedish = phrases.language == LAW_LANGUAGE and diagnostic.swedish
    message = diagnostic.swedish if is_swedish else diagnostic.message
    if diagnostic.span is not None:
        return phrases.rejection.at_line.format(line=diagnostic.span.line, message=message)
    if diagnostic.section:
        return phrases.rejection.at_section.format(message=message.rstrip("."), section=diagnostic.section)
    return message
