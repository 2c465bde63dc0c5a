"""The lexer colours all of the language, and knows the keywords of the grammar and no others."""

from __future__ import annotations

import re

from pygments.token import Comment, Keyword, Name, Number, Operator, String, Token

from legalrules import corpus
from legalrules.docsite import lexer, textmate
from legalrules.docsite.lexer import LagLexer
from legalrules.syntax.grammar import grammar_text
from tests.docsite.building import ROOT

LISTS = (
    lexer.BLOCKS,
    lexer.OPENINGS,
    lexer.ALONE,
    lexer.KEYS,
    lexer.COMPARISONS,
    lexer.CALCULATIONS,
    lexer.LATER,
    lexer.BEFORE_NUMBERS,
    lexer.BEFORE_ACTS,
    lexer.TOTALS,
    lexer.TYPE_UNIT,
    lexer.PARAGRAPHS,
    lexer.UNITS_OF_TIME,
)


def keywords_of_grammar() -> set[str]:
    """The words of every terminal that is written as a keyword."""
    found = re.findall(
        r"^[A-Z_]+\.[23]: /([^\n]*?)(?:\(\?!\\w\)|\(\?=[^\n]*)/$", grammar_text(), re.MULTILINE
    )
    words = {re.sub(r" \+", " ", one) for one in found if re.fullmatch(r"[a-zåäö +()?:|]+", one)}
    return {choice for one in words for choice in choices(one)}


def choices(pattern: str) -> list[str]:
    """What a keyword with one group of alternatives stands for."""
    group = re.search(r"\(\?:([^)]*)\)", pattern)
    if group is None:
        return [pattern]
    return [pattern.replace(group[0], one) for one in group[1].split("|")]


def test_the_corpus_has_no_token_in_error() -> None:
    """Every character of every shipped file, and of the invented municipalities, is of the language."""
    delegation = (ROOT / "docs" / "examples" / "delegation").glob("*.lag")
    texts = [source.text for source in corpus.sources()] + [p.read_text("utf-8") for p in delegation]
    assert len(texts) > 30
    found = {
        v for text in texts for kind, v in LagLexer(stripnl=False).get_tokens(text) if kind in Token.Error
    }
    assert found == set()


def test_the_keywords_are_those_of_the_grammar() -> None:
    """A keyword that the grammar gains or loses is gained or lost here."""
    assert {word for listed in LISTS for word in listed} == keywords_of_grammar()


def test_a_rule_is_coloured_by_what_its_words_are() -> None:
    """Keywords, names, numbers, days and texts each have a kind; the words of a sentence have none."""
    wording = '§ 3\n  lydelse från 2025-12-01 genom SFS 2025:974\n    "Ord."\n'
    text = f"{wording}    Å kräver lov # 1\n      om höjden är högst 4,0 m\n"
    kinds = {v: kind for kind, v in LagLexer().get_tokens(text) if v.strip()}
    assert kinds["§"] is Keyword.Declaration
    assert (kinds["lydelse från"], kinds["genom"], kinds["om"]) == (Keyword, Keyword, Keyword)
    assert (kinds["2025-12-01"], kinds["4,0"]) == (Number.Integer, Number)
    assert (kinds["Å"], kinds["SFS 2025:974"]) == (Name.Variable, Name.Constant)
    assert (kinds["är högst"], kinds['"Ord."'], kinds["# 1"]) == (
        Operator.Word,
        String.Double,
        Comment.Single,
    )
    assert kinds["kräver"] is Token.Text


def test_the_grammar_for_editors_is_made_of_the_same_lists() -> None:
    """The file that editors read is the one that the lists give."""
    assert (ROOT / "grammar" / "editors" / "lag.tmLanguage.json").read_text("utf-8") == textmate.text()


def test_the_grammar_for_editors_knows_a_rule() -> None:
    """Its patterns find the keyword, the comparison and the number of a line."""
    line = "      om höjden är högst 4,0 m"
    found = [re.compile(str(one["match"])).search(line) for one in textmate.grammar()["patterns"]]
    shown = {match[0].strip() for match in found if match}
    assert shown == {"om", "är högst", "4,0"}
