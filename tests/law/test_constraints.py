"""What is impossible among facts, which facts may never matter or can be influenced, and exhaustive outcomes."""

from __future__ import annotations

import pytest

from legalrules.datalog.clauses import Comparison, Member, Positive
from legalrules.law.statute import Legislation
from tests.law.build import CASE_TYPE, STATUTE, VOCABULARY, codes, law_of, program_of

IMPOSSIBLE = """
  omöjligt att
    Ä avser Å
    och Å är en installation
    och bränslet för Å är ved
"""
EXCLUDE = """
  {B: byggnad} [är] ett uthus
    id: uthus
    indata från sökande

  {B: byggnad} [är] en kyrka
    id: kyrka
    indata från sökande

  utesluter varandra
    B är ett uthus
    B är en kyrka
    B tillhör staten
"""
EXHAUSTIVE = CASE_TYPE.replace("  utfall", "  utfallen utesluter varandra och är uttömmande\n  utfall", 1)


def legislation(vocabulary: str) -> Legislation:
    """The legislation of a vocabulary with the statute and the case type."""
    return law_of(vocabulary, STATUTE, CASE_TYPE).unwrap()


def test_a_constraint_is_a_goal_of_the_case_type() -> None:
    """What is impossible becomes a predicate of the case, listed among the constraints of each case type."""
    program = program_of(VOCABULARY + IMPOSSIBLE, STATUTE, CASE_TYPE)
    assert program.case_types["eldstad"].constraints == ("omöjligt[ärende#1]",)
    (rule,) = (r for r in program.rules if r.head.predicate == "omöjligt[ärende#1]")
    assert [type(literal) for literal in rule.body] == [Positive, Positive, Comparison]
    assert rule.head.args[0].name == "Ä"


def test_exclusion_is_one_constraint_for_each_two() -> None:
    """Three sentences that exclude each other give three constraints, each of some case."""
    program = program_of(VOCABULARY + EXCLUDE, STATUTE, CASE_TYPE)
    rules = [r for r in program.rules if r.head.predicate.startswith("omöjligt")]
    pairs = [[lit.atom.predicate for lit in r.body if isinstance(lit, Positive)] for r in rules]
    assert pairs == [["uthus", "kyrka"], ["uthus", "statlig"], ["kyrka", "statlig"]]
    assert all(isinstance(r.body[0], Member) for r in rules)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("LR218", "omöjligt att\n    Å kräver anmälan\n"),
        ("LR218", "omöjligt att\n    Ä avser Å\n    och det finns ingen B sådan att\n      Å berör B\n"),
        ("LR203", "utesluter varandra\n    Å är en installation\n    B tillhör staten\n"),
        ("LR208", "utesluter varandra\n    B tillhör staten\n    B tillhör inte staten\n"),
    ],
)
def test_bad_constraints(code: str, lines: str) -> None:
    """A constraint on conclusions, a search, and sentences that cannot exclude each other are refused."""
    assert codes(VOCABULARY + "\n  " + lines) == [code]


def test_a_protected_fact_that_matters_is_refused() -> None:
    """LR219 names the fact and the provisions by which it reaches the case type."""
    protected = VOCABULARY.replace("    id: statlig\n", "    id: statlig\n    skyddad\n")
    (fault,) = (d for d in law_of(protected, STATUTE, CASE_TYPE).diagnostics if d.code == "LR219")
    assert fault.found == "B tillhör staten, through PBF 6 kap. 3 §, PBF 6 kap. 2 § första stycket"


def test_a_protected_fact_that_does_not_matter_is_admitted() -> None:
    """The height is read by no rule, so it may be protected."""
    protected = VOCABULARY.replace("    id: höjd\n", "    id: höjd\n    skyddad\n")
    assert [c.id for c in legislation(protected).concepts if c.protected] == ["höjd"]


def test_what_the_applicant_can_influence_is_kept() -> None:
    """`sökanden råder över` is a flag of the concept; of a conclusion it is refused."""
    chosen = VOCABULARY.replace("    id: bränsle\n", "    id: bränsle\n    sökanden råder över\n")
    assert [c.id for c in legislation(chosen).concepts if c.controllable] == ["bränsle"]
    derived = VOCABULARY.replace("    id: startbesked\n", "    id: startbesked\n    sökanden råder över\n")
    assert codes(derived) == ["LR206"]


def test_exhaustive_outcomes_are_several_and_can_be_given() -> None:
    """A single outcome is not exhaustive, nor is one that no rule gives."""
    assert codes(VOCABULARY, STATUTE, EXHAUSTIVE) == ["LR309"]
    second = '  utfall nej "nej"\n    när: Ä får avgöras automatiserat\n'
    assert codes(VOCABULARY, STATUTE, EXHAUSTIVE + second) == ["LR309"]
    rule = '\n§ 4\n  lydelse från 2025-12-01 genom SFS 2025:979\n    "G."\n'
    rule += "    Ä får avgöras automatiserat\n      om Ä avser Å\n"
    law = law_of(VOCABULARY, STATUTE.replace("\növergång", rule + "\növergång"), EXHAUSTIVE + second).unwrap()
    assert law.case_types[0].exhaustive


def test_a_case_type_has_names_of_its_own_and_may_be_guidance() -> None:
    """It is found by another name too; one name is not two's, and guidance decides nothing by itself."""
    called = CASE_TYPE.replace("  gäller", "  kallas också: kamin, spis\n  gäller", 1)
    law = law_of(VOCABULARY, STATUTE, called).unwrap()
    assert [law.case_type(name) is law.case_types[0] for name in ("eldstad", "spis")] == [True, True]
    assert law.case_type("ugn") is None
    other = CASE_TYPE.replace("ärendetyp eldstad", "ärendetyp spis", 1)
    assert codes(VOCABULARY, STATUTE, called, other) == ["LR309"]
    assert codes(VOCABULARY, STATUTE, CASE_TYPE.replace("  utfall", "  vägledning\n  utfall", 1)) == ["LR309"]
