"""A section as it stands on its chapter's page: gloss, rules, exceptions both ways, choices, gaps, cases, wordings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from legalrules.docsite.difference import difference_html
from legalrules.docsite.figures import Part, Stretch, bar, timeline
from legalrules.docsite.library import Library, Scenario, Text, section_of
from legalrules.docsite.markup import Draft, both, bullets, details, esc, link, outside, prose, unsearched
from legalrules.docsite.official_html import beside
from legalrules.docsite.rule_html import Teller
from legalrules.docsite.section_graph import graph_html
from legalrules.law.citation import Citation
from legalrules.law.condition import Compare, Gathered, Given, Reckoned, concepts_used, references, walk
from legalrules.law.coverage import Entry, Status
from legalrules.law.provision import Choice, ExceptionTo, GivesValue, Provision, Transition, WaiverOf
from legalrules.render.from_law.rule_lines import below, short
from legalrules.values import Quantity, decimal_text

STATUS = MappingProxyType(
    {
        Status.RULE: ("som regel", "as a rule", "rule"),
        Status.JUDGEMENT: ("med bedömning", "with a judgement", "judgement"),
        Status.GAP: ("utelämnad med skäl", "left out, with the reason", "gap"),
        Status.MISSING: ("utan besked", "not accounted for", "missing"),
    }
)


@dataclass(frozen=True, slots=True)
class SectionTeller:
    """Writes the sections of one page."""

    library: Library
    draft: Draft

    def section(self, place: Citation) -> None:
        """The section: the wording of the day in full, the others folded."""
        now = self.library.current(place)
        assert now is not None, place
        name = self.library.anchor(now, place)
        self.draft.heading(2, _title(place), name)
        self.draft.add(
            not_in_force(self.library, now), self.wording(now), self.others(place, now), self.terms(place)
        )

    def wording(self, text: Text) -> str:
        """Everything that is said of one wording."""
        teller = Teller(self.library, self.draft, text)
        return "\n".join(
            part
            for part in (
                f'<p class="lr-gloss">{prose(text.gloss)}</p>',
                self.meta(text),
                beside(
                    self.library, text, f'<div class="lr-rules">{teller.rules()}</div>' if text.rules else ""
                ),
                self.exceptions(text),
                *(self.choice(choice) for choice in text.choices),
                self.gaps(text, teller),
                self.coverage(text, teller),
                self.scenarios(text),
                self.words(text),
                graph_html(self.library, text),
            )
            if part
        )

    def meta(self, text: Text) -> str:
        """When the wording is in force, by which act, how it is known, and where the official text is."""
        key, statute = text.key, self.library.statute(text.key.citation.statute)
        told: list[str] = []
        if isinstance(text, Provision):
            end = f" {both('till', 'to')} <time>{key.validity.end}</time>" if key.validity.end else ""
            told.append(
                f"{both('Lydelse från', 'Wording from')} <time>{key.validity.start}</time>{end} "
                f"{both('genom', 'through')} {esc(act_name(key.sfs))}"
            )
        if key.known.is_quoted:
            told.append(
                f"<strong>{both('känd bara genom citat', 'known only by quotation')}</strong> "
                f"{key.known.quoted_on}, {esc(key.known.where)}"
            )
        address = (text.link if isinstance(text, Provision) else "") or (statute.link if statute else "")
        if address:
            told.append(outside(both("officiell text", "official text"), address))
        return f'<p class="lr-meta">{" · ".join(told)}</p>' if told else ""

    def exceptions(self, text: Text) -> str:
        """What is an exception from this, and what this is an exception from."""
        inside, during = text.key.citation, text.key.validity
        away: dict[Citation, None] = {}
        for rule in text.rules:
            if isinstance(rule.conclusion, ExceptionTo | WaiverOf):
                away.update(dict.fromkeys(rule.conclusion.targets))
        toward = {
            (one.rule.place, one.target): one.text
            for one in self.library.exceptions.get(section_of(inside), ())
            if isinstance(one.text, Transition) or one.text.key.validity.overlaps(during)
        }
        lines = [
            f"{both('Undantag från', 'Exception from')} {self.cited(target, text)}" for target in sorted(away)
        ]
        for (place, target), _ in sorted(toward.items(), key=lambda found: found[0]):
            part = below(target)
            what = f" ({both('från', 'from')} {esc(part)})" if part else ""
            lines.append(f"{both('Undantag finns i', 'Excepted by')} {self.cited(place, text)}{what}")
        return bullets(lines, "lr-exceptions")

    def cited(self, place: Citation, text: Text) -> str:
        """A link to a place, as the text would cite it."""
        page, anchor = self.library.where(place, text.key.validity)
        return link(esc(short(place, text.key.citation)), page, anchor, kind="lr-cited")

    def choice(self, choice: Choice) -> str:
        """A tolkningsval with what was not chosen, the reason and the authority."""
        others = "".join(f"<dd>{prose(one)}</dd>" for one in choice.alternatives)
        authority = (
            f"<dt>{both('Stöd', 'Authority')}</dt><dd>{prose(choice.authority)}</dd>"
            if choice.authority
            else ""
        )
        body = (
            f"<dl><dt>{both('Valt', 'Chosen')}</dt><dd>{prose(choice.chosen)}</dd>"
            f"<dt>{both('Alternativ', 'Alternatives')}</dt>{others}"
            f"<dt>{both('Skäl', 'Reason')}</dt><dd>{prose(choice.reason)}</dd>{authority}</dl>"
        )
        summary = f"{both('Tolkningsval', 'Reading chosen')}: {prose(choice.name)}"
        return details(summary, body, kind="lr-choice", is_open=True)

    def gaps(self, text: Text, teller: Teller) -> str:
        """What is not written as rules."""
        lines: list[str] = []
        for gap in text.gaps:
            targets = "".join(teller.anchors(place, text.key.citation) for place in gap.places)
            where = ", ".join(below(place) for place in gap.places)
            lines.append(f"{targets}{f'<b>{esc(where)}</b>: ' if where else ''}{prose(gap.text)}")
        if not lines:
            return ""
        return (
            f'<div class="lr-gaps"><p class="lr-small-head">{both("Inte kodat", "Not encoded")}</p>'
            f"{bullets(lines)}</div>"
        )

    def coverage(self, text: Text, teller: Teller) -> str:
        """The register's word on each paragraph and item of the section."""
        found = [e for e in self.library.register.get(section_of(text.key.citation), ()) if _is_of(e, text)]
        if not found:
            return ""
        counted = Counter(entry.status for entry in found)
        parts = [Part(STATUS[s][0], counted[s], STATUS[s][2]) for s in Status]
        told = ", ".join(
            both(f"{counted[s]} {STATUS[s][0]}", f"{counted[s]} {STATUS[s][1]}") for s in Status if counted[s]
        )
        rows = []
        for entry in found:
            targets = teller.anchors(entry.place, text.key.citation)
            page, anchor = self.library.where(entry.place, text.key.validity)
            shown = link(esc(below(entry.place) or "paragrafen"), page, anchor)
            swedish, english, kind = STATUS[entry.status]
            rows.append(f'{targets}{shown}: <span class="lr-status {kind}">{both(swedish, english)}</span>')
        head = f"{both('Täckning', 'Coverage')}: {told}"
        listed = bar(parts, "Täckning") + bullets(rows, "lr-columns")
        return unsearched(details(head, listed, kind="lr-coverage"))

    def scenarios(self, text: Text) -> str:
        """The cases that rest on the section, with what they come to."""
        if isinstance(text, Transition):
            return ""
        found = self.library.scenarios_of(text.key.citation, text.key.validity)
        if not found:
            return ""
        head = f"{both('Provat i', 'Tried in')} {len(found)} {both('fall', 'cases')}"
        listed = bullets(scenario_lines(self.library, found), "lr-cases")
        return unsearched(details(head, listed, kind="lr-scenarios"))

    def words(self, text: Text) -> str:
        """The concepts that the rules speak of."""
        used = dict.fromkeys(
            concept
            for rule in text.rules
            for concept in (
                *concepts_used(rule.condition),
                *(
                    [r.concept for r in references(rule.conclusion.value)]
                    if isinstance(rule.conclusion, GivesValue)
                    else []
                ),
            )
        )
        lines = [
            link(prose(c.sentence(tuple(f"({s.sort})" for s in c.slots))), self.library.concept_pages[c.id])
            for c in used
            if c.id in self.library.concept_pages
        ]
        head = f"{both('Begrepp', 'Concepts')} ({len(lines)})"
        return unsearched(details(head, bullets(lines, "lr-columns"), kind="lr-words")) if lines else ""

    def others(self, place: Citation, now: Provision) -> str:
        """The other wordings, with what changed, and a timeline."""
        wordings = self.library.wordings[place]
        if len(wordings) < 2:
            return ""
        stretches = [
            Stretch(w.key.validity.start, w.key.validity.end, act_name(w.key.sfs), w == now) for w in wordings
        ]
        parts = [timeline(stretches, self.library.day, f"Lydelser av {place.swedish()}")]
        for before, after in pairwise(wordings):
            head = both(
                f"Vad som ändrades {after.key.validity.start}", f"What changed on {after.key.validity.start}"
            )
            parts.append(unsearched(details(head, difference_html(before, after), kind="lr-change")))
        for wording in wordings:
            if wording != now:
                start, end = wording.key.validity.start, wording.key.validity.end
                until = f" {both('till', 'to')} {end}" if end else ""
                head = f"{both('Lydelsen från', 'The wording from')} {start}{until}"
                name = self.library.anchor(wording, place)
                self.draft.claim(name)
                parts.append(
                    f'<div id="{name}">{details(head, self.wording(wording), kind="lr-older")}</div>'
                )
        head = f'<p class="lr-small-head">{both("Lydelser", "Wordings")}</p>'
        return f'<div class="lr-wordings">{head}{"".join(parts)}</div>'

    def terms(self, place: Citation) -> str:
        """What people search for: the short citation, old names, areas and heights as they are typed."""
        listed = list(search_terms(self.library, place))
        return f'<p class="lr-terms">{both("Sökord", "Search words")}: {esc(", ".join(listed))}</p>'


