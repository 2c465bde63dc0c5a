"""What a language has to supply: the wording of everything that is not the law's own words.

A phrase is a text with {names} for its parts. The sentences of concepts, glosses and questions come from the rule
files; names of things come from the case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from legalrules.datalog.ending import Reason
from legalrules.law.citation import Citation
from legalrules.values import AggregateOperator, ArithmeticOperator, Operator, RoundingMode, Truth


@dataclass(frozen=True, slots=True)
class WorkingPhrases:
    """How a value was worked out, in figures."""

    works_out: str
    works_out_inside: str
    worked_out: str
    signs: Mapping[ArithmeticOperator, str]
    rounded_to: str
    unknown_day: str
    passed_over: str
    weekend: str
    day_of_rest: str
    among: Mapping[AggregateOperator, str]
    perhaps: str
    of_member: str


@dataclass(frozen=True, slots=True)
class ValuePhrases:
    """Values, comparisons, names, and who stated what."""

    units: Mapping[str, str]
    relations: Mapping[Operator, str]
    day_relations: Mapping[Operator, str]
    is_value: str
    is_text: str
    is_not: str
    therefore: str
    required: str
    assumed_to_be: str
    with_value: str
    between: str
    at_least: str
    at_most: str
    anything: str
    no_value: str
    does_not_hold: str
    later: str
    working_day: str
    years: tuple[str, str]
    months: tuple[str, str]
    weeks: tuple[str, str]
    days: tuple[str, str]
    reckoned: Mapping[ArithmeticOperator, str]
    divided: str
    rounded: Mapping[RoundingMode, str]
    gathered: Mapping[AggregateOperator, str]
    workings: WorkingPhrases
    unnamed: str
    sources: Mapping[str, str]
    official: str
    stated: str
    separator: str
    last_separator: str
    either: str


@dataclass(frozen=True, slots=True)
class StepPhrases:
    """The lines of a derivation."""

    step: str
    again: str
    others: str
    gloss: str
    in_wording: str
    wording: str
    wording_transitional: str
    quoted_wording: str
    quoted_mark: str
    from_source: str
    reason: str
    closed: str
    excluded: str
    assumed: str
    computed: str
    no_other: str
    no_other_closed: str
    none_such: str
    nothing_of_sort: str
    same: str
    different: str
    exists: str
    no_more: str
    circular: str
    lapsed: str
    lapsed_one: str
    regime: str
    regime_older: str
    exempt: str
    not_exempt: str
    waived: str
    not_waived: str
    met: str
    not_met: str
    not_met_inside: str
    older: str
    not_older: str
    applies: str
    not_applies: str
    rests_on_quotation: str
    not_rests_on_quotation: str
    no_provision: str
    no_provision_speaks: str
    excluded_by_exception: str
    only_one_another: str
    tried: str
    tried_excepted: str
    tried_only: str
    tried_only_closed: str
    also: str


@dataclass(frozen=True, slots=True)
class LetterPhrases:
    """The decision letter, but for how to appeal."""

    title: str
    case_data: Mapping[str, str]
    operative: str
    reasons: str
    reasons_intro: str
    provisions: str
    provisions_intro: str
    provisions_header: tuple[str, str, str]
    circumstances: str
    circumstances_intro: str
    circumstances_by: str
    circumstances_other: str
    exceptions: str
    exception_failed: str
    exception_applied: str
    choices: str
    choices_intro: str
    choice_chosen: str
    choice_alternative: str
    choice_reason: str
    choice_authority: str
    quoted_note: str
    merely_true: str
    merely_true_intro: str
    decided_by: str
    function: str
    by_delegation: str
    nobody_else: str
    assessors: str
    no_delegation: str
    drawn: str
    not_drawn: str
    basis: str
    digests: str
    rules_digest: str
    facts_digest: str
    verify: str
    steps: str
    steps_intro: str


@dataclass(frozen=True, slots=True)
class AppealPhrases:
    """How to appeal, each sentence with the places that it rests on."""

    heading: str
    intro: str
    intro_cited: tuple[Citation, ...]
    where: str
    where_cited: tuple[Citation, ...]
    who: str
    who_cited: tuple[Citation, ...]
    how: str
    how_cited: tuple[Citation, ...]
    address: str
    address_cited: tuple[Citation, ...]
    period: str
    period_cited: tuple[Citation, ...]
    public: str
    public_cited: tuple[Citation, ...]
    last_day: str
    moved: str


@dataclass(frozen=True, slots=True)
class GuidancePhrases:
    """What the note says instead when the case type is guidance."""

    title: str
    not_a_decision: str
    why: str
    answered: str
    unanswered: str
    positions_header: tuple[str, str]


@dataclass(frozen=True, slots=True)
class HandOverPhrases:
    """The note to the official."""

    title: str
    guidance: GuidancePhrases
    not_a_decision: str
    why: str
    reasons: Mapping[Reason, str]
    contradiction: str
    contradiction_side: str
    conclusions: str
    outcome_holds: str
    no_rule_delegates: str
    quotation_obstacle: str
    positions: str
    positions_header: tuple[str, str, str]
    truths: Mapping[Truth, str]
    delegated: Mapping[Truth, str]
    never_delegated: str
    obstacles: str
    open: str
    judgements: str
    judgements_intro: str
    criteria: str
    missing: str
    missing_from: str
    asked_of_unnamed: str
    contested: str
    settled: str
    settled_conclusions: str
    choices: str
    settled_facts: str


@dataclass(frozen=True, slots=True)
class CompletionPhrases:
    """The request to the applicant."""

    title: str
    not_an_order: str
    intro: str
    questions: str
    about: str
    matters: str
    expected: str
    counts: str
    counts_intro: str
    counts_elsewhere: str
    how: str
    steps_intro: str


@dataclass(frozen=True, slots=True)
class ExplanationPhrases:
    """The explanation of an answer, step by step."""

    title: str
    intro: str
    why: str
    why_not: str
    is_open: str
    waits_for: str
    waits_for_same: str
    reported: str
    order: str
    no_grounds: str


@dataclass(frozen=True, slots=True)
class RejectionPhrases:
    """The list of what could not be read."""

    title: str
    nothing_decided: str
    intro: str
    at_line: str
    at_section: str


@dataclass(frozen=True, slots=True)
class QuestionPhrases:
    """What can still matter in a case, and how it can be settled."""

    title: str
    nothing: str
    intro: str
    ways: str
    decided: str
    holds: str
    fails: str
    one: str
    all_of: str
    condition: str
    no_way: str
    truncated: str
    example: str
    closing: str
    naming: str
    thing: str
    once: str
    often: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """All wording in one language (a BCP 47 tag)."""

    language: str
    values: ValuePhrases
    steps: StepPhrases
    letter: LetterPhrases
    appeal: AppealPhrases
    hand_over: HandOverPhrases
    completion: CompletionPhrases
    explanation: ExplanationPhrases
    rejection: RejectionPhrases
    questions: QuestionPhrases
    authority: str  # what is said of a translation; "" in the language of the law
    decimal_mark: str
    thousands_mark: str
    cite: Callable[[Citation], str]
