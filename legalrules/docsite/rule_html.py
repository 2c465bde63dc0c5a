"""Rules as HTML: sentences in nested lists, every concept and place a link, English beside for the switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legalrules.docsite.addresses import above, source_page
from legalrules.docsite.library import Library, Text
from legalrules.docsite.markup import Draft, both, details, english_only, esc, link
from legalrules.docsite.source_pages import excerpt_html
from legalrules.docsite.table_html import is_table, runs, table_html
from legalrules.law.citation import Citation
from legalrules.law.provision import Rule
from legalrules.law.wording import Validity
from legalrules.render.from_law.rule_frames import EN, SV
from legalrules.render.from_law.rule_lines import Line, Said, below, below_in_english, rule_lines, variables

Anchors = Callable[[Citation], str]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the rules of one wording on a page."""

    library: Library
    draft: Draft
    text: Text

    @property
    def during(self) -> Validity:
        """When the wording is in force: a place that it cites is looked up as of then."""
        return self.text.key.validity

    def rules(self) -> str:
        """Every rule, each under its paragraph and item."""
        return "\n".join(
            self._table(run) if is_table(run) else self._rule(run[0]) for run in runs(self.text.rules)
        )

    def _table(self, run: Sequence[Rule]) -> str:
        """The rows of a table, under the place where it stands."""
        targets = self.anchors(run[0].place, self.text.key.citation)
        return f'<div class="lr-rule">{targets}{table_html(self.library, run)}{self._source(run[0], run[-1])}</div>'

    def anchors(self, place: Citation, stop: Citation) -> str:
        """Targets for the place and for those above it, below `stop`, that have none yet on the page."""
        base = self.library.anchor(self.text, stop)
        names = [n for n in above(self.library.anchor(self.text, place)) if n.startswith(f"{base}-")]
        return "".join(f'<span id="{name}"></span>' for name in reversed(names) if self.draft.claim(name))

    def _rule(self, rule: Rule) -> str:
        swedish, english = rule_lines(rule, SV), rule_lines(rule, EN)
        place = below(rule.place) if not rule.place.amending else ""
        name = self.library.anchor(self.text, rule.place)
        shown_place = both(esc(place), esc(below_in_english(rule.place)))
        label = f'<a class="lr-place" href="#{name}">{shown_place}</a>' if place else ""
        targets = self.anchors(rule.place, self.text.key.citation)
        shown = f'<div class="sv">{self._block(swedish, targeted=True)}</div>'
        other = english_only(self._block(english, targeted=False), "div")
        return f'<div class="lr-rule">{targets}{label}{shown}{other}{self._things(rule)}{self._source(rule)}</div>'

    def _block(self, lines: Sequence[Line], *, targeted: bool) -> str:
        first, *rest = lines
        is_english = not targeted
        shown = [f'<p class="lr-head">{self._line(first, is_english)}</p>']
        depth = 0
        for line in rest:
            while depth < line.depth:
                shown.append('<ul class="lr-if">')
                depth += 1
            while depth > line.depth:
                shown.append("</ul></li>" if depth - 1 else "</ul>")
                depth -= 1
            named = self._named(line.place) if targeted and line.place is not None else ""
            label = f'<span class="lr-label">{esc(line.label)}</span> ' if line.label else ""
            # A line that others lie under stays open: they are a list inside it.
            shown.append(f"<li{named}>{label}{self._line(line, is_english)}")
        return _closed(shown, depth)

    def _named(self, place: Citation) -> str:
        name = self.library.anchor(self.text, place)
        return f' id="{name}"' if self.draft.claim(name) else ""

    def _line(self, line: Line, is_english: bool) -> str:
        return "".join(self._said(part, is_english) for part in line.parts)

    def _said(self, part: Said, is_english: bool) -> str:
        shown = esc(part.text)
        if part.place is not None:
            page, anchor = self.library.where(part.place, self.during)
            return link(shown, page, anchor, kind="lr-cited")
        if is_english and part.is_law:
            shown = f'<span lang="sv">{shown}</span>'
        page = self.library.concept_pages.get(part.concept, "")
        return link(shown, page, kind="lr-word") if page else shown

    def _things(self, rule: Rule) -> str:
        told = ", ".join(f"<b>{esc(name)}</b>: {esc(sort)}" for name, sort in variables(rule))
        source = f" · {both('källa', 'source')}: {esc(rule.source)}" if rule.source else ""
        return f'<p class="lr-things">{told}{source}</p>' if told or source else ""

    def _source(self, rule: Rule, last: Rule | None = None) -> str:
        found = self.library.sources.get(rule.span.source)
        if found is None:
            return ""
        lines = excerpt_html(found, rule.span.line, (last or rule).span.end_line)
        page = link(
            both("hela filen", "the whole file"), source_page(rule.span.source), f"rad-{rule.span.line}"
        )
        return details(both("Källtext", "Source"), lines + f'<p class="lr-file">{page}</p>', kind="lr-source")


def _closed(shown: list[str], depth: int) -> str:
    """The lines joined, each item of a list closed before the next."""
    out: list[str] = []
    for number, piece in enumerate(shown):
        following = shown[number + 1] if number + 1 < len(shown) else ""
        out.append(piece)
        if piece.startswith("<li") and not following.startswith("<ul"):
            out.append("</li>")
    out.extend(["</ul></li>"] * (depth - 1) + (["</ul>"] if depth else []))
    return "".join(out)
