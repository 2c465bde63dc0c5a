"""Arguments and exit codes; each command is a function of the module that bears its name."""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from legalrules.cli.analyse import analyse
from legalrules.cli.ask import ask
from legalrules.cli.casebook import try_casebook
from legalrules.cli.change import change
from legalrules.cli.check import check
from legalrules.cli.coverage import coverage, outline
from legalrules.cli.deadlines import show_deadlines
from legalrules.cli.decide import decide
from legalrules.cli.diff import diff
from legalrules.cli.explain import explain
from legalrules.cli.format import format_files
from legalrules.cli.mutate import mutate
from legalrules.cli.questions import questions
from legalrules.cli.verify import verify
from legalrules.cli.vocabulary import vocabulary
from legalrules.render import LANGUAGES

_ALLOCATED = 100_000  # objects made between two such looks; 700 is the usual number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code. 2 is misuse, unreadable law or rejected input."""
    options = _parser().parse_args(arguments)
    # Everything is computed before anything is written: the exit code is the command's own, whoever reads the output.
    printed = io.StringIO()
    try:
        with _seldom_collected(), contextlib.redirect_stdout(printed):
            code = int(options.run(options))
    except OSError as fault:
        print(f"legalrules: {fault.filename or ''}: {fault.strerror or fault}", file=sys.stderr)
        return 2
    return code if _write(printed.getvalue()) else 2


