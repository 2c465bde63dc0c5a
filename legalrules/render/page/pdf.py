"""The decision as a tagged PDF (PDF/UA-1) by WeasyPrint, with certificate, rules and facts attached.

The extra `pdf` installs WeasyPrint; it needs Pango from the system.
"""

from __future__ import annotations

from typing import NoReturn

from legalrules.derivation.decision import Decision
from legalrules.law.statute import Legislation
from legalrules.render.from_derivation.case_data import Parties
from legalrules.render.page.page import ATTACHED, Enclosed, printed_page
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH


class PdfUnavailable(RuntimeError):
    """What writes PDF is not installed, or a library of the system that it needs is not."""


def decision_pdf(
    decision: Decision,
    legislation: Legislation,
    parties: Parties,
    enclosed: Enclosed,
    *,
    phrases: Phrases = SWEDISH,
) -> bytes:
    """The document about a case as PDF. Raises `PdfUnavailable` without WeasyPrint."""
    try:
        import weasyprint  # slow to load, and an extra
    except (ImportError, OSError) as error:
        raise PdfUnavailable(
            f"PDF needs the extra: pip install 'legalrules[pdf]', and Pango ({error})"
        ) from None
    page = printed_page(decision, legislation, parties, phrases=phrases)
    attached = [
        weasyprint.Attachment(string=document.decode("utf-8"), name=name, relationship="Data")
        for name, document in zip(
            ATTACHED, (enclosed.certificate, enclosed.program, enclosed.facts), strict=True
        )
    ]
    written: bytes = weasyprint.HTML(string=page, url_fetcher=_refuse).write_pdf(
        pdf_variant="pdf/ua-1", attachments=attached
    )
    return written


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    """The document needs nothing from elsewhere, whatever a case states."""
    raise ValueError(f"nothing is fetched: {url}")
