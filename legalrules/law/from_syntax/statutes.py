"""Headers, chapters, sections and transitional provisions to statutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Slot, Sourcing
from legalrules.law.condition import Reference
from legalrules.law.from_syntax.conditions import read_condition
from legalrules.law.from_syntax.days import day_of
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.rules import OLDER_WORDS, placed_rules, read_rule, special_head
from legalrules.law.from_syntax.scope import Scope
from legalrules.law.from_syntax.tables import placed_tables, read_table
from legalrules.law.from_syntax.waivers import waivers
from legalrules.law.names import Names
from legalrules.law.provision import Choice, Concludes, Gap, Provision, Rule, Transition
from legalrules.law.statute import Chapter, Repeal, Statute
from legalrules.law.wording import KnownBy, Validity, WordingKey
from legalrules.syntax.nodes import (
    ChapterNode,
    ContentNode,
    FileNode,
    HeaderNode,
    PointNode,
    QuotedNode,
    RepealNode,
    SectionNode,
    TransitionNode,
    WordingNode,
)

# The predicate that a transitional point concludes of a case; its act stands in the predicate's name.
OLDER_APPLIES = Concept("äldre_lydelse", (*OLDER_WORDS, Slot("Ä", "ärende")), Sourcing.DERIVED)


@dataclass(frozen=True, slots=True)
class Placing:
    """A section or transitional provision, with the statute and chapter that it stands under."""

    header: HeaderNode
    chapter: str
    node: SectionNode | TransitionNode


def placings(files: tuple[FileNode, ...], faults: Faults) -> Iterator[Placing]:
    """Every section and transitional provision with its statute; one outside a statute is a fault."""
    for file in files:
        header: HeaderNode | None = None
        chapter = ""
        for block in file.blocks:
            match block:
                case HeaderNode():
                    header, chapter = block, ""
                case ChapterNode(number):
                    chapter = number
                case SectionNode() | TransitionNode():
                    if header is None:
                        faults.add(
                            "LR305",
                            "a provision outside any statute",
                            block.span,
                            required="`författning` above it",
                        )
                    else:
                        yield Placing(header, chapter, block)
                case _:
                    pass


def read_statutes(files: tuple[FileNode, ...], names: Names, faults: Faults) -> tuple[Statute, ...]:
    """The statutes of all files, those of one abbreviation merged in the order of the files."""
    headers: dict[str, HeaderNode] = {}
    chapters: dict[str, dict[str, Chapter]] = {}
    for file in files:
        current = ""
        for block in file.blocks:
            if isinstance(block, HeaderNode):
                current = block.abbreviation
                headers.setdefault(current, block)
            elif isinstance(block, ChapterNode):
                chapters.setdefault(current, {}).setdefault(block.number, Chapter(block.number, block.title))
    found = tuple(placings(files, faults))
    return tuple(
        _statute(header, tuple(chapters.get(name, {}).values()), found, names, faults)
        for name, header in headers.items()
    )


def _statute(
    header: HeaderNode,
    chapters: tuple[Chapter, ...],
    found: tuple[Placing, ...],
    names: Names,
    faults: Faults,
) -> Statute:
    provisions: list[Provision] = []
    repeals: list[Repeal] = []
    points: list[tuple[PointNode, TransitionNode]] = []
    for placing in found:
        if placing.header.abbreviation != header.abbreviation:
            continue
        if isinstance(placing.node, TransitionNode):
            points.extend((point, placing.node) for point in placing.node.points)
            continue
        place = Citation(header.abbreviation, placing.chapter, placing.node.number)
        provisions.extend(_provisions(placing.node, place, names, faults))
        repeals.extend(
            Repeal(place, day, w.sfs)
            for w in placing.node.wordings
            if isinstance(w, RepealNode) and (day := day_of(w.start)) is not None
        )
    transitions = tuple(_transition(point, node, header, names, faults) for point, node in points)
    for point, node in points:
        begun = [p.key.validity.start for p in provisions if p.key.sfs == node.sfs]
        if begun:
            provisions.extend(_lasting(point, node, min(begun), header, names, faults))
    links = [p.values[0] for p in header.properties if p.key == "text" and p.values]
    return Statute(
        header.abbreviation,
        header.title,
        header.sfs,
        links[0] if links else "",
        chapters,
        tuple(provisions),
        tuple(repeals),
        transitions,
        header.span,
    )


def _provisions(node: SectionNode, place: Citation, names: Names, faults: Faults) -> Iterator[Provision]:
    starts = sorted(day for w in node.wordings if (day := day_of(w.start)) is not None)
    for wording in node.wordings:
        start = day_of(wording.start)
        if not isinstance(wording, WordingNode) or start is None:
            continue
        later = [day for day in starts if day > start]
        end = day_of(wording.end) if wording.end else later[0] if later else None
        key = WordingKey(place, Validity(start, end), wording.sfs, _known(wording.quoted))
        faults.section = str(place)
        if end is not None and end <= start:
            faults.add(
                "LR303", "the wording ends before it begins", wording.span, found=f"{start} till {end}"
            )
        yield _provision(key, wording, names, faults)


def _provision(key: WordingKey, wording: WordingNode, names: Names, faults: Faults) -> Provision:
    content = wording.content
    read = (read_rule(placed, names, faults) for placed in placed_rules(content.parts, key.citation))
    tables = (read_table(placed, names, faults) for placed in placed_tables(content.parts, key.citation))
    rules = (*(rule for rule in read if rule is not None), *(rule for rows in tables for rule in rows))
    return Provision(
        key,
        content.gloss,
        content.link,
        _choices(content),
        _gaps(content, key.citation),
        rules,
        wording.span,
        waivers(content.waivers, key.citation, faults),
    )


def _known(quoted: QuotedNode | None) -> KnownBy:
    return KnownBy(day_of(quoted.day) or date.min, quoted.where) if quoted else KnownBy()


def _choices(content: ContentNode) -> tuple[Choice, ...]:
    return tuple(Choice(c.name, c.chosen, c.alternatives, c.reason, c.authority) for c in content.choices)


def _gaps(content: ContentNode, place: Citation) -> tuple[Gap, ...]:
    return tuple(
        Gap(tuple(place.at(paragraph=p.paragraph, items=p.items) for p in gap.places), gap.text)
        for gap in content.gaps
    )


def _transition(
    point: PointNode, node: TransitionNode, header: HeaderNode, names: Names, faults: Faults
) -> Transition:
    place = Citation(header.abbreviation, items=(point.label,), amending=node.sfs)
    rules: list[Rule] = []
    for table in placed_tables(point.content.parts, place):
        message, required = "a transitional point holds a table", "äldre lydelse gäller för Ä, and conditions"
        faults.add("LR308", message, table.node.span, found=str(table.node.head), required=required)
    for placed in placed_rules(point.content.parts, place):
        faults.section = str(place)
        things = special_head(placed.node.head, OLDER_WORDS)
        if things is None:
            continue
        if len(things) != 1 or placed.node.targets or placed.node.condition is None:
            faults.add(
                "LR308",
                "a transitional point keeps the older wordings for one case",
                placed.node.span,
                found=str(placed.node.head),
                required="äldre lydelse gäller för Ä, and conditions",
            )
            continue
        scope = Scope(names, faults)
        case = scope.bind(things[0], OLDER_APPLIES.sorts[0])
        condition = read_condition(placed.node.condition, placed.place, scope)
        if condition is not None:
            head = Concludes(Reference(OLDER_APPLIES, (case,)))
            rules.append(Rule(placed.place, head, condition, tuple(scope.sorts.items()), placed.node.span))
    content = point.content
    # A transitional point is in force with its act; the act's own entry into force is read off the wordings.
    key = WordingKey(place, Validity(date.min), node.sfs, _known(point.quoted))
    return Transition(key, content.gloss, _choices(content), _gaps(content, place), tuple(rules), point.span)


def _lasting(
    point: PointNode, node: TransitionNode, start: date, header: HeaderNode, names: Names, faults: Faults
) -> Iterator[Provision]:
    """The rules of a transitional point that are not about older wordings: law from the act's first wording on.

    A case for which the act is disregarded does not read them.
    """
    place = Citation(header.abbreviation, items=(point.label,), amending=node.sfs)
    lasting = [
        placed
        for placed in placed_rules(point.content.parts, place)
        if special_head(placed.node.head, OLDER_WORDS) is None
    ]
    rules = tuple(rule for placed in lasting if (rule := read_rule(placed, names, faults)) is not None)
    if rules:
        key = WordingKey(place, Validity(start), node.sfs, _known(point.quoted))
        content = point.content
        yield Provision(
            key,
            content.gloss,
            content.link,
            _choices(content),
            _gaps(content, place),
            rules,
            point.span,
            waivers(content.waivers, place, faults),
        )
