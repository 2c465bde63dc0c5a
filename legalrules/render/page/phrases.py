"""What the page itself says, in Swedish and English: its parts, the check, and what the check shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PagePhrases:
    """The words of the page. `script` are those that its script shows, by name."""

    contents: str
    decision: str
    reasons: str
    steps: str
    why_not: str
    fold: str
    check: str
    check_intro: str
    check_own_copy: str
    check_here: str
    held: str
    held_intro: str
    rules_digest: str
    rules_file: str
    facts_digest: str
    facts_file: str
    check_held: str
    save: str
    save_intro: str
    save_certificate: str
    save_rules: str
    save_facts: str
    no_script: str
    attached: str
    script: Mapping[str, str]


_SWEDISH = PagePhrases(
    contents="Innehåll",
    decision="Utgång",
    reasons="Skäl",
    steps="Härledning",
    why_not="Varför inte något annat?",
    fold="Det som steg {number} vilar på",
    check="Kontrollera",
    check_intro="Filen bär med sig reglerna, uppgifterna och ett certifikat. Kontrollen går igenom varje slutsats på "
    "nytt här i webbläsaren; inget lämnar datorn. Den visar att utgången följer av reglerna och uppgifterna. Den "
    "visar inte att reglerna säger vad lagen säger, och inte att uppgifterna är sanna.",
    check_own_copy="Kontrollen är en del av filen. Den som inte litar på filen sparar certifikatet och kontrollerar "
    "det med en egen kopia: legalrules verify.",
    check_here="Kontrollera mot reglerna och uppgifterna i filen",
    held="Mot det som du själv har",
    held_intro="Godkänt blir beslutet först mot regler och uppgifter som du fått på annat håll: klistra in digesterna "
    "eller öppna filerna.",
    rules_digest="Reglernas digest",
    rules_file="eller reglerna som fil",
    facts_digest="Uppgifternas digest",
    facts_file="eller uppgifterna som fil",
    check_held="Kontrollera mot detta",
    save="Spara delarna",
    save_intro="Var och en är JSON enligt certifikatformatet.",
    save_certificate="Certifikatet",
    save_rules="Reglerna",
    save_facts="Uppgifterna",
    no_script="Kontrollen behöver JavaScript. Utan det kan certifikatet kontrolleras med legalrules verify.",
    attached="Certifikatet, reglerna och uppgifterna är bifogade i filen (certifikat.json, regler.json, "
    "uppgifter.json). Vem som helst kan kontrollera certifikatet mot dem.",
    script=MappingProxyType(
        {
            "open": "Öppna alla steg",
            "close": "Stäng alla steg",
            "keys": "Med tangentbordet: pil upp och ned mellan stegen, höger öppnar, vänster stänger.",
            "working": "Kontrollerar …",
            "follows": "Följer av reglerna och uppgifterna i denna fil.",
            "accepted": "Godkänt: följer av de regler och uppgifter som du har angett.",
            "ending": "Utgång enligt certifikatet",
            "decided": "avgjort: {outcome}",
            "complete": "ska kompletteras",
            "hand_over": "lämnas över till en handläggare ({reason})",
            "rules": "Reglernas digest",
            "facts": "Uppgifternas digest",
            "no_rules": "Ange reglerna också: en digest eller en fil.",
            "no_facts": "Ange uppgifterna också: en digest eller en fil.",
            "both": "Ange en digest eller en fil för varje, inte båda.",
            "no_digest": "En digest är 64 tecken, 0–9 och a–f.",
            "other_rules": "Underkänt: filens regler har inte den digesten.",
            "failed": "Kontrollen gick inte att genomföra: {error}",
        }
    ),
)

_ENGLISH = PagePhrases(
    contents="Contents",
    decision="Outcome",
    reasons="Reasons",
    steps="Derivation",
    why_not="Why nothing else?",
    fold="What step {number} rests on",
    check="Check",
    check_intro="The file carries the rules, the facts and a certificate. The check goes through every conclusion "
    "again here in the browser; nothing leaves the computer. It shows that the outcome follows from the rules and the "
    "facts. It does not show that the rules say what the act says, nor that the facts are true.",
    check_own_copy="The check is part of the file. Whoever does not trust the file saves the certificate and checks it "
    "with a copy of their own: legalrules verify.",
    check_here="Check against the rules and facts in the file",
    held="Against what you hold yourself",
    held_intro="The decision is accepted only against rules and facts that you have from elsewhere: paste the digests "
    "or open the files.",
    rules_digest="Digest of the rules",
    rules_file="or the rules as a file",
    facts_digest="Digest of the facts",
    facts_file="or the facts as a file",
    check_held="Check against this",
    save="Save the parts",
    save_intro="Each is JSON as the certificate format has it.",
    save_certificate="The certificate",
    save_rules="The rules",
    save_facts="The facts",
    no_script="The check needs JavaScript. Without it the certificate can be checked with legalrules verify.",
    attached="The certificate, the rules and the facts are attached to the file (certifikat.json, regler.json, "
    "uppgifter.json). Anyone can check the certificate against them.",
    script=MappingProxyType(
        {
            "open": "Open all steps",
            "close": "Close all steps",
            "keys": "With the keyboard: arrow up and down between the steps, right opens, left closes.",
            "working": "Checking …",
            "follows": "Follows from the rules and facts in this file.",
            "accepted": "Accepted: follows from the rules and facts that you gave.",
            "ending": "Outcome in the certificate",
            "decided": "decided: {outcome}",
            "complete": "to be completed",
            "hand_over": "handed over to an official ({reason})",
            "rules": "Digest of the rules",
            "facts": "Digest of the facts",
            "no_rules": "Give the rules too: a digest or a file.",
            "no_facts": "Give the facts too: a digest or a file.",
            "both": "Give a digest or a file for each, not both.",
            "no_digest": "A digest is 64 characters, 0–9 and a–f.",
            "other_rules": "Refused: the rules in the file do not have that digest.",
            "failed": "The check could not be carried out: {error}",
        }
    ),
)

PAGE_PHRASES: Mapping[str, PagePhrases] = MappingProxyType({"sv": _SWEDISH, "en": _ENGLISH})
