"""Who is in an aggregate: each thing of the domain with whether it is a member, and why it need not be told.

Of a stated set that the case closes, the things that were not stated are told once, by the unnamed one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from legalrules.datalog.terms import Aggregate, Arguments
from legalrules.derivation.nodes import Membership
from legalrules.derivation.prepared import Binding
from legalrules.derivation.reading import Reading


class Seen(NamedTuple):
    """A thing, whether it is a member, and what the variables then stand for."""

    thing: str | None
    membership: Membership
    args: Arguments
    binding: Binding


def members(reading: Reading, aggregate: Aggregate, binding: Binding) -> Iterator[Seen]:
    """The things that are in an aggregate, may be, or are not, in the order of the domain."""
    name, domain = aggregate.over.predicate, reading.domain(aggregate.member.sort)
    closed = name in reading.stated.closed and None in domain
    for thing in domain:
        bound = {**binding, aggregate.member: thing}
        args = tuple(bound[v] for v in aggregate.over.args)
        certain, possible = reading.halves(name, args)
        if certain and thing is not None:
            yield Seen(thing, Membership.MEMBER, args, bound)
        elif possible:
            yield Seen(thing, Membership.POSSIBLE, args, bound)
        elif not certain and (not closed or thing is None or (name, args) in reading.standing.about):
            yield Seen(thing, Membership.EXCLUDED, args, bound)
