"""How many things of each sort the cases have that are searched: all of them are named, and that is all there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legalrules.datalog.program import Program
from legalrules.datalog.terms import Variable

Named = Mapping[str, tuple[str, ...]]


def things(program: Program, case_type: str, most: int) -> Named:
    """Names by sort: the one case, and so many things of each other sort."""
    case = program.case_types[case_type].sort
    return {sort: _names(sort, 1 if sort == case else most) for sort in program.sorts}


def _names(sort: str, number: int) -> tuple[str, ...]:
    return (sort,) if number == 1 else tuple(f"{sort}-{n}" for n in range(1, number + 1))


def assignments(variables: tuple[Variable, ...], named: Named) -> Iterator[dict[Variable, str]]:
    """Every way to give the variables things."""
    if not variables:
        yield {}
        return
    *others, last = variables
    for bound in assignments(tuple(others), named):
        for thing in named[last.sort]:
            yield {**bound, last: thing}
