"""What an engine is: one method from program and facts to a model. Nothing else is promised, and nothing else used."""

from __future__ import annotations

from typing import Protocol

from legalrules.datalog.facts import Facts
from legalrules.datalog.model import Model
from legalrules.datalog.program import Program


class Engine(Protocol):
    """Computes the perfect model of a stratified program over three truth values (certificate page, 5 to 7)."""

    @property
    def name(self) -> str:
        """The name by which the command line and the library choose it."""
        ...

    def solve(self, program: Program, facts: Facts, free: frozenset[str] = frozenset()) -> Model:
        """The model in reading `actual`; with free predicates, in reading `attainable`.

        The program is stratified and the facts are admitted. Raises OverflowError when a day is moved outside the
        years 1000 to 9999.
        """
        ...
