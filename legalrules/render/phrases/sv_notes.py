"""Swedish: the hand-over note, the request to complete, the explanation, and the list of what could not be read."""

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
    title="Ärendet lämnas över till en handläggare",
    guidance=GuidancePhrases(
        title="Vägledning",
        not_a_decision="Det här är vägledning. Det är inte ett beslut, och den binder varken den som frågar "
        "eller byggnadsnämnden. Den bygger på de uppgifter som har lämnats.",
        why="Svaret",
        answered="Reglerna ger ett svar, med de uppgifter som har lämnats.",
        unanswered="Reglerna ger inget säkert svar, med de uppgifter som har lämnats. En handläggare kan "
        "ta vid.",
        positions_header=("Svar", "Ställning"),
    ),
    not_a_decision="Det här är inte ett beslut. Ingenting är avgjort i ärendet. Anteckningen visar hur långt "
    "prövningen har kommit och varför en handläggare tar vid.",
    why="Varför ärendet lämnas över",
    reasons=MappingProxyType(
        {
            Reason.CONFLICT: "Uppgifter eller slutsatser i ärendet säger emot varandra.",
            Reason.EXCLUSIVE_OUTCOMES: "Mer än ett utfall gäller, fast utfallen utesluter varandra.",
            Reason.OBSTACLE: "Det finns hinder mot att ärendet avgörs automatiserat.",
            Reason.NOT_DELEGATED: "Det står klart vilket utfall som gäller, men det får inte beslutas "
            "automatiserat.",
            Reason.NO_OUTCOME: "Inget av utfallen gäller, efter det som är känt i ärendet.",
            Reason.OPEN: "Svaret beror på något som inte är känt, och som sökanden inte ensam kan svara på.",
        }
    ),
    contradiction="Det här går inte ihop:",
    contradiction_side="{sentence}, enligt {source}",
    conclusions="Olika bestämmelser ger olika värden:",
    outcome_holds="Utfallet ”{outcome}” gäller: {sentence} ({step})",
    no_rule_delegates="ingen regel låter det utfallet beslutas automatiserat",
    quotation_obstacle="svaret kan vila på en lydelse som är känd bara genom citat som nämnden inte har godtagit",
    positions="Utfallens ställning",
    positions_header=("Utfall", "Ställning", "Får beslutas automatiserat"),
    truths=MappingProxyType({Truth.TRUE: "gäller", Truth.FALSE: "gäller inte", Truth.OPEN: "inte avgjort"}),
    delegated=MappingProxyType({Truth.TRUE: "ja", Truth.FALSE: "nej", Truth.OPEN: "inte avgjort"}),
    never_delegated="nej, beslutas alltid av en människa",
    obstacles="Hinder mot att avgöra ärendet automatiserat",
    open="Det som återstår",
    judgements="Bedömningar för en handläggare",
    judgements_intro="Bara en handläggare kan göra de här bedömningarna.",
    criteria="Vägledning: {criteria}",
    missing="Uppgifter som saknas",
    missing_from="Svaret kan komma från {sources}.",
    asked_of_unnamed="Frågan gäller också om det finns fler än de namngivna: {sorts}.",
    contested="Uppgifterna om detta säger emot varandra.",
    settled="Det som redan står fast",
    settled_conclusions="Det som ett beslut skulle redovisa",
    choices="Tolkningsval som slutsatserna vilar på",
    settled_facts="Uppgifter i ärendet",
)

COMPLETION = CompletionPhrases(
    title="Komplettera anmälan",
    not_an_order="Det här är en begäran och ett sätt att hjälpa till. Det är inte ett föreläggande enligt 9 kap. "
    "91 § plan- och bygglagen, och inget är ännu beslutat.",
    intro="Svaren nedan behövs för att ärendet ska kunna avgöras. Frågorna står i den ordning som reglerna "
    "ställer dem.",
    questions="Frågor",
    about="Frågan gäller {things}.",
    matters="Svaret har betydelse för {places}.",
    expected="Det här förutsätts för att anmälan ska kunna bifallas automatiserat: {sentence}",
    counts="Uppgifter som redan räknas",
    counts_intro="De här uppgifterna från anmälan räknas redan och behöver inte lämnas igen.",
    counts_elsewhere="Nämnden har också uppgifter från {sources}. Också de räknas.",
    how="Lämna svaren till {board}: {address}.",
    steps_intro="Så skulle ärendet kunna avgöras om svaren blir de som förutsätts. Det är ingen utfästelse: varje svar "
    "prövas när det har kommit in. Varje steg följer av stegen som står indragna under det.",
)

EXPLANATION = ExplanationPhrases(
    title="Förklaring: {subject}",
    intro="Varje steg följer av stegen som står indragna under det. Ett steg som redan har visats nämns med sitt "
    "nummer. Innebörden av bestämmelserna är återgiven med egna ord.",
    why="Varför: {sentence}",
    why_not="Varför inte: {sentence}",
    is_open="Inte avgjort: {sentence}",
    waits_for="Svaret beror på detta:",
    waits_for_same="Svaret beror på samma sak som ovan.",
    reported="Det som beslutet redovisar",
    order="Vad ärendets utgång vilar på",
    no_grounds="Utgången vilar inte på någon härledning.",
)

REJECTION = RejectionPhrases(
    title="Uppgifterna kan inte tas emot som de är",
    nothing_decided="Ingenting är beslutat. Rätta det som står nedan och lämna uppgifterna igen.",
    intro="Det här behöver rättas:",
    at_line="Rad {line}: {message}",
    at_section="{message} (plats: {section})",
)
