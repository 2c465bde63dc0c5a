"""The pages of the law: an overview, a page for each chapter, one for each statute's transitional provisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from legalrules.docsite.addresses import COVERAGE, LAW, anchor, chapter_page
from legalrules.docsite.figures import Part, Stretch, bar, timeline
from legalrules.docsite.library import Library
from legalrules.docsite.markup import Draft, both, bullets, esc, link, prose
from legalrules.docsite.rule_html import Teller
from legalrules.docsite.section_html import STATUS, SectionTeller, act_name
from legalrules.law.citation import Citation
from legalrules.law.coverage import Entry, Status
from legalrules.law.statute import Statute


def law_drafts(library: Library) -> Iterable[Draft]:
    """The overview, and the pages of every statute that is no delegation order."""
    statutes = [s for s in library.law.statutes if s.abbreviation not in library.delegations]
    statutes.sort(key=lambda statute: -len(statute.provisions))
    yield _overview(library, statutes)
    for statute in statutes:
        for chapter in chapters(library, statute):
            yield _chapter(library, statute, chapter)
        if statute.transitions:
            yield _transitions(library, statute)


def chapters(library: Library, statute: Statute) -> tuple[str, ...]:
    """The numbers of the statute's chapters with a section, in order; "" for sections without a chapter."""
    places = {p.key.citation for p in statute.provisions if not p.key.citation.amending}
    ordered = sorted(places, key=lambda place: Citation(place.statute, place.chapter).sort_key())
    return tuple(dict.fromkeys(place.chapter for place in ordered))


def chapter_title(statute: Statute, chapter: str) -> str:
    """The chapter's number and heading; the statute's name for one without chapters."""
    heading = next((c.title for c in statute.chapters if c.number == chapter), "")
    return f"{statute.abbreviation} {chapter} kap. {heading}".strip() if chapter else _capital(statute.title)


def sections(statute: Statute, chapter: str) -> tuple[Citation, ...]:
    """The sections of a chapter, in order."""
    found = {
        p.key.citation
        for p in statute.provisions
        if p.key.citation.chapter == chapter and not p.key.citation.amending
    }
    return tuple(sorted(found))


def totals(entries: Iterable[Entry], name: str) -> str:
    """Coverage as a bar with its numbers."""
    counted = Counter(entry.status for entry in entries)
    if not counted:
        return ""
    parts = [Part(STATUS[s][0], counted[s], STATUS[s][2]) for s in Status]
    told = ", ".join(f"{counted[s]} {STATUS[s][0]}" for s in Status if counted[s])
    return f'{bar(parts, name)}<p class="lr-meta">{link(both("Täckning", "Coverage"), COVERAGE)}: {esc(told)}</p>'


def _overview(library: Library, statutes: Iterable[Statute]) -> Draft:
    draft = Draft(LAW, "Lagen")
    draft.heading(1, "Lagen")
    draft.add(
        "<p>Varje paragraf med sin innebörd i egna ord och reglerna som meningar. Lagtexten själv finns hos riksdagen; "
        "sidorna länkar dit. Reglerna är skrivna av människor och granskade mot lagtexten, och där de har fått välja "
        "läsning står valet och skälen vid paragrafen.</p>"
    )
    for statute in statutes:
        draft.heading(
            2,
            f"{_capital(statute.title)} ({statute.abbreviation})",
            anchor(Citation(statute.abbreviation, section=statute.abbreviation)),
        )
        rows = []
        for chapter in chapters(library, statute):
            place = Citation(statute.abbreviation, chapter)
            count = len(sections(statute, chapter))
            of = [
                e
                for e in library.entries
                if (e.place.statute, e.place.chapter) == (place.statute, chapter) and not e.place.amending
            ]
            title = chapter_title(statute, chapter)
            shown = link(esc(title), chapter_page(place))
            rows.append(
                f"{shown} <span class='lr-count'>{count} {both('paragrafer', 'sections')}</span>{totals(of, title)}"
            )
        if statute.transitions:
            page = chapter_page(Citation(statute.abbreviation, amending="x"))
            rows.append(link(both("Övergångsbestämmelser", "Transitional provisions"), page))
        draft.add(bullets(rows, "lr-chapters"))
    return draft


