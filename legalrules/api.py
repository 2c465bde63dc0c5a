"""The use cases, in reading order: load, check, read a case, decide, verify. Each is a straight line of stages.

Nothing is kept in the process: what was loaded and compiled belongs to a `Rules` object, so that two municipalities
can be served side by side. Every function may be called from several threads at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from errno import EIO
from functools import cache, partial
from pathlib import Path

from legalrules import corpus, kernel
from legalrules.adapters.case_file import CaseFile, case_from_mapping
from legalrules.adapters.case_file import read_case as read_case_file
from legalrules.certificate.declarations import declarations
from legalrules.certificate.digest import digest_facts
from legalrules.certificate.write import certificate as write_certificate
from legalrules.datalog.ending import (
    Ending,
    free_predicates,
    halves_of,
    has_conflict,
    settle,
    settle_attainable,
)
from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program
from legalrules.datalog.stated import Stated
from legalrules.derivation.answers import Questions
from legalrules.derivation.decision import Decision
from legalrules.derivation.from_model import decision as build_decision
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.engine import ENGINES, Engine
from legalrules.intake import admitted, facts_of, from_the_future, out_of_range, unknown_case_type
from legalrules.kernel import Accepted as Accepted
from legalrules.kernel import Consistent as Consistent
from legalrules.kernel import Refused as Refused
from legalrules.kernel import UnusableInput as UnusableInput
from legalrules.kernel import Verdict as Verdict
from legalrules.law.coverage import Entry as Entry
from legalrules.law.coverage import Status as Status
from legalrules.law.coverage import register
from legalrules.law.wording import Validity
from legalrules.rules import CompiledRules as CompiledRules
from legalrules.rules import Rules as Rules
from legalrules.rules import load as load
from legalrules.rules import read_sources as read_sources
from legalrules.source import contents, name_of
from legalrules.store.cache import Cache

ENGINE_NAMES = tuple(ENGINES)
EARLIEST_YEAR = 1000
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a case: the ending, and the certificate, already accepted by the kernel.

    The decision with its evidence is made when it is first asked for: the same each time, in any thread. `program` and
    `facts` are the documents that the certificate speaks of, for whoever is to check it.
    """

    case: CaseFile
    ending: Ending
    certificate: bytes
    verdict: Verdict
    told: Callable[[], Decision] = field(repr=False, compare=False)
    program: bytes = field(repr=False, compare=False)
    stated: Callable[[], bytes] = field(repr=False, compare=False)

    @property
    def facts(self) -> bytes:
        """The facts that were decided, in canonical form."""
        return self.stated()

    @property
    def decision(self) -> Decision:
        """The decision with all its evidence."""
        return self.told()


def check(*paths: Path, bundled: bool = True) -> tuple[Diagnostic, ...]:
    """Every fault of the rule files: syntax, names, provisions, and the logic of the program that they make."""
    from legalrules.compilation import faults_of  # slow to load, and decisions do without

    return faults_of(read_sources(*paths, bundled=bundled))


def read_case(
    rules: Rules, source: Path | bytes | Mapping[str, object], *, name: str = "ärendet"
) -> CaseFile:
    """A case from a YAML or JSON file, its bytes, or plain data of texts, lists and mappings.

    Raises `DiagnosticError` with every fault, in Swedish too, and `OSError` for a file that cannot be read.
    """
    concepts = rules.legislation.concepts
    sorts = tuple(sort.name for sort in rules.legislation.sorts)
    if isinstance(source, Mapping):
        return case_from_mapping(source, name, concepts, sorts, rules.sentences()).unwrap()
    if isinstance(source, Path):
        return read_case_file(contents(source), name_of(source), concepts, sorts, rules.sentences()).unwrap()
    if not isinstance(source, bytes):
        raise TypeError(f"a case is read from a Path, bytes or a mapping, not {type(source).__name__}")
    return read_case_file(source, name, concepts, sorts, rules.sentences()).unwrap()


