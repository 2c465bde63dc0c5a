"""Which things can be members of an aggregate, found by index where the tuples of its atom can be listed.

Looking at every thing of the sort for every set of arguments would cost their product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from legalrules.datalog.model import Half
from legalrules.datalog.stated import Stated
from legalrules.datalog.terms import Aggregate, Arguments, Variable

Candidates = Callable[[Aggregate, Mapping[Variable, str | None]], Iterable[str | None]]
_Index = Mapping[Arguments, set[str | None]]
# The predicate, the half, the positions that are known, and that of the member.
_Key = tuple[str, bool, tuple[int, ...], int]


def candidates_in(stated: Stated, certain: Half, possible: Half) -> Candidates:
    """Finds the things that may be members, in the order of the domain; those that are must be among them.

    An index is made when first asked for, and kept: the strata that the aggregate reads must be complete by then.
    """
    indexes: dict[_Key, _Index | None] = {}
    places: dict[str, Mapping[str | None, int]] = {}

    def order(sort: str) -> Mapping[str | None, int]:
        if sort not in places:
            places[sort] = {thing: n for n, thing in enumerate(stated.domains[sort])}
        return places[sort]

    def index(key: _Key) -> _Index | None:
        if key not in indexes:
            _, is_certain, known, place = key
            indexes[key] = _indexed(_listed(stated, certain if is_certain else possible, key), known, place)
        return indexes[key]

    def found(aggregate: Aggregate, substitution: Mapping[Variable, str | None]) -> Iterable[str | None]:
        sort, atom = aggregate.member.sort, aggregate.over
        known = tuple([n for n, variable in enumerate(atom.args) if variable != aggregate.member])
        things = tuple([substitution[atom.args[n]] for n in known])
        members: set[str | None] = set()
        for is_certain in (True, False):
            by_things = index((atom.predicate, is_certain, known, atom.args.index(aggregate.member)))
            if by_things is None:
                return stated.domains[sort]
            members.update(by_things.get(things, ()))
        return sorted(members, key=order(sort).__getitem__)

    return found


def _listed(stated: Stated, half: Half, key: _Key) -> Iterable[Arguments] | None:
    """The tuples of a predicate in a half; None where open atoms hold, which nobody lists."""
    name, is_certain, _, _ = key
    if stated.predicates[name].is_derived:
        return [args for args, _ in half.get(name, ())]
    return stated.listed(name, certain=is_certain)


def _indexed(listed: Iterable[Arguments] | None, known: tuple[int, ...], place: int) -> _Index | None:
    """The things at one place by those at the known ones."""
    if listed is None:
        return None
    made: dict[Arguments, set[str | None]] = {}
    for args in listed:
        made.setdefault(tuple([args[n] for n in known]), set()).add(args[place])
    return made
