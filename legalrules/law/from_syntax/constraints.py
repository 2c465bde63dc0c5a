"""What is impossible among facts, from `omöjligt att` and `utesluter varandra` under `begrepp`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from legalrules.law.citation import Citation
from legalrules.law.concept import Sourcing
from legalrules.law.condition import All, Condition, Holds, Not, concepts_used, walk
from legalrules.law.from_syntax.conditions import read_condition
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.from_syntax.scope import Scope
from legalrules.law.names import Names, declared_sentence
from legalrules.law.statute import Constraint
from legalrules.source import Span
from legalrules.syntax.nodes import Clause, ConstraintNode, ExclusionNode, Sentence, VocabularyNode


def read_constraints(
    nodes: tuple[VocabularyNode, ...], names: Names, faults: Faults
) -> tuple[Constraint, ...]:
    """The constraints in order; sentences that exclude each other give one for each two of them."""
    faults.section = "begrepp"
    found: list[Constraint] = []
    for node in nodes:
        for constraint in node.constraints:
            if isinstance(constraint, ConstraintNode):
                scope = Scope(names, faults)
                condition = read_condition(constraint.condition, Citation(""), scope)
                if condition is not None and _is_of_facts(condition, constraint.span, faults):
                    found.append(Constraint(condition, tuple(scope.sorts.items()), constraint.span))
            else:
                found.extend(_exclusions(constraint, names, faults))
    return tuple(found)


def _exclusions(node: ExclusionNode, names: Names, faults: Faults) -> Iterator[Constraint]:
    read = [part for sentence in node.sentences if (part := _said(sentence, names, faults)) is not None]
    for (first, sorts), (second, others) in combinations(read, 2):
        if dict(sorts) != dict(others):
            message = "sentences that exclude each other speak of different things"
            required = "the same capital letters in each"
            faults.add("LR203", message, node.span, found=str(node.sentences[0]), required=required)
            return
        yield Constraint(All((first, second)), sorts, node.span)


def _said(
    sentence: Sentence, names: Names, faults: Faults
) -> tuple[Condition, tuple[tuple[str, str], ...]] | None:
    scope = Scope(names, faults)
    condition = read_condition(Clause(sentence, sentence.span), Citation(""), scope)
    if condition is None or not _is_of_facts(condition, sentence.span, faults):
        return None
    if isinstance(condition, Holds) and condition.negated:
        message, required = "a negated sentence excludes nothing", "the affirmative sentence"
        faults.add("LR208", message, sentence.span, found=str(sentence), required=required)
        return None
    return condition, tuple(scope.sorts.items())


def _is_of_facts(condition: Condition, span: Span, faults: Faults) -> bool:
    """Whether only what is stated is spoken of; reports what is not."""
    derived = [c for c in concepts_used(condition) if c.sourcing is Sourcing.DERIVED]
    searched = any(isinstance(part, Not) for part in walk(condition))
    if not derived and not searched:
        return True
    found = declared_sentence(derived[0]) if derived else "det finns ingen"
    message = "a constraint speaks of more than facts"
    faults.add("LR218", message, span, found=found, required="stated concepts (indata or bedömning)")
    return False
