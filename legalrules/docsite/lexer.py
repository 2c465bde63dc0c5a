"""Colours for `.lag` files: a Pygments lexer, used on the site's pages and wherever Pygments is.

The keywords are listed by where they stand, since most are ordinary words inside a sentence; a test holds the list to
the grammar's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, Whitespace

BLOCKS = (
    "författning",
    "delegationsordning",
    "begrepp",
    "kapitel",
    "övergångsbestämmelse",
    "ärendetyp",
)
# The first words of a line; what follows is a value, a name or a sentence.
OPENINGS = (
    "lydelse från",
    "upphävd från",
    "stycke",
    "punkt",
    "tabell",
    "efter",
    "från",
    "trots",
    "sort",
    "omöjligt att",
    "utesluter varandra",
    "indata från",
    "bedömning av",
    "decimaltal i",
    "något av",
    "alla av",
    "någon av",
    "om",
    "och",
    "eller",
    "det finns ingen",
    "det finns inget",
    "lucka",
    "godtas",
    "tolkningsval",
    "gäller",
    "utfall",
    "redovisas",
)
# Lines that end with their words, or have a value after a colon.
ALONE = (
    "en",
    "mängd",
    "skyddad",
    "sökanden råder över",
    "härledd",
    "heltal",
    "datum",
    "text",
    "utfallen utesluter varandra och är uttömmande",
    "vägledning",
)
KEYS = (
    "text",
    "kallas också",
    "nämnd",
    "beslut",
    "beslutsfunktion",
    "ärendetyp",
    "efterkontroll",
    "godtar citat av",
    "överklagande",
    "id",
    "fråga",
    "kriterier",
    "länk",
    "valt",
    "alternativ",
    "skäl",
    "stöd",
    "beslutsdag",
    "sökande",
    "hinder",
    "när",
    "avgörs automatiserat när",
)
COMPARISONS = (
    "är högst",
    "är minst",
    "är mindre än",
    "är större än",
    "är lika med",
    "är skilt från",
    "är före",
    "är efter",
    "är senast",
    "är tidigast",
    "är samma som",
    "är en annan än",
)
CALCULATIONS = (
    "plus",
    "minus",
    "multiplicerat med",
    "delat med",
    "avrundat nedåt till hela",
    "avrundat uppåt till hela",
    "avrundat till närmaste jämna antal",
    "avrundat till närmaste",
    "eller nästa vardag om dagen är helgdag",
)
# Words of a line that has begun: they name the act, the end of a stretch, the members of a total.
LATER = ("känd genom citat", "sådan att", "sådant att", "summan av", "det minsta av", "det största av")
# So are these, but only before what is no word of a sentence: a number or a day, an act, a text.
BEFORE_NUMBERS = ("från", "till")
BEFORE_ACTS = ("genom", "källa")
TOTALS = ("antalet", "varje", "som")
TYPE_UNIT = ("i",)
UNITS_OF_TIME = ("dagar", "dag", "veckor", "vecka", "månader", "månad", "år")
_ORDINALS = (
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
)
PARAGRAPHS = tuple(f"{ordinal} stycket" for ordinal in _ORDINALS)
# Pygments says no types for it.
_groups: Callable[..., object] = bygroups
_NAME = r"[A-ZÅÄÖ][0-9]?(?![\w/-])"


def words_of(listed: tuple[str, ...]) -> str:
    """Any of the keywords, the longest first, with as many blanks between their words as there are."""
    ordered = sorted(listed, key=len, reverse=True)
    return "(?:" + "|".join(" +".join(map(re.escape, one.split())) for one in ordered) + r")(?!\w)"


class LagLexer(RegexLexer):
    """The language of statutes written as rules."""

    name = "Lag"
    aliases = ("lag",)
    filenames = ("*.lag",)
    mimetypes = ("text/x-lag",)
    version_added = ""
    flags = re.MULTILINE | re.UNICODE

    tokens = {  # noqa: RUF012  # Pygments reads the table from the class
        "root": [
            (r"\n", Whitespace),
            (r"#[^\n]*", Comment.Single),
            (rf"^{words_of(BLOCKS)}", Keyword.Declaration),
            (r"^§", Keyword.Declaration),
            (rf"^( +)({words_of(KEYS)})( *)(:)", _groups(Whitespace, Keyword, Whitespace, Punctuation)),
            (rf"^( +)({words_of(ALONE)})(?= *$)", _groups(Whitespace, Keyword)),
            (rf"^( +)(heltal)( +)({words_of(TYPE_UNIT)})", _groups(Whitespace, Keyword, Whitespace, Keyword)),
            (rf"^( +)({words_of((*ALONE[5:8], *OPENINGS))})", _groups(Whitespace, Keyword)),
            (
                rf"^( *)([0-9]+(?: [a-z])?\.|[a-zåäö]\))( +)({words_of(('alla av', 'någon av'))})(?= *$)",
                _groups(Whitespace, Number, Whitespace, Keyword),
            ),
            (r"^( +)([0-9]+(?: [a-z])?\.|[a-zåäö]\))(?= )", _groups(Whitespace, Number)),
            (r"[ \u00a0]+", Whitespace),
            (r'"[^"\n]*"', String.Double),
            (
                r"(\{)([^:}\n]*)(:)([^}\n]*)(\})",
                _groups(Punctuation, Name.Variable, Punctuation, Name.Class, Punctuation),
            ),
            (r"(\[)([^\]\n]*)(\])", _groups(Punctuation, Name.Function, Punctuation)),
            (words_of(COMPARISONS), Operator.Word),
            (words_of(CALCULATIONS), Operator.Word),
            (
                rf"({words_of(TOTALS[:2])})( +)({_NAME})( +)({words_of(TOTALS[2:])})",
                _groups(Operator.Word, Whitespace, Name.Variable, Whitespace, Operator.Word),
            ),
            (words_of(LATER), Keyword),
            (rf"{words_of(BEFORE_NUMBERS)}(?= +[-−]?[0-9])", Keyword),
            (rf'{words_of(BEFORE_ACTS)}(?= +(?:SFS|"))', Keyword),
            (words_of(PARAGRAPHS), Name.Label),
            (rf"([0-9]+)( +)({words_of(UNITS_OF_TIME)})", _groups(Number, Whitespace, Keyword)),
            (r"SFS +[0-9]{4}:[0-9]+", Name.Constant),
            (r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])", Number.Integer),
            (r"[0-9]+(?: [a-z])? +kap\.|[0-9]+(?: [a-z])? *§§?", Name.Label),
            (r"[-−]?[0-9]+(?:[ \u00a0][0-9]{3})*(?:,[0-9]+)?(?![\w.:])", Number),
            (_NAME, Name.Variable),
            (r"[:,]", Punctuation),
            (r"[\w§%°&+;./–’'−-]+", Text),
        ]
    }
