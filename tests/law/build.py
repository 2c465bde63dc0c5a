"""A small vocabulary and statute for tests of the law layer, and the stages up to legislation and program."""

from __future__ import annotations

from datetime import date

from legalrules.datalog.from_law import program
from legalrules.datalog.program import Program
from legalrules.diagnostics.outcome import Outcome
from legalrules.law.from_syntax import legislation
from legalrules.law.statute import Legislation
from legalrules.source import SourceFile
from legalrules.syntax.parser import parse

VOCABULARY = """
begrepp
  sort ärende
  sort åtgärd
  sort byggnad

  {Ä: ärende} [avser] {Å: åtgärd}
    id: avser
    en
    indata från sökande

  {Å: åtgärd} [berör] {B: byggnad}
    id: berör
    en
    indata från sökande

  {Å: åtgärd} [är] en installation
    id: installation
    indata från sökande

  {B: byggnad} [tillhör] staten
    id: statlig
    indata från sökande, register

  byggnadsarean för {B: byggnad}
    id: byggnadsarea
    decimaltal i m2 från 0 till 100 000
    indata från sökande

  höjden för {B: byggnad}
    id: höjd
    decimaltal i m från 0 till 100
    indata från sökande

  bränslet för {Å: åtgärd}
    id: bränsle
    något av: ved, pellets
    indata från sökande

  dagen då {Ä: ärende} påbörjades
    id: påbörjad
    datum
    indata från systemet

  beslutsdagen i {Ä: ärende}
    id: beslutsdag
    datum
    indata från systemet

  {Å: åtgärd} [kräver] anmälan
    id: kräver_anmälan
    härledd

  {Ä: ärende} [ska] få startbesked
    id: startbesked
    härledd

  {Ä: ärende} [får] avgöras automatiserat
    id: automatiskt
    härledd

  sista dagen i {Ä: ärende}
    id: sista_dag
    datum
    härledd
"""

STATUTE = """
författning PBF "plan- och byggförordningen" SFS 2011:338

kapitel 6 "Anmälan"

§ 1
  lydelse från 2020-01-01 genom SFS 2019:1
    "En äldre lydelse utan krav."
    stycke 1
      Ä ska få startbesked
        om Ä avser Å
        och Å är en installation
  lydelse från 2025-12-01 genom SFS 2025:979
    "En installation eller en större byggnad kräver anmälan."
    stycke 1
      Å kräver anmälan
        om Å berör B
        och någon av
          1. Å är en installation
          2. byggnadsarean för B är större än 50,0 m2

§ 2
  lydelse från 2025-12-01 genom SFS 2025:979
    "Staten behöver inte anmäla installationer."
    stycke 1
      trots 1 § 1: Å kräver inte anmälan
        om Å berör B
        och B tillhör staten

§ 3
  lydelse från 2025-12-01 genom SFS 2025:979
    "Startbesked ges för anmälningspliktiga åtgärder."
    Ä ska få startbesked
      om Ä avser Å
      och Å kräver anmälan

övergångsbestämmelse SFS 2025:979
  punkt 2
    "Äldre ärenden följer äldre lydelser."
    äldre lydelse gäller för Ä
      om dagen då Ä påbörjades är före 2025-12-01
"""

CASE_TYPE = """
ärendetyp eldstad "anmälan om eldstad"
  gäller {Ä: ärende}
  beslutsdag: beslutsdagen i Ä
  sökande: sökande
  utfall startbesked "startbesked"
    när: Ä ska få startbesked
    avgörs automatiserat när: Ä får avgöras automatiserat
    fråga: "Ska startbesked ges?"
    beslut: "Startbesked ges."
"""


def law_of(*texts: str) -> Outcome[Legislation]:
    """The legislation of the texts, each a file of its own; syntax must be right."""
    parsed = [parse(SourceFile.from_text(f"{n}.lag", text)) for n, text in enumerate(texts)]
    return legislation(tuple(file.unwrap() for file in parsed))


def program_of(*texts: str, day: date | None = None) -> Program:
    """The program of texts without faults."""
    return program(law_of(*texts).unwrap(), day)


def codes(*texts: str) -> list[str]:
    """The codes of the errors that resolution finds in the texts, warnings left out."""
    return [d.code for d in law_of(*texts).diagnostics if d.severity.value == "error"]


def provision(body: str) -> str:
    """A statute with one section in force from 2026-01-01, holding the rules given (indented by four)."""
    head = 'författning XL "en lag" SFS 2000:1\n\n§ 1\n  lydelse från 2026-01-01 genom SFS 2000:1\n    "Glosa."\n'
    return head + body
