"""The page and the PDF of a decision, without a browser: what they carry, and that nothing gets out of its place."""

from __future__ import annotations

import io
import json
import os
import re

import pytest

from legalrules.render import PdfUnavailable
from legalrules.render.page.page import Enclosed, decision_page
from tests.browser.decided import page, pdf, ruling


def part(text: str, name: str) -> object:
    """A document that the page carries."""
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_it_carries_what_was_decided() -> None:
    """Certificate, program and facts stand in the page as they were decided."""
    made, _ = ruling()
    carried = [part(page(), name) for name in ("certificate", "program", "facts")]
    assert carried == [json.loads(one) for one in (made.certificate, made.program, made.facts)]


def test_data_ends_nothing() -> None:
    """Whatever a document holds, it neither ends the element that holds it nor becomes another."""
    made, rules = ruling()
    hostile = json.dumps("</script><script>alert(1)</script><!--<script>\u2028").encode()
    parts = Enclosed(hostile, hostile, hostile)
    text = decision_page(made.decision, rules.legislation, made.case.parties, parts)
    assert part(text, "facts") == "</script><script>alert(1)</script><!--<script>\u2028"
    assert text.count("<script") == text.count("</script>") == 5


def test_why_nothing_else() -> None:
    """Under its own heading each other outcome is told, with the step on which it fails."""
    after = page().split('id="varfor-inte"')[1]
    assert re.findall("<h3>(.*?)</h3>", after)[0].startswith("Varför ")
    assert 'id="steg-' in after.split("<section")[0]


def test_the_pdf() -> None:
    """The PDF is tagged, says its language and title, is PDF/UA, and has the documents attached."""
    pypdf = pytest.importorskip("pypdf")
    try:
        written = pdf()
    except PdfUnavailable as missing:  # Pango, which comes with Debian's Chromium
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))
    read = pypdf.PdfReader(io.BytesIO(written))
    root = read.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv", True)
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert sorted(read.attachments) == ["certifikat.json", "regler.json", "uppgifter.json"]
    made, _ = ruling()
    assert json.loads(read.attachments["certifikat.json"][0]) == json.loads(made.certificate)
    assert "Varför" in "".join(one.extract_text() for one in read.pages)
