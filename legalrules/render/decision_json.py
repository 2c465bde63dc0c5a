"""The decision as plain data for other systems; its shape is fixed by decision.schema.json.

Sentences are those of the documents. Everything that a program would otherwise have to read out of a sentence stands
beside it: concept, arguments, value, provision, statements.
"""

from __future__ import annotations

from importlib.resources import files
from typing import assert_never

from legalrules.datalog.ending import Complete, Decided, Ending, HandOver
from legalrules.derivation.awaits import Awaited
from legalrules.derivation.decision import Decision, Finding, OutcomeFinding, SetAside
from legalrules.derivation.decisive import AppliedProvision, Leaf
from legalrules.derivation.nodes import (
    Absent,
    Applied,
    Assessed,
    Assumed,
    Compared,
    Derivation,
    Given,
    GroundAtom,
    NoOther,
    NothingOfSort,
)
from legalrules.diagnostics.diagnostic import Diagnostic
from legalrules.diagnostics.show import as_json
from legalrules.law.concept import Sourcing
from legalrules.law.statute import Legislation, Report
from legalrules.render.from_derivation.appeal import last_day
from legalrules.render.from_derivation.circumstances import asking_lines
from legalrules.render.from_derivation.decision_document import told
from legalrules.render.from_derivation.law_index import law_index
from legalrules.render.from_derivation.lines import sentence_of, statements_of
from legalrules.render.from_derivation.open_questions import question
from legalrules.render.from_derivation.reports import found_of
from legalrules.render.from_derivation.sentences import said, value_of
from legalrules.render.from_derivation.telling import Line, Telling, principal
from legalrules.render.from_derivation.voice import Voice
from legalrules.render.phrases.record import Phrases
from legalrules.render.phrases.sv import SWEDISH
from legalrules.render.quoting import LAW_LANGUAGE, unmarked
from legalrules.render.spans import plain
from legalrules.render.values_json import Json, citation_data, scalar_data, statement_data, wording_data
from legalrules.values import decimal_text

