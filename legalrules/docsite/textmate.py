"""The TextMate grammar for editors, made of the lexer's lists: `python -m legalrules.docsite.textmate > FILE`."""

from __future__ import annotations

import json
from collections.abc import Mapping

from legalrules.docsite import lexer

Pattern = Mapping[str, object]
_VARIABLE = "[A-ZÅÄÖ][0-9]?(?![\\w/-])"


def grammar() -> Mapping[str, object]:
    """The grammar as editors read it."""
    return {
        "name": "Lag",
        "scopeName": "source.lag",
        "fileTypes": ["lag"],
        "patterns": [*_lines(), *_words()],
    }


def text() -> str:
    """The file under grammar/editors."""
    return json.dumps(grammar(), ensure_ascii=False, indent=2) + "\n"


def _lines() -> list[Pattern]:
    """What is known by its place on the line."""
    openings = (*lexer.OPENINGS, "heltal")
    groups = lexer.words_of(("alla av", "någon av"))
    return [
        _one("comment.line.number-sign.lag", "#.*$"),
        _one("keyword.declaration.lag", f"^(?:{lexer.words_of(lexer.BLOCKS)}|§)"),
        _some(rf"^( +)({lexer.words_of(lexer.KEYS)})( *)(:)", {2: "keyword.other.lag", 4: "punctuation.lag"}),
        _some(rf"^( +)({lexer.words_of(lexer.ALONE)})(?= *$)", {2: "keyword.other.lag"}),
        _some(rf"^( +)({lexer.words_of(openings)})", {2: "keyword.control.lag"}),
        _some(
            rf"^( +)([0-9]+(?: [a-z])?\.|[a-zåäö]\))(?= )(?: +({groups})(?= *$))?",
            {2: "constant.numeric.label.lag", 3: "keyword.control.lag"},
        ),
    ]


def _words() -> list[Pattern]:
    """What may stand anywhere."""
    totals = rf"({lexer.words_of(lexer.TOTALS[:2])})( +)({_VARIABLE})( +)({lexer.words_of(lexer.TOTALS[2:])})"
    operators = f"{lexer.words_of(lexer.COMPARISONS)}|{lexer.words_of(lexer.CALCULATIONS)}"
    return [
        _one("string.quoted.double.lag", '"[^"\\n]*"'),
        _some(r"(\{)([^:}\n]*)(:)([^}\n]*)(\})", {2: "variable.parameter.lag", 4: "entity.name.type.lag"}),
        _some(r"(\[)([^\]\n]*)(\])", {2: "entity.name.function.lag"}),
        _one("keyword.operator.lag", operators),
        _some(totals, {1: "keyword.operator.lag", 3: "variable.other.lag", 5: "keyword.operator.lag"}),
        _one("keyword.other.lag", lexer.words_of(lexer.LATER)),
        _one("keyword.other.lag", f"{lexer.words_of(lexer.BEFORE_NUMBERS)}(?= +[-−]?[0-9])"),
        _one("keyword.other.lag", f'{lexer.words_of(lexer.BEFORE_ACTS)}(?= +(?:SFS|"))'),
        _one("entity.name.section.lag", lexer.words_of(lexer.PARAGRAPHS)),
        _some(
            rf"([0-9]+)( +)({lexer.words_of(lexer.UNITS_OF_TIME)})",
            {1: "constant.numeric.lag", 3: "keyword.other.unit.lag"},
        ),
        _one("constant.other.act.lag", "SFS +[0-9]{4}:[0-9]+"),
        _one("constant.numeric.date.lag", r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])"),
        _one("entity.name.section.lag", "[0-9]+(?: [a-z])? +kap\\.|[0-9]+(?: [a-z])? *§§?"),
        _one("constant.numeric.lag", r"[-−]?[0-9]+(?:[ \u00a0][0-9]{3})*(?:,[0-9]+)?(?![\w.:])"),
        _one("variable.other.lag", _VARIABLE),
    ]


def _one(name: str, match: str) -> Pattern:
    return {"name": name, "match": match}


def _some(match: str, names: Mapping[int, str]) -> Pattern:
    return {"match": match, "captures": {str(number): {"name": name} for number, name in names.items()}}


if __name__ == "__main__":
    print(text(), end="")
