"""What somebody types as an answer: yes or no, a value, names, or that it is not known."""

from __future__ import annotations

from legalrules.adapters.nodes import Place, ScalarNode
from legalrules.adapters.values import read_value
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.values import DecimalType, Scalar, ScalarType

_NOT_KNOWN = ("", "vet ej", "vet inte", "?")
_NONE = ("inga", "ingen", "inget", "nej")


def is_not_known(text: str) -> bool:
    """Whether the answer is that it is not known."""
    return text.strip().casefold() in _NOT_KNOWN


def read_truth(text: str) -> bool:
    """Yes or no. Raises ValueError, in Swedish, for anything else."""
    says = {"ja": True, "j": True, "nej": False, "n": False}.get(text.strip().casefold())
    if says is None:
        raise ValueError("Svara ja, nej eller vet ej.")
    return says


def read_typed(text: str, declared: ScalarType) -> Scalar:
    """A value of the type, the unit perhaps left out. Raises ValueError, in Swedish, for anything else."""
    written = " ".join(text.split())
    if isinstance(declared, DecimalType) and declared.unit and written[-1:].isdigit():
        written = f"{written} {declared.unit}"  # the question says the unit
    faults: list[Diagnostic] = []
    found = read_value(ScalarNode(written, True, Place(None)), declared, faults)
    if found is None:
        raise ValueError(" ".join(fault.swedish or fault.message for fault in faults))
    return found


def read_names(text: str) -> tuple[str, ...]:
    """Names with commas between; none, if that is what it says."""
    if text.strip().casefold() in _NONE:
        return ()
    return tuple(name for name in (part.strip() for part in text.split(",")) if name)
