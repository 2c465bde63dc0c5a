"""A small vocabulary with every value type, a good case in it, and a way to read a case with one line changed."""

from __future__ import annotations

from decimal import Decimal

from legalrules.adapters.case_file import CaseFile, read_case
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.outcome import Outcome
from legalrules.law.concept import Concept, Slot, Sourcing, Verb
from legalrules.values import DateType, DecimalType, EnumerationType, IntegerType, TextType

SORTS = ("ärende", "åtgärd", "byggnad", "eldstad", "kontrollpunkt")

ÅTGÄRD, BYGGNAD, ELDSTAD, ÄRENDE = (
    Slot("Å", "åtgärd"),
    Slot("B", "byggnad"),
    Slot("E", "eldstad"),
    Slot("Ä", "ärende"),
)

CONCEPTS = (
    Concept("avser_byggnad", (ÅTGÄRD, Verb("avser"), BYGGNAD), Sourcing.INPUT, functional=True),
    Concept("är_rivning", (ÅTGÄRD, Verb("är"), "rivning"), Sourcing.INPUT),
    Concept(
        "väsentlig_ändring",
        (ÅTGÄRD, Verb("innebär"), "en", "väsentlig", "ändring", "av", "en", "eldstad"),
        Sourcing.JUDGEMENT,
    ),
    Concept(
        "area",
        ("byggnadsarean", "för", BYGGNAD),
        Sourcing.INPUT,
        DecimalType("m2", Decimal(0), Decimal(1000000)),
    ),
    Concept("våningar", ("antalet", "våningar", "i", BYGGNAD), Sourcing.INPUT, IntegerType(1, 200)),
    Concept(
        "bränsle",
        ("bränslet", "för", ELDSTAD),
        Sourcing.INPUT,
        EnumerationType(("ved", "pellets", "annat bränsle")),
    ),
    Concept("inkom", ("dagen", "då", ÄRENDE, "inkom"), Sourcing.INPUT, DateType()),
    Concept("fastighet", ("fastigheten", "för", BYGGNAD), Sourcing.INPUT, TextType()),
    Concept(
        "i_planen",
        (Slot("K", "kontrollpunkt"), Verb("ingår"), "i", "kontrollplanen", "i", ÄRENDE),
        Sourcing.INPUT,
        closable=True,
    ),
    Concept("stoppad", (ÄRENDE, Verb("är"), "stoppat"), Sourcing.INPUT),
)

HEADER = """\
ärendetyp: eldstadsanmälan
ärende: ärendet
namn:
  ärende: [ärendet]
  åtgärd: [installationen]
  byggnad: [villan, huset_på_höjden]
  eldstad: [kaminen]
  kontrollpunkt: [tätheten]
"""


def stating(*statements: str) -> str:
    """A case in which the applicant states these lines."""
    lines = "".join(f"      - {statement}\n" for statement in statements)
    return f"{HEADER}uppgifter:\n  - källa: sökande\n    datum: 2026-01-10\n    om:\n{lines}"


def read(text: str | bytes, name: str = "fall.yaml") -> Outcome[CaseFile]:
    """The outcome of reading a case in the small vocabulary."""
    source = text.encode() if isinstance(text, str) else text
    return read_case(source, name, CONCEPTS, SORTS)


def faults(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of every fault of a case."""
    return [(d.code, d.span.line, d.span.column) for d in read(text).diagnostics if d.span]


def fault(text: str | bytes) -> Diagnostic:
    """The only fault of a case."""
    (found,) = read(text).diagnostics
    return found


def value_of(statement: str) -> object:
    """The value of the only statement of a case."""
    (found,) = read(stating(statement)).unwrap().facts.statements
    return found.value
