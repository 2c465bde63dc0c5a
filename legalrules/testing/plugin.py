"""The pytest plugin: scenarios beside rule files become tests, and the rules that they exercise are counted.

A file `facit.yaml`, or one in a folder `scenarios`, is collected; each of its rows is a test. Law is loaded once for
the suites that use the same files. With `--rule-coverage` the rows also tell which rules, items, exceptions and
wordings were exercised both ways.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pytest

from legalrules import api
from legalrules.adapters.scenario_file import REJECTED, Scenario, Suite
from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.diagnostics.show import as_text
from legalrules.exercise.coverage import Coverage, Place, Way, coverage_text, places_of, ways_of
from legalrules.exercise.scenarios import case_of, compared, held, is_suite, law_of, suite_of
from legalrules.exercise.solving import solved

LAW = "legalrules_law"


@dataclass(slots=True)
class Session:
    """What the tests of one run share: law by its files, and what was exercised."""

    cache: Path | None
    rules: dict[tuple[Path, ...], api.Rules] = field(default_factory=dict)
    places: set[Place] = field(default_factory=set)
    ways: set[Way] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    def law(self, files: tuple[Path, ...]) -> api.Rules:
        """The shipped law and these files. Raises `DiagnosticError` and `OSError`."""
        if files not in self.rules:
            self.rules[files] = rules = api.load(*files, cache=self.cache)
            names = {str(file) for file in files}
            named = (s for s in rules.legislation.statutes if s.span is not None)
            self.own |= {s.abbreviation for s in named if str(Path(s.span.source).resolve()) in names}
        return self.rules[files]


class Node(Protocol):
    """A process of pytest-xdist, as the first process has it."""

    config: pytest.Config


_SESSION = pytest.StashKey[Session]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of rule coverage, and the rule files that every suite uses."""
    group = parser.getgroup("legalrules", "rules of law")
    group.addoption(
        "--rule-coverage", action="store_true", help="tell which rules the scenarios exercise both ways"
    )
    group.addoption(
        "--rule-coverage-of",
        choices=("own", "all"),
        default="own",
        help="the rule files beside the scenarios (default), or the shipped law too",
    )
    group.addoption(
        "--rule-coverage-min",
        type=float,
        default=0.0,
        metavar="PERCENT",
        help="fail below this share; implies --rule-coverage",
    )
    group.addoption(
        "--rule-cache",
        metavar="DIR",
        help="keep law made ready there between runs (default: the folder LEGALRULES_CACHE, if set)",
    )
    parser.addini(
        LAW, "rule files for every scenario, beside those that its file finds", type="paths", default=[]
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing loaded and nothing exercised."""
    folder = config.getoption("--rule-cache") or os.environ.get("LEGALRULES_CACHE")
    config.stash[_SESSION] = Session(Path(str(folder)) if folder else None)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file of scenarios becomes a collector of its rows."""
    return ScenarioFile.from_parent(parent, path=file_path) if is_suite(file_path) else None


class ScenarioFile(pytest.File):
    """A file of scenarios."""

    def collect(self) -> Iterable[pytest.Item]:
        """A test for each row."""
        try:
            suite = suite_of(self.path)
        except ValueError as fault:
            raise self.CollectError(f"{self.path}: {fault}") from None
        if suite is not None:
            for scenario in suite.scenarios:
                yield ScenarioItem.of(self, scenario.expected.fall, suite, scenario)


class ScenarioItem(pytest.Item):
    """A row: its case is decided and held against it."""

    suite: Suite
    scenario: Scenario

    @classmethod
    def of(cls, parent: pytest.Collector, name: str, suite: Suite, scenario: Scenario) -> ScenarioItem:
        """The test of a row."""
        item: ScenarioItem = cls.from_parent(parent, name=name)
        item.suite, item.scenario = suite, scenario
        return item

    def runtest(self) -> None:
        """Decide the case. Raises `WrongScenario` if it comes to something else."""
        session = self.config.stash[_SESSION]
        more = tuple(Path(path).resolve() for path in self.config.getini(LAW))
        rules = session.law(tuple(dict.fromkeys((*law_of(self.path, self.suite), *more))))
        found = held(rules, self.path, self.scenario)
        if is_measured(self.config) and found.answer != REJECTED:
            _measure(session, rules, self.path, self.scenario)
        if found.faults:
            raise WrongScenario(compared(self.path, self.scenario, found))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:  # the base class may give more
        """What was expected, what came, and the derivation; the faults of the law, if it cannot be loaded."""
        fault = excinfo.value
        if isinstance(fault, DiagnosticError):
            return as_text(fault.diagnostics)
        if isinstance(fault, WrongScenario | ValueError | OSError):
            return str(fault)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the row is, and what it is called."""
        return self.path, 0, f"scenario: {self.name}"


class WrongScenario(AssertionError):
    """A case that came to something else than its row says."""


def _measure(session: Session, rules: api.Rules, path: Path, scenario: Scenario) -> None:
    found = solved(rules, case_of(rules, path, scenario), scenario.expected.dag)
    session.places |= places_of(found.program)
    session.ways |= ways_of(found)


def is_measured(config: pytest.Config) -> bool:
    """Whether coverage is asked for."""
    return bool(config.getoption("--rule-coverage")) or _least(config) > 0


def _least(config: pytest.Config) -> float:
    return float(config.getoption("--rule-coverage-min"))


def measured(config: pytest.Config) -> Coverage:
    """What the scenarios of the run exercised, of the law that was asked about."""
    session = config.stash[_SESSION]
    whole = Coverage(frozenset(session.places), frozenset(session.ways))
    only_own = config.getoption("--rule-coverage-of") == "own" and session.own
    return whole.within(frozenset(session.own)) if only_own else whole


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The coverage, after the tests."""
    if is_measured(config):
        terminalreporter.section("rule coverage")
        for line in _summary(config):
            terminalreporter.write_line(line)


def _summary(config: pytest.Config) -> Iterator[str]:
    coverage = measured(config)
    if not coverage.places:
        yield "no scenario was decided"
        return
    yield coverage_text(coverage)
    if 100 * coverage.share < _least(config):
        yield f"below the limit: {100 * coverage.share:.1f} % of the required {_least(config):g} %"


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A run below the limit fails. A process of pytest-xdist hands over what it counted instead."""
    config = session.config
    counted = getattr(config, "workeroutput", None)
    if isinstance(counted, dict):
        own = config.stash[_SESSION]
        counted[LAW] = pickle.dumps((own.places, own.ways, own.own)) if is_measured(config) else b""
        return
    below = 100 * measured(config).share < _least(config)
    if exitstatus == pytest.ExitCode.OK and is_measured(config) and below:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Node, error: object) -> None:
    """Add what a process of pytest-xdist counted to the whole."""
    counted = getattr(node, "workeroutput", {}).get(LAW)
    if counted:
        places, ways, own = pickle.loads(counted)
        session = node.config.stash[_SESSION]
        session.places |= places
        session.ways |= ways
        session.own |= own
