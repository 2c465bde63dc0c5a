"""`legalrules casebook`: a folder of cases held against its key, with the figures as they are."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from legalrules.adapters.casebook_file import OPEN
from legalrules.casebook import Tried, casebook
from legalrules.cli.opening import load
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.render import to_html, to_markdown, to_text
from legalrules.render.document import Block, Document, Heading, Item, List, Paragraph, Table, Words


def try_casebook(options: argparse.Namespace) -> int:
    """0; 1 if a case comes to something else than its key says; 2 for a key or case that cannot be read."""
    rules = load(options)
    if rules is None:
        return 2
    try:
        found = tuple(casebook(rules, options.folder, questions=options.questions))
    except DiagnosticError as error:
        print(as_text(error.diagnostics, ()), file=sys.stderr)
        return 2
    except ValueError as fault:
        print(f"legalrules: {fault}", file=sys.stderr)
        return 2
    show = {"markdown": to_markdown, "html": to_html}.get(options.format, to_text)
    print(show(Document("sv", tuple(_blocks(options.folder, found)))))
    return 1 if any(one.faults for one in found) else 0


def _blocks(folder: Path, found: Sequence[Tried]) -> Iterator[Block]:
    yield Heading(1, "Fallsamlingen")
    yield Paragraph(_words(f"Fallen i {folder}, mot mappens facit."))
    yield List(tuple(_figures(found)))
    wrong = [one for one in found if one.faults]
    if wrong:
        yield Heading(2, "Fall som inte blir som facit säger")
        yield List(tuple(Item(_words(one.expected.fall), tuple(_items(one.faults))) for one in wrong))
    yield Heading(2, "Fallen")
    asked = any(one.asked is not None for one in found)
    header = ("Fall", "Dag", "Svar", *(("Frågor",) if asked else ()), "Vilar på, eller väntar på")
    yield Table(header, tuple(_row(one, asked) for one in found))


def _figures(found: Sequence[Tried]) -> Iterator[Item]:
    answers = Counter(one.answer for one in found if one.answer != OPEN)
    opened = [one for one in found if one.answer == OPEN]
    yield Item(
        _words(f"{len(found)} fall: {sum(answers.values())} får ett svar, {len(opened)} är öppna."),
        tuple(_items(f"{name}: {count}" for name, count in answers.most_common())),
    )
    if opened:
        judged = [one for one in opened if one.judgements]
        missing = [one for one in opened if not one.judgements]
        yield Item(
            _words("Öppna, och därför en människas:"),
            tuple(
                _items(
                    (
                        f"en bedömning återstår i {len(judged)}: {_counted(o.judgements for o in judged)}",
                        f"bara uppgifter saknas i {len(missing)}: {_counted(o.facts for o in missing)}",
                    )
                )
            ),
        )
    yield Item(_words(f"{sum(bool(one.faults) for one in found)} fall blir inte som facit säger."))
    asked = [one for one in found if one.asked is not None]
    if asked:
        put, stated = sum(one.asked or 0 for one in asked), sum(one.stated for one in asked)
        yield Item(_words(f"{put} frågor ledde till samma svar som de {stated} uppgifter som fallen anger."))


def _counted(names: Iterable[tuple[str, ...]]) -> str:
    counted = Counter(name for of in names for name in of)
    return ", ".join(f"{name} ({count})" for name, count in counted.most_common()) or "inga"


def _row(one: Tried, asked: bool) -> tuple[tuple[Words, ...], ...]:
    told = one.expected.vilar_på if one.answer != OPEN else (*one.judgements, *one.facts)
    numbers = (_words(str(one.asked)),) if asked else ()
    return (
        _words(one.expected.fall),
        _words(one.expected.dag.isoformat()),
        _words(one.answer),
        *numbers,
        _words(", ".join(told)),
    )


def _items(texts: Iterable[str]) -> Iterator[Item]:
    return (Item(_words(text)) for text in texts)


def _words(text: str) -> tuple[Words, ...]:
    return (Words(text),)
