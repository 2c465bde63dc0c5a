"""A decision as one page of HTML: the document, its steps as a tree, the certificate, and a check right there.

Without scripts the page is a readable document; with them the steps can be walked by keyboard and the certificate
checked. Its policy lets its own script run and nothing else, and fetch nothing.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from legalrules.derivation.decision import Decision
from legalrules.law.statute import Legislation
from legalrules.render.document import Document, Heading, anchored, title
from legalrules.render.from_derivation.case_data import Parties
from legalrules.render.from_derivation.whole_document import whole_document
from legalrules.render.html import DEEPEST, Manner, body_of, escaped, style
from legalrules.render.page.glosses import glosses_of
from legalrules.render.page.phrases import PAGE_PHRASES, PagePhrases
from legalrules.render.page.scripts import page_script, page_style
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.spans import safe

# How many levels of the derivation stand open when the page is opened.
OPENED = 1
# What certificate, program and facts are called when they are kept as files.
ATTACHED = ("certifikat.json", "regler.json", "uppgifter.json")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The documents that the page carries: what was decided, under which rules, of which facts (JSON, UTF-8)."""

    certificate: bytes = field(repr=False)
    program: bytes = field(repr=False)
    facts: bytes = field(repr=False)


def decision_page(
    decision: Decision,
    legislation: Legislation,
    parties: Parties,
    enclosed: Enclosed,
    *,
    phrases: Phrases = SWEDISH,
) -> str:
    """The page about a case, complete in itself."""
    own = PAGE_PHRASES[phrases.language]
    document = whole_document(decision, legislation, parties, own.why_not, phrases=phrases)
    glosses = glosses_of(document)
    manner = Manner(anchored(document), _ids(document, phrases, own), glosses, OPENED, own.fold)
    body = "\n".join(
        (
            _contents(manner.ids, own),
            f"<main>\n{body_of(document, manner)}",
            f"{_check(own)}\n</main>",
            *_glosses(glosses),
            *_data(enclosed, own),
        )
    )
    return _page(document, f"{body}\n<script>{page_script()}</script>", _policy(page_script()))


def printed_page(
    decision: Decision, legislation: Legislation, parties: Parties, *, phrases: Phrases = SWEDISH
) -> str:
    """The same document for paper: every step open, no check, and a line about what is attached."""
    own = PAGE_PHRASES[phrases.language]
    document = whole_document(decision, legislation, parties, own.why_not, phrases=phrases)
    body = body_of(document, Manner(anchored(document), opened=DEEPEST))
    attached = f"<h2>{_text(own.check)}</h2>\n<p>{_text(own.attached)}</p>"
    return _page(
        document, f"<main>\n{body}\n{attached}\n</main>", "default-src 'none'; style-src 'unsafe-inline'"
    )


def _page(document: Document, body: str, policy: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(safe(title(document)))}</title>\n<style>\n{style()}{page_style()}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


@cache
def _policy(script: str) -> str:
    """What the page may do: show itself and run this script."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def _ids(document: Document, phrases: Phrases, own: PagePhrases) -> Mapping[str, str]:
    """The headings that the contents lead to, with their ids: those of the document that it has."""
    letter, note, asked = phrases.letter, phrases.hand_over, phrases.completion
    wanted = {
        letter.operative: "utgang",
        note.why: "utgang",
        asked.questions: "utgang",
        letter.reasons: "skal",
        note.positions: "skal",
        asked.counts: "skal",
        letter.steps: "harledning",
        own.why_not: "varfor-inte",
    }
    said = {block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2}
    return MappingProxyType({text: name for text, name in wanted.items() if text in said})


def _contents(ids: Mapping[str, str], own: PagePhrases) -> str:
    named = {"utgang": own.decision, "skal": own.reasons, "harledning": own.steps, "varfor-inte": own.why_not}
    links = [*((name, named[name]) for name in named if name in ids.values()), ("kontroll", own.check)]
    items = "".join(f'<li><a href="#{name}">{_text(text)}</a></li>' for name, text in links)
    return f'<nav class="contents" aria-label="{_text(own.contents)}"><ul>{items}</ul></nav>'


def _glosses(glosses: Mapping[str, int]) -> Iterator[str]:
    """What the places cited mean, unseen until one of them is pointed at or has the keyboard."""
    for gloss, number in glosses.items():
        yield f'<div id="gloss-{number}" class="gloss" role="tooltip" hidden>{escaped(gloss)}</div>'


def _check(own: PagePhrases) -> str:
    fields = (("rules", own.rules_digest, own.rules_file), ("facts", own.facts_digest, own.facts_file))
    labels = (own.save_certificate, own.save_rules, own.save_facts)
    saved = zip(("certificate", "program", "facts"), labels, ATTACHED, strict=True)
    return "\n".join(
        (
            f'<section class="check" aria-labelledby="kontroll"><h2 id="kontroll">{_text(own.check)}</h2>',
            f"<p>{_text(own.check_intro)}</p>\n<p>{_text(own.check_own_copy)}</p>",
            f'<noscript><p class="note">{_text(own.no_script)}</p></noscript>',
            f'<p><button type="button" id="check-here">{_text(own.check_here)}</button></p>',
            '<div id="here" class="verdict" role="status"></div>',
            f"<h3>{_text(own.held)}</h3>\n<p>{_text(own.held_intro)}</p>",
            *(_field(*one) for one in fields),
            f'<p><button type="button" id="check-held">{_text(own.check_held)}</button></p>',
            '<div id="held" class="verdict" role="status"></div>',
            f'<h3>{_text(own.save)}</h3>\n<p>{_text(own.save_intro)}</p>\n<p class="save">',
            *(
                f'<button type="button" data-save="{part}" data-name="{name}">{_text(label)}</button>'
                for part, label, name in saved
            ),
            "</p>\n</section>",
        )
    )


def _field(name: str, digest: str, file: str) -> str:
    return (
        f'<div class="field"><label for="{name}-digest">{_text(digest)}</label>'
        f'<input type="text" id="{name}-digest" autocomplete="off" autocapitalize="off" spellcheck="false">'
        f'<label for="{name}-file">{_text(file)}</label>'
        f'<input type="file" id="{name}-file" accept=".json,application/json"></div>'
    )


def _data(enclosed: Enclosed, own: PagePhrases) -> Iterator[str]:
    """The documents as data: no letter of them can end the element that holds them."""
    parts = (("certificate", enclosed.certificate), ("program", enclosed.program), ("facts", enclosed.facts))
    for name, document in parts:
        yield _json(name, document.decode("utf-8").strip())
    yield _json("words", json.dumps(dict(own.script), ensure_ascii=False))


def _json(name: str, text: str) -> str:
    # In JSON these stand only within strings, where they may be written so.
    kept = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/json" id="{name}">{kept}</script>'


def _text(text: str) -> str:
    return html.escape(text)