def _chapter(library: Library, statute: Statute, chapter: str) -> Draft:
    place = Citation(statute.abbreviation, chapter)
    title = chapter_title(statute, chapter)
    draft = Draft(chapter_page(place), title)
    draft.heading(1, title)
    listed = sections(statute, chapter)
    jumps = "".join(f"<li>{_jump(library, draft, section)}</li>" for section in listed)
    entries = [
        e
        for e in library.entries
        if (e.place.statute, e.place.chapter) == (statute.abbreviation, chapter) and not e.place.amending
    ]
    draft.add(
        f'<p class="lr-meta">{prose(_capital(statute.title))} ({esc(statute.sfs)}). '
        f"{both('Visad som den lyder', 'Shown as it reads on')} <time>{library.day}</time>.</p>",
        totals(entries, title),
        f'<nav class="lr-jumps" aria-label="Paragrafer"><ul>{jumps}</ul></nav>',
    )
    teller = SectionTeller(library, draft)
    for section in listed:
        teller.section(section)
    return draft


def _jump(library: Library, draft: Draft, section: Citation) -> str:
    now = library.current(section)
    kind = "" if now is not None and library.day in now.key.validity else "lr-past"
    return link(esc(f"{section.section} §"), draft.uri, anchor(section), kind=kind)


def _transitions(library: Library, statute: Statute) -> Draft:
    uri = chapter_page(Citation(statute.abbreviation, amending="x"))
    draft = Draft(uri, f"{statute.abbreviation} övergångsbestämmelser")
    draft.heading(1, f"{statute.abbreviation} övergångsbestämmelser")
    draft.add(_acts(library, statute))
    teller = SectionTeller(library, draft)
    act = ""
    for text in sorted(statute.transitions, key=lambda t: t.key.citation.sort_key()):
        place = text.key.citation
        if place.amending != act:
            act = place.amending
            draft.heading(2, f"SFS {act}", anchor(Citation(place.statute, amending=act)))
        draft.heading(3, f"Punkt {' '.join(place.items)}", anchor(place))
        # The rules of a point are law from a day, and so are kept as a wording of their own.
        held = library.wordings.get(place, ())
        rules = (f'<div class="lr-rules">{Teller(library, draft, one).rules()}</div>' for one in held)
        draft.add(teller.wording(text), *rules)
    return draft


def _acts(library: Library, statute: Statute) -> str:
    """The days on which the statute changed, on a line of time: how many wordings, by which act, whose cases stay."""
    given: dict[date, list[str]] = {}
    for provision in statute.provisions:
        if not provision.key.citation.amending:
            given.setdefault(provision.key.validity.start, []).append(provision.key.sfs)
    earliest = library.day.replace(year=library.day.year - 3, month=1, day=1)
    kept = {t.key.sfs for t in statute.transitions if t.rules}
    stretches = [
        Stretch(day, None, _change(acts, kept), day <= library.day)
        for day, acts in sorted(given.items())
        if day >= earliest
    ]
    if not stretches:
        return ""
    head = f'<p class="lr-small-head">{both("Ändringar i tiden", "Amendments in time")}</p>'
    return head + timeline(stretches, library.day, f"Ändringar i {statute.title}")


def _change(acts: list[str], kept: set[str]) -> str:
    named = sorted(set(acts))
    by = act_name(named[0]) if len(named) == 1 else f"{len(named)} författningar"
    wordings = f"{len(acts)} lydelse{'r' if len(acts) > 1 else ''} genom {by}"
    return wordings + ("; äldre ärenden för sig" if kept & set(named) else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
