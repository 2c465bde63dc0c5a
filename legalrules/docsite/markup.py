"""HTML written by hand, escaped; a link names the page and place it wants and is made relative when all pages exist."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType

from legalrules.render.spans import kept_together, safe

# English, and lines of source, stand between these in a page and are put in after the page has been indexed for search.
LATER = re.compile("<!--later-->(.*?)<!--/later-->", re.DOTALL)
WANTED = re.compile('href="lr:([^"#]*)(?:#([^"]*))?"')
_UNITS = MappingProxyType({"m2": "m²", "m3": "m³"})
_NUMBERED = re.compile("[0-9] |§")
_UNIT = re.compile(r"(?<=[0-9])[ \u00a0](m[23])\b")


def esc(text: str) -> str:
    """The text as HTML; a number stays on the line of its paragraph sign or unit."""
    shown = verbatim(text)
    return kept_together(shown) if _NUMBERED.search(shown) else shown


def verbatim(text: str) -> str:
    """The text as HTML, with its spaces as they are: what somebody may copy."""
    return html.escape(text if text.isprintable() else safe(text))


def prose(text: str) -> str:
    """Running text as HTML: areas and volumes with their raised figures, kept on the line of their number."""
    return _UNIT.sub(lambda found: f"\u00a0{_UNITS[found[1]]}", esc(text))


def both(swedish: str, english: str) -> str:
    """A label in Swedish, and in English for the switch; both as HTML."""
    return f'<span class="sv">{swedish}</span>{english_only(english)}'


def english_only(shown: str, tag: str = "span") -> str:
    """HTML that stands only where English is chosen."""
    return unsearched(f'<{tag} class="en" lang="en">{shown}</{tag}>')


def unsearched(shown: str) -> str:
    """HTML that search does not see."""
    # What stands inside another such stretch is no stretch of its own.
    bare = shown.replace("<!--later-->", "").replace("<!--/later-->", "")
    return f"<!--later-->{bare}<!--/later-->"


def link(shown: str, page: str, anchor: str = "", *, kind: str = "") -> str:
    """A link, shown as the HTML, to a page of the site and a place in it or the nearest above."""
    place = f"#{anchor}" if anchor else ""
    named = f' class="{kind}"' if kind else ""
    return f'<a{named} href="lr:{page}{place}">{shown}</a>'


def outside(shown: str, address: str) -> str:
    """A link to another site; the bare words if the address is none of the web."""
    bare = html.escape(re.sub(r"[<>\s\\]", "", address))
    return f'<a href="{bare}">{shown}</a>' if bare.startswith(("https://", "http://")) else shown


def details(summary: str, body: str, *, kind: str = "", is_open: bool = False) -> str:
    """What opens and closes, by mouse and by keyboard."""
    return (
        f'<details class="lr-more {kind}"{" open" if is_open else ""}><summary>{summary}</summary>\n'
        f"{body}\n</details>"
    )


def bullets(items: Iterable[str], kind: str = "") -> str:
    """Items as a list; nothing if there are none."""
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{kind}">{listed}</ul>' if listed else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], caption: str) -> str:
    """A table that can be scrolled on a narrow screen, also with the keyboard; cells are HTML."""
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
        for first, *others in rows
    )
    return (
        f'<div class="lr-scroll" role="region" tabindex="0" aria-label="{esc(caption)}"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


@dataclass(slots=True)
class Draft:
    """A page being written: headings, which the builder must see, and blocks of HTML between them."""

    uri: str
    title: str
    in_nav: bool = True
    ids: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def heading(self, level: int, text: str, anchor: str = "") -> None:
        """A heading; the anchor is its own."""
        if anchor:
            self.ids.add(anchor)
        name = f" {{#{anchor}}}" if anchor else ""
        bare = re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", safe(text))
        self.text.append(f"{'#' * level} {bare}{name}\n")

    def add(self, *blocks: str) -> None:
        """Blocks of HTML; empty ones are left out."""
        shown = "\n".join(block for block in blocks if block)
        if shown:
            self.ids.update(re.findall(r'\sid="([^"]*)"', shown))
            self.text.append(f'<div data-lr="{len(self.blocks)}"></div>\n')
            self.blocks.append(shown)

    def claim(self, anchor: str) -> bool:
        """Whether the anchor was free; it is taken afterwards."""
        if anchor in self.ids:
            return False
        self.ids.add(anchor)
        return True