def decide(rules: Rules, case: CaseFile, *, day: date, engine: str = "seminaive") -> Ruling:
    """Decide the case on that day: the ending, its evidence, and a certificate that the kernel has accepted.

    Raises `DiagnosticError` if the facts are not admitted (the case is then rejected: nothing is decided), KeyError for
    an unknown engine, and `CertificateRefused` if the kernel does not accept what the engine found.
    """
    if type(day) is not date:
        raise TypeError(f"the day of decision is a datetime.date, not {type(day).__name__}")
    compiled = _compiled(rules, case, day)
    facts = admitted(compiled.program.program, case, day)
    sliced = compiled.program.slices[case.case_type]
    digested = digest_facts(compiled.program.program, facts)
    try:
        models = _solve(sliced, case, facts, digested.digest, rules.engine(engine))
    except OverflowError as fault:
        raise DiagnosticError((out_of_range(case, fault),)) from None
    certificate = write_certificate(
        compiled.program,
        digested,
        case_type=case.case_type,
        case=case.case,
        actual=models.actual,
        attainable=models.attainable,
        ending=models.ending,
    )
    # The facts were admitted above: their digest binds the certificate to them, and they need not be read again.
    verdict = kernel.check(certificate, compiled.checked, facts_digest=digested.digest)
    if not isinstance(verdict, Accepted):
        raise CertificateRefused(verdict)
    told = partial(
        build_decision,
        sliced,
        facts,
        case_type=case.case_type,
        case=case.case,
        actual=models.actual,
        attainable=models.attainable,
        ending=models.ending,
        program_digest=compiled.program.digest,
        facts_digest=digested.digest,
        prepared=compiled.explained[case.case_type],
    )
    documents = compiled.program.document, lambda: digested.document
    return Ruling(case, models.ending, certificate, verdict, cache(told), *documents)


def questions(rules: Rules, case: CaseFile, *, day: date, engine: str = "seminaive") -> Questions:
    """What can still matter in the case: the sets of answers that would settle it, and what to ask first.

    Raises `DiagnosticError` if the facts are not admitted, and KeyError for an unknown engine.
    """
    from legalrules.derivation.questions import (
        questions as find_questions,
    )  # slow to load; decisions do without

    compiled = _compiled(rules, case, day)
    facts = admitted(compiled.program.program, case, day)
    solver = rules.engine(engine)
    try:
        return find_questions(
            compiled.program.slices[case.case_type],
            facts,
            case_type=case.case_type,
            case=case.case,
            day=day,
            solve=lambda program, stated: solver.solve(program, stated),
            prepared=compiled.explained[case.case_type],
        )
    except OverflowError as fault:
        raise DiagnosticError((out_of_range(case, fault),)) from None


def coverage(rules: Rules, *outlines: Path) -> tuple[Entry, ...]:
    """What becomes of each place in the outlines, the shipped ones if none is given.

    Raises ValueError for a file that is no outline, and `OSError` for one that cannot be read.
    """
    from legalrules.adapters.outline_file import read_outline

    texts = [path.read_text("utf-8") for path in outlines] if outlines else corpus.outlines()
    return register(rules.legislation, map(read_outline, texts))


def outline(
    official: str, statute: str, *, start: date, end: date | None = None, chapters: Iterable[str] = ()
) -> str:
    """The outline file of some chapters (all, if none is named) of an official text; empty if it has no sections."""
    from legalrules.adapters.official import read_official
    from legalrules.adapters.outline_file import outline_of, outline_text

    chosen = tuple(chapters)
    sections = [s for s in read_official(official) if not chosen or s.chapter in chosen]
    source = f"den officiella texten, i lydelsen {start}"
    return outline_text(outline_of(sections, statute, source, Validity(start, end))) if sections else ""


