"""The smallest changes as a document in Swedish, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from legalrules.adapters.case_file import CaseFile
from legalrules.adapters.case_writer import case_text
from legalrules.analysis.change import ChangedFact, Way
from legalrules.law.concept import Concept
from legalrules.law.statute import Legislation
from legalrules.render.document import Document, Heading, Item, List, Paragraph, Words
from legalrules.values import Scalar, swedish


def change_document(law: Legislation, case: CaseFile, outcome: str, ways: Sequence[Way]) -> Document:
    """What would have to be otherwise for the outcome, one way an item."""
    case_type = law.case_type(case.case_type)
    titles = {o.id: o.title for o in case_type.outcomes} if case_type else {}
    concepts = {concept.id: concept for concept in law.concepts}
    heading = Heading(1, f"Minsta ändring: {titles.get(outcome, outcome)}")
    if not ways:
        told = "Utfallet gäller redan, eller så kan inget som sökanden råder över ge det."
        return Document("sv", (heading, Paragraph((Words(told),))))
    intro = (
        "Så lite som möjligt av det som sökanden råder över har ändrats: först så få uppgifter som möjligt, sedan så "
        "liten ändring som möjligt. Varje väg är avgjord av motorn och beviset godkänt."
    )
    items = tuple(Item((Words(_way(way, concepts)),)) for way in ways)
    return Document("sv", (heading, Paragraph((Words(intro),)), List(items, numbered=True)))


def change_data(law: Legislation, ways: Sequence[Way]) -> dict[str, object]:
    """The same as data for JSON, each way with the text of the case as it then is."""
    concepts = {concept.id: concept for concept in law.concepts}
    return {
        "ways": [
            {
                "facts": [
                    {
                        "id": fact.predicate,
                        "about": list(fact.args),
                        "before": _plain(fact.before),
                        "after": _plain(fact.after),
                    }
                    for fact in way.facts
                ],
                "case": case_text(way.case, concepts),
            }
            for way in ways
        ]
    }


def _plain(value: Scalar | bool | None) -> str | bool | None:
    return value if value is None or isinstance(value, bool) else swedish(value)


def _way(way: Way, concepts: dict[str, Concept]) -> str:
    return "; och ".join(_fact(fact, concepts[fact.predicate]) for fact in way.facts)


def _fact(fact: ChangedFact, concept: Concept) -> str:
    if isinstance(fact.after, bool):
        said = concept.sentence(fact.args, negated=not fact.after)
        return f"{said} (saknas i ärendet)" if fact.before is None else said
    before = (
        ""
        if fact.before is None or isinstance(fact.before, bool)
        else f" i stället för {swedish(fact.before)}"
    )
    return f"{concept.sentence(fact.args)}: {swedish(fact.after)}{before}"
