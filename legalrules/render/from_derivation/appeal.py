"""How to appeal: förvaltningslagen 33, 43 and 44 §§, plan- och bygglagen 13 kap. 3 and 15 §§."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from legalrules.derivation.decision import Decision
from legalrules.law.citation import Citation
from legalrules.render.document import Block, Heading, Paragraph, Spans
from legalrules.render.from_derivation.voice import Voice, words
from legalrules.render.spans import fill, sentence

# The attribute by which the corpus says when the time to appeal ends. A letter may name that day only when it is
# certain: it depends on the day on which the party took part of the decision, which is known afterwards.
LAST_DAY = "sista_överklagandedag"

# The conclusion of 13 kap. 15 §, which limits the right to appeal a startbesked and nothing else. Where a law has it, a
# case type that does not report it is not about a startbesked, and its letters do not speak of the limit.
ONLY_THE_NOTIFIER = "överklagas_av_anmälaren"


def appeal(voice: Voice, decision: Decision) -> Iterator[Block]:
    """Where, who, how, to which address, how long; the last day only if the case settles it."""
    phrases, delegation = voice.phrases.appeal, voice.law.delegation
    yield Heading(2, phrases.heading)
    yield _rule(voice, words(phrases.intro), phrases.intro_cited)
    yield _rule(voice, words(phrases.where), phrases.where_cited)
    if limited_to_the_notifier(voice):
        yield _rule(voice, words(phrases.who), phrases.who_cited)
    yield _rule(voice, words(phrases.how), phrases.how_cited)
    if delegation is not None:
        address = phrases.address.format(board=delegation.board, address=delegation.appeal_address)
        yield _rule(voice, words(address), phrases.address_cited)
    yield _rule(voice, words(phrases.period), phrases.period_cited)
    yield _rule(voice, words(phrases.public), phrases.public_cited)
    last = last_day(decision)
    if last is not None:
        yield Paragraph(words(f"{phrases.last_day.format(day=last.isoformat())} {phrases.moved}"))


def limited_to_the_notifier(voice: Voice) -> bool:
    """Whether the case type is about a decision that only the notifier may appeal."""
    reported = {r.concept.id for report in voice.law.case_type.reports for r in report.references}
    return ONLY_THE_NOTIFIER in reported or ONLY_THE_NOTIFIER not in voice.law.concepts


def last_day(decision: Decision) -> date | None:
    """The last day to appeal, if the case settles it."""
    for finding in decision.information:
        if finding.atom.predicate.name == LAST_DAY and isinstance(finding.value, date):
            return finding.value
    return None


def _rule(voice: Voice, text: Spans, places: tuple[Citation, ...]) -> Paragraph:
    cited = voice.listed(tuple((voice.cited(place, None),) for place in places))
    return Paragraph(sentence(fill("{text} ({cited})", text=text, cited=cited)))
