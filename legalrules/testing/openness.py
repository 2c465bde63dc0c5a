"""How often an answer that is open could in truth go only one way.

Three truth values do not see that a fact is either so or not so: what follows in both cases may stay open. Such an
answer waits for a fact that it does not need; how many there are is told as a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from legalrules.datalog.facts import Facts
from legalrules.exercise.completing import completed
from legalrules.exercise.made import ground, make
from legalrules.exercise.solving import solved
from legalrules.rules import Rules
from legalrules.testing.properties import again, truths
from legalrules.values import Truth


@dataclass(frozen=True, slots=True)
class Openness:
    """Of so many open answers, how many went only one way in all of so many completions of their cases.

    An upper bound: among completions that were not tried there may be one that goes the other way.
    """

    answers: int
    one_way: int
    completions: int

    def __str__(self) -> str:
        share = f"{100 * self.one_way / self.answers:.1f} %".replace(".", ",") if self.answers else "inget"
        return (
            f"{self.answers} öppna svar; {self.one_way} av dem ({share}) gick bara åt ett håll"
            f" i {self.completions} fullständiga fall var"
        )


def openness(
    rules: Rules, case_type: str, *, on: date, examples: int = 50, completions: int = 16, first: int = 1
) -> Openness:
    """Make so many cases, and complete each so many times. Raises KeyError for an unknown case type."""
    source, chosen = ground(rules, case_type, on), Random(first)
    answers = one_way = 0
    for _ in range(examples):
        made = make(rules, source, chosen.randrange)
        before = solved(rules, made.case, on)
        outcomes = [outcome.atom for outcome in before.goals.outcomes]
        waiting = [name for name in outcomes if truths(before)[name] is Truth.OPEN]
        if waiting:
            whole: list[Facts] = [
                completed(source, before.facts, chosen.randrange) for _ in range(completions)
            ]
            found = [truths(again(rules, before, facts)) for facts in whole]
            answers += len(waiting)
            one_way += sum(len({after[name] for after in found}) == 1 for name in waiting)
    return Openness(answers, one_way, completions)
