"""What is impossible among facts, as predicates of the case: one that holds is a conflict. Outside every rättsläge."""

from __future__ import annotations

from collections.abc import Iterator

from legalrules.datalog.clauses import Atom, Head, Origin, Role, Rule
from legalrules.datalog.from_law.bodies import Lowering, bodies, guarded
from legalrules.datalog.from_law.naming import Declarations
from legalrules.datalog.terms import Variable
from legalrules.law.citation import Citation
from legalrules.law.condition import Not
from legalrules.law.statute import Constraint, Legislation


def constraint_names(law: Legislation, sort: str, declared: Declarations) -> tuple[str, ...]:
    """The predicates of the constraints for cases of that sort, in order."""
    return tuple(declared.impossible(number, sort) for number in range(1, len(law.constraints) + 1))


def constraint_rules(law: Legislation, declared: Declarations) -> Iterator[Rule]:
    """For each sort of case and each constraint: the clauses that say when the facts contradict each other."""
    for sort in dict.fromkeys(case_type.sort for case_type in law.case_types):
        for number, constraint in enumerate(law.constraints, 1):
            name = declared.impossible(number, sort)
            lowering = Lowering(
                declared.plain, constraint.sort_of, _no_waiver, _no_inner, None, constraint.span
            )
            case = _case(constraint, sort)
            origin = Origin(Role.CONCLUDES, None, None, "", constraint.span)
            for alternative, body in enumerate(bodies(constraint.condition, lowering)):
                identity = f"{name}<-{alternative}"
                yield Rule(identity, Head(name, (case,)), guarded((case,), body), origin)


def _case(constraint: Constraint, sort: str) -> Variable:
    """The case that the constraint names, or a name for it that the constraint leaves free."""
    named = next((variable for variable, of in constraint.sorts if of == sort), None)
    used = {variable for variable, _ in constraint.sorts}
    free = (name for name in ("Ä", *(f"Ä{digit}" for digit in range(10))) if name not in used)
    return Variable(named or next(free), sort)


def _no_waiver(item: Citation) -> Atom | None:
    return None


def _no_inner(part: Not) -> Atom:
    raise AssertionError(f"{part.span}: `det finns ingen` in a constraint is refused when it is read")
