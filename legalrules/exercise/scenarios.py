"""Scenario files and keys found, their law loaded, and each scenario held against what it expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legalrules import api
from legalrules.adapters.case_file import CaseFile
from legalrules.adapters.scenario_file import REJECTED, Scenario, Suite, ending_text, read_suite
from legalrules.casebook import KEY, tried
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.render import LANGUAGES, explanation_document, to_text

FOLDER = "scenarios"
_ENDINGS = (".yaml", ".yml", ".toml")


@dataclass(frozen=True, slots=True)
class Held:
    """A scenario decided: in which ways it is wrong, and the derivation that it got (or why it was refused)."""

    answer: str
    faults: tuple[str, ...]
    derivation: str


def is_suite(path: Path) -> bool:
    """Whether the file may hold scenarios: the key of a folder of cases, or a file in a folder `scenarios`."""
    return path.name == KEY or (path.parent.name == FOLDER and path.suffix in _ENDINGS)


def suite_of(path: Path) -> Suite | None:
    """The scenarios of a file; None if it holds something else. Raises ValueError for a faulty one, and `OSError`."""
    return read_suite(path.read_text("utf-8"), toml=path.suffix == ".toml")


def law_of(path: Path, suite: Suite) -> tuple[Path, ...]:
    """The rule files of a suite: those that it names, else those beside it, or beside its folder `scenarios`."""
    if suite.law is not None:
        return tuple((path.parent / name).resolve() for name in suite.law)
    beside = path.parent.parent if path.parent.name == FOLDER else path.parent
    return tuple(sorted(file.resolve() for file in beside.glob("*.lag")))


def suites(paths: tuple[Path, ...]) -> Iterator[tuple[Path, Suite]]:
    """The suites among the files, and in the folders, in order. Raises ValueError and `OSError`."""
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if is_suite(file)) if path.is_dir() else [path]
        for file in inside:
            suite = suite_of(file)
            if suite is not None:
                yield file, suite


def case_of(rules: api.Rules, path: Path, scenario: Scenario) -> CaseFile:
    """The case of a scenario. Raises ValueError for a changed line that is not there, `DiagnosticError`, `OSError`."""
    expected = scenario.expected
    text = expected.changed((path.parent / expected.fil).read_text("utf-8"))
    return api.read_case(rules, text.encode(), name=expected.fall)


def held(rules: api.Rules, path: Path, scenario: Scenario) -> Held:
    """The scenario decided and held against what it expects. Raises ValueError and `OSError` as `case_of` does."""
    expected = scenario.expected
    try:
        case = case_of(rules, path, scenario)
        ruling = api.decide(rules, case, day=expected.dag)
    except DiagnosticError as refused:
        why = as_text(refused.diagnostics, language="sv")
        if expected.svar == REJECTED:
            return Held(REJECTED, (), why)
        return Held(REJECTED, (f"ärendet avvisades, svaret skulle bli {expected.svar}",), why)
    found = tried(rules, expected, case)
    faults = found.faults
    if not scenario.ends_so(ruling.ending):
        faults = (*faults, f"det slutade med {ending_text(ruling.ending)}, inte {scenario.ending}")
    if not faults:
        return Held(found.answer, (), "")
    told = explanation_document(ruling.decision, rules.legislation, None, phrases=LANGUAGES["sv"])
    return Held(found.answer, faults, to_text(told))


def compared(path: Path, scenario: Scenario, found: Held) -> str:
    """What was expected beside what came, and the derivation that was got, for whoever is to mend it."""
    expected = scenario.expected
    wanted = [("svar", expected.svar), ("slut", scenario.ending), ("vilar på", "; ".join(expected.vilar_på))]
    wanted += [("väntar på", ", ".join(expected.öppet))]
    wanted += [(f"upplyser {name}", says) for name, says in expected.upplyser.items()]
    wanted += [(f"värde {name}", says) for name, says in expected.värden.items()]
    lines = [
        f"{expected.fall} ({path.parent.name}/{path.name}: {expected.fil}), {expected.dag}",
        "",
        "Väntat:",
    ]
    lines += [f"  {name}: {says}" for name, says in wanted if says]
    lines += [f"  ändrat: {old!r} till {new!r}" for old, new in expected.ändrat.items()]
    lines += ["", "Fick:", *(f"  {fault}" for fault in found.faults)]
    return "\n".join([*lines, "", "Härledningen:", "", found.derivation])
