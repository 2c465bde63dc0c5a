"""A page for each case type: what is asked and handed in, the outcomes, who may decide, the way to an answer."""

from __future__ import annotations

from collections.abc import Iterable

from legalrules.docsite.addresses import case_type_page, chapter_page
from legalrules.docsite.case_graph import flow_html
from legalrules.docsite.layers import layers_html
from legalrules.docsite.library import Library
from legalrules.docsite.markup import Draft, both, bullets, details, esc, link, prose
from legalrules.docsite.section_html import scenario_lines
from legalrules.law.citation import Citation
from legalrules.law.concept import Concept, Sourcing
from legalrules.law.statute import CaseType, LegalOutcome
from legalrules.render.from_law.usage import concepts_of


def case_type_drafts(library: Library) -> Iterable[Draft]:
    """The list, and a page for each case type."""
    index = Draft("arendetyper/index.md", "Ärendetyper")
    index.heading(1, "Ärendetyper")
    index.add("<p>De frågor som reglerna svarar på, med vad som frågas och vem som får besluta.</p>")
    shown = (
        f"{link(esc(_capital(one.title)), case_type_page(one.id))}: {esc(', '.join(o.title for o in one.outcomes))}"
        for one in library.law.case_types
    )
    index.add(bullets(shown))
    yield index
    for case_type in library.law.case_types:
        yield _page(library, case_type)


def _page(library: Library, case_type: CaseType) -> Draft:
    title = _capital(case_type.title)
    draft = Draft(case_type_page(case_type.id), title)
    draft.heading(1, title)
    draft.add(
        f'<p class="lr-meta">{both("Namn i ärendefiler", "Name in case files")}: <code>{esc(case_type.id)}</code></p>'
    )
    draft.heading(2, "Utfall", "utfall")
    if case_type.exhaustive:
        draft.add("<p>Utfallen utesluter varandra, och ett av dem gäller alltid.</p>")
    else:
        draft.add("<p>Utfallen utesluter varandra.</p>")
    draft.add(bullets((_outcome(library, one) for one in case_type.outcomes), "lr-outcomes"))
    layered = layers_html(library, library.layers.get(case_type.id, ()))
    if layered:
        draft.heading(2, "Lagren i frågan", "lager")
        draft.add(layered)
    draft.heading(2, "Vägen till svaret", "vagen")
    draft.add(flow_html(library, case_type))
    concepts = concepts_of(library.law, case_type)
    draft.heading(2, "Vad som frågas", "fragor")
    facts = [c for c in concepts if c.sourcing is Sourcing.INPUT]
    draft.add(_asked(library, facts, both("Uppgifter", "Facts")))
    judged = [c for c in concepts if c.sourcing is Sourcing.JUDGEMENT]
    draft.add(
        _asked(library, judged, both("Bedömningar som en människa gör", "Judgements that a person makes"))
    )
    _papers(library, case_type, concepts, draft)
    _who(library, case_type, draft)
    _tried(library, case_type, draft)
    return draft


def _outcome(library: Library, one: LegalOutcome) -> str:
    when = _word(library, one.when)
    lines = [
        f"<strong>{esc(_capital(one.title))}</strong>. {prose(one.decision)}",
        f"{both('När', 'When')}: {when}",
    ]
    if one.question:
        lines.append(f"{both('Fråga', 'Question')}: {prose(one.question)}")
    if one.delegated is not None:
        lines.append(
            f"{both('Avgörs automatiserat när', 'Decided automatically when')}: {_word(library, one.delegated)}"
        )
    return "<br>".join(lines)


def _word(library: Library, concept: Concept) -> str:
    shown = prose(concept.sentence(tuple(slot.name for slot in concept.slots)))
    page = library.concept_pages.get(concept.id, "")
    return link(shown, page) if page else shown


def _asked(library: Library, concepts: list[Concept], head: str) -> str:
    if not concepts:
        return ""
    listed = bullets(
        f"{prose(c.question) or _word(library, c)} <span class='lr-count'>{esc(', '.join(c.sources))} · "
        f"{link(both('begreppet', 'the concept'), library.concept_pages[c.id])}</span>"
        for c in concepts
    )
    return details(f"{head} ({len(concepts)})", listed, is_open=len(concepts) <= 20)


def _papers(library: Library, case_type: CaseType, concepts: tuple[Concept, ...], draft: Draft) -> None:
    """What is handed in: the facts that only the applicant can state, and what the decision reports."""
    own = [c for c in concepts if c.sourcing is Sourcing.INPUT and set(c.sources) <= set(case_type.applicant)]
    if own:
        draft.heading(2, "Vad den sökande lämnar", "lamnas-in")
        draft.add(
            f"<p>{both('Uppgifter som bara den sökande kan lämna.', 'Facts that only the applicant can state.')}</p>",
            bullets((_word(library, c) for c in own), "lr-columns"),
        )
    if case_type.reports:
        draft.heading(2, "Vad svaret redovisar", "redovisas")
        draft.add(
            bullets(
                f"<b>{esc(report.heading)}</b>: "
                + "; ".join(_word(library, r.concept) for r in report.references)
                for report in case_type.reports
            )
        )


def _who(library: Library, case_type: CaseType, draft: Draft) -> None:
    draft.heading(2, "Vem som får besluta", "beslutar")
    orders = [one for one in library.law.delegations if one.case_type == case_type.id]
    if case_type.obstacles:
        listed = "; ".join(_word(library, c) for c in case_type.obstacles)
        draft.add(
            f"<p>{both('Ärendet lämnas till en handläggare när', 'The case goes to an official when')}: {listed}.</p>"
        )
    if not any(one.delegated for one in case_type.outcomes):
        draft.add("<p>Inget utfall avgörs automatiserat: en människa beslutar.</p>")
    elif not orders:
        draft.add("<p>Ingen delegationsordning är inläst, och då beslutar en människa.</p>")
    for one in orders:
        page = chapter_page(Citation(one.abbreviation), library.delegations)
        draft.add(f"<p>{esc(one.function)}, {both('enligt', 'under')} {link(esc(one.title), page)}.</p>")


def _tried(library: Library, case_type: CaseType, draft: Draft) -> None:
    """The cases of the keys whose answer is an outcome of this type."""
    names = {outcome.id for outcome in case_type.outcomes}
    found = [one for one in library.scenarios if one.expected.svar in names]
    if found:
        draft.heading(2, f"Fall ({len(found)})", "fall")
        listed = bullets(scenario_lines(library, found), "lr-cases")
        draft.add(details(both("Fallen med sina svar", "The cases with their answers"), listed))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