@contextlib.contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage in circles seldom: law made ready is many objects, nearly all kept to the end of the command."""
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATED)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _write(text: str) -> bool:
    """Write to standard output; False if that failed. A reader of a pipe (head, less) that has gone is no fault."""
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        print(f"legalrules: standard output: {fault.strerror or fault}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _day(text: str) -> date:
    """A day as 2026-01-31 and in no other form."""
    if not re.fullmatch(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-01-31")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day in the calendar") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="legalrules",
        description="Statutes as rules: decide a case, explain the decision, check its certificate.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _check(commands.add_parser("check", help="report every fault of rule files"))
    _decide(commands.add_parser("decide", help="decide a case, or say why it is not decided"))
    _explain(commands.add_parser("explain", help="the derivation behind an answer, and why not another"))
    _change(commands.add_parser("change", help="the smallest change that would give a case another outcome"))
    _questions(
        commands.add_parser("questions", help="what can still matter in a case, and what to ask first")
    )
    _ask(commands.add_parser("ask", help="an answer by questions, only those that can still change it"))
    _casebook(commands.add_parser("casebook", help="a folder of cases held against its key"))
    _deadlines(commands.add_parser("deadlines", help="what falls due when in a case"))
    _verify(commands.add_parser("verify", help="check a certificate against law and facts that you hold"))
    _vocabulary(commands.add_parser("vocabulary", help="what a case may speak of; the schema of case files"))
    _coverage(commands.add_parser("coverage", help="what becomes of each section, paragraph and item"))
    _analyse(commands.add_parser("analyse", help="what clashes, is missing or never matters in the law"))
    _mutate(commands.add_parser("mutate", help="which changes of the rules no scenario would notice"))
    _diff(commands.add_parser("diff", help="which cases change outcome from one day, or one law, to another"))
    _outline(
        commands.add_parser(
            "outline", help="the sections, paragraphs and items of an official text, by number"
        )
    )
    _format(commands.add_parser("format", help="write rule files in their canonical layout"))
    return parser


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="rule files or folders, beside the shipped law"
    )
    parser.add_argument("--alone", action="store_true", help="leave the shipped law out")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=check)


def _analyse(parser: argparse.ArgumentParser) -> None:
    _law_option(parser)
    parser.add_argument(
        "--case-type", action="append", default=[], metavar="ID", help="only this case type; may be repeated"
    )
    parser.add_argument(
        "--day",
        action="append",
        default=[],
        type=_day,
        help="only this day; default: each day the law changes",
    )
    parser.add_argument(
        "--things", type=int, default=3, metavar="N", help="at most so many things of each sort (default 3)"
    )
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
    parser.set_defaults(run=analyse)


def _mutate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders of scenarios")
    _law(parser)
    parser.add_argument(
        "--provision",
        action="append",
        default=[],
        metavar="PLACE",
        help="only rules there, as in 'PBL 9 kap. 4 §'; may be repeated",
    )
    parser.add_argument(
        "--neighbours",
        type=int,
        default=60,
        metavar="N",
        help="try at most N cases beside the scenarios for each rule (default 60)",
    )
    parser.add_argument(
        "--at-least", type=float, default=0.0, metavar="PERCENT", help="exit with 1 if less is noticed"
    )
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
    parser.set_defaults(run=mutate)


def _diff(parser: argparse.ArgumentParser) -> None:
    _law_option(parser)
    parser.add_argument("--from", dest="start", type=_day, help="day of decision by the first law")
    parser.add_argument(
        "--to", dest="end", type=_day, help="day of decision by the second (default: the same)"
    )
    parser.add_argument(
        "--draft",
        nargs="+",
        action="extend",
        type=Path,
        default=[],
        metavar="PATH",
        help="rule files that only the second law has",
    )
    parser.add_argument(
        "--replaces",
        nargs="+",
        action="extend",
        type=Path,
        default=[],
        metavar="PATH",
        help="rule files that only the first law has",
    )
    parser.add_argument(
        "--case-type", action="append", default=[], metavar="ID", help="only this case type; may be repeated"
    )
    parser.add_argument("--given", type=Path, metavar="CASE", help="only cases of which this is so")
    parser.add_argument(
        "--things", type=int, default=1, metavar="N", help="at most so many things of each sort (default 1)"
    )
    parser.add_argument(
        "--limit", type=int, default=200, metavar="N", help="at most so many kinds of case (default 200)"
    )
    parser.add_argument(
        "--replay", type=Path, metavar="FOLDER", help="the stored cases of a folder instead of all cases"
    )
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
    parser.set_defaults(run=diff)


def _change(parser: argparse.ArgumentParser) -> None:
    _law_option(parser)
    parser.add_argument("case", type=Path, metavar="CASE", help="the case, YAML or JSON")
    parser.add_argument("--day", type=_day, help="day of decision (default: today in Stockholm)")
    parser.add_argument("--outcome", required=True, metavar="ID", help="the outcome that is wanted")
    parser.add_argument("--ways", type=int, default=3, metavar="N", help="at most so many ways (default 3)")
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
    parser.set_defaults(run=change)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="rule files")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a file would change")
    parser.set_defaults(run=format_files)


def _law_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--law",
        nargs="+",
        action="extend",
        type=Path,
        default=[],
        metavar="PATH",
        help="rule files of the municipality, beside the shipped law",
    )


def _case_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", type=Path, metavar="CASE", help="the case, YAML or JSON")
    _law_option(parser)
    parser.add_argument("--day", type=_day, help="day of decision (default: today in Stockholm)")
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), default="sv", help="sv (default, the authoritative one) or en"
    )
    parser.add_argument("--engine", default="seminaive", help="seminaive (default), naive or pydatalog")


def _decide(parser: argparse.ArgumentParser) -> None:
    _case_options(parser)
    parser.add_argument("--certificate", type=Path, metavar="FILE", help="write the certificate there")
    parser.add_argument(
        "--archive", type=Path, metavar="DIR", help="keep the compiled rules there, under their digest"
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "html", "pdf", "json"),
        default="text",
        help="html: a page with the certificate in it, that checks itself; pdf: tagged, with it attached",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="with html or pdf: write it there")
    parser.add_argument(
        "--derivation", action="store_true", help="with text: print the derivation below the letter"
    )
    parser.set_defaults(run=decide)


def _explain(parser: argparse.ArgumentParser) -> None:
    _case_options(parser)
    parser.add_argument("--outcome", metavar="ID", help="only this outcome: why, or why not")
    parser.add_argument("--format", choices=("text", "markdown", "html"), default="text")
    parser.set_defaults(run=explain)


def _questions(parser: argparse.ArgumentParser) -> None:
    _case_options(parser)
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
    parser.set_defaults(run=questions)


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case_type", metavar="CASE_TYPE", help="what the question is about")
    _law(parser)
    parser.add_argument("--day", type=_day, help="day of the answer (default: today in Stockholm)")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the case that came of the answers")
    parser.add_argument("--format", choices=("text", "markdown", "html"), default="text")
    parser.set_defaults(run=ask)


def _casebook(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the cases, and facit.yaml")
    _law(parser)
    parser.add_argument(
        "--questions", action="store_true", help="count the questions that lead to the same answer (slow)"
    )
    parser.add_argument("--format", choices=("text", "markdown", "html"), default="text")
    parser.set_defaults(run=try_casebook)


def _deadlines(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", type=Path, metavar="CASE", help="the case, YAML or JSON")
    _law(parser)
    parser.add_argument("--day", type=_day, help="day to look from (default: today in Stockholm)")
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "html", "json", "ical"),
        default="text",
        help="ical: a calendar file (RFC 5545)",
    )
    parser.set_defaults(run=show_deadlines)


def _vocabulary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case_type", nargs="?", metavar="CASE_TYPE", help="only what this case type needs")
    _law(parser)
    formats = ("text", "markdown", "html", "json", "json-schema")
    parser.add_argument("--format", choices=formats, default="text", help="json-schema: of case files")
    parser.set_defaults(run=vocabulary)


def _law(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--law",
        nargs="+",
        action="extend",
        type=Path,
        default=[],
        metavar="PATH",
        help="rule files beside the shipped law",
    )


def _coverage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--outline",
        nargs="+",
        action="extend",
        type=Path,
        default=[],
        metavar="FILE",
        help="outlines of one's own, instead of the shipped ones",
    )
    parser.add_argument("--missing", action="store_true", help="only places that nothing is said of")
    _law(parser)
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")
    parser.set_defaults(run=coverage)


def _outline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("official", type=Path, metavar="TEXT", help="a consolidated text, as published")
    parser.add_argument("--statute", required=True, metavar="ABBREVIATION", help="PBL, for instance")
    parser.add_argument("--chapter", nargs="+", default=[], metavar="N", help="only these chapters")
    parser.add_argument("--from", dest="start", type=_day, required=True, help="the day of the wordings")
    parser.add_argument("--to", dest="end", type=_day, help="the day from which they no longer apply")
    parser.set_defaults(run=outline)


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("certificate", type=Path, metavar="CERT")
    facts = parser.add_mutually_exclusive_group()
    facts.add_argument("--case", type=Path, metavar="FILE", help="the case as you hold it")
    facts.add_argument("--facts-digest", metavar="HEX", help="the digest of the facts, known from elsewhere")
    _law(parser)
    parser.add_argument("--day", type=_day, help="day of decision (default: the one in the certificate)")
    parser.add_argument(
        "--archive", type=Path, metavar="DIR", help="compiled rules of earlier decisions, by their digests"
    )
    parser.set_defaults(run=verify)