def _is_of(entry: Entry, text: Text) -> bool:
    """Whether the entry of the register is of this wording of its section."""
    if isinstance(text, Transition):
        return entry.place == text.key.citation
    return entry.validity.start in text.key.validity


def not_in_force(library: Library, wording: Provision) -> str:
    """A note on a section that does not apply on the day of the site; nothing for one that does."""
    validity = wording.key.validity
    if library.day in validity:
        return ""
    if library.day < validity.start:
        told = both(f"Börjar gälla {validity.start}.", f"In force from {validity.start}.")
    else:
        told = both(
            f"Gäller inte längre. Gällde till {validity.end}.", f"No longer in force since {validity.end}."
        )
    return f'<p class="lr-not-now">{told}</p>'


def act_name(number: str) -> str:
    """The act by its number in the collection of statutes, or as it is named."""
    return f"SFS {number}" if re.fullmatch("[0-9]{4}:[0-9]+", number) else number


def scenario_lines(library: Library, scenarios: Iterable[Scenario]) -> Iterator[str]:
    """Each case with its day and outcome."""
    titles = {outcome.id: outcome.title for one in library.law.case_types for outcome in one.outcomes}
    for one in scenarios:
        row = one.expected
        name = link(esc(row.fall), one.address) if one.address else esc(row.fall)
        outcome = titles.get(row.svar, row.svar)
        yield f"{name}, <time>{row.dag}</time>: <strong>{esc(outcome)}</strong>"


def search_terms(library: Library, place: Citation) -> Iterator[str]:
    """The words under which a section should be found."""
    short_form = f"{place.chapter}:{place.section}" if place.chapter else place.section
    yield short_form.replace(" ", "")
    yield f"{place.statute} {short_form.replace(' ', '')}"
    yield place.swedish()
    yield from library.synonyms.get(place.machine(), ())
    amounts = dict.fromkeys(
        amount
        for wording in library.wordings.get(place, ())
        for rule in wording.rules
        for part in walk(rule.condition)
        if isinstance(part, Compare)
        for amount in (*_amounts(part.left), *_amounts(part.right))
    )
    yield from amounts


def _amounts(measure: object) -> Iterator[str]:
    match measure:
        case Given(Quantity(number, unit)) if unit:
            shown = decimal_text(Decimal(number)).replace(".", ",")
            yield f"{shown} {unit}"
            if unit == "m2":
                yield f"{shown} kvm"
        case Reckoned(_, left, right):
            yield from _amounts(left)
            yield from _amounts(right)
        case Gathered():
            return
        case _:
            return


def _title(place: Citation) -> str:
    chapter = f"{place.chapter} kap. " if place.chapter else ""
    return f"{chapter}{place.section} §"
