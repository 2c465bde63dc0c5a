"""Malformed examples, and what to tell whoever writes such a thing. Curated: each example earned its place.

An example is a whole block that fails at its mistake and nowhere before. Where the grammar changes, a test says which
examples no longer fail or have come to mean the same.
"""

from __future__ import annotations

from dataclasses import dataclass

_SECTION = "§ 1\n"
_WORDING = _SECTION + "  lydelse från 2025-12-01 genom SFS 2025:1\n"
_GLOSS = _WORDING + '    "g"\n'
_RULE = _GLOSS + "    A b\n"
_PLACED = _GLOSS + "    stycke 1\n      A b\n"
_OM = _RULE + "      om A b\n"
_ITEM = _RULE + "      om någon av\n        1. A b\n"
_CONCEPT = "begrepp\n  a {Å: x}\n"
_CASE = 'ärendetyp x "x"\n'


@dataclass(frozen=True, slots=True)
class Mistake:
    """A code, a message and a way to mend it, with texts that make the mistake."""

    code: str
    message: str
    hint: str
    examples: tuple[str, ...]


MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "LR103",
        "“och” and “eller” are mixed at one level",
        "put what belongs together under “alla av” or “någon av”, as items",
        (
            _OM + "      och A b\n      eller A b\n",
            _OM + "      eller A b\n      och A b\n",
            _ITEM + "           och A b\n           eller A b\n",
            _ITEM + "           eller A b\n           och A b\n",
        ),
    ),
    Mistake(
        "LR102",
        "a condition is not indented under its rule",
        "indent the line deeper than the rule's first line",
        (
            _RULE + "    om A b\n",
            _RULE + "    och A b\n",
            _RULE + "    eller A b\n",
            _PLACED + "      om A b\n",
            _PLACED + "      och A b\n",
            _PLACED + "      eller A b\n",
        ),
    ),
    Mistake(
        "LR102",
        "a line that continues an item is not indented under it",
        "indent it as the words after the item's label",
        (_ITEM + "        och A b\n", _ITEM + "        eller A b\n"),
    ),
    Mistake(
        "LR106",
        "the condition of a rule does not begin with “om”",
        "write “om” before the first condition",
        (
            _RULE + "      A b\n",
            _RULE + "      och A b\n",
            _RULE + "      eller A b\n",
            _RULE + "      1. A b\n",
        ),
    ),
    Mistake(
        "LR101",
        "a line of the condition begins with neither “och” nor “eller”",
        "begin it with “och” or “eller”, or indent it as an item under “alla av” or “någon av”",
        (
            _OM + "      A b\n",
            _OM + "      1. A b\n",
            _OM + "      och A b\n      A b\n",
            _OM + "      eller A b\n      A b\n",
        ),
    ),
    Mistake(
        "LR101",
        "“om” stands twice in one rule",
        "join further conditions with “och”; another rule has its own first line",
        (
            _OM + "      om A b\n",
            _OM + "      och A b\n      om A b\n",
            _OM + "      eller A b\n      om A b\n",
        ),
    ),
    Mistake(
        "LR106",
        "the gloss is missing: what the provision says, in our own words",
        'write it first, as a text in quotation marks: "..."',
        (
            _WORDING + "    A b\n",
            _WORDING + "    1 A\n",
            _WORDING,
            _WORDING + "  lydelse från 2025-12-01 genom SFS 2025:1\n",
            "övergångsbestämmelse SFS 2025:1\n  punkt 1\n",
        ),
    ),
    Mistake(
        "LR106",
        "the section has no “lydelse”",
        "write under it: lydelse från 2025-12-01 genom SFS 2025:974",
        (_SECTION, _SECTION + "  A b\n", _SECTION + '  "g"\n'),
    ),
    Mistake(
        "LR106",
        "the wording does not say through which act it came",
        "end the line: genom SFS 2025:974",
        (
            _SECTION + "  lydelse från 2025-12-01\n",
            _SECTION + "  lydelse från 2025-12-01 SFS 2025:1\n",
            _SECTION + "  lydelse från 2025-12-01 till 2026-12-01\n",
            _SECTION + "  upphävd från 2025-12-01\n",
        ),
    ),
    Mistake(
        "LR106",
        "the unit is missing",
        "write it after “i”: decimaltal i m2, decimaltal i procent",
        (_CONCEPT + "    decimaltal i\n", _CONCEPT + "    decimaltal i från 0 till 1\n"),
    ),
    Mistake(
        "LR106",
        "an item has no label",
        "begin it with “1.” or “a)” and a space",
        (
            _RULE + "      om någon av\n        A b\n",
            _RULE + "      om någon av\n        1) A b\n",
            _RULE + "      om någon av\n        - A b\n",
            _ITEM + "        A b\n",
            _ITEM + "        2) A b\n",
            _ITEM + "        - A b\n",
        ),
    ),
    Mistake(
        "LR106",
        "no items stand under “alla av” or “någon av”",
        "write them on lines of their own, indented: 1. ...",
        (
            _RULE + "      om någon av\n",
            _RULE + "      om någon av\n      och A b\n",
            _RULE + "      om någon av A b\n",
        ),
    ),
    Mistake(
        "LR106",
        "nothing stands to the right of the comparison",
        "write a number with its unit, a day or another attribute",
        (_RULE + "      om A b är högst\n", _GLOSS + "    A b är lika med\n"),
    ),
    Mistake(
        "LR101",
        "a head holds a comparison or “plus”",
        "a rule can say “är lika med” and a value; other comparisons belong after “om”",
        (_GLOSS + "    A b är högst 3 m\n", _GLOSS + "    A b är större än B c\n"),
    ),
    Mistake(
        "LR101",
        "the line goes on after the number and its unit",
        "one condition on a line; begin the next with “och” or “eller”",
        (_RULE + "      om A b är högst 3 m och A c\n", _RULE + "      om A b är före 2025-12-01 och A c\n"),
    ),
    Mistake(
        "LR108",
        "what follows “trots” is not a place",
        "write it as in the act: 3 §, 9 kap. 3 § 2, 22 § andra stycket, 3 och 34 §§, PBL 9 kap.",
        (
            _GLOSS + "    trots att A b\n",
            _GLOSS + "    trots A b\n",
            _GLOSS + "    trots: A b\n",
            _GLOSS + "    trots § 3: A b\n",
            _GLOSS + "    trots PBL: A b\n",
        ),
    ),
    Mistake(
        "LR106",
        "the title is missing",
        "write it in quotation marks",
        (
            "kapitel 1\n",
            "författning PBL\n",
            "författning PBL SFS 2010:900\n",
            "delegationsordning D\n",
            "ärendetyp x\n",
        ),
    ),
    Mistake(
        "LR106",
        "the statute's number in the statute book is missing",
        "end the line: SFS 2010:900",
        ('författning PBL "t"\n',),
    ),
    Mistake(
        "LR101",
        "a concept's sentence holds what is neither a word, a slot nor a verb",
        "slots are written {Å: åtgärd}, the finite verb [kräver]",
        ('begrepp\n  a "x"\n', "begrepp\n  a (b)\n", "begrepp\n  a }\n", "begrepp\n  a: b\n"),
    ),
    Mistake(
        "LR106",
        "a slot does not say its sort",
        "write {Å: åtgärd}",
        ("begrepp\n  a {Å}\n", "begrepp\n  a {Å: }\n"),
    ),
    Mistake(
        "LR101",
        "a slot does not begin with a name for a thing",
        "write a capital letter, a colon and the sort: {Å: åtgärd}",
        ("begrepp\n  a {åtgärd}\n", "begrepp\n  a {: x}\n"),
    ),
    Mistake(
        "LR106",
        "nothing stands under the heading",
        "write what belongs to it on indented lines",
        ("begrepp\n", _CASE, _CASE + '  utfall u "u"\n', _GLOSS + "    stycke 1\n", _GLOSS + "    punkt 1\n"),
    ),
    Mistake(
        "LR101",
        "what is impossible stands on the same line",
        "end the line with “omöjligt att” or “utesluter varandra” and write the sentences under it, indented",
        ("begrepp\n  omöjligt att A b\n", "begrepp\n  utesluter varandra A b\n"),
    ),
    Mistake(
        "LR101",
        "“om” stands before the first condition of what is impossible",
        "leave it out; further conditions begin with “och” or “eller”",
        ("begrepp\n  omöjligt att\n    om A b\n",),
    ),
    Mistake(
        "LR101",
        "what is sought by “det finns ingen” stands on the same line",
        "end the line with “sådan att” and write the conditions under it, indented",
        (_RULE + "      om det finns ingen K sådan att K b\n",),
    ),
)
