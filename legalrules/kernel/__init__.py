"""Acceptance does NOT show that the program says what the act says, nor that the facts are true.

It shows that, under the program and the facts that the checker holds, the model listed in the certificate is
the one and only model, and that the ending follows from it. Written from the certificate format page alone;
standard library only; the folder runs by itself as ``python -S -m kernel``.
"""

from .check import Accepted, Consistent, Refused, UnusableInput, Verdict, check, read_program
from .program import Program

__all__ = [
    "Accepted",
    "Consistent",
    "Program",
    "Refused",
    "UnusableInput",
    "Verdict",
    "check",
    "read_program",
]
