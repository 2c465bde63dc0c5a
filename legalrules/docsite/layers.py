"""The four layers of a question as a flow: main rule, exceptions from it, duties despite those, exceptions again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from legalrules.adapters.layer_file import Layered
from legalrules.docsite.library import Library, section_of
from legalrules.docsite.markup import both, esc, link, table
from legalrules.law.citation import Citation

_HEADS = ("Huvudregel", "Undantag", "Krävs ändå", "Undantag från det")
_ENGLISH = ("Main rule", "Exceptions", "Required anyway", "Exceptions from that")
_WIDTH, _HEIGHT, _SPACE, _TOP = 172, 50, 34, 30


def layers_html(library: Library, measures: Sequence[Layered]) -> str:
    """The drawing, and the same as a table with links; nothing where no measure is in the law at hand."""
    rows = [(one, _row(library, one)) for one in measures if _row(library, one)[0]]
    if not rows:
        return ""
    head = (both("Åtgärd", "Measure"), *(both(*pair) for pair in zip(_HEADS, _ENGLISH, strict=True)))
    cells = (
        (esc(one.measure), *(", ".join(_link(library, place) for place in layer) or "–" for layer in layers))
        for one, layers in rows
    )
    intro = both(
        "Åtgärd för åtgärd, från vänster: lov krävs enligt huvudregeln, om inget undantag gäller; "
        "gäller ett undantag kan lov krävas "
        "ändå, och från det finns i sin tur undantag.",
        "Measure by measure, from the left: a permit is required by the main rule unless an "
        "exception holds; then one may be "
        "required anyway, and from that there are exceptions in turn.",
    )
    name = "Lagren i frågan"
    drawing = _drawing([(one.measure, layers) for one, layers in rows])
    return (
        f"<p>{intro}</p>"
        f'<div class="lr-scroll" role="region" tabindex="0" aria-label="{name}, bild">{drawing}</div>'
        + table(head, cells, f"{name}, tabell")
    )


def _row(library: Library, one: Layered) -> tuple[tuple[Citation, ...], ...]:
    """The four layers; the exceptions are those in force on the day of the site."""
    main = tuple(place for place in one.main if library.current(place) is not None)
    return main, _exceptions(library, main), one.despite, _exceptions(library, one.despite)


def _exceptions(library: Library, places: Sequence[Citation]) -> tuple[Citation, ...]:
    found = {
        section_of(made.rule.place)
        for place in places
        for made in library.exceptions.get(place, ())
        if library.day in made.text.key.validity and not made.rule.place.amending
    }
    return tuple(sorted(found - set(places)))


def _link(library: Library, place: Citation) -> str:
    return link(esc(f"{place.section} §"), *library.where(place))


def _shown(places: Sequence[Citation]) -> str:
    """The sections as they are cited, "4–7 §§": neighbours in one stretch."""
    if not places:
        return "–"
    numbers = [place.section for place in places]
    plain = [int(one) if one.isdigit() else -1 for one in numbers]
    parts: list[str] = []
    for _, group in groupby(range(len(numbers)), key=lambda at: (plain[at] - at, plain[at] >= 0)):
        run = [numbers[at] for at in group]
        parts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 and run[0].isdigit() else run
    return f"{', '.join(parts)} {'§§' if len(numbers) > 1 else '§'}"


def _drawing(rows: Sequence[tuple[str, tuple[tuple[Citation, ...], ...]]]) -> str:
    width = 4 * _WIDTH + 3 * _SPACE
    height = _TOP + len(rows) * (_HEIGHT + 26)
    heads = (
        f'<text class="head" x="{column * (_WIDTH + _SPACE)}" y="16">{esc(name)}</text>'
        for column, name in enumerate(_HEADS)
    )
    boxes = (
        part for number, (measure, layers) in enumerate(rows) for part in _boxes(number, measure, layers)
    )
    told = "Fyra lager åtgärd för åtgärd. Samma sak står i tabellen under bilden."
    return (
        f'<svg class="lr-drawing lr-layers" viewBox="-2 0 {width + 4} {height}" role="img" aria-label="{told}">'
        f"{''.join(heads)}{''.join(boxes)}</svg>"
    )


def _boxes(number: int, measure: str, layers: tuple[tuple[Citation, ...], ...]) -> Iterable[str]:
    y = _TOP + number * (_HEIGHT + 26)
    yield f'<text class="places" x="0" y="{y + 8}">{esc(measure)}</text>'
    top = y + 14
    for column, places in enumerate(layers):
        x = column * (_WIDTH + _SPACE)
        kind = ("required", "free", "required", "free")[column] if places else "none"
        yield f'<rect class="{kind}" x="{x}" y="{top}" width="{_WIDTH}" height="{_HEIGHT - 14}" rx="4"/>'
        yield f'<text x="{x + _WIDTH / 2}" y="{top + 23}" text-anchor="middle">{esc(_shown(places))}</text>'
        if column:
            middle = top + (_HEIGHT - 14) / 2
            tip = f"{x - 8} {middle - 4} L{x - 1} {middle} L{x - 8} {middle + 4}"
            yield f'<path d="M{x - _SPACE + 2} {middle} L{x - 1} {middle} M{tip}"/>'
