"""Every code of names, sorts and provisions has a bad case here, and names the thing found and the thing required."""

from __future__ import annotations

import pytest

from tests.law.build import CASE_TYPE, STATUTE, VOCABULARY, codes, law_of, provision

RULE = "    Å kräver anmälan\n      om Å är en installation\n"
EXCEPTION = "    trots {}: Å kräver inte anmälan\n      om Å är en installation\n"
WAIVER = "    trots 1 § 3: villkoret gäller inte för {}\n      om Å är en installation\n"
CONDITION = "    Å kräver anmälan\n      om Å berör B\n      och {}\n"

BAD_CONDITIONS = [
    ("LR201", "Å är ett installation"),
    ("LR203", "Å tillhör staten"),
    ("LR207", "byggnadsarean för B är högst 30,0 m"),
    ("LR207", "byggnadsarean för B är mindre än höjden för B"),
    ("LR208", "byggnadsarean för B är före 2025-01-01"),
    ("LR208", "byggnadsarean för B är högst bränslet för Å"),
    ("LR209", "bränslet för Å är kol"),
]


@pytest.mark.parametrize(("code", "condition"), BAD_CONDITIONS)
def test_bad_conditions(code: str, condition: str) -> None:
    """A fault of a condition is found once, with its own code."""
    assert code in codes(VOCABULARY, provision(CONDITION.format(condition)))


def test_the_nearest_sentence_is_named() -> None:
    """An unknown sentence is answered with the declared one that is most like it."""
    found = law_of(VOCABULARY, provision(CONDITION.format("Å är ett installation"))).diagnostics
    assert [d.hint for d in found if d.code == "LR201"] == ["did you mean “… är en installation”?"]


def test_units_are_both_named() -> None:
    """Mixed units name what was found and what is required."""
    found = law_of(VOCABULARY, provision(CONDITION.format("byggnadsarean för B är högst 30,0 m"))).diagnostics
    assert [(d.found, d.required) for d in found if d.code == "LR207"] == [("30,0 m", "a number in m2")]


BAD_PROVISIONS = [
    ("LR211", "    Å är en installation\n      om Å kräver anmälan\n"),
    ("LR212", "    trots 1 § 3: villkoret gäller inte för Ä\n      om Å är en installation\n"),
    ("LR301", RULE + EXCEPTION.format("1 § 7")),
    ("LR302", RULE + EXCEPTION.format("99 §")),
    ("LR306", "    Å kräver inte anmälan\n      om Å är en installation\n"),
]


@pytest.mark.parametrize(("code", "body"), BAD_PROVISIONS)
def test_bad_provisions(code: str, body: str) -> None:
    """A fault of a rule's head or target is found, with its own code."""
    assert code in codes(VOCABULARY, provision(body))


BAD_DECLARATIONS = [
    ("LR202", "  {Å: åtgärd} [är] en installation\n    id: annan\n    indata från sökande\n"),
    ("LR204", "  {Å: åtgrd} [syns]\n    id: syns\n    indata från sökande\n"),
    ("LR205", "  {Å: åtgärd} [syns]\n    id: installation\n    indata från sökande\n"),
    ("LR206", "  {Å: åtgärd} syns\n    id: syns\n    indata från sökande\n"),
    ("LR210", "  {Å: åtgärd} [är] högst 30 meter\n    id: hög\n    indata från sökande\n"),
]


@pytest.mark.parametrize(("code", "declaration"), BAD_DECLARATIONS)
def test_bad_declarations(code: str, declaration: str) -> None:
    """A fault of a declaration is found, with its own code."""
    assert code in codes(VOCABULARY + declaration, provision(RULE))


def test_overlapping_wordings() -> None:
    """Two wordings of one section on one day are reported (LR303)."""
    text = provision(RULE).replace("genom SFS", "till 2027-01-01 genom SFS") + (
        '  lydelse från 2026-06-01 genom SFS 2026:1\n    "Glosa."\n' + RULE
    )
    assert codes(VOCABULARY, text) == ["LR303"]


def test_a_provision_outside_a_statute() -> None:
    """A section without a statute above it is reported (LR305)."""
    assert "LR305" in codes(VOCABULARY, provision(RULE).split("\n\n", 1)[1])


def test_a_transition_beyond_its_act() -> None:
    """A transitional point of an act that changed nothing here is reported (LR308)."""
    text = STATUTE.replace("övergångsbestämmelse SFS 2025:979", "övergångsbestämmelse SFS 2025:111")
    assert codes(VOCABULARY, text) == ["LR308"]


def test_a_transition_that_rests_on_the_law() -> None:
    """Which wordings apply cannot rest on what they conclude (LR310)."""
    text = STATUTE.replace("dagen då Ä påbörjades är före 2025-12-01", "Ä ska få startbesked")
    assert codes(VOCABULARY, text) == ["LR310"]


def test_a_case_type_that_asks_about_another_thing() -> None:
    """An outcome is a sentence about the case alone (LR309)."""
    text = CASE_TYPE.replace("när: Ä ska få startbesked", "när: Å kräver anmälan", 1)
    assert "LR309" in codes(VOCABULARY, STATUTE, text)


def test_a_delegation_without_its_board() -> None:
    """A delegation order that does not name the board is reported (LR311)."""
    text = (
        'delegationsordning DEL "ordning"\n  beslut: "2025"\n  beslutsfunktion: "F"\n  ärendetyp: eldstad\n'
    )
    found = law_of(VOCABULARY, STATUTE, CASE_TYPE, text + '  överklagande: "A"\n').diagnostics
    assert [d.code for d in found if d.severity.value == "error"] == ["LR311"]


DELEGATION = """
delegationsordning DEL "ordning"
  nämnd: "nämnden"
  beslut: "2025"
  beslutsfunktion: "F"
  ärendetyp: eldstad
  överklagande: "A"
"""


def test_a_derived_concept_that_nothing_concludes() -> None:
    """With a delegation order loaded, a concept that no rule concludes is a warning (LR313), not an error."""
    found = law_of(VOCABULARY, STATUTE, CASE_TYPE, DELEGATION).diagnostics
    assert {d.found for d in found if d.code == "LR313"} == {"Ä får avgöras automatiserat", "sista dagen i Ä"}


def test_the_law_alone_leaves_conclusions_to_municipalities() -> None:
    """Without a delegation order nothing is said of what one may conclude."""
    assert law_of(VOCABULARY, STATUTE, CASE_TYPE).diagnostics == ()


def test_two_delegation_orders_for_one_case_type() -> None:
    """The rules of one board may not act in the name of another (LR312)."""
    rival = DELEGATION.replace("DEL ", "ANN ")
    assert codes(VOCABULARY, STATUTE, CASE_TYPE, DELEGATION, rival) == ["LR312"]
