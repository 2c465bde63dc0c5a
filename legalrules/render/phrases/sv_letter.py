"""Swedish: the decision letter and how to appeal."""

from __future__ import annotations

from types import MappingProxyType

from legalrules.law.citation import Citation
from legalrules.render.phrases.record import AppealPhrases, LetterPhrases

LETTER = LetterPhrases(
    title="Beslut: {outcome}",
    case_data=MappingProxyType(
        {
            "board": "Nämnd",
            "day": "Beslutsdag",
            "handed_over": "Dag för prövningen",
            "case_type": "Ärende",
            "case": "Ärendets beteckning",
        }
    ),
    operative="Beslut",
    reasons="Skäl",
    reasons_intro="Beslutet följer av bestämmelserna och omständigheterna nedan. Numren visar till stegen i "
    "härledningen.",
    provisions="Bestämmelser som har tillämpats",
    provisions_intro="Innebörden är återgiven med egna ord. Det är författningens egen text som gäller.",
    provisions_header=("Bestämmelse", "Innebörd", "Lydelse"),
    circumstances="Omständigheter som har avgjort",
    circumstances_intro="Omständigheterna är ordnade efter vem som har uppgett dem och när.",
    circumstances_by="Enligt {sources}",
    circumstances_other="Det som saknas eller inte kommer i fråga",
    exceptions="Undantag som har prövats",
    exception_failed="Inget undantag från {target} gäller. Prövade: {tried} ({step}).",
    exception_applied="Undantaget i {place} gäller och tar bort det som annars följer av {target} ({step}).",
    choices="Tolkningsval som beslutet vilar på",
    choices_intro="Lagen lämnar rum för flera läsningar. De här har valts.",
    choice_chosen="Valt: {text}",
    choice_alternative="Alternativ: {text}",
    choice_reason="Skäl: {text}",
    choice_authority="Stöd: {text}",
    quoted_note="Några lydelser är kända bara genom citat och inte lästa i den officiella texten. De är märkta "
    "”känd genom citat” där de används: {places}.",
    merely_true="Uppgifter som inte har haft betydelse",
    merely_true_intro="De här uppgifterna finns i ärendet, men beslutet vilar inte på dem.",
    decided_by="Vem som har beslutat",
    function="Beslutet har fattats automatiserat av {function}, en beslutsfunktion hos {board}.",
    by_delegation="Funktionen har rätt att besluta enligt {title}, beslutad av {decided}.",
    nobody_else="Ingen har varit föredragande, och ingen annan har medverkat vid den slutliga handläggningen.",
    assessors="Bedömningar som ligger till grund för beslutet har gjorts av {officials}.",
    no_delegation="Beslutet har fattats automatiserat. Ingen delegationsordning är angiven.",
    drawn="Beslutet har lottats ut till efterkontroll. En handläggare går igenom det i efterhand, men beslutet "
    "gäller redan nu.",
    not_drawn="Beslutet har inte lottats ut till efterkontroll. Av besluten lottas {share} procent ut.",
    basis="Underlag",
    digests="Prövningen bygger på just de regler och de uppgifter som har dessa kontrollsummor (SHA-256).",
    rules_digest="Regler: {digest}",
    facts_digest="Uppgifter: {digest}",
    verify="Till prövningen hör ett certifikat, som visar att utgången följer av reglerna och uppgifterna. Vem som "
    "helst kan kontrollera det med samma regler och uppgifter: {command}",
    steps="Härledning steg för steg",
    steps_intro="Varje steg följer av stegen som står indragna under det. Ett steg som redan har visats nämns "
    "med sitt nummer.",
)

APPEAL = AppealPhrases(
    heading="Hur man överklagar",
    intro="Så här gör den som är missnöjd med beslutet och vill att det ändras",
    intro_cited=(Citation("FL", "", "33"),),
    where="Beslutet kan överklagas till länsstyrelsen",
    where_cited=(Citation("PBL", "13", "3"),),
    who="Ett beslut om startbesked får överklagas bara av den som har gjort anmälan",
    who_cited=(Citation("PBL", "13", "15"),),
    how="Överklagandet ska vara skriftligt. Skriv vilket beslut som överklagas och vilken ändring som önskas",
    how_cited=(Citation("FL", "", "43"),),
    address="Ställ överklagandet till länsstyrelsen, men lämna eller skicka det till {board}: {address}",
    address_cited=(Citation("FL", "", "43"),),
    period="Överklagandet ska ha kommit in inom tre veckor från den dag då den som överklagar fick del av "
    "beslutet",
    period_cited=(Citation("FL", "", "44"),),
    public="För den som företräder det allmänna räknas de tre veckorna från den dag då beslutet meddelades",
    public_cited=(Citation("FL", "", "44"),),
    last_day="Sista dagen att överklaga är {day}.",
    moved="Om den dagen är en lördag, söndag eller annan allmän helgdag, midsommarafton, julafton eller "
    "nyårsafton, räcker det att överklagandet kommer in nästa vardag (lagen (1930:173) om beräkning av lagstadgad "
    "tid, 2 §).",
)
