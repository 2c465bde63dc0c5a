"""Documents in English: every ending, the law's own words left in Swedish and marked, places as they are cited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from string import Formatter

import pytest
from jsonschema import Draft202012Validator

from legalrules.diagnostics.diagnostic import DiagnosticError
from legalrules.law.citation import parse_citation
from legalrules.render import (
    decision_data,
    explanation_document,
    rejection_document,
    to_html,
    to_markdown,
    to_text,
)
from legalrules.render.decision_json import schema_text
from legalrules.render.from_derivation.voice import words
from legalrules.render.phrases.en import ENGLISH
from legalrules.render.phrases.en_citation import english
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.quoting import pieces, quoted, unmarked
from legalrules.render.spans import plain, sentence
from legalrules.render.text import WIDTH
from tests.render.build import case, decide, law, said
from tests.render.conftest import Compare
from tests.render.test_snapshots import ENDINGS, decided


@pytest.mark.parametrize("name", ["decided", "complete", "no_outcome", "open", "older"])
def test_document_as_text(name: str, compare: Compare) -> None:
    """The document about a case reads as its snapshot, in English."""
    compare(f"{name}.en.txt", to_text(decided(name, ENGLISH)))


def test_document_as_html(compare: Compare) -> None:
    """The page is in English, with every Swedish sentence in it marked as Swedish."""
    compare("decided.en.html", to_html(decided("decided", ENGLISH)))


def test_explanation(compare: Compare) -> None:
    """The explanation of an outcome that does not hold reads as its snapshot, in English."""
    decision = decide(**ENDINGS["no_outcome"])
    compare(
        "why_not_bifall.en.md", to_markdown(explanation_document(decision, law(), "bifall", phrases=ENGLISH))
    )


@pytest.mark.parametrize("name", ENDINGS)
def test_swedish_counts(name: str) -> None:
    """Every document in English says that the Swedish one is authoritative; none in Swedish says so."""
    assert "The Swedish document is the authoritative one" in plain_text(to_text(decided(name, ENGLISH)))
    assert "authoritative" not in to_text(decided(name))


@pytest.mark.parametrize("name", ENDINGS)
def test_no_swedish_outside_quotation(name: str) -> None:
    """Outside what is marked as Swedish stands no Swedish letter but in names, and no line is too wide."""
    page = to_html(decided(name, ENGLISH)).split("<main>")[1]
    rest = re.sub(r'<span lang="sv">.*?</span>|<code>.*?</code>', "", page)
    names = ("skyltnämnden", "Skyltnämnden", "länsstyrelsen", "ärendet")
    for one in names:
        rest = rest.replace(one, "")
    assert re.findall(r"\w*[åäöÅÄÖ]\w*", rest) == []
    assert max(map(len, to_text(decided(name, ENGLISH)).splitlines())) <= WIDTH


def test_rejection() -> None:
    """Faults are told in English too."""
    with pytest.raises(DiagnosticError) as raised:
        case(said(sökande=("arean för skylten: 3,5 kg",)))
    text = to_text(rejection_document(raised.value.diagnostics, phrases=ENGLISH))
    assert "Nothing has been decided." in text and "Ingenting" not in text


@pytest.mark.parametrize("name", ENDINGS)
def test_json(name: str) -> None:
    """The data says its language, holds its schema, and differs from the Swedish in words alone."""
    english_data = decision_data(decide(**ENDINGS[name]), law(), phrases=ENGLISH)
    swedish_data = decision_data(decide(**ENDINGS[name]), law())
    Draft202012Validator(json.loads(schema_text())).validate(english_data)
    assert (english_data["language"], english_data["authoritative"]) == ("en", False)
    assert (swedish_data["language"], swedish_data["authoritative"]) == ("sv", True)
    assert shape(english_data) == shape(swedish_data)


def test_english_citations() -> None:
    """Places are cited as in English texts on Swedish law; a statute without an English name keeps its own."""
    assert cited("PBL 10 kap. 23 §") == "Chapter 10, Section 23 of the Planning and Building Act"
    assert cited("PBL 9 kap. 16 b § andra stycket 3") == (
        "Chapter 9, Section 16 b, second paragraph, item 3 of the Planning and Building Act"
    )
    assert cited("FL 33 §") == "Section 33 of the Administrative Procedure Act"
    assert cited("SKL 1 kap. 2 §") == "Chapter 1, Section 2 of SKL"
    assert cited("PBL övergångsbestämmelserna till SFS 2025:979 punkt 2") == (
        "item 2 of the transitional provisions of SFS 2025:979 to the Planning and Building Act"
    )


def test_same_parts_in_both_languages() -> None:
    """A phrase has the same {names} in English as in Swedish: nothing is lost in translation."""
    assert dict(parts_of(ENGLISH)) == dict(parts_of(SWEDISH))


def test_marks() -> None:
    """What is marked is shown in quotation marks, starts a sentence with a capital, and as data stands bare."""
    told = sentence(words(quoted("ärendet ska bifallas")))
    assert list(pieces(plain(told))) == [("Ärendet ska bifallas", True), (".", False)]
    assert unmarked(quoted("a")) == "a"
    assert unmarked(f"see {quoted('a')}") == "see “a”"


def cited(text: str) -> str:
    """A place in English from its Swedish form."""
    place = parse_citation(text)
    assert place is not None
    return english(place)


def plain_text(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.replace("  | ", "").split())


def shape(data: object) -> object:
    """Data without its words: keys, lengths, numbers and truths."""
    if isinstance(data, dict):
        return {
            key: shape(value)
            for key, value in data.items()
            if key not in ("text", "question", "authoritative")
        }
    return [shape(one) for one in data] if isinstance(data, list) else type(data)


def parts_of(record: object, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """The {names} of every phrase, by where it stands."""
    if isinstance(record, str):
        if path not in (".authority", ".decimal_mark", ".language"):
            yield path, sorted({name for _, name, _, _ in Formatter().parse(record) if name})
    elif is_dataclass(record):
        for one in fields(record):
            yield from parts_of(getattr(record, one.name), f"{path}.{one.name}")
