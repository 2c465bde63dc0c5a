"""The rules of Småstad, loaded once, and how many cases are drawn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import legalrules

settings.register_profile(
    "småstad",
    max_examples=int(os.environ.get("EXAMPLES", "100")),
    deadline=None,
    derandomize=True,
    suppress_health_check=tuple(HealthCheck),
)
settings.load_profile("småstad")


@pytest.fixture(scope="session")
def rules() -> legalrules.Rules:
    """The shipped law with Småstad's order and fees."""
    folder = os.environ.get("LEGALRULES_CACHE")
    return legalrules.load(Path(__file__).with_name("smastad.lag"), cache=Path(folder) if folder else None)
