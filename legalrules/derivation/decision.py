"""The decision: what a case came to, with all the evidence a reader may ask for, as one plain record.

Renderers and interfaces read this and nothing deeper. It holds no prose: sentences are made from the concepts that
the predicates carry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from legalrules.datalog.ending import Ending
from legalrules.datalog.facts import Statement
from legalrules.datalog.program import CaseOutcome
from legalrules.derivation.awaits import Awaited
from legalrules.derivation.decisive import AppliedProvision, Leaf
from legalrules.derivation.nodes import Derivation, GroundAtom
from legalrules.law.wording import WordingKey
from legalrules.values import Scalar, Truth


@dataclass(frozen=True, slots=True)
class Finding:
    """An atom with its truth, and its evidence when it is asked for: most of what is found nobody reads.

    For an attribute `value` is the value when it is known, and the truth then sann.
    """

    atom: GroundAtom
    truth: Truth
    told: Callable[[], Derivation | None] = field(repr=False, compare=False)
    value: Scalar | None = None

    @property
    def evidence(self) -> Derivation | None:
        """A derivation if the atom is sann, a refutation if falsk, None if okänd; always the same one."""
        return self.told()


@dataclass(frozen=True, slots=True)
class OutcomeFinding:
    """A possible outcome of the case, and whether it may be decided by machine (None: no rule says that it may)."""

    outcome: CaseOutcome
    finding: Finding
    delegated: Finding | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Statements by different sources, or conclusions by different provisions, that contradict each other."""

    atom: GroundAtom
    statements: tuple[Statement, ...]
    conclusions: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """A day that the case type reports but that is not known yet, and the facts and judgements it waits for."""

    atom: GroundAtom
    awaits: tuple[Awaited, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the case came to. `grounds` are the derivations and refutations that the ending rests on.

    `pending` is worked out when it is asked for: only who asks after days needs it.
    """

    case_type: str
    case: str
    day: date
    ending: Ending
    outcomes: tuple[OutcomeFinding, ...]
    obstacles: tuple[Finding, ...]
    information: tuple[Finding, ...]
    grounds: tuple[Derivation, ...]
    awaits: tuple[Awaited, ...]
    conflicts: tuple[SetAside, ...]
    decisive: tuple[Leaf, ...]
    merely_true: tuple[Statement, ...]
    provisions: tuple[AppliedProvision, ...]
    quoted: tuple[WordingKey, ...]
    program_digest: str
    facts_digest: str
    pending: Callable[[], tuple[Pending, ...]] = field(repr=False, compare=False)
