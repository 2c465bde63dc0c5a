"""Programs that are long in one direction: a chain of rules, what can be reached from one place, totals for many."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from bench.stages import derived, digested, solved, told, written
from bench.subjects import DAY, Subject, from_statute
from bench.timing import Task, timed
from legalrules import kernel
from legalrules.datalog.clauses import Comparison, Head, Literal, Member, Origin, Positive, Role, Rule
from legalrules.datalog.facts import Facts, Statement
from legalrules.datalog.program import CaseGoals, CaseOutcome, Predicate, Program
from legalrules.datalog.terms import Aggregate, Atom, AttributeOf, Value, Variable
from legalrules.engine import Engine
from legalrules.law.citation import Citation
from legalrules.law.concept import Sourcing
from legalrules.testing.statutes import Statute
from legalrules.values import AggregateOperator, DateType, DecimalType, Operator, Quantity, Scalar, ScalarType

_CASE, _PLACE, _NAME = "ärende", "plats", "Ä 1"
_A, _X, _Y = Variable("Ä", _CASE), Variable("X", _PLACE), Variable("Y", _PLACE)


def chain(size: int) -> Subject:
    """So many rules, each resting on the one before."""
    derived_ones = (Predicate(f"led{n}", (_CASE,), Sourcing.DERIVED) for n in range(1, size))
    names = ("ansökt", *(f"led{n}" for n in range(1, size)), "bifall")
    rules = tuple(
        _rule(n, Head(head, (_A,)), Positive(Atom(body, (_A,))))
        for n, (body, head) in enumerate(pairwise(names), 1)
    )
    stated = _stated("ansökt", _CASE)
    facts = Facts({_CASE: (_NAME,)}, frozenset((_CASE,)), frozenset(), (_day(), _said("ansökt", _NAME)))
    return _subject(f"chain of {size:,} rules", (_CASE,), (stated, *derived_ones), rules, facts)


def reach(size: int) -> Subject:
    """What can be reached from one place: so many edges, each place two steps on from another by a detour too."""
    places = tuple(f"p{n}" for n in range(size * 2 // 3 + 1))
    edges = [(n, n + 1) for n in range(len(places) - 1)]
    edges += [(n, n + 2) for n in range(0, len(places) - 2, 2)]
    rules = (
        _rule(1, Head("nås", (_X,)), Positive(Atom("start", (_X,)))),
        _rule(2, Head("nås", (_Y,)), Positive(Atom("nås", (_X,))), Positive(Atom("väg", (_X, _Y)))),
        _rule(3, Head("bifall", (_A,)), Positive(Atom("avser", (_A, _X))), Positive(Atom("nås", (_X,)))),
    )
    stated = (_stated("start", _PLACE), _stated("väg", _PLACE, _PLACE), _stated("avser", _CASE, _PLACE))
    said = (_said("start", places[0]), _said("avser", _NAME, places[-1]))
    ways = tuple(_said("väg", places[one], places[other]) for one, other in edges[:size])
    sorts, closed = (_CASE, _PLACE), frozenset(("start", "väg", "avser"))
    facts = Facts({_CASE: (_NAME,), _PLACE: places}, frozenset(sorts), closed, (_day(), *said, *ways))
    predicates = (*stated, Predicate("nås", (_PLACE,), Sourcing.DERIVED))
    return _subject(f"reach over {size:,} edges", sorts, predicates, rules, facts)


def shares(size: int) -> Subject:
    """What each of so many owners owns, of which each has one thing: as many totals, each of little."""
    owners, things = (tuple(f"{kind}{n}" for n in range(size)) for kind in "äs")
    owner, thing = Variable("E", "ägare"), Variable("S", "sak")
    total = Aggregate(
        AggregateOperator.SUM, thing, Atom("äger", (owner, thing)), AttributeOf("värde", (thing,))
    )
    enough = Comparison(Operator.GE, total, Value(Quantity(Decimal(3), "kr")))
    rules = (
        _rule(1, Head("förmögen", (owner,)), enough, Member(owner)),
        _rule(
            2,
            Head("bifall", (_A,)),
            Positive(Atom("sökande", (_A, owner))),
            Positive(Atom("förmögen", (owner,))),
        ),
    )
    value = _stated("värde", "sak", value=DecimalType("kr", Decimal(0), None))
    stated = (_stated("äger", "ägare", "sak"), value, _stated("sökande", _CASE, "ägare"))
    said = [_said("äger", one, other) for one, other in zip(owners, things, strict=True)]
    said += [
        Statement("värde", (t,), Quantity(Decimal(n), "kr"), "sökande", DAY) for n, t in enumerate(things)
    ]
    sorts, closed = (_CASE, "ägare", "sak"), frozenset(("äger", "sökande"))
    entities = {_CASE: (_NAME,), "ägare": owners, "sak": things}
    facts = Facts(entities, frozenset(sorts), closed, (_day(), _said("sökande", _NAME, owners[-1]), *said))
    predicates = (*stated, Predicate("förmögen", ("ägare",), Sourcing.DERIVED))
    return _subject(f"{size:,} totals", sorts, predicates, rules, facts)


def _subject(
    name: str,
    sorts: tuple[str, ...],
    predicates: tuple[Predicate, ...],
    rules: tuple[Rule, ...],
    facts: Facts,
) -> Subject:
    goals = CaseGoals("fall", _CASE, "dag", (CaseOutcome("bifall", "bifall", "bifall"),))
    all_predicates = (
        *predicates,
        _stated("dag", _CASE, value=DateType(), by="systemet"),
        Predicate("bifall", (_CASE,), Sourcing.DERIVED),
    )
    program = Program(sorts, {p.name: p for p in all_predicates}, rules, {"fall": goals})
    return from_statute(name, Statute(program, facts, "fall", _NAME))


def _rule(number: int, head: Head, *body: Literal) -> Rule:
    cited = Citation("Kedjelagen", "1", str(number), 1)
    return Rule(f"1:{number}", head, body, Origin(Role.CONCLUDES, cited, None))


def _stated(name: str, *sorts: str, value: ScalarType | None = None, by: str = "sökande") -> Predicate:
    return Predicate(name, sorts, Sourcing.INPUT, value, (by,), closable=value is None)


def _said(name: str, *args: str) -> Statement:
    return Statement(name, args, True, "sökande", DAY)


def _day() -> Statement:
    day: Scalar = DAY
    return Statement("dag", (_NAME,), day, "systemet", DAY)


def once(subject: Subject, engine: Engine, left_out: frozenset[str]) -> dict[str, float]:
    """The seconds of each stage by itself, once, but for those left out, under a program that was used before.

    What derivation and kernel take at the first case of a program, which their plans are made for, is told apart.
    """
    facts = digested(subject)
    solved(subject, engine, facts.digest)
    found = solved(subject, engine, facts.digest)
    certified = written(subject, facts, found)
    document = facts.document
    tasks: dict[str, Task] = {
        "engine": lambda: solved(subject, engine, facts.digest),
        "derivation": lambda: told(derived(subject, found, facts.digest)),
        "certificate": lambda: written(subject, digested(subject), found),
        "kernel": lambda: kernel.check(certified, subject.compiled.checked, facts=document),
    }
    tasks = {name: task for name, task in tasks.items() if name not in left_out}
    first = {f"first {name}": timed(tasks[name]) / 1000 for name in ("derivation", "kernel") if name in tasks}
    return first | {name: timed(task) / 1000 for name, task in tasks.items()}
