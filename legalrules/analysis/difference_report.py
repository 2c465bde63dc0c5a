"""A difference between two laws as a document in Swedish, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legalrules.adapters.case_writer import case_text
from legalrules.analysis.difference import Answer, Change, Difference, Side
from legalrules.analysis.replay import Outcome, Replayed
from legalrules.analysis.report import example
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept
from legalrules.law.statute import CaseType, Legislation
from legalrules.render.document import Block, Document, Heading, Item, List, Note, Paragraph, Strong, Words
from legalrules.values import Truth

Sides = tuple[Side, Side]


def difference_document(
    sides: Sides, differences: Sequence[Difference], replayed: Sequence[Replayed] | None
) -> Document:
    """Each kind of case that changes, with its example; what is proved of the rest; stored cases that change."""
    return Document("sv", tuple(_blocks(sides, differences, replayed)))


def difference_data(
    sides: Sides, differences: Sequence[Difference], replayed: Sequence[Replayed] | None
) -> dict[str, object]:
    """The same as data for JSON; an example is the text of a case file, dated for the first law."""
    concepts = _concepts(sides)
    return {
        "before": sides[0].day.isoformat(),
        "after": sides[1].day.isoformat(),
        "case_types": [
            {
                "case_type": one.case_type,
                "most_of_each_sort": one.most,
                "proved": not one.why_not,
                "why_not_proved": one.why_not or None,
                "changes": [_change_data(change, concepts) for change in one.changes],
            }
            for one in differences
        ],
        "replayed": None
        if replayed is None
        else [
            {"file": str(one.file), "differs": one.differs, "why_not": one.why_not or None}
            for one in replayed
        ],
    }


def _change_data(change: Change, concepts: dict[str, Concept]) -> dict[str, object]:
    return {
        "before": list(change.before),
        "after": list(change.after),
        "rests_before": [str(place) for place in change.rests_before],
        "rests_after": [str(place) for place in change.rests_after],
        "case": case_text(change.case, concepts),
    }


def _blocks(
    sides: Sides, differences: Sequence[Difference], replayed: Sequence[Replayed] | None
) -> Iterator[Block]:
    concepts = _concepts(sides)
    yield Heading(1, "Skillnad mellan två rättslägen")
    yield Paragraph((Words(f"Före: beslut den {sides[0].day}. Efter: beslut den {sides[1].day}."),))
    for one in differences:
        case_type = sides[0].rules.legislation.case_type(one.case_type)
        yield Heading(2, case_type.title if case_type else one.case_type)
        yield Paragraph((Words(_total(one)),))
        if one.why_not:
            yield Note((Words(f"Inte bevisat att inga andra ärenden ändras: {one.why_not}."),))
        for number, change in enumerate(one.changes, 1):
            titles = _title(change.before, sides[0], case_type), _title(change.after, sides[1], case_type)
            yield Heading(3, f"{number}. {titles[0]} → {titles[1]}")
            yield Paragraph((Strong("Före: "), Words(_places(change.rests_before))))
            yield Paragraph((Strong("Efter: "), Words(_places(change.rests_after))))
            yield List(tuple(example(change.case, concepts)))
    if replayed is not None:
        yield from _replayed(replayed)


def _total(one: Difference) -> str:
    most = "ett ting" if one.most == 1 else f"högst {one.most} ting"
    rest = (
        ""
        if one.why_not
        else (
            " Det är bevisat av lösaren att varje annat ärende som ändras gör det på samma sätt som ett av dem, och "
            "före eller efter vilar på samma bestämmelser, och att alla övriga ärenden får samma utfall."
        )
    )
    kinds = len(one.changes)
    slag = "slag" if kinds != 1 else "slags"
    return (
        f"{kinds} {slag} ärenden får ett annat utfall, bland alla ärenden med {most} av varje slag där allt är "
        f"känt. Exemplen är avgjorda av motorn enligt båda rättslägena, och bevisen godkända.{rest}"
    )


def _title(answer: Answer, side: Side, case_type: CaseType | None) -> str:
    declared = side.rules.legislation.case_type(case_type.id) if case_type else None
    titles = {outcome.id: outcome.title for outcome in declared.outcomes} if declared else {}
    return " och ".join(titles.get(name, name) for name in answer) or "inget utfall"


def _places(places: Sequence[Citation]) -> str:
    return "; ".join(map(str, places)) or "ingen bestämmelse"


def _replayed(replayed: Sequence[Replayed]) -> Iterator[Block]:
    differing = [one for one in replayed if one.differs]
    failed = [one for one in replayed if one.why_not]
    yield Heading(2, "Lagrade ärenden")
    yield Paragraph((Words(f"{len(replayed)} ärenden, {len(differing)} får ett annat utfall."),))
    if differing:
        yield List(tuple(Item((Words(_changed(one)),)) for one in differing))
    if failed:
        yield Paragraph((Words(f"{len(failed)} kunde inte avgöras:"),))
        yield List(tuple(Item((Words(f"{one.file.name}: {one.why_not}"),)) for one in failed))


def _changed(one: Replayed) -> str:
    return f"{one.file.name}: {_held(one.before)} → {_held(one.after)}"


def _held(outcome: Outcome | None) -> str:
    if outcome is None:
        return "inte avgjort"
    held = [name for name, truth in outcome.truths if truth is Truth.TRUE]
    open_ = any(truth is Truth.OPEN for _, truth in outcome.truths)
    ending = type(outcome.ending).__name__
    return f"{' och '.join(held) or ('öppet' if open_ else 'inget utfall')} ({ending})"


def _concepts(sides: Sides) -> dict[str, Concept]:
    laws: tuple[Legislation, ...] = tuple(side.rules.legislation for side in sides)
    return {concept.id: concept for law in reversed(laws) for concept in law.concepts}
