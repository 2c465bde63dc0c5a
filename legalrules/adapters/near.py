"""The nearest known name for a hint, at a bounded cost.

Comparing is slow, and a file may hold thousands of misspelt names: hints are for the first faults only, since nobody
reads on past them, and long texts and long lists are cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.similar import nearest

_HINTS = 50
_COMPARED = 100
_KNOWN = 500


def near(text: str, known: Iterable[str], faults: Sequence[Diagnostic], threshold: float = 0.6) -> str | None:
    """The known name most like the text; None if nothing is near, or enough faults were found before."""
    if len(faults) >= _HINTS:
        return None
    return nearest(text[:_COMPARED], islice(known, _KNOWN), threshold)
