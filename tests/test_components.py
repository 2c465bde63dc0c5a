"""Components of small graphs, dependencies first."""

from collections.abc import Iterable

from legalrules.components import components

GRAPH = {"a": "bc", "b": "c", "c": "b", "d": "d", "e": ""}


def needs(key: str) -> Iterable[str]:
    """What stands beside the key in the graph."""
    return GRAPH[key]


def test_what_is_needed_stands_before() -> None:
    """b and c need each other, and a needs both."""
    assert components("a", needs) == [("b", "c"), ("a",)]


def test_a_key_that_needs_itself_is_alone() -> None:
    """A component of one key may be a circle or none."""
    assert components("de", needs) == [("d",), ("e",)]


def test_long_chains_are_no_obstacle() -> None:
    """A chain deeper than the stack."""
    chain = components([0], lambda n: [n + 1] if n < 100_000 else [])
    assert chain[0] == (100_000,)
