"""Law that was loaded, and its programs by stretch of decision days, made when first needed or found in a cache.

Nothing is kept in the process: what was loaded and compiled belongs to a `Rules` object, so that two municipalities
can be served side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from errno import EINVAL
from pathlib import Path
from threading import Lock

from legalrules import corpus, kernel
from legalrules.adapters.sentences import Branch, branch
from legalrules.certificate.digest import CompiledProgram, compile_program
from legalrules.datalog.program import Program
from legalrules.derivation.prepared import Prepared
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError
from legalrules.engine import ENGINES, Engine
from legalrules.law.in_force import stretches
from legalrules.law.statute import Legislation
from legalrules.law.wording import Validity
from legalrules.source import SourceFile, name_of
from legalrules.store.cache import Cache, key_of
from legalrules.syntax.blocks import read
from legalrules.syntax.grammar import grammar_text


@dataclass(frozen=True, slots=True)
class CompiledRules:
    """The program of a case type for a stretch of decision days, ready for engine, certificate, kernel and evidence."""

    validity: Validity
    program: CompiledProgram
    checked: kernel.Program
    explained: Mapping[str, Prepared]


@dataclass(frozen=True, slots=True)
class Rules:
    """Legislation, and its programs by case type and stretch of decision days, compiled when first needed.

    Each case type has a program of its own, so that what it costs does not grow with the rest of the law. Threads may
    share an instance.
    """

    legislation: Legislation
    warnings: tuple[Diagnostic, ...] = ()
    _key: str = field(default="", repr=False, compare=False)
    _cache: Cache | None = field(default=None, repr=False, compare=False)
    _stretches: tuple[Validity, ...] = field(init=False, repr=False, compare=False)
    _lowered: dict[Validity, Program] = field(default_factory=dict, repr=False, compare=False)
    _compiled: dict[tuple[Validity, str], CompiledRules] = field(
        default_factory=dict, repr=False, compare=False
    )
    _engines: dict[str, Engine] = field(default_factory=dict, repr=False, compare=False)
    _sentences: dict[int, Branch] = field(default_factory=dict, repr=False, compare=False)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_stretches", stretches(self.legislation))

    @property
    def stretches(self) -> tuple[Validity, ...]:
        """The stretches of decision days with one program each, the earliest first."""
        return self._stretches

    def on(self, day: date, case_type: str) -> CompiledRules:
        """The program for decisions of that type on that day.

        Raises `DiagnosticError` if the rules cannot be made a program, and KeyError for an unknown case type.
        """
        if self.legislation.case_type(case_type) is None:
            raise KeyError(case_type)
        validity = next((v for v in self._stretches if day in v), Validity(date.min, date.min))
        key = validity, case_type
        with self._lock:
            if key not in self._compiled:
                program = self._program(day, validity, case_type)
                checked = kernel.read_program(program.document)
                explained = {name: Prepared(sliced) for name, sliced in program.slices.items()}
                self._compiled[key] = CompiledRules(validity, program, checked, explained)
            return self._compiled[key]

    def sentences(self) -> Branch:
        """The tree of what a case may say, made when the first case is read."""
        with self._lock:
            if 0 not in self._sentences:
                self._sentences[0] = branch(self.legislation.concepts)
            return self._sentences[0]

    def engine(self, name: str) -> Engine:
        """The engine of that name, with what it remembers of these rules. Raises KeyError for an unknown name."""
        with self._lock:
            return self._engines.setdefault(name, ENGINES[name]())

    def _program(self, day: date, validity: Validity, case_type: str) -> CompiledProgram:
        key = f"{self._key}.{validity.start}.{case_type}"
        if self._cache is None:
            return compile_program(self._whole(day, validity).of_case_type(case_type))
        found = self._cache.record(key)
        if isinstance(found, tuple) and len(found) == 2 and isinstance(found[0], Program):
            document = self._cache.document(found[1])
            return compile_program(found[0], document=document, digest_of_document=found[1])
        made = compile_program(self._whole(day, validity).of_case_type(case_type))
        self._cache.keep(key, (made.program, made.digest))
        self._cache.keep_document(made.digest, made.document)
        return made

    def _whole(self, day: date, validity: Validity) -> Program:
        """The program of all case types; it is lowered once for all of them."""
        if validity not in self._lowered:
            self._lowered[validity] = _lowered(self.legislation, day)
        return self._lowered[validity]


def _lowered(law: Legislation, day: date) -> Program:
    from legalrules.compilation import program_on  # slow to load, and not needed when a cache has the program

    return program_on(law, day)


def read_sources(*paths: Path, bundled: bool = True) -> tuple[SourceFile, ...]:
    """The `.lag` files at the paths (folders are searched), after those of the shipped law unless left out.

    Raises `DiagnosticError` for a file that is not UTF-8 text, `OSError` for one that cannot be read.
    """
    found = [read(file) for path in paths for file in _files(Path(path))]
    faults = tuple(d for outcome in found for d in outcome.diagnostics)
    if faults:
        raise DiagnosticError(faults)
    return (*(corpus.sources() if bundled else ()), *(outcome.unwrap() for outcome in found))


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    # A pipe in a folder would be waited for; one that is named was meant.
    found = sorted(path.rglob("*.lag"))
    unread = next((file for file in found if file.is_fifo() or file.is_socket()), None)
    if unread is not None:
        raise OSError(EINVAL, "no file of text", name_of(unread))
    return tuple(found)


def load(*paths: Path, bundled: bool = True, cache: Path | None = None) -> Rules:
    """The shipped law together with rule files of one's own. Raises `DiagnosticError` with every error found.

    `cache` is a folder where law made ready is kept between processes, under digests of what it was made from.
    """
    sources = read_sources(*paths, bundled=bundled)
    if cache is None:
        law, warnings = _resolved(sources)
        return Rules(law, warnings)
    kept, key = Cache(cache), key_of(sources, grammar_text())
    found = kept.record(key)
    if isinstance(found, tuple) and len(found) == 2 and isinstance(found[0], Legislation):
        return Rules(found[0], found[1], key, kept)
    law, warnings = _resolved(sources)
    kept.keep(key, (law, warnings))
    return Rules(law, warnings, key, kept)


def _resolved(sources: tuple[SourceFile, ...]) -> tuple[Legislation, tuple[Diagnostic, ...]]:
    from legalrules.compilation import legislation_of  # likewise

    outcome = legislation_of(sources)
    return outcome.unwrap(), outcome.diagnostics
