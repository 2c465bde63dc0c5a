"""Document to HTML: one page that needs nothing else. No script, no resource from elsewhere, everything escaped.

The headings are headings, a table is a table also for who hears it, steps fold and unfold, and a link to a step opens
what hides it. On a narrow screen the tables stand row below row; in print everything is unfolded that was not folded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import assert_never

from legalrules.render.document import (
    Block,
    Cited,
    Code,
    Document,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Span,
    Spans,
    Step,
    Steps,
    Strong,
    Table,
    ToStep,
    Words,
    anchored,
    title,
)
from legalrules.render.markdown import anchor
from legalrules.render.quoting import LAW_LANGUAGE, pieces
from legalrules.render.spans import kept_together, safe

# Nested deeper, a list cannot be read on a page; the numbers tell what rests on what.
DEEPEST = 12
_DAY = re.compile(r"\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b")
# The page itself forbids what it does without: whatever a case states, nothing is fetched or run.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(document: Document) -> str:
    """The document as a page of HTML."""
    targets = anchored(document)
    body = "\n".join(line for block in document.blocks for line in _block(block, targets))
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(safe(title(document)))}</title>\n"
        f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return files("legalrules.render").joinpath("style.css").read_text("utf-8")


def _block(block: Block, targets: frozenset[int]) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"<h{level}>{_escaped(text)}</h{level}>"
        case Paragraph(spans):
            yield f"<p>{_line(spans, targets)}</p>"
        case List(items, numbered):
            yield from _items(items, "ol" if numbered else "ul", targets)
        case Table():
            yield from _table(block, targets)
        case Note(spans):
            yield f'<div class="note" role="note"><p>{_line(spans, targets)}</p></div>'
        case Steps(steps):
            yield from _steps(steps, targets)
        case _:
            assert_never(block)


def _items(items: tuple[Item, ...], tag: str, targets: frozenset[int]) -> Iterator[str]:
    yield f"<{tag}>"
    for item in items:
        yield f"<li>{_line(item.spans, targets)}"
        if item.items:
            yield from _items(item.items, "ul", targets)
        yield "</li>"
    yield f"</{tag}>"


def _table(table: Table, targets: frozenset[int]) -> Iterator[str]:
    """The roles are said outright: a table laid out as blocks is none to every browser."""
    heads = "".join(f'<th scope="col" role="columnheader">{_escaped(text)}</th>' for text in table.header)
    yield f'<table role="table">\n<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
    yield '<tbody role="rowgroup">'
    labels = tuple(html.escape(safe(text)) for text in table.header)
    for first, *others in table.rows:
        cells = (
            f'<td role="cell" data-label="{label}">{_line(cell, targets)}</td>'
            for label, cell in zip(labels[1:], others, strict=True)
        )
        yield f'<tr role="row"><th scope="row" role="rowheader">{_line(first, targets)}</th>{"".join(cells)}</tr>'
    yield "</tbody>\n</table>"


def _steps(steps: tuple[Step, ...], targets: frozenset[int]) -> Iterator[str]:
    """Nested lists without recursion: a step with steps below it folds."""
    depths = [min(step.depth, DEEPEST) for step in steps]
    yield '<ul class="steps" role="list">'
    for step, depth, following in zip(steps, depths, [*depths[1:], 0], strict=True):
        name = f' id="{anchor(step.number)}"' if step.number is not None else ""
        if following > depth:
            yield f"<li{name}><details open><summary>{_step(step, targets)}</summary>"
            yield '<ul role="list">'
        else:
            yield f'<li{name}><div class="leaf">{_step(step, targets)}</div></li>'
            yield from ["</ul></details></li>"] * (depth - following)
    yield "</ul>"


def _step(step: Step, targets: frozenset[int]) -> str:
    number = "" if step.number is None else f'<span class="number">{step.number}.</span> '
    return number + _line(step.spans, targets)


def _line(spans: Spans, targets: frozenset[int]) -> str:
    return "".join(_span(span, targets) for span in spans)


def _span(span: Span, targets: frozenset[int]) -> str:
    match span:
        case Words(text):
            return _escaped(text)
        case Strong(text):
            return f"<strong>{_escaped(text)}</strong>"
        case Code(text):
            return f"<code>{html.escape(safe(text))}</code>"
        case Cited(_, link, mark):
            shown = _escaped(span.shown)
            shown = f'<a href="{_address(link)}">{shown}</a>' if _is_web(link) else shown
            return f'{shown} <em class="mark">({_escaped(mark)})</em>' if mark else shown
        case ToStep(number, text):
            shown = _escaped(text).replace(" ", "\u00a0")
            return f'<a href="#{anchor(number)}">{shown}</a>' if number in targets else shown
        case _:
            assert_never(span)


def _escaped(text: str) -> str:
    """The text, with what is in the language of the law marked as that."""
    return "".join(
        f'<span lang="{LAW_LANGUAGE}">{_bare(safe(f"“{piece}”"))}</span>' if is_quoted else _bare(safe(piece))
        for piece, is_quoted in pieces(text)
    )


def _bare(text: str) -> str:
    """The text escaped; a day is told as one, and so not broken at the end of a line."""
    return _DAY.sub(r"<time>\g<0></time>", html.escape(kept_together(text)))


def _is_web(link: str) -> bool:
    return link.startswith(("https://", "http://"))


def _address(link: str) -> str:
    return html.escape(re.sub(r"[<>\s\\]", "", link))
