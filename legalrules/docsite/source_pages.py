"""The rule files as pages, coloured, each line a place to link to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from pygments import lex
from pygments.token import STANDARD_TYPES, Token

from legalrules.docsite.addresses import source_page
from legalrules.docsite.lexer import LagLexer
from legalrules.docsite.library import Library
from legalrules.docsite.markup import Draft, both, esc, link


@cache
def _lexer() -> LagLexer:
    return LagLexer(stripnl=False)


def coloured(lines: Sequence[str]) -> Iterable[str]:
    """The lines as HTML, in colours by the classes of Pygments."""
    current = ""
    for kind, value in lex("\n".join(lines) + "\n", _lexer()):
        while kind not in STANDARD_TYPES and kind is not Token:
            kind = kind.parent or Token
        name = STANDARD_TYPES.get(kind, "")
        for number, piece in enumerate(value.split("\n")):
            if number:
                yield current
                current = ""
            if piece:
                current += (
                    f'<span class="{name}">{esc(piece)}</span>' if name not in ("", "w") else esc(piece)
                )
    if current:
        yield current


def lines_html(lines: Sequence[str]) -> str:
    """An excerpt, moved to the margin."""
    filled = [line for line in lines if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    shown = "\n".join(coloured([line[margin:] for line in lines]))
    return f'<pre class="highlight lr-code" tabindex="0" lang="sv"><code>{shown}</code></pre>'


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
        shown = "\n".join(
            f'<span class="lr-line" id="rad-{number}"><a href="#rad-{number}" aria-label="rad {number}">'
            f"{number}</a> {line}</span>"
            for number, line in enumerate(coloured(source.text.rstrip("\n").split("\n")), 1)
        )
        draft.add(
            f"<p>{both('Reglernas källtext.', 'The source of the rules.')} "
            f"{link(both('Alla filer', 'All files'), index.uri)}</p>",
            f'<pre class="highlight lr-code lr-file" tabindex="0" lang="sv"><code>{shown}</code></pre>',
        )
        yield draft