FORMAT = "legalrules/decision/1"


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of what `decision_data` and `rejection_data` give."""
    return files("legalrules.render").joinpath("decision.schema.json").read_text("utf-8")


def decision_data(
    decision: Decision, legislation: Legislation, *, phrases: Phrases = SWEDISH
) -> dict[str, object]:
    """The decision as JSON data, steps numbered as in its document. Words of the law stay Swedish in any language."""
    voice = Voice(phrases, law_index(legislation, decision.case_type, decision.day))
    return {key: _shown(value) for key, value in _data(voice, decision).items()}


def _shown(value: Json) -> Json:
    """The data with marked words in quotation marks, or bare where a text is nothing else."""
    match value:
        case str():
            return unmarked(value)
        case list():
            return [_shown(one) for one in value]
        case dict():
            return {key: _shown(one) for key, one in value.items()}
        case _:
            return value


def _data(voice: Voice, decision: Decision) -> dict[str, Json]:
    telling = told(decision)
    asking = asking_lines(telling)
    return {
        "format": FORMAT,
        "language": voice.phrases.language,
        "authoritative": voice.phrases.language == LAW_LANGUAGE,
        "ending": _ending(decision.ending),
        "case_type": decision.case_type,
        "case": decision.case,
        "day": decision.day.isoformat(),
        "outcome": _decided_outcome(voice, decision.ending),
        "reasons": _reasons(voice, decision.ending),
        "outcomes": [_outcome(voice, one) for one in decision.outcomes],
        "obstacles": [_finding(voice, one) for one in decision.obstacles],
        "conflicts": [_conflict(voice, one) for one in decision.conflicts],
        "provisions": [_provision(voice, one) for one in decision.provisions],
        "decisive": [_leaf(voice, one, telling, asking) for one in decision.decisive],
        "merely_true": [statement_data(voice, one) for one in decision.merely_true],
        "reports": [_report(voice, decision, one) for one in voice.law.case_type.reports],
        "open_questions": [_question(voice, one, decision.case) for one in decision.awaits],
        "delegation": _delegation(voice),
        "appeal": _appeal(voice, decision),
        "follow_up": decision.ending.follow_up if isinstance(decision.ending, Decided) else None,
        "digests": {"program": decision.program_digest, "facts": decision.facts_digest},
    }


def rejection_data(diagnostics: tuple[Diagnostic, ...]) -> dict[str, object]:
    """Rejected input as JSON data: nothing is decided."""
    return {"format": FORMAT, "ending": "rejected", "diagnostics": as_json(diagnostics)}


def _ending(ending: Ending) -> str:
    match ending:
        case Decided():
            return "decided"
        case Complete():
            return "complete"
        case HandOver():
            return "hand_over"
        case _:
            assert_never(ending)


def _decided_outcome(voice: Voice, ending: Ending) -> Json:
    if not isinstance(ending, Decided):
        return None
    found = next(o for o in voice.law.case_type.outcomes if o.id == ending.outcome)
    return {"id": found.id, "title": found.title, "decision": found.decision}


def _reasons(voice: Voice, ending: Ending) -> list[Json]:
    """Why a person decides."""
    if not isinstance(ending, HandOver):
        return []
    return [{"code": ending.reason.value, "text": voice.phrases.hand_over.reasons[ending.reason]}]


def _outcome(voice: Voice, one: OutcomeFinding) -> Json:
    return {
        "id": one.outcome.id,
        "text": said(voice, one.finding.atom),
        "truth": one.finding.truth.value,
        "delegated": None if one.delegated is None else one.delegated.truth.value,
    }


def _finding(voice: Voice, one: Finding) -> dict[str, Json]:
    told_by = principal(one.evidence) if one.evidence is not None else None
    text = plain(sentence_of(voice, told_by, failed=False)) if told_by is not None else said(voice, one.atom)
    return {"text": text, **_atom(one.atom), "truth": one.truth.value, **_given_by(told_by)}


def _atom(atom: GroundAtom) -> dict[str, Json]:
    """The concept, or the name of the predicate where the law has no words for it; null for the unnamed thing."""
    concept = atom.predicate.concept
    return {"concept": concept.id if concept is not None else atom.predicate.name, "args": list(atom.args)}


def _given_by(node: Derivation | None) -> dict[str, Json]:
    """The provision that concluded it, if one did."""
    origin = node.rule.origin if isinstance(node, Applied) else None
    return {
        "citation": citation_data(origin.citation if origin is not None else None),
        "wording": wording_data(origin.wording if origin is not None else None),
    }


def _conflict(voice: Voice, conflict: SetAside) -> Json:
    concluded = [principal(one) for one in conflict.conclusions]
    return {
        **_atom(conflict.atom),
        "statements": [statement_data(voice, one) for one in conflict.statements],
        "conclusions": [
            {"text": plain(sentence_of(voice, one, failed=False)), **_given_by(one)} for one in concluded
        ],
    }


def _provision(voice: Voice, applied: AppliedProvision) -> Json:
    text = voice.law.wordings.get(applied.wording) if applied.wording is not None else None
    return {
        "citation": citation_data(applied.citation),
        "gloss": text.gloss if text is not None else "",
        "link": voice.law.link(applied.wording, applied.citation),
        "wording": wording_data(applied.wording),
    }


def _leaf(voice: Voice, leaf: Leaf, telling: Telling, asking: dict[int, Line]) -> Json:
    number = telling.number_of(leaf)
    line = asking.get(number) if number is not None else None
    failed = line is not None and line.attempt is not None
    return {
        "kind": _kind(leaf),
        "text": plain(sentence_of(voice, leaf, failed=failed)),
        "step": number,
        "citation": citation_data(line.place if line is not None else None),
        "wording": wording_data(line.wording if line is not None else None),
        "statements": [statement_data(voice, one) for one in statements_of(leaf)],
    }


def _kind(leaf: Leaf) -> str:
    match leaf:
        case Compared():
            return "comparison"
        case NoOther() | NothingOfSort() | Absent():
            return "absence"
        case Given() | Assessed() | Assumed():
            is_judgement = leaf.atom.predicate.sourcing is Sourcing.JUDGEMENT
            return "judgement" if is_judgement else "assumed" if isinstance(leaf, Assumed) else "fact"
        case _:
            assert_never(leaf)


def _report(voice: Voice, decision: Decision, report: Report) -> Json:
    found = [finding for reference in report.references for finding in found_of(decision, reference)]
    return {"heading": report.heading, "items": [_reported(voice, finding) for finding in found]}


def _reported(voice: Voice, finding: Finding) -> Json:
    text, value = said(voice, finding.atom), finding.value
    return {
        "text": text if value is None else value_of(voice, text, value),
        **_atom(finding.atom),
        "value": True if value is None else scalar_data(value),
        **_given_by(principal(finding.evidence) if finding.evidence is not None else None),
    }


def _question(voice: Voice, awaited: Awaited, case: str) -> Json:
    predicate = awaited.atom.predicate
    return {
        **_atom(awaited.atom),
        "question": plain(question(voice, awaited, case)),
        "sources": list(predicate.sources),
        "judgement": awaited.is_judgement,
        "criteria": predicate.concept.criteria if predicate.concept is not None else "",
        "contested": awaited.contested,
    }


def _delegation(voice: Voice) -> Json:
    found = voice.law.delegation
    if found is None:
        return None
    return {
        "title": found.title,
        "board": found.board,
        "decided": found.decided,
        "function": found.function,
        "follow_up_share": decimal_text(found.follow_up_share),
    }


def _appeal(voice: Voice, decision: Decision) -> Json:
    """Where to appeal and how long; nothing while nothing is decided."""
    if not isinstance(decision.ending, Decided):
        return None
    last = last_day(decision)
    return {
        "to": "länsstyrelsen",
        "address": voice.law.delegation.appeal_address if voice.law.delegation is not None else "",
        "weeks": 3,
        "last_day": None if last is None else last.isoformat(),
    }
