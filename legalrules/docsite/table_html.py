"""Rows of a table of the law as one table: rules that give an attribute a fixed value by where its keys lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from legalrules.docsite.library import Library
from legalrules.docsite.markup import both, esc, link, table
from legalrules.law.condition import All, Compare, Condition, Given, Reference
from legalrules.law.provision import GivesValue, Rule
from legalrules.render.from_law.rule_frames import SV
from legalrules.render.from_law.rule_lines import relation_text, value_text_of

Keys = tuple[Reference, ...]


def runs(rules: Sequence[Rule]) -> Iterator[tuple[Rule, ...]]:
    """The rules in the order of the text; rows of one table together, any other rule alone."""
    run: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.span.line, rule.span.column)):
        if run and _keys(rule) is not None and _head(run[0]) == _head(rule):
            run.append(rule)
            continue
        if run:
            yield tuple(run)
        run = [rule]
    if run:
        yield tuple(run)


def is_table(run: Sequence[Rule]) -> bool:
    """Whether the rules are rows of one table."""
    return len(run) > 1


def table_html(library: Library, run: Sequence[Rule]) -> str:
    """The rows: a column for each key, the value, and where it is from."""
    first = run[0]
    keys = tuple(dict.fromkeys(key for rule in run for key in _keys(rule) or ()))
    assert isinstance(first.conclusion, GivesValue)
    heads = [*(_linked(library, key) for key in keys), _linked(library, first.conclusion.reference)]
    has_source = any(rule.source for rule in run)
    if has_source:
        heads.append(both("Källa", "Source"))
    rows = (tuple(_cells(rule, keys, has_source)) for rule in run)
    return table(tuple(heads), rows, f"Tabell i {first.place.swedish()}")


def _cells(rule: Rule, keys: Keys, has_source: bool) -> Iterator[str]:
    for key in keys:
        told = [relation_text(part, SV) for part in _compares(rule.condition) if part.left == key]
        yield esc(", ".join(told) or "–")
    if isinstance(rule.conclusion, GivesValue) and isinstance(rule.conclusion.value, Given):
        yield f"<strong>{esc(value_text_of(rule.conclusion.value, SV))}</strong>"
    if has_source:
        yield esc(rule.source)


def _linked(library: Library, reference: Reference) -> str:
    shown = esc(reference.concept.sentence(reference.args))
    page = library.concept_pages.get(reference.concept.id, "")
    return link(shown, page) if page else shown


def _head(rule: Rule) -> tuple[object, ...] | None:
    keys = _keys(rule)
    if keys is None or not isinstance(rule.conclusion, GivesValue):
        return None
    return rule.place, rule.conclusion.reference, keys


def _keys(rule: Rule) -> Keys | None:
    """What the rule's value goes by; None for a rule that is no row."""
    if not isinstance(rule.conclusion, GivesValue) or not isinstance(rule.conclusion.value, Given):
        return None
    parts = rule.condition.parts if isinstance(rule.condition, All) else (rule.condition,)
    keys: dict[Reference, None] = {}
    for part in parts:
        if not (
            isinstance(part, Compare) and isinstance(part.left, Reference) and isinstance(part.right, Given)
        ):
            return None
        keys[part.left] = None
    return tuple(keys) or None


def _compares(condition: Condition) -> Iterable[Compare]:
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return (part for part in parts if isinstance(part, Compare))
