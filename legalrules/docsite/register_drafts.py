"""Pages that account for the rest: coverage, official texts that changed, delegation orders, diagnostics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from legalrules.diagnostics.catalogue import CATALOGUE
from legalrules.docsite.addresses import COVERAGE, DIAGNOSTICS, DRIFT, anchor, case_type_page, chapter_page
from legalrules.docsite.chapter_drafts import totals
from legalrules.docsite.concept_drafts import facts
from legalrules.docsite.library import Library
from legalrules.docsite.markup import Draft, both, bullets, details, esc, link, prose, table
from legalrules.docsite.official_html import TOLD
from legalrules.docsite.official_texts import Drift
from legalrules.docsite.section_html import STATUS, SectionTeller
from legalrules.law.citation import Citation
from legalrules.law.coverage import Entry
from legalrules.law.statute import Delegation
from legalrules.values import decimal_text


def coverage_draft(library: Library) -> Draft:
    """The register by chapter and stretch of wordings, as bars and as tables."""
    draft = Draft(COVERAGE, "Täckning")
    draft.heading(1, "Vad som är kodat")
    draft.add(
        "<p>Varje paragraf, stycke och punkt som listan över den officiella texten räknar upp: "
        "skriven som regel, skriven som "
        "regel där en människa gör en bedömning, eller utelämnad med skälet.</p>",
        totals(library.entries, "Allt"),
    )
    for heading, group in groupby(library.entries, key=_heading):
        entries = list(group)
        first = entries[0].place
        name = "-".join(
            (
                "t",
                first.statute.lower(),
                first.chapter or "x",
                first.amending.replace(":", "-") or "k",
                str(entries[0].validity.start),
            )
        )
        if name in draft.ids:
            name += "-2"
        draft.heading(2, heading, name)
        rows = (_row(library, entry) for entry in entries)
        head = (
            both("Plats", "Place"),
            both("Ställning", "Status"),
            both("Bedömningar och luckor", "Judgements and gaps"),
        )
        draft.add(
            totals(entries, heading),
            details(both("Plats för plats", "Place by place"), table(head, rows, heading)),
        )
    return draft


def _heading(entry: Entry) -> str:
    chapter = f" {entry.place.chapter} kap." if entry.place.chapter else ""
    if entry.place.amending:
        chapter = f" övergångsbestämmelserna till SFS {entry.place.amending}"
    end = "" if entry.validity.end is None else f" till {entry.validity.end}"
    return f"{entry.place.statute}{chapter}, lydelser från {entry.validity.start}{end}"


def _row(library: Library, entry: Entry) -> tuple[str, ...]:
    page, target = library.where(entry.place, entry.validity)
    swedish, english, kind = STATUS[entry.status]
    judged = [
        f"{both('bedöms', 'judged')}: "
        f"{link(prose(c.sentence(tuple(s.name for s in c.slots))), library.concept_pages[c.id])}"
        for c in entry.judgements
    ]
    said = "<br>".join((*judged, *map(prose, entry.reasons)))
    return (
        link(esc(entry.place.swedish()), page, target),
        f'<span class="lr-status {kind}">{both(swedish, english)}</span>',
        said,
    )


def drift_draft(library: Library) -> Draft:
    """What has become of the official text of each provision, against the digests that were pinned."""
    draft = Draft(DRIFT, "Lagtextens ändringar")
    draft.heading(1, "Lagtextens ändringar")
    official = library.official
    if official is None:
        draft.add(
            "<p>Webbplatsen är byggd utan en mapp med officiella texter. Lagtexten finns hos "
            "riksdagen, och varje paragraf länkar dit. "
            "Anges en mapp jämförs varje kodad lydelse med den text den skrevs efter.</p>"
        )
        return draft
    acts = {statute.abbreviation: statute.sfs for statute in library.law.statutes}
    found = [
        (provision, official.drift(provision, acts[provision.key.citation.statute]))
        for provision in library.law.provisions()
        if provision.key.citation.statute not in library.delegations
    ]
    counted = Counter(drift for _, drift in found)
    draft.add(
        "<p>Varje kodad lydelse mot den text i mappen som gällde samtidigt. Jämförelsen görs på en "
        "kontrollsumma av orden, "
        "utan hänsyn till radbrytningar.</p>",
        bullets(f"<strong>{counted[d]}</strong> {both(*TOLD[d])}" for d in Drift),
    )
    for drift in (Drift.DIFFERS, Drift.UNPINNED, Drift.UNUSABLE, Drift.SAME):
        places = [p for p, of in found if of is drift]
        if places:
            draft.heading(
                2, f"{TOLD[drift][0][:1].upper()}{TOLD[drift][0][1:]} ({len(places)})", drift.name.lower()
            )
            draft.add(
                bullets(
                    (
                        f"{link(esc(p.key.citation.swedish()), *library.where(p.key.citation, p.key.validity))}, "
                        f"{both('från', 'from')} {p.key.validity.start}"
                        for p in places
                    ),
                    "lr-columns",
                )
            )
    return draft


def delegation_drafts(library: Library) -> Iterable[Draft]:
    """What may be decided automatically, and each order with its sections."""
    index = Draft("delegation/index.md", "Delegation")
    index.heading(1, "Delegation")
    index.add(
        "<p>Vem som får besluta. Utan en delegationsordning får ingenting avgöras automatiserat, "
        "och det som en ordning inte nämner "
        "avgörs av en människa (6 kap. 37 § kommunallagen).</p>"
    )
    orders = library.law.delegations
    index.add(
        bullets(
            f"{link(esc(one.title), chapter_page(Citation(one.abbreviation), library.delegations))}: "
            f"{esc(one.function)}"
            for one in orders
        )
        or "<p>Ingen delegationsordning är inläst. En kommun anger sin egen regelfil när den bygger webbplatsen.</p>"
    )
    automatic = (
        f"{link(esc(one.title), case_type_page(one.id))}: "
        + (esc(", ".join(o.title for o in one.outcomes if o.delegated)) or both("inget utfall", "no outcome"))
        for one in library.law.case_types
    )
    index.heading(2, "Utfall som kan delegeras till en funktion", "kan-delegeras")
    index.add(bullets(automatic))
    yield index
    for order in orders:
        yield _order(library, order)


def _order(library: Library, order: Delegation) -> Draft:
    page = Draft(chapter_page(Citation(order.abbreviation), library.delegations), order.title)
    page.heading(1, order.title)
    case_type = library.law.case_type(order.case_type)
    about = link(esc(case_type.title), case_type_page(case_type.id)) if case_type else esc(order.case_type)
    quotes = ", ".join(order.accepts_quotations_of) or "–"
    rows = (
        (both("Nämnd", "Board"), esc(order.board)),
        (both("Beslutad", "Decided"), esc(order.decided)),
        (both("Beslutsfunktion", "Function"), esc(order.function)),
        (both("Ärendetyp", "Case type"), about),
        (both("Efterkontroll", "Follow-up"), f"{esc(decimal_text(order.follow_up_share * 100))} %"),
        (both("Godtar lydelser kända genom citat", "Accepts wordings known by quotation"), esc(quotes)),
    )
    page.add(facts(rows))
    teller = SectionTeller(library, page)
    statute = library.statute(order.abbreviation)
    for place in sorted({p.key.citation for p in statute.provisions} if statute else ()):
        teller.section(place)
    return page


def diagnostics_draft() -> Draft:
    """Every code with its reason and repair."""
    draft = Draft(DIAGNOSTICS, "Felkoder")
    draft.heading(1, "Felkoder")
    draft.add(
        "<p>Vad verktygen säger om en regelfil eller ett ärende som inte går att läsa, varför det "
        "spelar roll och hur det lagas. "
        "Texterna är på engelska, som i programmet.</p>"
    )
    groups = {
        "1": "Syntax",
        "2": "Namn och slag",
        "3": "Bestämmelser",
        "4": "Logik",
        "5": "Uppgifter i ärenden",
        "6": "Motorer",
        "7": "Intyg",
    }
    for number, entries in groupby(CATALOGUE, key=lambda entry: entry.code[2]):
        name = anchor(Citation("LR", section=f"lr{number}xx"))
        if name in draft.ids:
            continue
        draft.heading(2, f"LR{number}xx: {groups.get(number, '')}", name)
        for entry in entries:
            draft.heading(3, f"{entry.code} {entry.title}", entry.code.lower())
            draft.add(
                f'<div lang="en"><p>{esc(entry.reason)}</p><p><b>Repair.</b> {esc(entry.repair)}</p></div>'
            )
    return draft
