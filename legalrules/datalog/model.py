"""The model: what is certain and what is possible of each derived predicate, with the rank of each tuple.

The rank of a tuple is 1 plus the greatest rank among the positive derived premises of the instance that gives it, least
over all instances (the naive stage, counted without strata). The certificate page, section 7, fixes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legalrules.datalog.terms import Arguments
from legalrules.values import End

# Arguments, and no end for a predicate, the value for a certain attribute, (low, high) for a possible one.
Tuple = tuple[Arguments, tuple[End, ...]]
Half = Mapping[str, Mapping[Tuple, int]]


@dataclass(frozen=True, slots=True)
class Model:
    """The two halves of one reading; predicates without tuples are left out."""

    certain: Half
    possible: Half
