"""A JSON Schema (draft 2020-12) of the case files of a case type: every sentence that a case may state, as a form.

It takes every file that the reader takes, read as JSON or as YAML with all scalars as text, and refuses most of the
others; what it cannot refuse stands in its `$comment`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from legalrules.law.concept import Concept, Slot, Sourcing, Verb
from legalrules.law.statute import CaseType, Legislation
from legalrules.render.from_law.usage import concepts_of
from legalrules.render.from_law.value_schema import value_schema
from legalrules.render.from_law.vocabulary_document import value_text

Schema = dict[str, object]

_COMMENT = (
    "Schemat godtar varje ärende som läsaren godtar, läst som JSON eller som YAML med alla värden som text. Läsaren "
    "kräver mer än ett schema kan säga: att varje namn i en mening står under namn med rätt slag, att tal med enhet "
    "ligger inom sina gränser (x-from, x-to), att dagar finns i kalendern och inte ligger efter beslutsdagen, att en "
    "och samma källa inte säger emot sig själv, och gränser för filens storlek. Kör legalrules decide. / The reader "
    "refuses more than this schema can: names that are not declared, values out of range, days that do not exist, "
    "contradictions within a source, and files that are too large."
)


def case_schema(law: Legislation, case_type: CaseType) -> Schema:
    """The schema of the case files of the case type."""
    needed = frozenset(concept.id for concept in concepts_of(law, case_type))
    stated = tuple(concept for concept in law.concepts if concept.sourcing is not Sourcing.DERIVED)
    sources = tuple(dict.fromkeys(source for concept in stated for source in concept.sources))
    sorts = tuple(sort.name for sort in law.sorts)
    things = {
        sort.name: {"title": sort.gloss or sort.name, "type": "array", "items": _name(), "uniqueItems": True}
        for sort in law.sorts
    }
    closable = tuple(concept.id for concept in law.concepts if concept.closable)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": _COMMENT,
        "title": case_type.title,
        "description": f"Ett ärende av typen {case_type.id}.",
        "type": "object",
        "additionalProperties": False,
        "required": ["ärendetyp", "ärende", "namn", "uppgifter"],
        "properties": {
            "ärendetyp": {"const": case_type.id},
            "ärende": {"title": "Ärendets beteckning, ett av namnen", **_name()},
            "namn": {
                "title": "Sakerna i ärendet, efter slag",
                "type": "object",
                "additionalProperties": False,
                "properties": things,
            },
            "fullständigt namngivna": _listed("Slag av vilka alla saker är namngivna", sorts),
            "avslutade": _listed("Uppgifter som är fullständiga", closable),
            "parter": {
                "title": "Vem ärendet rör, efter roll",
                "type": "object",
                "additionalProperties": {"type": ["string", "number"], "maxLength": 2000},
            },
            "uppgifter": {"title": "Det som är uppgett", "type": "array", "items": {"$ref": "#/$defs/grupp"}},
        },
        "$defs": {
            "grupp": _group(stated, sources),
            **{f"från {source}": _from(stated, source) for source in sources},
            "bedömning": {"anyOf": [_ref(c) for c in stated if c.sourcing is Sourcing.JUDGEMENT]},
            **{_key(concept): _concept(concept, concept.id in needed) for concept in stated},
        },
    }


def _name() -> Schema:
    return {
        "description": "bokstäver, siffror, _ och -",
        "anyOf": [{"type": "string", "minLength": 1, "maxLength": 200}, {"type": "integer"}],
    }


def _listed(title: str, names: Iterable[str]) -> Schema:
    return {"title": title, "type": "array", "items": {"enum": list(names)}, "uniqueItems": True}


def _group(stated: tuple[Concept, ...], sources: tuple[str, ...]) -> Schema:
    """Statements of one source on one day; a judgement takes an official and a reason."""
    rules: list[Schema] = [
        {
            "if": {"properties": {"källa": {"const": source}}},
            "then": {"properties": {"om": {"items": {"$ref": f"#/$defs/från {source}"}}}},
        }
        for source in sources
    ]
    if any(concept.sourcing is Sourcing.JUDGEMENT for concept in stated):
        judged = {"properties": {"om": {"contains": {"$ref": "#/$defs/bedömning"}}}, "required": ["om"]}
        rules.append({"if": judged, "then": {"required": ["handläggare", "skäl"]}})
    return {
        "title": "Uppgifter av en källa på en dag",
        "type": "object",
        "additionalProperties": False,
        "required": ["källa", "datum", "om"],
        "properties": {
            "källa": {"title": "Vem som har uppgett det", "enum": list(sources)},
            "datum": {"title": "Vilken dag", "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            "om": {"title": "Vad som är uppgett", "type": "array"},
            "handläggare": {"title": "Vem som har gjort bedömningen", **_name()},
            "skäl": {"title": "Skälen för bedömningen", "type": ["string", "number"], "maxLength": 2000},
        },
        "allOf": rules,
    }


def _from(stated: tuple[Concept, ...], source: str) -> Schema:
    """What a source may state."""
    return {"title": f"Uppgift från {source}", "anyOf": [_ref(c) for c in stated if source in c.sources]}


def _key(concept: Concept) -> str:
    return f"begrepp {concept.id}"


def _ref(concept: Concept) -> Schema:
    return {"$ref": f"#/$defs/{_key(concept)}"}


def _concept(concept: Concept, needed: bool) -> Schema:
    """A statement of the concept: its sentence, or the form for machines."""
    shown = concept.sentence(tuple(f"{{{sort}}}" for sort in concept.sorts))
    notes = (
        shown,
        f"Värde: {value_text(concept.value)}." if concept.value is not None else "",
        f"Får uppges av: {', '.join(concept.sources)}.",
        f"Vägledning: {concept.criteria}" if concept.criteria else "",
        "" if needed else "Reglerna för ärendetypen frågar inte efter det.",
    )
    return {
        "title": concept.question or shown,
        "description": " ".join(note for note in notes if note),
        "x-id": concept.id,
        "x-sources": list(concept.sources),
        "anyOf": [_sentence(concept), _machine(concept)],
    }


def _sentence(concept: Concept) -> Schema:
    if concept.value is None:
        return {"type": "string", "pattern": _pattern(concept)}
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "patternProperties": {_pattern(concept): value_schema(concept.value)},
        "additionalProperties": False,
    }


def _machine(concept: Concept) -> Schema:
    count = len(concept.sorts)
    said: Schema
    said = (
        {"sant": {"enum": ["ja", "nej"]}} if concept.value is None else {"värde": value_schema(concept.value)}
    )
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "args", *said],
        "properties": {
            "id": {"const": concept.id},
            "args": {"type": "array", "items": _name(), "minItems": count, "maxItems": count},
            **said,
        },
    }


def _pattern(concept: Concept) -> str:
    """The sentence with any word in each slot, and `inte` before or after the finite verb."""
    parts: list[str] = []
    for part in concept.template:
        match part:
            case Slot():
                parts.append(r"\S+")
            case Verb(word):
                verb = _literal(word)
                parts.append(rf"(?:{verb}|{verb}\s+inte|inte\s+{verb})")
            case str():
                parts.append(_literal(part))
    return r"^\s*" + r"\s+".join(parts) + r"\s*$"


def _literal(words: str) -> str:
    """Words as a pattern that every dialect of regular expressions reads alike."""
    escaped = (re.sub(r"([\\^$.|?*+()\[\]{}/])", r"\\\1", word) for word in words.split())
    return r"\s+".join(escaped)