class CertificateRefused(RuntimeError):
    """The kernel did not accept the engine's result: nothing is decided, and the engine is at fault."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(f"the kernel did not accept the certificate: {verdict}")


def _compiled(rules: Rules, case: CaseFile, day: date) -> CompiledRules:
    """The program for the case. Raises `DiagnosticError` for a case type that is none."""
    known = tuple(one.id for one in rules.legislation.case_types)
    if case.case_type not in known:
        raise DiagnosticError((unknown_case_type(case, known),))
    return rules.on(day, case.case_type)


@dataclass(frozen=True, slots=True)
class _Models:
    """What an engine found, and the ending that the table gives."""

    actual: Model
    attainable: Model | None
    ending: Ending


def _solve(sliced: Program, case: CaseFile, facts: Facts, digest: str, engine: Engine) -> _Models:
    goals = sliced.case_types[case.case_type]
    actual, stated = engine.solve(sliced, facts), Stated.of(sliced, facts)
    halves = halves_of(stated, actual, case.case)
    ending = settle(goals, halves, conflict=has_conflict(stated, actual), facts_digest=digest)
    if ending is not None:
        return _Models(actual, None, ending)
    free = free_predicates(sliced, goals)
    attainable = engine.solve(sliced, facts, free)
    halves = halves_of(Stated.of(sliced, facts, free), attainable, case.case)
    return _Models(actual, attainable, settle_attainable(goals, halves))


def archive(rules: Rules, folder: Path, *, case_type: str, day: date) -> str:
    """Keep the compiled program for decisions of that type on that day in the folder, under its digest: the result.

    Raises `OSError` if it cannot be kept, and KeyError for an unknown case type.
    """
    compiled = rules.on(day, case_type).program
    folder.mkdir(parents=True, exist_ok=True)
    Cache(folder).keep_document(compiled.digest, compiled.document)
    if Cache(folder).document(compiled.digest) is None:
        raise OSError(EIO, "the compiled program could not be kept", str(folder))
    return compiled.digest


def verify(
    certificate: bytes,
    rules: Rules,
    *,
    case: CaseFile | None = None,
    facts_digest: str | None = None,
    day: date | None = None,
    archive: Path | None = None,
) -> Verdict:
    """The kernel's verdict on a certificate, against the rules and the case (or facts digest) that *you* hold.

    The day of decision is yours if given, else the one that the certificate states. A certificate of another program
    than today's rules make is checked against that program if it is in your archive. Raises `DiagnosticError` if the
    case is not admitted, and `UnusableInput` for a digest that is none, or a program in the archive that is none.
    """
    decided = day or stated_day(certificate, rules)
    if decided is None:
        return Refused("read", "no day of decision of a known case type", "a certificate that states one")
    if day is None and case is not None and any(from_the_future(case.facts, decided)):
        # The checker's case is sound; it is the certificate that claims an impossible day.
        return Refused(
            "facts", f"day of decision {decided}", "a day not before the statements of the case held"
        )
    case_type = stated_case_type(certificate, rules)
    if case is not None and case_type != case.case_type:
        return Refused("facts", f"case type {case_type}", f"that of the case held, {case.case_type}")
    compiled = rules.on(decided, case_type)
    document = None
    if archive is not None and stated_program(certificate) != compiled.program.digest:
        document = Cache(archive).document(stated_program(certificate))
    if document is None:
        held = None if case is None else admitted(compiled.program.program, case, decided)
        facts = None if held is None else digest_facts(compiled.program.program, held).document
        return kernel.check(certificate, compiled.checked, facts=facts, facts_digest=facts_digest)
    checked = kernel.read_program(document)
    # Whether facts are admitted under the archived program, the kernel says.
    declared = declarations(document)
    facts = None if case is None else digest_facts(declared, facts_of(declared, case, decided)).document
    return kernel.check(certificate, checked, facts=facts, facts_digest=facts_digest)


def stated_day(certificate: bytes, rules: Rules) -> date | None:
    """The day of decision that a certificate states; None if there is none that can be read."""
    try:
        found = json.loads(certificate)
        day = next(c.day.id for c in rules.legislation.case_types if c.id == found["case_type"])
        stated = date.fromisoformat(found["facts"]["facts"][day][0]["value"]["value"])
        return stated if stated.year >= EARLIEST_YEAR else None
    except (ValueError, LookupError, TypeError, StopIteration, RecursionError):
        return None


def stated_case_type(certificate: bytes, rules: Rules) -> str:
    """The case type that a certificate states. If it states none of the rules, any will do to refuse it: the first."""
    known = [case_type.id for case_type in rules.legislation.case_types]
    try:
        stated = json.loads(certificate)["case_type"]
    except (ValueError, LookupError, TypeError, RecursionError):
        stated = None
    return stated if stated in known else known[0]


def stated_program(certificate: bytes) -> str:
    """The digest of the program that a certificate names; empty if it names none."""
    try:
        digest = json.loads(certificate)["program_digest"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return digest if isinstance(digest, str) and _DIGEST.fullmatch(digest) else ""
