"""Wordings of one section must not overlap, and a gap between them must be said (`upphävd`, or `till`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.law.citation import Citation
from legalrules.law.provision import Provision
from legalrules.law.statute import Legislation


def check_validity(law: Legislation) -> Iterator[Diagnostic]:
    """Overlapping wordings of a section."""
    by_section: dict[Citation, list[Provision]] = {}
    for provision in law.provisions():
        by_section.setdefault(provision.key.citation, []).append(provision)
    for citation, wordings in by_section.items():
        ordered = sorted(wordings, key=lambda p: p.key.validity.start)
        for earlier, later in pairwise(ordered):
            if earlier.key.validity.overlaps(later.key.validity):
                yield Diagnostic(
                    "LR303",
                    "two wordings of one section are in force at once",
                    later.span,
                    str(citation),
                    found=f"{later.key.validity.start} ({later.key.sfs})",
                    required=f"a start on or after the end of the wording of {earlier.key.validity.start}",
                    hint="end the earlier wording with `till`, or give the later one another day",
                    related=(("the other wording", earlier.span),),
                )
