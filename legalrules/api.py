"""The use cases, in reading order: load, check, read a case, decide, explain, verify. Each is a straight line of stages.

Nothing here is kept in the process: what was loaded and compiled belongs to a `Rules` object, so that two
municipalities can be served side by side. Every function may be called from several threads at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

from legalrules import corpus, kernel
from legalrules.adapters.case_file import CaseFile, case_from_mapping
from legalrules.adapters.case_file import read_case as read_case_file
from legalrules.certificate.digest import CompiledProgram, compile_program, digest_facts
from legalrules.certificate.facts_json import facts_document
from legalrules.certificate.canonical import canonical
from legalrules.certificate.write import certificate as write_certificate
from legalrules.datalog.admission import admit
from legalrules.datalog.ending import Decided, Ending, settle, settle_attainable
from legalrules.datalog.from_law import program
from legalrules.datalog.invariants import CHECKS
from legalrules.datalog.program import Program
from legalrules.datalog.facts import Statement
from legalrules.derivation.decision import Decision
from legalrules.diagnostics.diagnostic import Diagnostic, DiagnosticError, Severity
from legalrules.diagnostics.outcome import Outcome
from legalrules.engine import ENGINES
from legalrules.law.from_syntax import legislation
from legalrules.law.in_force import regimes
from legalrules.law.statute import Legislation
from legalrules.source import SourceFile
from legalrules.syntax.parser import parse
