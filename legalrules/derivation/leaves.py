"""The leaves of the graph: what was stated, with the statements it rests on, and what the applicant is taken to answer.

A stated atom that holds rests on statements of it. One that does not was stated false, or is excluded by another
statement, or was not stated where the case says that all are.
"""

from __future__ import annotations

from legalrules.datalog.facts import Statement
from legalrules.datalog.terms import Arguments
from legalrules.derivation.nodes import Assessed, Assumed, Given, Ground, GroundAtom, Requirement
from legalrules.derivation.reading import Reading
from legalrules.law.concept import Sourcing
from legalrules.values import Scalar

Leaf = Given | Assessed | Assumed


class Leaves:
    """The leaves of one reading, each made once for each answer."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._made: dict[tuple[str, Arguments, bool | Requirement | None], Leaf] = {}

    def atom(self, name: str, args: Arguments, holds: bool) -> Leaf:
        """A stated atom that holds, or does not, in this reading."""
        made = self._made.get((name, args, holds))
        if made is None:
            made = self._made[name, args, holds] = self._atom(name, args, holds)
        return made

    def value(self, name: str, args: Arguments) -> Leaf | None:
        """A stated attribute with its value; None while that is open."""
        values = self.reading.values(name, args)
        if values and (name, args, None) not in self._made:
            statements = self.reading.standing.about[name, args]
            self._made[name, args, None] = self._known(name, args, values[0], Ground.STATED, statements)
        return self._made.get((name, args, None))

    def answer(self, name: str, args: Arguments, requirement: Requirement) -> Leaf | None:
        """An open attribute taken to satisfy the comparison; None when it is not for the applicant to answer."""
        if not self.reading.stated.is_free(name, args):
            return None
        key = (name, args, requirement)
        if key not in self._made:
            self._made[key] = Assumed(GroundAtom(self.reading.predicate(name), args), requirement)
        return self._made[key]

    def _atom(self, name: str, args: Arguments, holds: bool) -> Leaf:
        stated = self.reading.standing.about.get((name, args), ())
        if stated:
            return self._known(name, args, holds, Ground.STATED, stated)
        if name in self.reading.stated.closed and not holds:
            return self._known(name, args, False, Ground.CLOSED, ())
        rivals = self.reading.standing.excluding.get((name, args[:-1]), ())
        if rivals and not holds:
            return self._known(name, args, False, Ground.EXCLUDED, rivals)
        return Assumed(GroundAtom(self.reading.predicate(name), args), holds)

    def _known(
        self,
        name: str,
        args: Arguments,
        value: bool | Scalar,
        ground: Ground,
        statements: tuple[Statement, ...],
    ) -> Leaf:
        predicate = self.reading.predicate(name)
        atom = GroundAtom(predicate, args)
        if predicate.sourcing is Sourcing.JUDGEMENT:
            return Assessed(atom, value, ground, statements)
        return Given(atom, value, ground, statements)
