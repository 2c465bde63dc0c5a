"""The decision letter: what is decided, on what grounds, by whom, and how to appeal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from legalrules.datalog.ending import Decided
from legalrules.derivation.decision import Decision
from legalrules.law.statute import LegalOutcome
from legalrules.render.document import Block, Code, Heading, Item, List, Paragraph, Strong
from legalrules.render.from_derivation.appeal import appeal
from legalrules.render.from_derivation.case_data import Parties, authority, case_data
from legalrules.render.from_derivation.circumstances import circumstances, merely_true, officials
from legalrules.render.from_derivation.lines import statements_of, steps
from legalrules.render.from_derivation.provisions import applied, choices, exceptions_tried, quoted_note
from legalrules.render.from_derivation.reports import reports
from legalrules.render.from_derivation.sentences import number
from legalrules.render.from_derivation.telling import Telling
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import fill
from legalrules.values import decimal_text

# As the command line has it: the same in every language.
VERIFY = "legalrules verify CERTIFIKAT --case ÄRENDE --law REGLER"


def letter(
    voice: Voice, decision: Decision, ending: Decided, parties: Parties, telling: Telling
) -> Iterator[Block]:
    """The decision, its reasons, and last the derivation that the reasons point into."""
    phrases, outcome = voice.phrases.letter, _outcome(voice, ending)
    yield Heading(1, phrases.title.format(outcome=voice.of_law(outcome.title)))
    yield from authority(voice)
    yield case_data(voice, decision, parties)
    yield Heading(2, phrases.operative)
    yield Paragraph((Strong(voice.of_law(outcome.decision)),))
    yield from reports(voice, decision, telling)
    yield from _reasons(voice, decision, telling)
    yield from _decided_by(voice, decision, ending)
    yield from appeal(voice, decision)
    yield from basis(voice, decision)
    yield Heading(2, phrases.steps)
    yield Paragraph(words(phrases.steps_intro))
    yield steps(voice, telling, telling.lines())


def _outcome(voice: Voice, ending: Decided) -> LegalOutcome:
    return next(o for o in voice.law.case_type.outcomes if o.id == ending.outcome)


def _reasons(voice: Voice, decision: Decision, telling: Telling) -> Iterator[Block]:
    phrases = voice.phrases.letter
    yield Heading(2, phrases.reasons)
    yield Paragraph(words(phrases.reasons_intro))
    yield from applied(voice, decision.provisions)
    yield from quoted_note(voice, decision.quoted)
    yield Heading(3, phrases.circumstances)
    yield Paragraph(words(phrases.circumstances_intro))
    yield from circumstances(voice, decision.decisive, telling)
    yield from exceptions_tried(voice, decision.grounds, telling)
    yield from choices(voice, decision.provisions, phrases.choices)
    told = {s for line in telling.lines() for s in statements_of(line.subject)}
    yield from merely_true(voice, tuple(s for s in decision.merely_true if s not in told))


def _decided_by(voice: Voice, decision: Decision, ending: Decided) -> Iterator[Block]:
    """Förvaltningslagen 31 §: who decided, who reported, who else took part; and the follow-up."""
    phrases, delegation = voice.phrases.letter, voice.law.delegation
    yield Heading(2, phrases.decided_by)
    if delegation is None:
        yield Paragraph(words(phrases.no_delegation))
    else:
        yield Paragraph(words(phrases.function.format(function=delegation.function, board=delegation.board)))
        titled = phrases.by_delegation.format(title=delegation.title, decided=delegation.decided)
        yield Paragraph(words(titled))
    assessors = officials(decision.decisive)
    if assessors:
        yield Paragraph(words(phrases.assessors.format(officials=voice.listed_words(assessors))))
    yield Paragraph(words(phrases.nobody_else))
    share = delegation.follow_up_share if delegation is not None else Decimal(0)
    percent = number(voice, Decimal(decimal_text(share * 100)))
    follow_up = phrases.drawn if ending.follow_up else phrases.not_drawn.format(share=percent)
    yield Paragraph(words(follow_up))


def basis(voice: Voice, decision: Decision) -> Iterator[Block]:
    """The digests of law and facts, and how anyone can check the certificate."""
    phrases = voice.phrases.letter
    yield Heading(2, phrases.basis)
    yield Paragraph(words(phrases.digests))
    yield List(
        (
            Item(fill(phrases.rules_digest, digest=Code(decision.program_digest))),
            Item(fill(phrases.facts_digest, digest=Code(decision.facts_digest))),
        )
    )
    yield Paragraph(fill(phrases.verify, command=Code(VERIFY)))
