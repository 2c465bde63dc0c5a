"""The faults of what a case states, LR501 to LR506 and LR511, in English and in Swedish.

The Swedish wording is for applicants and officials: what was found, what is required, how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable

from legalrules.adapters.faults_form import fault, shown
from legalrules.adapters.nodes import Place
from legalrules.diagnostics.diagnostic import Diagnostic


def _guess(english: str, swedish: str, close: str | None) -> tuple[str, str]:
    """The hint and its Swedish sentence: the nearest known name, else the general advice."""
    return (f"did you mean “{close}”?", f"Menade ni ”{close}”?") if close else (english, swedish)


def unknown_sentence(place: Place, text: str, close: str | None) -> Diagnostic:
    """A sentence that no concept is declared by."""
    hint, råd = _guess(
        "write the sentence as the vocabulary declares it",
        "Skriv meningen som den står i begreppslistan.",
        close,
    )
    return fault(
        "LR501",
        place,
        f"no concept is said by “{shown(text)}”",
        f"Meningen ”{shown(text)}” finns inte bland begreppen. {råd}",
        found=text,
        required="a sentence of the vocabulary",
        hint=hint,
    )


def ambiguous_sentence(place: Place, text: str, concepts: Iterable[str]) -> Diagnostic:
    """A sentence that says two concepts."""
    ids = tuple(concepts)
    return fault(
        "LR501",
        place,
        f"“{shown(text)}” says more than one concept: {', '.join(ids)}",
        f"Meningen ”{shown(text)}” kan läsas som flera begrepp: {', '.join(ids)}. Ange i stället begreppet med "
        "id, args och sant eller värde.",
        found=text,
        required="a sentence that fits one concept",
        hint="state it by id, args, and sant or värde",
    )


def unknown_concept(place: Place, name: str, close: str | None) -> Diagnostic:
    """An id that no concept has."""
    hint, råd = _guess(
        "use the id of a declared concept", "Använd id för ett begrepp i begreppslistan.", close
    )
    return fault(
        "LR501",
        place,
        f"no concept has the id “{shown(name)}”",
        f"Det finns inget begrepp med id ”{shown(name)}”. {råd}",
        found=name,
        required="the id of a declared concept",
        hint=hint,
    )


def unknown_entity(place: Place, name: str, sort: str, close: str | None) -> Diagnostic:
    """A name that the case does not declare; `sort` is the one required, or empty."""
    under = f"namn: {sort}" if sort else "namn"
    hint, råd = _guess(
        f"add “{shown(name)}” under “{under}”", f"Lägg till ”{shown(name)}” under ”{under}”.", close
    )
    wanted = f" of the sort {sort}" if sort else ""
    return fault(
        "LR502",
        place,
        f"“{shown(name)}” is not named in the case; a name{wanted} is required",
        f"”{shown(name)}” är inte namngivet i ärendet{f' som {sort}' if sort else ''}. {råd}",
        found=name,
        required=f"a name{wanted} declared under namn",
        hint=hint,
    )


def wrong_sort(place: Place, name: str, is_of: Iterable[str], sort: str) -> Diagnostic:
    """A name declared under another sort than the sentence asks for."""
    found = ", ".join(sorted(is_of))
    return fault(
        "LR502",
        place,
        f"“{shown(name)}” is of the sort {found}; the sort {sort} is required",
        f"”{shown(name)}” är angivet som {found}, men här ska det vara {sort}. Kontrollera namnet eller ändra "
        f"under ”namn: {sort}”.",
        found=f"{name} ({found})",
        required=f"a name of the sort {sort}",
        hint=f"check the name, or declare it under “namn: {sort}”",
    )


def wrong_count(place: Place, found: int, sorts: tuple[str, ...]) -> Diagnostic:
    """`args` holds more or fewer names than the concept has places."""
    wanted = ", ".join(sorts) or "–"
    return fault(
        "LR502",
        place,
        f"{found} names are given; {len(sorts)} are required ({wanted})",
        f"Här står {found} namn, men det ska vara {len(sorts)} ({wanted}). Ange ett namn för varje plats, i ordning.",
        found=f"{found} names",
        required=f"{len(sorts)} names: {wanted}",
        hint="give one name for each sort, in this order",
    )


def not_a_name(place: Place, text: str) -> Diagnostic:
    """A declared name that could not stand in a sentence."""
    return fault(
        "LR502",
        place,
        f"“{shown(text)}” cannot be a name: one word of letters, digits, _ and - is required",
        f"”{shown(text)}” kan inte vara ett namn. Ett namn är ett enda ord av bokstäver, siffror, _ och -, inte en "
        "ensam stor bokstav och inte ”inte”. Skriv till exempel huset_på_höjden.",
        found=text,
        required="one word of letters, digits, _ and -, not a single capital letter and not “inte”",
        hint="join the words with _",
    )


def value_missing(place: Place, sentence: str) -> Diagnostic:
    """An attribute without its value."""
    return fault(
        "LR503",
        place,
        f"“{shown(sentence)}” has a value, and none is given",
        f"Här saknas ett värde. Skriv ”{shown(sentence)}: ...” med värdet efter kolonet.",
        found="no value",
        required="a colon and the value",
        hint=f"write “{shown(sentence)}: ...”",
    )


def value_too_many(place: Place, sentence: str, text: str) -> Diagnostic:
    """A predicate with a value after it."""
    return fault(
        "LR503",
        place,
        f"“{shown(sentence)}” is true or false and takes no value",
        f"”{shown(sentence)}” kan vara sant eller falskt men har inget värde. Skriv bara meningen, med ”inte” om den "
        "inte stämmer.",
        found=text,
        required="the sentence alone, with inte if it is false",
        hint="remove the colon and what follows",
    )


def attribute_by_truth(place: Place, concept: str) -> Diagnostic:
    """`sant` for an attribute."""
    return fault(
        "LR503",
        place,
        f"{shown(concept)} has a value; “sant” is for what is true or false",
        f"{shown(concept)} har ett värde. Skriv ”värde” i stället för ”sant”.",
        found="sant",
        required="värde",
        hint="write “värde: ...”",
    )


def predicate_by_value(place: Place, concept: str) -> Diagnostic:
    """`värde` for a predicate."""
    return fault(
        "LR503",
        place,
        f"{shown(concept)} is true or false; “värde” is for what has a value",
        f"{shown(concept)} är sant eller falskt. Skriv ”sant: ja” eller ”sant: nej” i stället för ”värde”.",
        found="värde",
        required="sant",
        hint="write “sant: ja” or “sant: nej”",
    )


def not_truth(place: Place, text: str) -> Diagnostic:
    """Neither ja nor nej."""
    return fault(
        "LR503",
        place,
        f"“{shown(text)}” is neither ja nor nej",
        f"”{shown(text)}” är varken ja eller nej. Skriv ja eller nej.",
        found=text,
        required="ja or nej",
        hint="write ja or nej",
    )


def not_a_number(place: Place, text: str, example: str) -> Diagnostic:
    """No number written the Swedish way."""
    return fault(
        "LR503",
        place,
        f"“{shown(text)}” is not a number; a number such as “{example}” is required",
        f"”{shown(text)}” är inget tal. Skriv talet med siffror, decimalkomma och mellanslag före enheten, "
        f"till exempel ”{example}”.",
        found=text,
        required=f"a number such as {example}",
        hint="use digits, a comma for decimals, a space before the unit",
    )


def not_a_whole_number(place: Place, text: str) -> Diagnostic:
    """Decimals where a whole number is declared."""
    return fault(
        "LR503",
        place,
        f"“{shown(text)}” is not a whole number",
        f"”{shown(text)}” är inget heltal. Skriv ett tal utan decimaler, till exempel ”3”.",
        found=text,
        required="a whole number, such as 3",
        hint="leave out the comma and the decimals",
    )


def not_a_date(place: Place, text: str) -> Diagnostic:
    """A day in another form than ISO 8601."""
    return fault(
        "LR503",
        place,
        f"“{shown(text)}” is not a day in the form 2026-01-31",
        f"”{shown(text)}” är inget datum i rätt form. Skriv år-månad-dag med siffror, till exempel 2026-01-31.",
        found=text,
        required="a day in the form 2026-01-31",
        hint="write year-month-day, with two digits for month and day",
    )


def not_in_calendar(place: Place, text: str) -> Diagnostic:
    """A day that no month has, or a year that the certificate cannot hold."""
    return fault(
        "LR503",
        place,
        f"{shown(text)} is not a day of the calendar, years 1000 to 9999",
        f"Dagen {shown(text)} finns inte i kalendern. Kontrollera år, månad och dag.",
        found=text,
        required="a day of the calendar, years 1000 to 9999",
        hint="check the month and the day",
    )


def wrong_unit(place: Place, text: str, found: str, required: str) -> Diagnostic:
    """A number in another unit than declared, or with or without one."""
    english = f"the unit {required}" if required else "a number without unit"
    swedish = f"i {required}" if required else "utan enhet"
    given, angivet = (f"in {shown(found)}", f"i {shown(found)}") if found else ("without unit", "utan enhet")
    return fault(
        "LR504",
        place,
        f"“{shown(text)}” is {given}; {english} is required",
        f"Värdet ”{shown(text)}” är angivet {angivet}, men det ska anges {swedish}. Räkna om eller rätta enheten.",
        found=found or "no unit",
        required=english,
        hint="convert the number or mend the unit",
    )


def out_of_range(place: Place, text: str, english: str, swedish: str) -> Diagnostic:
    """A number beyond the ends of its declared range."""
    return fault(
        "LR505",
        place,
        f"“{shown(text)}” lies outside the declared range, {english}",
        f"Värdet ”{shown(text)}” är inte möjligt. Det ska vara {swedish}. Kontrollera värdet.",
        found=text,
        required=f"a number {english}",
        hint="check the value",
    )


def unknown_choice(place: Place, text: str, names: Iterable[str], close: str | None) -> Diagnostic:
    """A name that the enumeration does not have."""
    listed = ", ".join(names)
    hint, råd = _guess("use one of the names listed", "Välj ett av dem.", close)
    return fault(
        "LR506",
        place,
        f"“{shown(text)}” is none of: {listed}",
        f"”{shown(text)}” kan inte väljas här. Det kan vara: {listed}. {råd}",
        found=text,
        required=f"one of: {listed}",
        hint=hint,
    )


def unknown_sort(place: Place, name: str, close: str | None) -> Diagnostic:
    """A sort that no vocabulary declares."""
    hint, råd = _guess("use the name of a declared sort", "Använd en sort som finns i begreppslistan.", close)
    return fault(
        "LR511",
        place,
        f"there is no sort “{shown(name)}”",
        f"Sorten ”{shown(name)}” finns inte. {råd}",
        found=name,
        required="a declared sort",
        hint=hint,
    )


def cannot_be_closed(place: Place, concept: str) -> Diagnostic:
    """A closure of a concept that is no `mängd`."""
    return fault(
        "LR511",
        place,
        f"{shown(concept)} is not declared as a set that a case may close",
        f"{shown(concept)} kan inte avslutas, eftersom begreppet inte är en mängd. Ta bort det under ”avslutade”.",
        found=concept,
        required="a concept declared mängd",
        hint="remove it from “avslutade”",
    )
