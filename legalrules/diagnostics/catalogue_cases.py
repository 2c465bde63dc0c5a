"""Diagnostic codes of case files (LR5xx): LR50x and LR51x of the facts, LR52x of the form of the file."""

from __future__ import annotations

from legalrules.diagnostics.entry import Entry

_FACTS: tuple[Entry, ...] = (
    Entry(
        "LR501",
        "Unknown concept or sentence",
        "A sentence is matched exactly; a guess could change what was stated.",
        "Write the sentence as the vocabulary declares it; reword it if it fits two concepts.",
    ),
    Entry(
        "LR502",
        "Unknown entity",
        "A statement is about things that the case names, each of the sort that the sentence asks for.",
        "Declare the name under `namn`, below its sort, or mend the spelling. A name is one word.",
    ),
    Entry(
        "LR503",
        "Wrong kind of value",
        "Nothing is converted: a value is read exactly as its declared type is written, or refused.",
        "Write numbers with a decimal comma, days as 2026-01-31, and truth as a sentence or as ja or nej.",
    ),
    Entry(
        "LR504",
        "Wrong unit",
        "Square metres cannot be compared with metres, and a number without unit says neither.",
        "Give the number in the unit that the message names, after a space.",
    ),
    Entry(
        "LR505",
        "Outside the declared range",
        "The value cannot be right: an area is not negative, a year is not 202.",
        "Check the value. If it is right, the declared range must be changed.",
    ),
    Entry(
        "LR506",
        "Unknown enumeration value",
        "Rules know the declared names only.",
        "Use one of the names listed.",
    ),
    Entry(
        "LR507",
        "Source not allowed",
        "Each concept says who may state it; derived concepts are concluded by rules and stated by nobody.",
        "State it under a permitted source, or leave it out.",
    ),
    Entry(
        "LR508",
        "Stated both ways by one source",
        "A source that contradicts itself has said nothing that can be relied on.",
        "Keep the statement that is right.",
    ),
    Entry(
        "LR509",
        "Judgement without official and reason",
        "An open-textured question is answered by a named official who gives a reason.",
        "Add `handläggare` and `skäl` to the statement's group.",
    ),
    Entry(
        "LR510",
        "Statement against a closure",
        "A closed set holds what was stated when it was closed and nothing else.",
        "Take the concept out of `avslutade`, or drop the statement.",
    ),
    Entry(
        "LR511",
        "Cannot be closed, or unknown sort",
        "Only a concept declared `mängd` can be closed, and only declared sorts have entities.",
        "Use the id of a concept declared `mängd`, or the name of a declared sort.",
    ),
    Entry(
        "LR512",
        "Statement of a conclusion",
        "What rules conclude follows from the facts; stating it would pass the rules by.",
        "State the facts that it follows from, and leave the conclusion out.",
    ),
    Entry(
        "LR513",
        "A day or a number out of range",
        "What the case leads to cannot be reckoned with: a day outside the calendar, a number of over 40 digits.",
        "Check the days and measures of the case: one of them is probably mistyped.",
    ),
    Entry(
        "LR514",
        "Stated after the day of decision",
        "A decision rests on what was known when it was taken.",
        "Check the day of the statement, or decide on a later day.",
    ),
)

_FORM: tuple[Entry, ...] = (
    Entry(
        "LR520",
        "Not plain text in UTF-8",
        "Other encodings and control characters show one thing and mean another.",
        "Save the file as UTF-8 and remove control characters.",
    ),
    Entry(
        "LR521",
        "Neither YAML nor JSON",
        "A file that cannot be read to its end cannot be decided on in part.",
        "Mend the place shown: look for indentation, colons, brackets and quotation marks. One document per file.",
    ),
    Entry(
        "LR522",
        "Given twice",
        "Of two values for one key, a reader would see one and the program might use the other.",
        "Keep one of the two.",
    ),
    Entry(
        "LR523",
        "Anchor, alias, tag or merge key",
        "Whoever reads the case file should see what it states where it states it.",
        "Write the value out; put a text that begins with &, * or ! in quotation marks.",
    ),
    Entry(
        "LR524",
        "Implicit truth value, null or number",
        "YAML and programs turn yes, no, null and 1.10 into other things than were written.",
        "Write ja or nej, leave the key out, or put the text in quotation marks.",
    ),
    Entry(
        "LR525",
        "Unknown key",
        "A misspelt key would be passed over in silence.",
        "Mend the spelling, or remove the key.",
    ),
    Entry(
        "LR526",
        "Missing key",
        "Every statement has a source and a day, and every case a type and a subject.",
        "Add the key.",
    ),
    Entry(
        "LR527",
        "Too large or too deep",
        "Limits keep a faulty or hostile file from holding up a service.",
        "Divide or shorten what the message names.",
    ),
    Entry(
        "LR528",
        "A text, list or mapping where another is required",
        "The form of a case file is fixed, so that it has one meaning.",
        "Give the kind that the message names; look for a missing `-` or a colon.",
    ),
)

CASE_ENTRIES: tuple[Entry, ...] = _FACTS + _FORM
