"""Gathers what the tests of the kernel have it check: they are run again, and every call is written down."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from legalrules import kernel
from tests.checker.batch import Asked
from tests.kernel import samples

# A document longer than this costs more time than it is worth here.
LONGEST = 200_000
# Of a test with more parameters than this, the first.
MOST = 40
Said = tuple[str, str]


class Recorder:
    """Stands for the kernel's two functions, and keeps what was asked and what it said."""

    def __init__(self) -> None:
        self.said: dict[Asked, Said] = {}
        self._documents: dict[int, tuple[kernel.Program, bytes]] = {}

    def read_program(self, document: bytes) -> kernel.Program:
        try:
            program = kernel.read_program(document)
        except kernel.UnusableInput:
            self._keep(Asked(b"{}", document), ("unusable", ""))
            raise
        self._documents[id(program)] = program, document
        return program

    def check(self, certificate: bytes, program: Any, **held: Any) -> kernel.Verdict:
        document = program if isinstance(program, bytes) else self._documents[id(program)][1]
        asked = Asked(certificate, document, **held)
        try:
            verdict = kernel.check(certificate, program, **held)
        except kernel.UnusableInput:
            self._keep(asked, ("unusable", ""))
            raise
        self._keep(asked, (type(verdict).__name__.lower(), getattr(verdict, "step", "")))
        return verdict

    def _keep(self, asked: Asked, said: Said) -> None:
        if len(asked.certificate) + len(asked.program) + len(asked.facts or b"") < LONGEST:
            self.said[asked] = said


def replay(recorder: Recorder, module: ModuleType, tests: Iterator[Callable[..., None]]) -> None:
    """Run tests of a module of the kernel's with the recorder in the kernel's place."""
    with pytest.MonkeyPatch.context() as patch:
        for place in (module, samples):
            for name in ("check", "read_program"):
                patch.setattr(place, name, getattr(recorder, name), raising=False)
        for test in tests:
            for arguments in itertools.islice(parameters(test), MOST):
                test(**arguments)


def parameters(test: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """The arguments that a test is called with, by its marks."""
    choices = []
    for mark in getattr(test, "pytestmark", ()):
        names = mark.args[0] if isinstance(mark.args[0], tuple) else (mark.args[0],)
        choices.append(
            [dict(zip(names, row if len(names) > 1 else (row,), strict=True)) for row in mark.args[1]]
        )
    for chosen in itertools.product(*choices):
        yield {name: value for one in chosen for name, value in one.items()}


def functions_of(module: ModuleType, *passed_over: str) -> Iterator[Callable[..., None]]:
    """The tests of a module, without some."""
    for name, found in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("test_") and name not in passed_over:
            yield found
