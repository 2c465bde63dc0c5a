"""Document to HTML: one page that needs nothing else. No script, no resource from elsewhere, everything escaped.

The headings are headings, a table is a table also for who hears it, steps fold and unfold, and a link to a step opens
what hides it. On a narrow screen the tables stand row below row; in print everything is unfolded that was not folded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
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


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is written: its steps that links lead to, and what a page adds to a plain document.

    `ids` are those of headings, by their text; `glosses` the numbers of the elements that say what a place means;
    `opened` is how many levels of steps stand open. `fold` names what folds a step, by its number, where the step's own
    line stands beside that: nothing with links in it then folds.
    """

    targets: frozenset[int]
    ids: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    glosses: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    opened: int = DEEPEST
    fold: str = ""


def to_html(document: Document) -> str:
    """The document as a page of HTML."""
    body = body_of(document, Manner(anchored(document)))
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(safe(title(document)))}</title>\n"
        f"<style>\n{style()}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def body_of(document: Document, manner: Manner) -> str:
    """The blocks of the document, as what stands in a page."""
    return "\n".join(line for block in document.blocks for line in _block(block, manner))


@cache
def style() -> str:
    """The style sheet of every page."""
    return files("legalrules.render").joinpath("style.css").read_text("utf-8")


def _block(block: Block, manner: Manner) -> Iterator[str]:
    match block:
        case Heading(level, text):
            name = f' id="{html.escape(manner.ids[text])}"' if text in manner.ids else ""
            yield f"<h{level}{name}>{_escaped(text)}</h{level}>"
        case Paragraph(spans):
            yield f"<p>{_line(spans, manner)}</p>"
        case List(items, numbered):
            yield from _items(items, "ol" if numbered else "ul", manner)
        case Table():
            yield from _table(block, manner)
        case Note(spans):
            yield f'<div class="note" role="note"><p>{_line(spans, manner)}</p></div>'
        case Steps(steps):
            yield from _steps(steps, manner)
        case _:
            assert_never(block)


def _items(items: tuple[Item, ...], tag: str, manner: Manner) -> Iterator[str]:
    yield f"<{tag}>"
    for item in items:
        yield f"<li>{_line(item.spans, manner)}"
        if item.items:
            yield from _items(item.items, "ul", manner)
        yield "</li>"
    yield f"</{tag}>"


def _table(table: Table, manner: Manner) -> Iterator[str]:
    """The roles are said outright: a table laid out as blocks is none to every browser."""
    heads = "".join(f'<th scope="col" role="columnheader">{_escaped(text)}</th>' for text in table.header)
    yield f'<table role="table">\n<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
    yield '<tbody role="rowgroup">'
    labels = tuple(html.escape(safe(text)) for text in table.header)
    for first, *others in table.rows:
        cells = (
            f'<td role="cell" data-label="{label}">{_line(cell, manner)}</td>'
            for label, cell in zip(labels[1:], others, strict=True)
        )
        yield f'<tr role="row"><th scope="row" role="rowheader">{_line(first, manner)}</th>{"".join(cells)}</tr>'
    yield "</tbody>\n</table>"


def _steps(steps: tuple[Step, ...], manner: Manner) -> Iterator[str]:
    """Nested lists without recursion: a step with steps below it folds."""
    depths = [min(step.depth, DEEPEST) for step in steps]
    yield '<ul class="steps" role="list">'
    for step, depth, following in zip(steps, depths, [*depths[1:], 0], strict=True):
        name = f' id="{anchor(step.number)}"' if step.number is not None else ""
        if following > depth:
            state = " open" if depth < manner.opened else ""
            if manner.fold:
                yield _beside(step, name, state, manner)
            else:
                yield f"<li{name}><details{state}><summary>{_step(step, manner)}</summary>"
            yield '<ul role="list">'
        else:
            yield f'<li{name}><div class="leaf">{_step(step, manner)}</div></li>'
            yield from ["</ul></details></li>"] * (depth - following)
    yield "</ul>"


def _beside(step: Step, name: str, state: str, manner: Manner) -> str:
    """A step that folds, its line beside what folds it."""
    label = html.escape(manner.fold.format(number=step.number))
    number = "" if step.number is None else f"{step.number}."
    return (
        f'<li{name}><div class="line of-{len(number)}">{_line(step.spans, manner)}</div><details{state}>'
        f'<summary aria-label="{label}"><span class="number">{number}</span></summary>'
    )


def _step(step: Step, manner: Manner) -> str:
    number = "" if step.number is None else f'<span class="number">{step.number}.</span> '
    return number + _line(step.spans, manner)


def _line(spans: Spans, manner: Manner) -> str:
    return "".join(_span(span, manner) for span in spans)


def _span(span: Span, manner: Manner) -> str:
    match span:
        case Words(text):
            return _escaped(text)
        case Strong(text):
            return f"<strong>{_escaped(text)}</strong>"
        case Code(text):
            return f"<code>{html.escape(safe(text))}</code>"
        case Cited(_, link, mark):
            shown = _place(span, link, manner)
            return f'{shown} <em class="mark">({_escaped(mark)})</em>' if mark else shown
        case ToStep(number, text):
            shown = _escaped(text).replace(" ", "\u00a0")
            return f'<a href="#{anchor(number)}">{shown}</a>' if number in manner.targets else shown
        case _:
            assert_never(span)


def _place(span: Cited, link: str, manner: Manner) -> str:
    """The place, linked to the official text; where the page has its gloss, tied to that and within reach of keys."""
    shown, number = _escaped(span.shown), manner.glosses.get(span.gloss)
    tied = "" if number is None else f' class="place" aria-describedby="gloss-{number}"'
    if _is_web(link):
        return f'<a{tied} href="{_address(link)}">{shown}</a>'
    return shown if number is None else f'<span{tied} role="note" tabindex="0">{shown}</span>'


def escaped(text: str) -> str:
    """The text as it stands in HTML, with what is in the language of the law marked as that."""
    return _escaped(text)


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
