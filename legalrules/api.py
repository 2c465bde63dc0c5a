"""The use cases, in reading order: load, check, read a case, decide, explain, verify. Each is a straight line of stages.

Nothing is kept in the process: what was loaded and compiled belongs to a `Rules` object, so that two municipalities
can be served side by side. Every function may be called from several threads at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

from legalrules import corpus, kernel
from legalrules.adapters.case_file import CaseFile, case_from_mapping
from legalrules.adapters.case_file import read_case as read_case_file
from legalrules.certificate.digest import CompiledProgram, compile_program, digest_facts
from legalrules.certificate.write import certificate as write_certificate
from legalrules.datalog.admission import admit
from legalrules.datalog.ending import Ending, settle, settle_attainable
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.from_law import program
from legalrules.datalog.invariants import check_program
from legalrules.datalog.model import Model
from legalrules.derivation.decision import Decision
from legalrules.derivation.from_model import decision as build_decision
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.diagnostics.outcome import Outcome
from legalrules.engine import ENGINES
from legalrules.law.from_syntax import legislation
from legalrules.law.in_force import regimes
from legalrules.law.statute import Legislation
from legalrules.law.wording import Validity
from legalrules.source import SourceFile
from legalrules.syntax.blocks import read
from legalrules.syntax.parser import parse


@dataclass(frozen=True, slots=True)
class CompiledRules:
    """The program for a stretch of decision days, ready for engines, certificates and the kernel."""

    validity: Validity
    program: CompiledProgram
    checked: kernel.Program


@dataclass(frozen=True, slots=True)
class Rules:
    """Legislation, and its programs by stretch of decision days, compiled when first needed. Safe to share by threads."""

    legislation: Legislation
    warnings: tuple[Diagnostic, ...] = ()
    _compiled: dict[Validity, CompiledRules] = field(default_factory=dict, repr=False, compare=False)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def on(self, day: date) -> CompiledRules:
        """The program for decisions on that day. Raises `DiagnosticError` if the rules cannot be made a program."""
        chosen = regimes(self.legislation, day)
        validity = chosen[0].validity if chosen else Validity(date.min, date.min)
        with self._lock:
            if validity not in self._compiled:
                self._compiled[validity] = _compile(self.legislation, day, validity)
            return self._compiled[validity]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a case: the decision with its evidence, and the certificate, already accepted by the kernel."""

    case: CaseFile
    decision: Decision
    certificate: bytes
    verdict: kernel.Verdict


def read_sources(*paths: Path, bundled: bool = True) -> tuple[SourceFile, ...]:
    """The `.lag` files at the paths (folders are searched), after those of the shipped law unless left out.

    Raises `DiagnosticError` for a file that is not UTF-8 text, `OSError` for one that cannot be read.
    """
    found = [read(file) for path in paths for file in _files(path)]
    faults = tuple(d for outcome in found for d in outcome.diagnostics)
    if faults:
        raise DiagnosticError(faults)
    return (*(corpus.sources() if bundled else ()), *(outcome.unwrap() for outcome in found))


def _files(path: Path) -> tuple[Path, ...]:
    return tuple(sorted(path.rglob("*.lag"))) if path.is_dir() else (path,)


def load(*paths: Path, bundled: bool = True) -> Rules:
    """The shipped law together with rule files of one's own. Raises `DiagnosticError` with every error found."""
    outcome = _legislation(read_sources(*paths, bundled=bundled))
    return Rules(outcome.unwrap(), outcome.diagnostics)


def check(*paths: Path, bundled: bool = True) -> tuple[Diagnostic, ...]:
    """Every fault of the rule files: syntax, names, provisions, and the logic of the program that they make."""
    outcome = _legislation(read_sources(*paths, bundled=bundled))
    if outcome.value is None or outcome.has_errors:
        return outcome.diagnostics
    return (*outcome.diagnostics, *check_program(program(outcome.value)))


def _legislation(sources: tuple[SourceFile, ...]) -> Outcome[Legislation]:
    parsed = [parse(source) for source in sources]
    syntax_faults = tuple(d for outcome in parsed for d in outcome.diagnostics)
    resolved = legislation(tuple(outcome.value for outcome in parsed if outcome.value is not None))
    return Outcome(resolved.value, (*syntax_faults, *resolved.diagnostics))


def _compile(law: Legislation, day: date, validity: Validity) -> CompiledRules:
    made = program(law, day)
    faults = tuple(check_program(made))
    if faults:
        raise DiagnosticError(faults)
    compiled = compile_program(made)
    return CompiledRules(validity, compiled, kernel.read_program(compiled.document))


def read_case(rules: Rules, source: Path | bytes | Mapping[str, object], *, name: str = "ärendet") -> CaseFile:
    """A case from a YAML or JSON file, its bytes, or plain data of texts, lists and mappings.

    Raises `DiagnosticError` with every fault, in Swedish too, and `OSError` for a file that cannot be read.
    """
    concepts = rules.legislation.concepts
    sorts = tuple(sort.name for sort in rules.legislation.sorts)
    if isinstance(source, Mapping):
        return case_from_mapping(source, concepts, sorts, name=name).unwrap()
    if isinstance(source, Path):
        return read_case_file(source.read_bytes(), str(source), concepts, sorts).unwrap()
    return read_case_file(source, name, concepts, sorts).unwrap()


def decide(rules: Rules, case: CaseFile, *, day: date, engine: str = "seminaive") -> Ruling:
    """Decide the case on that day: the ending, its evidence, and a certificate that the kernel has accepted.

    Raises `DiagnosticError` if the facts are not admitted (the case is then rejected: nothing is decided), KeyError for
    an unknown engine, and `CertificateRefused` if the kernel does not accept what the engine found.
    """
    compiled = rules.on(day)
    goals, facts = _admitted(compiled, case, day)
    sliced = compiled.program.slices[case.case_type]
    solve = ENGINES[engine].solve
    digested = digest_facts(compiled.program.program, facts)
    actual = solve(sliced, facts)
    ending, attainable = _ending(sliced, goals, case.case, facts, digested.digest, actual, solve)
    certificate = write_certificate(
        compiled.program,
        digested,
        case_type=case.case_type,
        case=case.case,
        actual=actual,
        attainable=attainable,
        ending=ending,
    )
    verdict = kernel.check(certificate, compiled.checked, facts=digested.document)
    if not isinstance(verdict, kernel.Accepted):
        raise CertificateRefused(verdict)
    ...
