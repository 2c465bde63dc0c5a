"""The rule files as pages, coloured, each line a place to link to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pygments import lex
from pygments.token import STANDARD_TYPES, Token

from legalrules.docsite.addresses import source_page
from legalrules.docsite.lexer import LagLexer
from legalrules.docsite.library import Library
from legalrules.docsite.markup import Draft, both, esc, link, unsearched, verbatim
from legalrules.source import SourceFile


@cache
def _lexer() -> LagLexer:
    return LagLexer(stripnl=False)


@lru_cache(maxsize=512)
def coloured(text: str) -> tuple[str, ...]:
    """The lines of a file as HTML, in colours by the classes of Pygments. A site shows each line several times."""
    return tuple(_coloured(text))


def _coloured(text: str) -> Iterable[str]:
    current = ""
    for kind, value in lex(text.rstrip("\n") + "\n", _lexer()):
        while kind not in STANDARD_TYPES and kind is not Token:
            kind = kind.parent or Token
        name = STANDARD_TYPES.get(kind, "")
        for number, piece in enumerate(value.split("\n")):
            if number:
                yield current
                current = ""
            if piece:
                shown = verbatim(piece)
                current += f'<span class="{name}">{shown}</span>' if name not in ("", "w") else shown
    if current:
        yield current


def excerpt_html(source: SourceFile, first: int, last: int) -> str:
    """Lines of a file, moved to the margin; blank ones at the end are left out."""
    lines: Sequence[str] = coloured(source.text)[first - 1 : last]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    shown = "\n".join(line[margin:] for line in lines)
    return unsearched(f'<pre class="highlight lr-code" tabindex="0" lang="sv"><code>{shown}</code></pre>')


def source_drafts(library: Library) -> Iterable[Draft]:
    """A page for each file, and one that lists them."""
    index = Draft("kallor/index.md", "Källtexter")
    index.heading(1, "Källtexter")
    index.add(
        "<p>Reglerna som de är skrivna. Varje sida på webbplatsen är gjord av dem, och en regel "
        "länkar till sina rader.</p>",
        '<ul class="lr-columns">'
        + "".join(f"<li>{link(esc(name), source_page(name))}</li>" for name in library.sources)
        + "</ul>",
    )
    yield index
    for name, source in library.sources.items():
        draft = Draft(source_page(name), name, in_nav=False)
        draft.heading(1, name)
        shown = "".join(
            f'<span class="lr-line" id="rad-{number}"><a href="#rad-{number}" aria-label="rad {number}">'
            f"{number}</a> {line}</span>"
            for number, line in enumerate(coloured(source.text), 1)
        )
        draft.add(
            f"<p>{both('Reglernas källtext.', 'The source of the rules.')} "
            f"{link(both('Alla filer', 'All files'), index.uri)}</p>",
            unsearched(
                f'<pre class="highlight lr-code lr-whole" tabindex="0" lang="sv"><code>{shown}</code></pre>'
            ),
        )
        yield draft
