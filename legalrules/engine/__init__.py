"""Engines by name. None is trusted: what leaves the library as a decision has passed the kernel.

The table holds classes: an engine may remember plans, and what it remembers belongs to whoever made it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from legalrules.engine.naive import Naive
from legalrules.engine.protocol import Engine
from legalrules.engine.pydatalog import PyDatalog
from legalrules.engine.seminaive import Seminaive

ENGINES: Mapping[str, Callable[[], Engine]] = MappingProxyType(
    {"seminaive": Seminaive, "naive": Naive, "pydatalog": PyDatalog}
)

__all__ = ["ENGINES", "Engine"]
