"""Rättslägen: the consistent choices of wordings among which one applies to a case.

For a day of decision the wordings in force that day are read, except that an act with transitional provisions may have
to be disregarded: then every section it touched is read as it stood just before that act first touched it. So a
rättsläge is a stretch of decision days and a set of disregarded acts. Which one applies is itself derived.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from legalrules.law.citation import Citation
from legalrules.law.provision import Provision
from legalrules.law.statute import Legislation
from legalrules.law.wording import Validity


@dataclass(frozen=True, slots=True)
class Regime:
    """A rättsläge: decision days, the acts with transitional provisions then in force, and those disregarded."""

    validity: Validity
    acts: tuple[str, ...]
    disregarded: tuple[str, ...]

    @property
    def id(self) -> str:
        """A name unique among rättslägen: the first decision day, and what is disregarded."""
        first = self.validity.start.isoformat()
        return first + "".join(f" utan {act}" for act in self.disregarded)


def regimes(law: Legislation, day: date | None = None) -> tuple[Regime, ...]:
    """Every rättsläge; with a day of decision, those for that day (an optimisation with the same results)."""
    found: list[Regime] = []
    for validity, acts in _with_acts(law, day):
        for count in range(len(acts) + 1):
            found.extend(Regime(validity, acts, chosen) for chosen in combinations(acts, count))
    return tuple(found)


def number_of_regimes(law: Legislation, day: date | None = None) -> int:
    """How many `regimes` gives, without making them: each act with transitional provisions doubles those after it."""
    return sum(2 ** len(acts) for _, acts in _with_acts(law, day))


def _with_acts(law: Legislation, day: date | None) -> Iterator[tuple[Validity, tuple[str, ...]]]:
    """The stretches of decision days, each with the acts with transitional provisions that have begun."""
    transitional = {t.key.sfs for t in law.transitions() if t.rules}
    begun = {(start, sfs) for _, start, sfs in _changes(law) if sfs in transitional}
    for validity in stretches(law):
        if day is None or day in validity:
            yield validity, tuple(sorted({sfs for start, sfs in begun if start <= validity.start}))


def wordings(law: Legislation, regime: Regime) -> tuple[Provision, ...]:
    """The wording of each section that the rättsläge reads, in the order of the files."""
    day = regime.validity.start
    touched: dict[Citation, date] = {}
    for place, start, sfs in _changes(law) if regime.disregarded else ():
        if sfs in regime.disregarded and start <= day:
            touched[place] = min(start, touched.get(place, start))
    before = {place: start - timedelta(days=1) for place, start in touched.items()}
    return tuple(p for p in law.provisions() if before.get(p.key.citation, day) in p.key.validity)


def _changes(law: Legislation) -> Iterator[tuple[Citation, date, str]]:
    """Each introduction or repeal of a wording: where, when, by which act."""
    for statute in law.statutes:
        for provision in statute.provisions:
            yield provision.key.citation, provision.key.validity.start, provision.key.sfs
        for repeal in statute.repeals:
            yield repeal.citation, repeal.start, repeal.sfs


def stretches(law: Legislation) -> tuple[Validity, ...]:
    """The stretches of days between which no wording begins or ends; none of law without a wording."""
    edges = {p.key.validity.start for p in law.provisions()}
    edges |= {p.key.validity.end for p in law.provisions() if p.key.validity.end is not None}
    ordered = sorted(edges)
    ends: list[date | None] = [*ordered[1:], None]  # one too many where there are no edges
    return tuple(Validity(start, end) for start, end in zip(ordered, ends, strict=False))
