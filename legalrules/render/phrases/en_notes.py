"""English: the hand-over note, the request to complete, the explanation, and the list of what could not be read."""

from __future__ import annotations

from types import MappingProxyType

from legalrules.datalog.ending import Reason
from legalrules.render.phrases.record import (
    CompletionPhrases,
    ExplanationPhrases,
    GuidancePhrases,
    HandOverPhrases,
    RejectionPhrases,
)
from legalrules.values import Truth

HAND_OVER = HandOverPhrases(
    title="The case is handed over to an official",
    guidance=GuidancePhrases(
        title="Guidance",
        not_a_decision="This is guidance. It is not a decision, and it binds neither the person who asks nor "
        "the building committee. It rests on the information that has been given.",
        why="The answer",
        answered="The rules give an answer, by the information that has been given.",
        unanswered="The rules give no certain answer, by the information that has been given. An "
        "official can take over.",
        positions_header=("Answer", "Position"),
    ),
    not_a_decision="This is not a decision. Nothing has been settled in the case. The note shows how far the "
    "examination has come and why an official takes over.",
    why="Why the case is handed over",
    reasons=MappingProxyType(
        {
            Reason.CONFLICT: "Statements or conclusions in the case contradict one another.",
            Reason.EXCLUSIVE_OUTCOMES: "More than one outcome holds, although the outcomes exclude one another.",
            Reason.OBSTACLE: "There is an obstacle to settling the case automatically.",
            Reason.NOT_DELEGATED: "It is clear which outcome holds, but it may not be decided automatically.",
            Reason.NO_OUTCOME: "None of the outcomes holds, by what is known in the case.",
            Reason.OPEN: "The answer depends on something unknown that the applicant cannot answer alone.",
        }
    ),
    contradiction="These do not go together:",
    contradiction_side="{sentence}, according to {source}",
    conclusions="Different provisions give different values:",
    outcome_holds="The outcome {outcome} holds: {sentence} ({step})",
    no_rule_delegates="no rule lets that outcome be decided automatically",
    quotation_obstacle="the answer may rest on a wording that is known only from a quotation that the board has not "
    "approved",
    positions="Where the outcomes stand",
    positions_header=("Outcome", "Position", "May be decided automatically"),
    truths=MappingProxyType({Truth.TRUE: "holds", Truth.FALSE: "does not hold", Truth.OPEN: "not settled"}),
    delegated=MappingProxyType({Truth.TRUE: "yes", Truth.FALSE: "no", Truth.OPEN: "not settled"}),
    never_delegated="no, always decided by a person",
    obstacles="Obstacles to settling the case automatically",
    open="What remains",
    judgements="Assessments for an official",
    judgements_intro="Only an official can make these assessments.",
    criteria="Guidance: {criteria}",
    missing="Information that is missing",
    missing_from="The answer can come from {sources}.",
    asked_of_unnamed="The question is also whether there are more than those named: {sorts}.",
    contested="The statements about this contradict one another.",
    settled="What already stands",
    settled_conclusions="What a decision would report",
    choices="Interpretive choices that the conclusions rest on",
    settled_facts="Information in the case",
)

COMPLETION = CompletionPhrases(
    title="Complete the notification",
    not_an_order="This is a request and a way to help. It is not an order under Chapter 9, Section 91 of the Planning "
    "and Building Act, and nothing has been decided yet.",
    intro="The answers below are needed to settle the case. The questions stand in the order in which the rules ask "
    "them.",
    questions="Questions",
    about="The question is about {things}.",
    matters="The answer matters to {places}.",
    expected="This is presupposed for the notification to be granted automatically: {sentence}",
    counts="Information that counts already",
    counts_intro="This information from the notification counts already and need not be given again.",
    counts_elsewhere="The board also has information from {sources}. That counts too.",
    how="Give the answers to {board}: {address}.",
    steps_intro="This is how the case could be settled if the answers are those presupposed. It is no promise: every "
    "answer is examined when it has come in. Every step follows from the steps that stand indented below it.",
)

EXPLANATION = ExplanationPhrases(
    title="Explanation: {subject}",
    intro="Every step follows from the steps that stand indented below it. A step shown before is mentioned by its "
    "number. The meaning of the provisions is given in our own words.",
    why="Why: {sentence}",
    why_not="Why not: {sentence}",
    is_open="Not settled: {sentence}",
    waits_for="The answer depends on this:",
    waits_for_same="The answer depends on the same as above.",
    reported="What the decision reports",
    order="What the outcome of the case rests on",
    no_grounds="The outcome does not rest on any derivation.",
)

REJECTION = RejectionPhrases(
    title="The information cannot be received as it is",
    nothing_decided="Nothing has been decided. Mend what is listed below and hand in the information again.",
    intro="This has to be mended:",
    at_line="Line {line}: {message}",
    at_section="{message} (place: {section})",
)
