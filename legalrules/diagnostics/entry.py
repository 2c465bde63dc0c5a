"""One entry of the catalogue of diagnostics: what a code stands for, whoever gives it.

The entries of a stage stand together in `catalogue_<stage>.py`; `catalogue.py` joins them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A code (LRnnn), its title, the reason the fault matters, and the way to repair it."""

    code: str
    title: str
    reason: str
    repair: str
