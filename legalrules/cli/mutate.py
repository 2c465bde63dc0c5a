"""`legalrules mutate`: which changes of the rules no scenario would notice."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from legalrules import api
from legalrules.cli.opening import cache_folder
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.exercise.mutants import Mutant
from legalrules.exercise.mutation import Judged, Trial, mutation, trials
from legalrules.exercise.scenarios import law_of, suites
from legalrules.render import to_html, to_markdown, to_text
from legalrules.render.document import Block, Document, Heading, Item, List, Paragraph, Table, Words


def mutate(options: argparse.Namespace) -> int:
    """0; 1 if less than the share asked for is noticed; 2 for scenarios or law that cannot be read."""
    try:
        found = tuple(_trials(tuple(options.paths), tuple(options.law)))
    except DiagnosticError as error:
        print(as_text(error.diagnostics, ()), file=sys.stderr)
        return 2
    except ValueError as fault:
        print(f"legalrules: {fault}", file=sys.stderr)
        return 2
    if not found:
        print("legalrules: no scenarios there", file=sys.stderr)
        return 2
    judged = tuple(mutation(found, keep=_wanted(options.provision), neighbours=options.neighbours))
    if options.format == "json":
        print(json.dumps(_record(len(found), judged), ensure_ascii=False, indent=2))
    else:
        show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
        print(show(Document("sv", tuple(_blocks(len(found), judged)))))
    return 1 if 100 * _share(judged) < options.at_least else 0


def _trials(paths: tuple[Path, ...], law: tuple[Path, ...]) -> Iterator[Trial]:
    loaded: dict[tuple[Path, ...], api.Rules] = {}
    for path, suite in suites(paths):
        files = tuple(dict.fromkeys((*law_of(path, suite), *(one.resolve() for one in law))))
        if files not in loaded:
            loaded[files] = api.load(*files, cache=cache_folder())
        yield from trials(loaded[files], path, suite)


def _wanted(places: Sequence[str]) -> Callable[[Mutant], bool]:
    """Whether a mutant changes one of these provisions, or one within them; any, if none is named."""

    def keep(mutant: Mutant) -> bool:
        cited = str(mutant.citation)
        return not places or any(cited == one or cited.startswith(f"{one} ") for one in places)

    return keep


def _share(judged: Sequence[Judged]) -> float:
    """How much is noticed of what makes a difference; all, if nothing does."""
    different = [one for one in judged if not one.is_equivalent]
    return sum(bool(one.noticed_by) for one in different) / len(different) if different else 1.0


def _blocks(scenarios: int, judged: Sequence[Judged]) -> Iterator[Block]:
    alike = [one for one in judged if one.is_equivalent]
    unnoticed = [one for one in judged if one.witness is not None]
    noticed = len(judged) - len(alike) - len(unnoticed)
    yield Heading(1, "Ändringar av reglerna som scenarierna märker")
    yield Paragraph(
        _words(
            f"{scenarios} scenarier, {len(judged)} ändringar av en regel i taget: {noticed} märks av något scenario, "
            f"{len(unnoticed)} gör skillnad men märks inte, {len(alike)} gör ingen skillnad i något av de prövade "
            f"fallen. Av dem som gör skillnad märks {100 * _share(judged):.1f} %."
        )
    )
    if unnoticed:
        yield Heading(2, "Märks inte")
        yield Paragraph(
            _words(
                "Fallet i raden skulle märka ändringen. Svaret är vad reglerna ger i dag: granska det mot lagen."
            )
        )
        header = ("Ändring", "Scenario", "Står", "I stället", "Svar i dag")
        yield Table(header, tuple(_row(one) for one in unnoticed))
    if alike:
        yield Heading(2, "Gör ingen skillnad i de prövade fallen")
        yield List(tuple(Item(_words(f"{one.mutant} ({one.tried} fall prövade)")) for one in alike))


def _row(one: Judged) -> tuple[tuple[Words, ...], ...]:
    assert one.witness is not None
    before, after = one.witness.lines()
    told = (str(one.mutant), one.witness.scenario, before or "inget", after or "inget", one.witness.answer())
    return tuple(map(_words, told))


def _record(scenarios: int, judged: Sequence[Judged]) -> dict[str, object]:
    return {
        "scenarios": scenarios,
        "mutants": len(judged),
        "share": round(_share(judged), 4),
        "unnoticed": [_witness(one) for one in judged if one.witness is not None],
        "equivalent": [
            {"mutant": str(one.mutant), "tried": one.tried} for one in judged if one.is_equivalent
        ],
        "noticed": [{"mutant": str(one.mutant), "by": one.noticed_by} for one in judged if one.noticed_by],
    }


def _witness(one: Judged) -> dict[str, object]:
    assert one.witness is not None
    before, after = one.witness.lines()
    told = {
        "scenario": one.witness.scenario,
        "before": before,
        "after": after,
        "answer": one.witness.answer(),
    }
    return {"mutant": str(one.mutant), "provision": str(one.mutant.citation), **told}


def _words(text: str) -> tuple[Words, ...]:
    return (Words(text),)
