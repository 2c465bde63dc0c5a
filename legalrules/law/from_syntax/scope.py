"""The variables of one rule, and the sentences in which they stand."""

from __future__ import annotations

from legalrules.law.condition import Reference
from legalrules.law.from_syntax.faults import Faults
from legalrules.law.names import Match, Names, NoMatch
from legalrules.syntax.nodes import Sentence, VariableName


class Scope:
    """The variables of one rule and their sorts, and the means to resolve its sentences."""

    def __init__(self, names: Names, faults: Faults) -> None:
        self.names = names
        self.faults = faults
        self.sorts: dict[str, str] = {}

    def bind(self, variable: VariableName, sort: str) -> str:
        """Give the variable its sort; a second, different sort is a fault."""
        known = self.sorts.setdefault(variable.name, sort)
        if known != sort:
            self.faults.add(
                "LR203",
                f"{variable.name} is used as two kinds of thing",
                variable.span,
                found=sort,
                required=known,
                hint="give the second thing a name of its own",
            )
        return variable.name

    def match(self, sentence: Sentence) -> Match | None:
        """The sentence resolved and its variables bound; None after reporting a fault."""
        found = self.names.resolve(sentence)
        if isinstance(found, NoMatch):
            code = "LR209" if found.unknown_choice else "LR201"
            message = "unknown value of an enumeration" if found.unknown_choice else "unknown sentence"
            self.faults.add(
                code, message, sentence.span, found=str(sentence), required=found.required, hint=found.hint
            )
            return None
        for variable, sort in zip(found.args, found.concept.sorts, strict=True):
            self.bind(variable, sort)
        return found

    def reference(self, sentence: Sentence) -> Reference | None:
        """A sentence that must name an attribute."""
        found = self.match(sentence)
        if found is None:
            return None
        if found.concept.value is None or found.choice is not None:
            self.faults.add(
                "LR208",
                "a comparison needs something that has a value",
                sentence.span,
                found=str(sentence),
                required="an attribute",
            )
            return None
        return Reference(found.concept, tuple(v.name for v in found.args))

    def knows(self, sentence: Sentence) -> bool:
        """Whether the sentence is one that is declared."""
        return self.names.knows(sentence)
