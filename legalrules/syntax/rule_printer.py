"""Rules back to canonical text: sentences, values, places after `trots`, conditions.

Lines come without their indentation relative to the rule; printer.py sets them in. Raises `ValueError` for a tree that
no text gives, such as a text that holds a quotation mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from legalrules.syntax.from_lark.targets import ORDINALS
from legalrules.syntax.nodes import (
    CalculationNode,
    Clause,
    ComparisonNode,
    ConditionNode,
    Connective,
    DateText,
    ExpressionNode,
    GatheredNode,
    Item,
    Items,
    Joined,
    NameKey,
    NoneSuch,
    NumberText,
    PlusNode,
    RangeKey,
    RoundedNode,
    RuleNode,
    Sentence,
    SlotNode,
    TableNode,
    Target,
    VariableName,
    VerbNode,
    Word,
    WorkingDayNode,
)

STEP = "  "


def indented(lines: Iterable[str], by: str = STEP) -> Iterator[str]:
    """The lines set in; blank ones stay blank."""
    return (by + line if line else line for line in lines)


def rule_lines(rule: RuleNode) -> Iterator[str]:
    """A rule: its first line, and its condition under `om`."""
    trots = f"trots {targets_text(rule.targets)}: " if rule.targets else ""
    value = f" är lika med {expression_text(rule.value)}" if rule.value else ""
    yield trots + words_text(rule.head.tokens) + value
    if rule.condition:
        yield from indented(_joined_lines("om ", rule.condition))


def words_text(tokens: Iterable[Word | VariableName | SlotNode | VerbNode]) -> str:
    """A sentence or a template; a comma of its own follows a name without a space."""
    text = ""
    for token in tokens:
        match token:
            case Word(word):
                gap = "" if word == "," and text.endswith("}") else " "
                text += gap + word
            case VariableName(name):
                text += " " + name
            case SlotNode(variable, sort):
                text += f" {{{variable.name}: {sort}}}"
            case VerbNode(verb):
                text += f" [{verb}]"
    return text.removeprefix(" ")


def number_text(number: NumberText) -> str:
    """A number and its unit."""
    return f"{number.text} {number.unit}".rstrip()


def expression_text(value: ExpressionNode) -> str:
    """The right side of a comparison."""
    match value:
        case Sentence(tokens):
            return words_text(tokens)
        case NumberText():
            return number_text(value)
        case DateText(day):
            return day
        case PlusNode(base, period):
            return f"{expression_text(base)} plus {period.number} {period.unit}"
        case CalculationNode(left, sign, right):
            return f"{expression_text(left)} {sign.value} {expression_text(right)}"
        case RoundedNode(base, rule, step):
            return f"{expression_text(base)} {rule.value} {number_text(step)}"
        case WorkingDayNode(base):
            return f"{expression_text(base)} eller nästa vardag om dagen är helgdag"
        case GatheredNode(said, of, member, over):
            gathered = f" {words_text(of)} varje" if of else ""
            return f"{said.value}{gathered} {member.name} som {words_text(over.tokens)}"
        case _:
            assert_never(value)


def table_lines(table: TableNode) -> Iterator[str]:
    """A table: its sentence, its keys, its rows."""
    yield f"tabell {words_text(table.head.tokens)}"
    for key in table.keys:
        yield f"{STEP}efter {words_text(key.tokens)}"
    for row in table.rows:
        keys = ", ".join(_key_text(key) for key in row.keys)
        origin = f' källa "{row.origin}"' if row.origin else ""
        yield f"{STEP}{keys}: {number_text(row.value)}{origin}"


def _key_text(key: RangeKey | NameKey) -> str:
    match key:
        case NameKey(name):
            return name
        case RangeKey(low, high):
            return f"från {expression_text(low)}" + (f" till {expression_text(high)}" if high else "")


# ---- conditions


def condition_lines(condition: ConditionNode) -> Iterator[str]:
    """A condition that nothing introduces on its own line."""
    return _joined_lines("", condition)


def _joined_lines(first: str, condition: ConditionNode) -> Iterator[str]:
    """A condition whose first line begins with `first`; the lines that join it begin with their connective."""
    if not isinstance(condition, Joined):
        yield from _condition_lines(first, condition, STEP)
        return
    for index, part in enumerate(condition.parts):
        yield from _condition_lines(f"{condition.connective.value} " if index else first, part, STEP)


def _condition_lines(first: str, condition: ConditionNode, step: str) -> Iterator[str]:
    match condition:
        case Clause(sentence):
            yield first + words_text(sentence.tokens)
        case ComparisonNode(left, comparator, right):
            yield f"{first}{expression_text(left)} {comparator.value} {expression_text(right)}"
        case Items(connective, items):
            yield first + ("alla av" if connective is Connective.ALL else "någon av")
            for item in items:
                yield from indented(_item_lines(item), step)
        case NoneSuch(variable, inner):
            yield f"{first}det finns ingen {variable.name} sådan att"
            yield from indented(_joined_lines("", inner), step)
        case Joined():
            raise ValueError("conditions joined by och or eller stand directly within others")


def _item_lines(item: Item) -> Iterator[str]:
    """An item; what continues it stands under the words after its label."""
    label = f"{item.label}. " if item.label[:1].isdigit() else f"{item.label}) "
    step = " " * len(label)
    if not isinstance(item.condition, Joined):
        yield from _condition_lines(label, item.condition, step)
        return
    first, *more = item.condition.parts
    if isinstance(first, NoneSuch):
        raise ValueError("nothing can continue an item that begins with det finns ingen")
    yield from _condition_lines(label, first, step)
    for part in more:
        yield from indented(_condition_lines(f"{item.condition.connective.value} ", part, STEP), step)


# ---- places


def targets_text(targets: tuple[Target, ...]) -> str:
    """The places after `trots`, as the act would list them."""
    parts: list[str] = []
    before: Target | None = None
    for place, group in groupby(
        targets, key=lambda t: (t.statute, t.chapter, not t.items and not t.paragraph)
    ):
        members = list(group)
        if place[2] and len(members) > 1 and not parts and all(target.section for target in members):
            sections = _listed([target.section for target in members])
            parts.append(f"{_chapter_text(members[0])}{sections} §§")
        else:
            for target in members:
                parts.append(_item_text(target) if _leans(target, before) else _full_text(target))
                before = target
        before = members[-1]
    return _listed(parts)


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " och " + parts[-1]


def _leans(target: Target, before: Target | None) -> bool:
    """Whether an item can be named alone, its place being that of the item before it."""
    if before is None or not before.items or not target.items:
        return False
    same = (target.statute, target.chapter, target.section, target.paragraph)
    if same != (before.statute, before.chapter, before.section, before.paragraph):
        return False
    return target.items[0].isdigit() or not before.items[0].isdigit()


def _item_text(target: Target) -> str:
    return " ".join(target.items)


def _chapter_text(target: Target) -> str:
    return (f"{target.statute} " if target.statute else "") + (
        f"{target.chapter} kap. " if target.chapter else ""
    )


def _full_text(target: Target) -> str:
    section = f"{target.section} §" if target.section else ""
    paragraph = f"{ORDINALS[target.paragraph - 1]} stycket" if target.paragraph else ""
    parts = (_chapter_text(target).rstrip(), section, paragraph, _item_text(target))
    return " ".join(part for part in parts if part)
