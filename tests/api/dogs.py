"""A small statute and its case type, for commands that ask and try: few rules decide what is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import legalrules

# What the shipped law has too.
SHARED = """
begrepp
  sort ärende

  beslutsdagen i {Ä: ärende}
    id: beslutsdag
    datum
    indata från systemet
"""
# A small statute of its own: what is asked is decided by few rules.
SMALL = """
författning HL "hundlagen" SFS 2020:1

kapitel 1 "Hundar"

§ 1
  lydelse från 2020-01-01 genom SFS 2020:1
    "En stor hund kräver tillstånd, om den inte är en ledarhund eller grannen har medgett den."
    tillstånd krävs i Ä
      om Ä gäller H
      och vikten för H är större än 40,0 kg

§ 2
  lydelse från 2020-01-01 genom SFS 2020:1
    "Undantag."
    trots 1 §: tillstånd krävs inte i Ä
      om Ä gäller H
      och någon av
        1. H är en ledarhund
        2. H hålls hos G

begrepp
  sort hund
  sort gård

  {Ä: ärende} [gäller] {H: hund}
    id: hunden
    en
    indata från sökande
    fråga: "Vilken hund gäller det?"

  vikten för {H: hund}
    id: vikt
    decimaltal i kg från 0 till 200
    indata från sökande, veterinär
    fråga: "Vad väger hunden?"

  {H: hund} [är] en ledarhund
    id: ledarhund
    indata från sökande
    fråga: "Är den en ledarhund?"

  {H: hund} [hålls] hos {G: gård}
    id: hålls
    mängd
    indata från sökande
    fråga: "På vilka gårdar hålls hunden?"

  tillstånd [krävs] i {Ä: ärende}
    id: hundtillstånd
    härledd

ärendetyp hund "tillstånd för hund"
  gäller {Ä: ärende}
  beslutsdag: beslutsdagen i Ä
  sökande: sökande
  utfall krävs "tillstånd krävs"
    när: tillstånd krävs i Ä
    fråga: "Krävs tillstånd?"
    beslut: "Tillstånd krävs."
"""

CASE = """
ärendetyp: hund
ärende: frågan
namn: {ärende: [frågan], hund: [rex]}
avslutade: [hålls]
uppgifter:
  - källa: sökande
    datum: 2026-01-12
    om:
      - frågan gäller rex
      - vikten för rex: 40,1 kg
      - rex är inte en ledarhund
"""


def written(folder: Path) -> Path:
    """The file of the small statute, in the folder; beside it what the shipped law has too."""
    folder.joinpath("gemensamt.lag").write_text(SHARED, "utf-8")
    path = folder / "hundlagen.lag"
    path.write_text(SMALL, "utf-8")
    return path


@cache
def rules(path: Path) -> legalrules.Rules:
    """Its rules, with nothing else than they need."""
    return legalrules.load(path, path.with_name("gemensamt.lag"), bundled=False)
