"""The syntax codes, LR101 to LR110: what keeps a text from being read at all."""

from __future__ import annotations

from legalrules.diagnostics.entry import Entry

SYNTAX_ENTRIES: tuple[Entry, ...] = (
    Entry(
        "LR101",
        "Text that the language does not have",
        "What is not in the grammar cannot be given a meaning, and a reader must never have to guess one. The block in "
        "which it stands is left out; the blocks after it are read.",
        "Look at what was found and what was required at the place. A file of more than 5 MB or a line of more than "
        "2,000 characters is refused before it is read: divide it.",
    ),
    Entry(
        "LR102",
        "Indentation",
        "Indentation is structure: it says which condition belongs to which rule. A tab, a line that lines up with "
        "none above it, or more than 20 levels leaves that unclear.",
        "Indent with spaces, two for each level. `om` stands deeper than its rule; `och` and `eller` under `om`; what "
        "continues an item under the words after its label.",
    ),
    Entry(
        "LR103",
        "`och` and `eller` at one level",
        "“A and B or C” can be read in two ways, with different decisions.",
        "Put what belongs together under `alla av` or `någon av`, as items.",
    ),
    Entry(
        "LR104",
        "The form of a number",
        "Numbers are exact and are read as the act writes them; a decimal point could be a thousands mark.",
        "Write a decimal comma and a space between thousands: 30,5 and 1 000 000. A length of time is a whole number.",
    ),
    Entry(
        "LR105",
        "Unknown property or keyword",
        "A misspelt keyword would otherwise be taken for words of a sentence, and be silently without effect.",
        "Use one of the keywords given; the nearest is in the hint. All of them stand in grammar/terminals.lark.",
    ),
    Entry(
        "LR106",
        "A part is missing",
        "A provision without its gloss, its wording or its act cannot be reviewed beside the statute; a concept "
        "without an id cannot be named in a case file.",
        "Add the part that the message names.",
    ),
    Entry(
        "LR107",
        "Not a day",
        "Which wording applies hangs on days; one that the calendar does not have decides nothing.",
        "Write year-month-day with all digits, 2025-12-01, and check that the month has that day.",
    ),
    Entry(
        "LR108",
        "A place after `trots`",
        "An exception takes away what one place imposes and nothing else, so the place has to be named exactly.",
        "Write it as in the act and end with a colon: `trots 9 kap. 3 § 2:`. Name every section of a range, and the "
        "chapter of a section that follows one in another chapter.",
    ),
    Entry(
        "LR109",
        "Said twice",
        "Of two `id` lines, two types or two items with one label, nobody can tell which counts.",
        "Keep one, or give the items labels of their own.",
    ),
    Entry(
        "LR110",
        "The file cannot be read as text",
        "Source files are UTF-8, so that å, ä and ö mean the same on every machine.",
        "Save the file as UTF-8; check that the path is that of a file you may read.",
    ),
)
