"""The faults of the form of a case file, LR520 to LR528, in English and in Swedish.

One function for each fault: the code that finds it says where and what, never how it is worded.
"""

from __future__ import annotations

from collections.abc import Iterable

from legalrules.adapters.nodes import BrokenNode, MappingNode, Node, Place, ScalarNode, SequenceNode
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.source import Span

_SHOWN = 80


def shown(text: str) -> str:
    """A text from a file as a message may repeat it: not too long, nothing invisible."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in short)


def fault(
    code: str,
    place: Place,
    message: str,
    swedish: str,
    *,
    found: str = "",
    required: str = "",
    hint: str = "",
    related: tuple[tuple[str, Span], ...] = (),
) -> Diagnostic:
    """A diagnostic at a place; without a span the pointer stands as its section."""
    section = "" if place.span else place.pointer
    return Diagnostic(
        code, message, place.span, section, shown(found), required, hint, swedish, related=related
    )


def not_utf8(place: Place, byte: int) -> Diagnostic:
    """The file is in another encoding."""
    return fault(
        "LR520",
        place,
        f"the byte 0x{byte:02x} here is not UTF-8",
        "Filen är inte sparad som UTF-8. Spara den på nytt och välj teckenkodningen UTF-8.",
        found=f"byte 0x{byte:02x}",
        required="text in UTF-8",
        hint="save the file as UTF-8",
    )


def control_character(place: Place, character: str) -> Diagnostic:
    """A character that cannot be seen, or that no text may hold."""
    name = f"U+{ord(character):04X}"
    return fault(
        "LR520",
        place,
        f"the control character {name} may not stand in a case",
        f"Här står ett osynligt styrtecken ({name}). Ta bort det och skriv om texten på stället.",
        found=name,
        required="text without control characters",
        hint="delete the character, or type the text anew",
    )


def combining_run(place: Place) -> Diagnostic:
    """So many combining marks that no writing has them (Unicode annex 15, stream-safe text: 30)."""
    return fault(
        "LR520",
        place,
        "more than 30 combining marks follow each other",
        "Här står fler än 30 accenttecken i följd på samma bokstav. Skriv om texten på stället.",
        found="more than 30 combining marks",
        required="at most 30 (Unicode stream-safe text)",
        hint="type the text anew",
    )


def unreadable(place: Place, form: str, problem: str) -> Diagnostic:
    """The reader of the form stopped here."""
    marks = "klamrar, kommatecken och citattecken" if form == "JSON" else "indrag, kolon och citattecken"
    return fault(
        "LR521",
        place,
        f"the file cannot be read as {form}: {shown(problem)}",
        f"Filen kan inte läsas som {form} här. Kontrollera {marks} på den här raden och raden före.",
        found=problem,
        required=form,
        hint="put a text that holds a colon, # or bracket in quotation marks" if form == "YAML" else "",
    )


def empty_file(place: Place) -> Diagnostic:
    """There is nothing in the file."""
    return fault(
        "LR521",
        place,
        "the file is empty; a case was expected",
        "Filen är tom. Den ska innehålla ett ärende, med nycklarna ärendetyp, ärende, namn och uppgifter.",
        found="nothing",
        required="a case",
        hint="begin with ärendetyp, ärende, namn and uppgifter",
    )


def several_documents(place: Place) -> Diagnostic:
    """A second YAML document begins."""
    return fault(
        "LR521",
        place,
        "a second document begins here; a file holds one case",
        "Här börjar ett andra dokument. En fil ska innehålla ett enda ärende. Dela upp filen.",
        found="---",
        required="one document",
        hint="make a file for each case",
    )


def given_twice(place: Place, text: str, first: Place) -> Diagnostic:
    """A key, or a name in a list of names, occurs twice."""
    earlier = f" (rad {first.span.line})" if first.span else ""
    return fault(
        "LR522",
        place,
        f"“{shown(text)}” is given twice",
        f"”{shown(text)}” står redan tidigare{earlier}. Det får bara stå en gång. Behåll det som är rätt.",
        found=text,
        required="each key and name once",
        hint="keep one of the two",
        related=(("the first", first.span),) if first.span else (),
    )


def not_written_out(place: Place, english: str, swedish: str, found: str) -> Diagnostic:
    """An anchor, alias, tag or merge key of YAML."""
    return fault(
        "LR523",
        place,
        f"{english} may not be used in a case",
        f"Här används {swedish}, som inte är tillåtet i ett ärende. Skriv ut värdet, eller sätt texten inom "
        "citattecken om tecknet hör till texten.",
        found=found,
        required="the value written out",
        hint="write the value out, or put the text in quotation marks",
    )


def implicit_truth(place: Place, text: str) -> Diagnostic:
    """A plain scalar that YAML or JSON reads as true or false."""
    return fault(
        "LR524",
        place,
        f"“{shown(text)}” would be read as a truth value by some programs; write ja or nej",
        f"”{shown(text)}” kan läsas som ett sanningsvärde. Skriv ja eller nej. Om ordet är en text, sätt det inom "
        "citattecken.",
        found=text,
        required="ja or nej, or a text in quotation marks",
        hint="write ja or nej where a truth value is meant, else put the text in quotation marks",
    )


def implicit_null(place: Place, text: str) -> Diagnostic:
    """A plain scalar that YAML or JSON reads as null; the empty one too."""
    english = f"“{shown(text)}” would be read as no value by some programs" if text else "no value is given"
    swedish = f"”{shown(text)}” kan läsas som att värde saknas." if text else "Här saknas ett värde."
    return fault(
        "LR524",
        place,
        f"{english}; write the value, or leave the key out",
        f"{swedish} Skriv värdet, eller ta bort raden. Om ordet är en text, sätt det inom citattecken.",
        found=text,
        required="a value",
        hint="what is not known is left out",
    )


def not_text(place: Place, kind: str) -> Diagnostic:
    """Python data that is neither a text, a list nor a mapping."""
    return fault(
        "LR524",
        place,
        f"a value of the type {shown(kind)} was given; texts, lists and mappings are read, nothing else",
        f"Ett värde har typen {shown(kind)}. Lämna alla värden som text: ”120,5 m2”, ”2026-01-31”, ”ja” eller ”nej”.",
        found=kind,
        required="str, list or dict",
        hint="give numbers and days as texts (120,5 m2; 2026-01-31) and truth as ja or nej",
    )


def unknown_key(place: Place, key: str, known: Iterable[str], close: str | None) -> Diagnostic:
    """A key that means nothing here."""
    names = tuple(known)
    swedish = f"Menade ni ”{close}”?" if close else f"Här kan stå: {', '.join(names)}."
    return fault(
        "LR525",
        place,
        f"the key “{shown(key)}” means nothing here",
        f"Nyckeln ”{shown(key)}” finns inte. {swedish}",
        found=key,
        required="one of " + ", ".join(names),
        hint=f"did you mean “{close}”?" if close else "remove the key",
    )


def missing_key(place: Place, key: str, english: str, swedish: str) -> Diagnostic:
    """A required key is not there."""
    return fault(
        "LR526",
        place,
        f"{english} has no “{key}”",
        f"I {swedish} saknas ”{key}”. Lägg till raden ”{key}: ...”.",
        found="nothing",
        required=key,
        hint=f"add “{key}: ...”",
    )


def too_large(place: Place, english: str, swedish: str, found: str, required: str) -> Diagnostic:
    """A limit is passed: of bytes, nodes, depth, statements or characters."""
    return fault(
        "LR527",
        place,
        f"{english}: {found}, and at most {required} is allowed",
        f"{swedish}. Gränsen är {required}. Dela upp eller korta det som står här.",
        found=found,
        required=f"at most {required}",
        hint="divide or shorten it",
    )


def wrong_kind(place: Place, node: Node, english: str, swedish: str) -> Diagnostic:
    """A text, list or mapping stands where another is required; both wordings name what is required."""
    found, svenska = _kind(node)
    return fault(
        "LR528",
        place,
        f"{found} stands here; {english} is required",
        f"Här står {svenska}, men det ska vara {swedish}. Kontrollera indrag, bindestreck och kolon.",
        found=found,
        required=english,
        hint="look for a missing or superfluous “-” or colon",
    )


def not_shown(place: Place, count: int, limit: int) -> Diagnostic:
    """There are more faults than a report holds."""
    return fault(
        "LR527",
        place,
        f"{count} further faults are not shown",
        f"Ytterligare {count} fel visas inte. Rätta de {limit} första och läs in ärendet igen.",
        found=f"{count + limit} faults",
        required="a case without faults",
        hint="mend those shown first",
    )


def _kind(node: Node) -> tuple[str, str]:
    match node:
        case ScalarNode():
            return "a text", "en text"
        case SequenceNode():
            return "a list", "en lista"
        case MappingNode():
            return "a mapping (key: value)", "en uppställning (nyckel: värde)"
        case BrokenNode():
            return "something unreadable", "något oläsligt"
