"""English: the decision letter and how to appeal."""

from __future__ import annotations

from types import MappingProxyType

from legalrules.law.citation import Citation
from legalrules.render.phrases.record import AppealPhrases, LetterPhrases

LETTER = LetterPhrases(
    title="Decision: {outcome}",
    case_data=MappingProxyType(
        {
            "board": "Board",
            "day": "Day of the decision",
            "handed_over": "Day of the examination",
            "case_type": "Matter",
            "case": "Name of the case",
            "sökande": "Applicant",
            "fastighet": "Property",
        }
    ),
    operative="Decision",
    reasons="Reasons",
    reasons_intro="The decision follows from the provisions and circumstances below. The numbers point to the steps of "
    "the derivation.",
    provisions="Provisions applied",
    provisions_intro="The meaning is given in our own words. It is the text of the statute itself that counts.",
    provisions_header=("Provision", "Meaning", "Wording"),
    circumstances="Circumstances that settled the matter",
    circumstances_intro="The circumstances are ordered by who stated them and when.",
    circumstances_by="According to {sources}",
    circumstances_other="What is missing or does not come into question",
    exceptions="Exceptions tried",
    exception_failed="No exception from {target} applies. Tried: {tried} ({step}).",
    exception_applied="The exception in {place} applies and takes away what otherwise follows from {target} ({step}).",
    choices="Interpretive choices that the decision rests on",
    choices_intro="The law leaves room for several readings. These have been chosen.",
    choice_chosen="Chosen: {text}",
    choice_alternative="Alternative: {text}",
    choice_reason="Reason: {text}",
    choice_authority="Authority: {text}",
    quoted_note="Some wordings are known only from quotations and have not been read in the official text. They are "
    "marked “known from a quotation” where they are used: {places}.",
    merely_true="Information that did not matter",
    merely_true_intro="This information is in the case, but the decision does not rest on it.",
    decided_by="Who decided",
    function="The decision was made automatically by {function}, a decision function of {board}.",
    by_delegation="The function has the right to decide under {title}, adopted by {decided}.",
    nobody_else="Nobody has presented the case, and nobody else has taken part in its final handling.",
    assessors="Assessments on which the decision is based were made by {officials}.",
    no_delegation="The decision was made automatically. No delegation order has been given.",
    drawn="The decision has been drawn by lot for a subsequent review. An official goes through it afterwards, but the "
    "decision applies already now.",
    not_drawn="The decision has not been drawn by lot for a subsequent review. Of the decisions, {share} per cent are "
    "drawn.",
    basis="Basis",
    digests="The examination rests on exactly the rules and the information that have these digests (SHA-256).",
    rules_digest="Rules: {digest}",
    facts_digest="Information: {digest}",
    verify="To the examination belongs a certificate, which shows that the outcome follows from the rules and the "
    "information. Anyone can check it with the same rules and information: {command}",
    steps="Derivation step by step",
    steps_intro="Every step follows from the steps that stand indented below it. A step shown before is mentioned by "
    "its number.",
)

APPEAL = AppealPhrases(
    heading="How to appeal",
    intro="This is what to do if you are not satisfied with the decision and want it changed",
    intro_cited=(Citation("FL", "", "33"),),
    where="The decision can be appealed to the county administrative board (länsstyrelsen)",
    where_cited=(Citation("PBL", "13", "3"),),
    who="A decision on startbesked can be appealed only by the person who made the notification",
    who_cited=(Citation("PBL", "13", "15"),),
    how="The appeal has to be in writing. State which decision you appeal and what change you want",
    how_cited=(Citation("FL", "", "43"),),
    address="Address the appeal to the county administrative board, but hand in or send it to {board}: {address}",
    address_cited=(Citation("FL", "", "43"),),
    period="The appeal must have arrived within three weeks from the day on which the person who appeals was notified "
    "of the decision",
    period_cited=(Citation("FL", "", "44"),),
    public="For a party that represents the public, the three weeks are counted from the day on which the decision was "
    "announced",
    public_cited=(Citation("FL", "", "44"),),
    last_day="The last day to appeal is {day}.",
    moved="If that day is a Saturday, a Sunday or another public holiday, Midsummer Eve, Christmas Eve or New Year's "
    "Eve, it is enough that the appeal arrives on the next working day (Section 2 of the Computation of Statutory Time "
    "Act, 1930:173).",
)
