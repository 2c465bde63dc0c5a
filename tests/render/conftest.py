"""The option `--rewrite-snapshots`: what is printed is written to tests/snapshots, and the diff is to be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

SNAPSHOTS = Path(__file__).resolve().parent.parent / "snapshots"
Compare = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option works when tests/render is named on the command line; REWRITE_SNAPSHOTS=1 works always."""
    parser.addoption("--rewrite-snapshots", action="store_true", help="rewrite tests/snapshots")


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Compares a text with the snapshot of that name, or rewrites it."""
    asked = request.config.getoption("--rewrite-snapshots", default=False)
    rewrite = asked or bool(os.environ.get("REWRITE_SNAPSHOTS"))

    def compared(name: str, found: str) -> None:
        path = SNAPSHOTS / name
        if rewrite:
            path.write_text(found, "utf-8")
        assert found == path.read_text("utf-8")

    return compared
