"""Engines by name. None is trusted: what leaves the library as a decision has passed the kernel.

The table holds makers: an engine may remember plans, and what it remembers belongs to whoever made it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from legalrules.engine.naive import Naive
from legalrules.engine.protocol import Engine
from legalrules.engine.seminaive import Seminaive


def _pydatalog() -> Engine:
    from legalrules.engine.pydatalog import PyDatalog  # slow to load, and seldom asked for

    return PyDatalog()


ENGINES: Mapping[str, Callable[[], Engine]] = MappingProxyType(
    {"seminaive": Seminaive, "naive": Naive, "pydatalog": _pydatalog}
)

__all__ = ["ENGINES", "Engine"]
