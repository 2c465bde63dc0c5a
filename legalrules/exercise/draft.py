"""A case being made: its things, what is settled of them so far, and the finished case.

Nothing settled is changed: a wish that comes too late is not met. So a draft never contradicts itself, and no case has
to be thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from legalrules.datalog.clauses import Positive
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.model import Model
from legalrules.datalog.program import Predicate, Program
from legalrules.derivation.instances import certain_instances
from legalrules.derivation.prepared import Prepared
from legalrules.derivation.reading import Reading, arguments, read_attributes
from legalrules.exercise.limits import around, fits, some
from legalrules.law.concept import Sourcing
from legalrules.values import DateType, Scalar

# A number below the given one. Whoever chooses makes 0 the plainest.
Below = Callable[[int], int]
# Whether the next part of a case is kept.
Keep = Callable[[], bool]
Matter = tuple[str, tuple[str, ...]]
OFFICIAL, REASON = "Eva Ek", "sett på plats"
MOST_THINGS = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """What was settled of a draft at some time."""

    said: Mapping[Matter, Scalar | bool]
    closed: frozenset[str]
    concluded: Mapping[Matter, bool]
    reckoned: Mapping[Matter, Scalar]


class Draft:
    """What is settled of a case so far. `limits` are the scalars worth trying of each attribute."""

    def __init__(
        self,
        program: Program,
        case_type: str,
        day: date,
        below: Below,
        limits: Mapping[str, tuple[Scalar, ...]],
    ) -> None:
        self.program, self.goals, self.day, self.below = program, program.case_types[case_type], day, below
        self.limits = limits
        self.things: dict[str, list[str]] = {sort: [] for sort in program.sorts}
        self.case = self.thing(self.goals.sort)
        self.said: dict[Matter, Scalar | bool] = {(self.goals.day, (self.case,)): day}
        self.closed: set[str] = set()
        self.concluded: dict[Matter, bool] = {}
        self.reckoned: dict[Matter, Scalar] = {}
        self.regime = ""

    def kept(self) -> Kept:
        """What is settled now."""
        return Kept(dict(self.said), frozenset(self.closed), dict(self.concluded), dict(self.reckoned))

    def restore(self, kept: Kept) -> None:
        """Take back what was settled since. The things stay, so that nobody speaks of one that is gone."""
        self.said, self.closed = dict(kept.said), set(kept.closed)
        self.concluded, self.reckoned = dict(kept.concluded), dict(kept.reckoned)

    def thing(self, sort: str) -> str:
        """A new thing of the sort, by a name that a reader can tell from others."""
        names = self.things[sort]
        names.append(sort if not names else f"{sort}_{len(names) + 1}")
        return names[-1]

    def some_thing(self, sort: str) -> str:
        """A thing of the sort: one there is, or a new one."""
        names = self.things[sort]
        room = sort != self.goals.sort and len(names) < MOST_THINGS
        if not names or (room and self.below(6) == 5):
            return self.thing(sort)
        return names[self.below(len(names))]

    def another(self, sort: str) -> str:
        """A new thing of the sort, or the last there is when there are enough."""
        names = self.things[sort]
        return (
            names[-1]
            if names and (sort == self.goals.sort or len(names) >= MOST_THINGS)
            else self.thing(sort)
        )

    def say(self, name: str, args: tuple[str, ...], value: Scalar | bool) -> bool:
        """Settle a stated matter; False if it is settled otherwise, or cannot be so."""
        declared = self.program.predicates[name]
        if (name, args) in self.said:
            return self.said[name, args] == value
        if declared.value is not None and (isinstance(value, bool) or not fits(value, declared.value)):
            return False
        if declared.functional and value is True and self.target(name, args[:-1]) is not None:
            return False
        if value is True and name in self.closed and declared.value is None:
            return False
        self.said[name, args] = value
        return True

    def target(self, name: str, leading: tuple[str, ...]) -> str | None:
        """What a functional relation has for these things, if that is settled."""
        found = (args for (of, args), value in self.said.items() if of == name and value is True)
        return next((args[-1] for args in found if args[:-1] == leading), None)

    def value(self, name: str, args: tuple[str, ...]) -> Scalar | None:
        """The value of a stated attribute, settled now if it was not: at or beside a limit that some rule names."""
        known = self.said.get((name, args))
        if known is None:
            known = self._some_value(name)
            if known is not None:
                self.said[name, args] = known
        return None if isinstance(known, bool) else known

    def _some_value(self, name: str) -> Scalar | None:
        declared = self.program.predicates[name].value
        assert declared is not None
        limits = self.limits.get(name, ())
        if isinstance(declared, DateType):
            limits = (self.day, *limits)
        if limits and (isinstance(declared, DateType) or self.below(4)):
            near = around(limits[self.below(len(limits))])
            found = near[self.below(len(near))]
            return found if fits(found, declared) else None
        choices = some(declared)
        return choices[self.below(len(choices))] if choices else None

    def matters(self) -> Iterator[tuple[Predicate, tuple[str, ...]]]:
        """Every stated matter of the things there are."""
        for predicate in self.program.predicates.values():
            if not predicate.is_derived:
                for args in product(*(tuple(self.things[sort]) for sort in predicate.sorts)):
                    yield predicate, args

    def thin(self, keep: Keep) -> None:
        """Leave out the things, closed sets and statements that are not to be kept, and what is said of such things."""
        gone = {name for names in self.things.values() for name in names if name != self.case and not keep()}
        for names in self.things.values():
            names[:] = [name for name in names if name not in gone]
        self.closed = {name for name in sorted(self.closed) if keep()}
        day = self.goals.day, (self.case,)
        for matter in [m for m in self.said if m != day]:
            if not keep() or gone.intersection(matter[1]):
                del self.said[matter]

    def facts(self, named: frozenset[str]) -> Facts:
        """The facts, without the day of decision, which is told apart; what no facts can be together is not said."""
        while (matter := self._impossible(self._facts(named))) is not None:
            del self.said[matter]
        return self._facts(named, with_day=False)

    def _facts(self, named: frozenset[str], *, with_day: bool = True) -> Facts:
        told = [self._statement(name, args, value) for (name, args), value in self.said.items()]
        stated = tuple(s for s in told if with_day or s.predicate != self.goals.day)
        entities = {sort: tuple(names) for sort, names in self.things.items()}
        return Facts(entities, named | {self.goals.sort}, frozenset(self.closed), stated)

    def _statement(self, name: str, args: tuple[str, ...], value: Scalar | bool) -> Statement:
        declared = self.program.predicates[name]
        signed = (OFFICIAL, REASON) if declared.sourcing is Sourcing.JUDGEMENT else ("", "")
        return Statement(name, args, value, declared.sources[0], self.day, *signed)

    def _impossible(self, facts: Facts) -> Matter | None:
        """A matter whose being left unsaid undoes what no facts can be together, the last settled first."""
        sliced = self.program.slice(self.goals.constraints)
        if not sliced.rules:
            return None
        reading = Reading(sliced, facts, Model({}, {}), prepared=Prepared(sliced))
        order = {matter: n for n, matter in enumerate(self.said)}
        for name in self.goals.constraints:
            for shape in reading.shapes(name):
                for binding in certain_instances(reading, shape, (self.case,)):
                    used = {
                        (of.predicate, arguments(of, binding))
                        for one in shape.body
                        for of in ((one.atom,) if isinstance(one, Positive) else read_attributes(one))
                    }
                    known = [m for m in self.said if m in used and m[0] != self.goals.day]
                    if known:
                        return max(known, key=lambda matter: order[matter])
        return None
