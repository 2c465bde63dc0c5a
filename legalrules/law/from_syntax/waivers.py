"""Waivers of findings from syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legalrules.law.citation import Citation
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.waiver import Doubt, Waiver
from legalrules.syntax.nodes import WaiverNode


def waivers(nodes: Sequence[WaiverNode], section: Citation | None, faults: Faults) -> tuple[Waiver, ...]:
    """The waivers under a wording, or of a case type (`section` is None); LR314 for one of nothing known."""
    return tuple(_waivers(nodes, section, faults))


def _waivers(nodes: Sequence[WaiverNode], section: Citation | None, faults: Faults) -> Iterator[Waiver]:
    known = {doubt.value: doubt for doubt in Doubt}
    for node in nodes:
        if node.kind not in known:
            message, required = "nothing that an analysis finds", "one of: " + ", ".join(known)
            faults.add("LR314", message, node.span, found=node.kind, required=required)
        elif section is None:
            if node.places:
                message = "a case type has no paragraphs or items"
                faults.add("LR314", message, node.span, required="a waiver without a place")
            yield Waiver(known[node.kind], (), node.reason, node.span)
        else:
            places = tuple(section.at(paragraph=p.paragraph, items=p.items) for p in node.places)
            yield Waiver(known[node.kind], places or (section,), node.reason, node.span)
