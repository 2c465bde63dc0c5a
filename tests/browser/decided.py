"""Decisions of the small law of tests/render, with their certificates, as pages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from legalrules import api
from legalrules.render import LANGUAGES, Enclosed, decision_page, decision_pdf
from tests.render.build import DAY, LAW, case, said

OPEN = {"handläggare": ()}


@cache
def ruling(*, is_open: bool = False) -> tuple[api.Ruling, api.Rules]:
    """The case decided; or one that waits for an official."""
    rules = api.load(LAW, bundled=False)
    return api.decide(rules, case(said(**OPEN) if is_open else said()), day=DAY), rules


def enclosed(made: api.Ruling) -> Enclosed:
    """What the page carries."""
    return Enclosed(made.certificate, made.program, made.facts)


def page(*, is_open: bool = False, language: str = "sv", damaged: bool = False) -> str:
    """The page; if asked, with a certificate in which one rank is another."""
    made, rules = ruling(is_open=is_open)
    parts = enclosed(made)
    if damaged:
        certificate = json.loads(parts.certificate)
        next(iter(certificate["actual"]["certain"].values()))[0]["rank"] += 1
        parts = Enclosed(json.dumps(certificate).encode(), parts.program, parts.facts)
    return decision_page(
        made.decision, rules.legislation, made.case.parties, parts, phrases=LANGUAGES[language]
    )


def pdf(language: str = "sv") -> bytes:
    """The decision as PDF."""
    made, rules = ruling()
    parts = (made.decision, rules.legislation, made.case.parties, enclosed(made))
    return decision_pdf(*parts, phrases=LANGUAGES[language])


def written(folder: Path, text: str) -> Path:
    """The page as a file."""
    path = folder / "beslut.html"
    path.write_text(text, "utf-8")
    return path
