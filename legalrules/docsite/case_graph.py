"""The way to an answer as a flow: each outcome, the conclusions it takes, the sections that draw them, in layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legalrules.docsite.library import Library, section_of
from legalrules.docsite.markup import both, bullets, details, esc, link, prose
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sourcing
from legalrules.law.condition import concepts_used, references
from legalrules.law.provision import Concludes, ExceptionTo, GivesValue, Rule, WaiverOf
from legalrules.law.statute import CaseType
from legalrules.render.from_law.rule_lines import short

LAYERS = 4
WIDTH, HEIGHT, SPACE = 270, 46, 40
_LINE = 36


@dataclass(frozen=True, slots=True)
class Node:
    """A conclusion, the sections that draw it or take it away today, and those that it rests on directly."""

    concept: Concept
    drawn: tuple[Citation, ...]
    excepted: tuple[Citation, ...]
    needs: tuple[str, ...]


def nodes_of(library: Library) -> dict[str, Node]:
    """A node for each concept that a provision in force on the day concludes."""
    drawn: dict[str, dict[Citation, None]] = {}
    excepted: dict[str, dict[Citation, None]] = {}
    needs: dict[str, dict[str, None]] = {}
    for provision in library.law.provisions():
        if library.day not in provision.key.validity:
            continue
        for rule in provision.rules:
            match rule.conclusion:
                case Concludes(reference) | GivesValue(reference, _):
                    drawn.setdefault(reference.concept.id, {})[section_of(rule.place)] = None
                    wanted = needs.setdefault(reference.concept.id, {})
                    wanted.update(dict.fromkeys(_derived(rule)))
                case ExceptionTo(_, reference):
                    excepted.setdefault(reference.concept.id, {})[section_of(rule.place)] = None
                case WaiverOf():
                    pass
    return {
        name: Node(
            library.concepts[name],
            tuple(sorted(places)),
            tuple(sorted(excepted.get(name, ()))),
            tuple(needs.get(name, ())),
        )
        for name, places in drawn.items()
        if name in library.concepts
    }


def _derived(rule: Rule) -> list[str]:
    used = list(concepts_used(rule.condition))
    if isinstance(rule.conclusion, GivesValue):
        used += [reference.concept for reference in references(rule.conclusion.value)]
    return [concept.id for concept in used if concept.sourcing is Sourcing.DERIVED]


def layers_of(nodes: dict[str, Node], roots: Sequence[str]) -> list[list[str]]:
    """The conclusions by how many steps they lie from an outcome; the first layer is what the outcomes need."""
    layers: list[list[str]] = []
    reached: set[str] = set()
    at = [name for name in dict.fromkeys(roots) if name in nodes]
    while at and len(layers) < LAYERS:
        layers.append(at)
        reached.update(at)
        following = dict.fromkeys(
            n for name in at for n in nodes[name].needs if n in nodes and n not in reached
        )
        at = list(following)
    return layers


def flow_html(library: Library, case_type: CaseType) -> str:
    """The layers as a drawing, and below it the same as lists with links."""
    nodes = nodes_of(library)
    layers = layers_of(nodes, [outcome.when.id for outcome in case_type.outcomes])
    if not layers:
        return "<p>Inga regler i kraft leder till utfallen den dag som sidan visar.</p>"
    lists = "".join(
        f'<p class="lr-small-head">{both(f"Steg {number}", f"Step {number}")}</p>'
        + bullets(_entry(library, nodes[name]) for name in layer)
        for number, layer in enumerate(layers, 1)
    )
    told = both("Samma sak som listor, med länkar", "The same as lists, with links")
    intro = both(
        "Från utfallet, överst, ned till det som det vilar på. Vid varje slutsats står "
        "paragraferna som ger den och de som gör undantag.",
        "From the outcome, at the top, down to what it rests on. With each conclusion stand the "
        "sections that give it and those that make exceptions.",
    )
    drawing = _drawing(nodes, layers, case_type)
    return (
        f'<p>{intro}</p><div class="lr-scroll" role="region" tabindex="0" aria-label="Vägen till '
        f'svaret">{drawing}</div>' + details(told, lists)
    )


def _entry(library: Library, node: Node) -> str:
    def cited(places: Sequence[Citation]) -> str:
        return ", ".join(link(esc(place.swedish()), *library.where(place)) for place in places)

    shown = link(prose(_name(node.concept)), library.concept_pages[node.concept.id])
    given = f" {both('ges av', 'given by')} {cited(node.drawn)}"
    taken = f"; {both('undantag i', 'exceptions in')} {cited(node.excepted)}" if node.excepted else ""
    return shown + given + taken


def _name(concept: Concept) -> str:
    return concept.sentence(tuple(slot.name for slot in concept.slots))


def _drawing(nodes: dict[str, Node], layers: list[list[str]], case_type: CaseType) -> str:
    """Rows of at most three boxes; a layer with more takes several rows."""
    place: dict[str, tuple[float, float]] = {}
    rows: list[tuple[int, list[str]]] = []
    for number, layer in enumerate(layers):
        rows += [(number, layer[at : at + 3]) for at in range(0, min(len(layer), 12), 3)]
    y = 0.0
    for index, (number, row) in enumerate(rows):
        y += 18.0 if index and rows[index - 1][0] == number else (SPACE if index else 0.0)
        for column, name in enumerate(row):
            place[name] = ((3 - len(row)) * (WIDTH + 15) / 2 + column * (WIDTH + 15), y)
        y += HEIGHT
    edges = [
        _edge(place[name], place[need])
        for layer in layers
        for name in layer
        if name in place
        for need in nodes[name].needs
        if need in place and place[need][1] > place[name][1]
    ]
    boxes = [_box(nodes[name], *at, is_first=name in layers[0]) for name, at in place.items()]
    left_out = sum(len(layer) for layer in layers) - len(place)
    told = f"Vägen till svaret i ärendetypen {case_type.title}. Samma sak står i listorna under bilden."
    more = (
        f'<text x="0" y="{y + 18:.0f}">… och {left_out} slutsatser till, i listorna</text>'
        if left_out
        else ""
    )
    width = 3 * WIDTH + 30
    return (
        f'<svg class="lr-drawing lr-flow" viewBox="-2 -2 {width + 4} {y + 28:.0f}" role="img" aria-label="{esc(told)}">'
        f"{''.join(edges)}{''.join(boxes)}{more}</svg>"
    )


def _edge(above: tuple[float, float], below: tuple[float, float]) -> str:
    x1, y1 = above[0] + WIDTH / 2, above[1] + HEIGHT
    x2, y2 = below[0] + WIDTH / 2, below[1]
    half = (y1 + y2) / 2
    return f'<path d="M{x1:.0f} {y1:.0f} C{x1:.0f} {half:.0f} {x2:.0f} {half:.0f} {x2:.0f} {y2:.0f}"/>'


def _box(node: Node, x: float, y: float, *, is_first: bool) -> str:
    inside = Citation(node.drawn[0].statute, node.drawn[0].chapter)
    places = _listed(node.drawn, inside)
    if node.excepted:
        places += f" – undantag {_listed(node.excepted, inside)}"
    kind = ' class="own"' if is_first else ""
    name = _cut(_name(node.concept))
    return (
        f"<g><title>{esc(_name(node.concept))}: {esc(places)}</title>"
        f'<rect{kind} x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>'
        f'<text x="{x + 8:.0f}" y="{y + 19:.0f}">{esc(name)}</text>'
        f'<text class="places" x="{x + 8:.0f}" y="{y + 37:.0f}">{esc(_cut(places))}</text></g>'
    )


def _listed(places: Sequence[Citation], inside: Citation) -> str:
    shown = [short(place, inside) for place in places[:4]]
    return ", ".join(shown) + (f" och {len(places) - 4} till" if len(places) > 4 else "")


def _cut(text: str) -> str:
    return text if len(text) <= _LINE else text[: _LINE - 1].rstrip() + "…"
