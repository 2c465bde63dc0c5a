"""What depends on what in a program, for the brute-force writer: the slice of a case type, and levels."""

from collections.abc import Iterator
from typing import Any


def expressions(rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for literal in rule["body"]:
        if "compare" in literal:
            yield from (literal["left"], literal["right"])
    if "value" in rule["head"]:
        yield rule["head"]["value"]


def children(expression: dict[str, Any]) -> list[dict[str, Any]]:
    """The expressions that an expression is directly made of."""
    single = [expression[member] for member in ("plus", "round", "working_day", "of") if member in expression]
    pairs = [expression.get(member, []) for member in ("add", "subtract", "multiply", "divide")]
    return [*single, *(part for pair in pairs for part in pair)]


def parts(expression: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An expression and all the expressions in it."""
    yield expression
    for part in children(expression):
        yield from parts(part)


def below(rule: dict[str, Any]) -> tuple[set[str], set[str]]:
    """What a rule depends on positively, and negatively."""
    every = [part for expression in expressions(rule) for part in parts(expression)]
    used = {part["attribute"] for part in every if "attribute" in part}
    gathered = {part["over"]["atom"] for part in every if "over" in part}
    negated = {literal["not"] for literal in rule["body"] if "not" in literal}
    return {literal["atom"] for literal in rule["body"] if "atom" in literal}, negated | used | gathered


def slice_of(program: dict[str, Any], kind: dict[str, Any]) -> set[str]:
    found = {kind["day"], *kind["obstacles"], *kind["constraints"], *kind["information"]}
    for outcome in kind["outcomes"]:
        found |= {outcome["atom"], outcome["delegated"]} - {None}
    while True:
        more = set(found)
        for rule in program["rules"]:
            if rule["head"]["predicate"] in found:
                more.update(*below(rule))
        if more == found:
            return found
        found = more


def levels(program: dict[str, Any]) -> dict[str, int]:
    level = dict.fromkeys(program["predicates"], 0)
    for _ in range(len(level) + 1):
        for rule in program["rules"]:
            positive, negative = below(rule)
            least = max([0, *(level[p] for p in positive), *(level[p] + 1 for p in negative)])
            level[rule["head"]["predicate"]] = max(level[rule["head"]["predicate"]], least)
    return level
