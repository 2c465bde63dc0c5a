"""Every small change of a JSON document: leaves, members, elements, order."""

import copy
from collections.abc import Iterator
from typing import Any

Path = tuple[Any, ...]


def leaves(value: Any) -> list[Any]:
    """Other values that a leaf might be given: near ones, and of each other type."""
    others: list[Any] = [
        None,
        True,
        False,
        0,
        1,
        -1,
        2**53,
        "",
        "x",
        "s1",
        "a1",
        "2024-03-02",
        "-inf",
        "+inf",
        [],
        {},
        1.5,
    ]
    if isinstance(value, str):
        others += [value + "x", value[:-1], value.upper(), value + "\n", "\ud800", "e\u0301", value * 300]
        others += [str(int(value) + 1)] if value.isdigit() else []
    if isinstance(value, int) and not isinstance(value, bool):
        others += [value + 1, value - 1, float(value), str(value)]
    return [other for other in others if type(other) is not type(value) or other != value]


def containers(value: Any) -> Iterator[Any]:
    """A container with a member or element less, one more, or two in the other order."""
    yield from (None, True, "x", 7)
    yield [value]
    if isinstance(value, dict):
        yield {**value, "obekant": None}
        yield {**value, "sak": [], "rank": 1}
        yield list(value)
        for key, found in value.items():
            yield {other: kept for other, kept in value.items() if other != key}
            yield {other + "x" if other == key else other: kept for other, kept in value.items()}
            yield {**value, key + "x": found}
    else:
        yield {}
        yield [*value, None]
        for place, found in enumerate(value):
            yield value[:place] + value[place + 1 :]
            yield value[: place + 1] + value[place:]
            if value[place + 1 : place + 2] not in ([], [found]):
                yield [*value[:place], value[place + 1], found, *value[place + 2 :]]


def mutations(document: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every change of one place, as the path to it and the value to put there."""
    if isinstance(document, dict | list):
        yield from ((path, changed) for changed in containers(document) if changed != document)
        places = document.items() if isinstance(document, dict) else enumerate(document)
        for place, found in places:
            yield from mutations(found, (*path, place))
    else:
        yield from ((path, changed) for changed in leaves(document))


def changed(document: Any, path: Path, value: Any) -> Any:
    """A copy of the document with the value at the path."""
    if not path:
        return value
    whole = copy.deepcopy(document)
    inner = whole
    for place in path[:-1]:
        inner = inner[place]
    inner[path[-1]] = value
    return whole
