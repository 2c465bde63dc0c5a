"""Sentences: matched exactly against the templates, negation in both places, entities by name and sort."""

from __future__ import annotations

import pytest

from legalrules.adapters.case_file import read_case
from legalrules.law.concept import Concept, Slot, Sourcing, Verb
from tests.adapters.small_case import CONCEPTS, SORTS, fault, faults, read, stating, value_of


@pytest.mark.parametrize(
    ("sentence", "truth"),
    [
        ("installationen är rivning", True),
        ("installationen är inte rivning", False),
        ("installationen inte är rivning", False),
        ("installationen  är   inte rivning", False),
        ('"installationen är rivning"', True),
    ],
)
def test_negation_stands_beside_the_verb(sentence: str, truth: bool) -> None:
    """Inte stands after the verb in a main clause and before it in a subordinate one."""
    assert value_of(sentence) is truth


@pytest.mark.parametrize(
    "sentence",
    [
        "inte installationen är rivning",
        "installationen är rivning inte",
        "installationen är inte inte rivning",
    ],
)
def test_negation_stands_nowhere_else(sentence: str) -> None:
    """A sentence with inte elsewhere is unknown, never read as affirmed."""
    assert fault(stating(sentence)).code == "LR501"


def test_letters_may_be_composed_otherwise() -> None:
    """A decomposed ä is the same letter."""
    assert read(stating("a\u0308rendet är stoppat")).unwrap().facts.statements[0].args == ("ärendet",)


def test_an_unknown_sentence_shows_the_nearest() -> None:
    """The nearest declared sentence stands in the message, in both languages."""
    found = fault(stating("installationen avsr villan"))
    assert (found.code, found.hint) == ("LR501", "did you mean “{åtgärd} avser {byggnad}”?")
    assert found.swedish.endswith("finns inte bland begreppen. Menade ni ”{åtgärd} avser {byggnad}”?")


def test_a_misspelt_name_is_not_an_unknown_sentence() -> None:
    """A name that the case does not declare is reported as such, with the nearest of the right sort."""
    found = fault(stating("installationen avser vilan"))
    assert (found.code, found.found, found.hint) == ("LR502", "vilan", "did you mean “villan”?")


def test_a_name_of_the_wrong_sort() -> None:
    """The message names both sorts."""
    found = fault(stating("installationen avser kaminen"))
    assert (found.code, found.found, found.required) == (
        "LR502", "kaminen (eldstad)", "a name of the sort byggnad"
    )  # fmt: skip


def test_a_sentence_that_says_two_concepts() -> None:
    """Two concepts with one sentence are told apart by nobody; the message names both."""
    twin = Concept("riven", (Slot("B", "åtgärd"), Verb("är"), "rivning"), Sourcing.INPUT)
    source = stating("installationen är rivning").encode()
    (found,) = read_case(source, "fall.yaml", (*CONCEPTS, twin), SORTS).diagnostics
    assert (found.code, found.message) == (
        "LR501", "“installationen är rivning” says more than one concept: riven, är_rivning"
    )  # fmt: skip


def test_sorts_tell_sentences_apart() -> None:
    """One sentence for two sorts is no ambiguity: the entity's sort decides."""
    twin = Concept("riven", (Slot("B", "byggnad"), Verb("är"), "rivning"), Sourcing.INPUT)
    case = read_case(stating("villan är rivning").encode(), "fall.yaml", (*CONCEPTS, twin), SORTS).unwrap()
    assert case.facts.statements[0].predicate == "riven"


def test_a_declared_word_may_be_a_name() -> None:
    """An entity called like a word of a template is still found in its slot."""
    text = stating("rivning är rivning").replace("[installationen]", "[rivning]")
    assert read(text).unwrap().facts.statements[0].args == ("rivning",)


@pytest.mark.parametrize("name", ["stora villan", "villan!", "V", "Å", "inte", "villan:2"])
def test_a_name_is_one_word(name: str) -> None:
    """What could not stand in a sentence cannot be declared as a name."""
    text = stating("installationen är rivning").replace("huset_på_höjden", f'"{name}"')
    assert fault(text).code == "LR502"


@pytest.mark.parametrize("name", ["x", "Villa-1", "12", "K2", "åäö_É"])
def test_names_of_letters_digits_and_dashes(name: str) -> None:
    """Letters of any case, digits, _ and - make a name."""
    text = stating(f"installationen avser {name}").replace("huset_på_höjden", name)
    assert read(text).unwrap().facts.statements[0].args == ("installationen", name)


def test_arguments_for_machines_are_checked() -> None:
    """The form for machines meets the same checks: names, sorts and their number."""
    lines = ("[vilan], värde: 1 m2", "[kaminen], värde: 1 m2", "[villan, villan], värde: 1 m2")
    found = faults(stating(*(f"{{id: area, args: {line}}}".replace("1 m2", '"1 m2"') for line in lines)))
    assert found == [("LR502", 13, 26), ("LR502", 14, 26), ("LR502", 15, 26)]


def test_an_unknown_id_shows_the_nearest() -> None:
    """An id that no concept has is unknown."""
    found = fault(stating("{id: stopad, args: [ärendet], sant: nej}"))
    assert (found.code, found.hint) == ("LR501", "did you mean “stoppad”?")
