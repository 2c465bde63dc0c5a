"""What 10 kap. 6 to 10 §§ and PBF 7 kap. 5 § say of control, on each side of every transition."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import legalrules
from legalrules import Rules
from legalrules.values import Truth
from tests.api.offices import load

# The conclusions asked for, as the outcomes of a case type of the test's own.
QUESTIONS = """
begrepp
  {Ä: ärende} [behöver] en kontrollansvarig
    id: behöver_kontrollansvarig
    härledd

författning FRG "frågor om kontroll" SFS 2010:1

§ 1
  lydelse från 2025-07-01 genom SFS 2010:1
    "En åtgärd som kräver en kontrollansvarig."
    Ä behöver en kontrollansvarig
      om Ä avser Å
      och en kontrollansvarig krävs för Å

ärendetyp kontroll "kontroll av en åtgärd"
  gäller {Ä: ärende}
  beslutsdag: beslutsdagen i Ä
  sökande: sökande
  utfall kontrollansvarig "en kontrollansvarig behövs"
    när: Ä behöver en kontrollansvarig
    fråga: "Behövs en kontrollansvarig?"
    beslut: "En kontrollansvarig behövs."
  utfall uppgifter "planen har de uppgifter som krävs"
    när: kontrollplanen i Ä har de uppgifter som krävs
    fråga: "Har kontrollplanen de uppgifter som krävs?"
    beslut: "Kontrollplanen har de uppgifter som krävs."
"""
CASE = """
ärendetyp: kontroll
ärende: ärendet
namn:
  ärende: [ärendet]
  åtgärd: [installationen]
  byggnad: [villan]
fullständigt namngivna: [byggnad]
uppgifter:
"""
INSTALLATION = (
    "ärendet avser installationen",
    "installationen berör villan",
    "installationen kräver inte lov",
    "installationen är en installation",
    "installationen gäller en eldstad i en byggnad",
    "ett föreläggande enligt 11 kap. plan- och bygglagen gör inte installationen nödvändig",
    "installationen avser inte ett byggnadsverk för totalförsvaret",
    "installationen gäller inte en altan",
    "installationen omfattas inte av 9 kap. 4 f § plan- och bygglagen i äldre lydelse",
    "villan är inte en ekonomibyggnad",
    "villan är ett en- eller tvåbostadshus",
    "villan är inte en komplementbyggnad",
    "villan tillhör inte staten eller en region",
    "tomten för villan tillhör inte staten eller en region",
    "villan ligger i ett område med detaljplan",
)
PLAN = tuple(
    f"kontrollplanen i ärendet anger {said}"
    for said in (
        "vilka kontroller som ska göras och vad de ska avse",
        "vilka krav kontrollerna avser",
        "vem som ska göra kontrollerna",
        "hur kontrollerna ska utföras",
        "vilka anmälningar som ska göras till nämnden",
        "vilka arbetsplatsbesök nämnden bör göra och när",
        "vilka byggprodukter som kan återanvändas och hur de ska tas om hand",
        "vilket avfall som kan uppkomma och hur materialåtervinning av hög kvalitet ska bli möjlig",
        "vilket avfall som kan uppkomma och hur farliga ämnen ska avlägsnas och hanteras säkert",
    )
)
BOARD = "nämnden har beslutat att en kontrollansvarig krävs för installationen"
NOT_SO = "nämnden har inte beslutat att en kontrollansvarig krävs för installationen"
SOURCES = {"sökande": (*INSTALLATION[:12], *PLAN), "register": INSTALLATION[12:]}


@cache
def rules(folder: Path) -> Rules:
    """The shipped law with the questions."""
    file = folder / "frågor.lag"
    file.write_text(QUESTIONS, "utf-8")
    return load(file)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """The rules, loaded once."""
    return rules(tmp_path_factory.mktemp("frågor"))


def truth_of(
    asking: Rules, outcome: str, begun: str, day: str, system: tuple[str, ...], without: int
) -> Truth:
    """The truth of the outcome for a case begun then and decided that day, the last facts of the applicant left out."""
    system = (f"dagen då anmälan i ärendet kom in: {begun}", *system)
    stated = {
        **SOURCES,
        "sökande": SOURCES["sökande"][: len(SOURCES["sökande"]) - without],
        "systemet": system,
    }
    blocks = (
        f"  - källa: {source}\n    datum: 2025-09-01\n    om:\n" + "".join(f"      - {s}\n" for s in said)
        for source, said in stated.items()
    )
    case = legalrules.read_case(asking, (CASE + "".join(blocks)).encode())
    found = legalrules.decide(asking, case, day=date.fromisoformat(day)).decision.outcomes
    return next(o.finding.truth for o in found if o.outcome.id == outcome)


@pytest.mark.parametrize(
    ("begun", "day", "said", "expected"),
    [
        (
            "2025-11-30",
            "2026-01-20",
            (NOT_SO,),
            Truth.OPEN,
        ),  # PBF 7:5 of 2015 does not name notified measures
        ("2025-12-01", "2026-01-20", (NOT_SO,), Truth.FALSE),  # PBF 7:5 first paragraph 2 of 2025
        ("2025-11-30", "2026-01-20", (BOARD,), Truth.TRUE),
        ("2025-12-01", "2026-01-20", (BOARD,), Truth.TRUE),  # PBF 7:5 second paragraph
        ("2026-07-02", "2026-08-20", (NOT_SO,), Truth.FALSE),
    ],
)
def test_who_needs_a_person_responsible_for_control(
    asking: Rules, begun: str, day: str, said: tuple[str, ...], expected: Truth
) -> None:
    """A notified measure needs none from December 2025, unless the board decides otherwise."""
    assert truth_of(asking, "kontrollansvarig", begun, day, said, 0) is expected


@pytest.mark.parametrize(
    ("begun", "day", "without", "expected"),
    [
        ("2025-09-01", "2025-11-30", 0, Truth.TRUE),
        ("2025-09-01", "2025-11-30", 3, Truth.OPEN),  # items 5 and 6 are missing
        ("2026-06-30", "2026-08-20", 3, Truth.OPEN),  # the transition of 2026:712 keeps them
        ("2026-07-01", "2026-08-20", 3, Truth.TRUE),  # re-use and waste have a plan of their own
        ("2026-07-01", "2026-08-20", 4, Truth.OPEN),  # item 4 is missing
    ],
)
def test_what_a_control_plan_states(
    asking: Rules, begun: str, day: str, without: int, expected: Truth
) -> None:
    """Six kinds of statements before July 2026, four for notifications from then on."""
    assert truth_of(asking, "uppgifter", begun, day, (), without) is expected
