"""A small statute without a fault, and the same with one fault planted in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import legalrules
from legalrules.analysis.analyse import Analysis, analyse
from legalrules.cli.analyse import days
from legalrules.rules import Rules

STATUTE = """
författning HL "hundlagen" SFS 2025:1

kapitel 1 "Hundar"

§ 1
  lydelse från 2025-07-01 genom SFS 2025:1
    "En tung hund kräver tillstånd."
    tillstånd krävs i Ä
      om hundens vikt i Ä är större än 40,0 kg

§ 2
  lydelse från 2025-07-01 genom SFS 2025:1
    "En ledarhund behöver inget tillstånd."
    trots 1 §: tillstånd krävs inte i Ä
      om hunden i Ä är en ledarhund

§ 3
  lydelse från 2025-07-01 genom SFS 2025:1
    "Annars är den fri."
    hunden i Ä är fri
      om tillstånd inte krävs i Ä

§ 4
  lydelse från 2025-07-01 genom SFS 2025:1
    "Avgiften."
    avgiften i Ä är lika med 500 kr
      om hundens vikt i Ä är större än 40,0 kg
    avgiften i Ä är lika med 0 kr
      om hundens vikt i Ä är högst 40,0 kg

begrepp
  sort ärende

  beslutsdagen i {Ä: ärende}
    id: beslutsdag
    datum
    indata från systemet

  hundens vikt i {Ä: ärende}
    id: vikt
    decimaltal i kg från 0 till 200
    indata från sökande

  hunden i {Ä: ärende} [är] en ledarhund
    id: ledarhund
    indata från sökande

  tillstånd [krävs] i {Ä: ärende}
    id: krävs
    härledd

  hunden i {Ä: ärende} [är] fri
    id: fri
    härledd

  avgiften i {Ä: ärende}
    id: avgift
    decimaltal i kr
    härledd

ärendetyp hund "en hund"
  gäller {Ä: ärende}
  beslutsdag: beslutsdagen i Ä
  utfall tillstånd "tillstånd krävs"
    när: tillstånd krävs i Ä
  utfall fritt "ingenting krävs"
    när: hunden i Ä är fri
  utfallen utesluter varandra och är uttömmande
  redovisas "Avgift"
    avgiften i Ä
"""


@cache
def planted(*changes: tuple[str, str]) -> Rules:
    """The statute with each text replaced by another. Raises ValueError for a text that is not there."""
    text = STATUTE
    for old, new in changes:
        if old not in text:
            raise ValueError(old)
        text = text.replace(old, new)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "hund.lag"
        file.write_text(text, "utf-8")
        return legalrules.load(file, bundled=False)


def analysed(*changes: tuple[str, str], most: int = 2) -> Analysis:
    """What is found in the statute with these changes."""
    rules = planted(*changes)
    return analyse(rules, rules.legislation.case_types, days(rules), most=most)


def found(*changes: tuple[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """The kinds of what is found, with the places."""
    return [
        (finding.doubt.value, tuple(str(place) for place in finding.places))
        for finding in analysed(*changes).findings
    ]
