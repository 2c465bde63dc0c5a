"""What changed from one wording to the next: their rules as lines of text, compared line by line and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from legalrules.docsite.markup import both, prose
from legalrules.law.provision import Provision
from legalrules.render.from_law.rule_frames import SV
from legalrules.render.from_law.rule_lines import below, rule_lines

# Below this likeness two texts have nothing in common but the number of the section.
REWRITTEN = 0.25


def wording_lines(provision: Provision) -> tuple[str, ...]:
    """The gloss and the rules as lines."""
    lines = [provision.gloss]
    for rule in provision.rules:
        place = below(rule.place)
        first, *rest = (line.text for line in rule_lines(rule, SV))
        lines.extend((f"[{place}] {first}" if place else first, *rest))
    return tuple(lines)


def difference_html(old: Provision, new: Provision) -> str:
    """The difference as a list of lines, taken out and put in; says so if the section was written anew."""
    before, after = wording_lines(old), wording_lines(new)
    if before == after:
        told = both(
            "Regeln är skriven likadant i båda lydelserna.", "The rule reads the same in both wordings."
        )
        return f"<p>{told}</p>"
    matched = SequenceMatcher(None, before, after, autojunk=False)
    likeness = SequenceMatcher(
        None, " ".join(before).split(), " ".join(after).split(), autojunk=False
    ).ratio()
    if likeness < REWRITTEN:
        told = both("Paragrafen är skriven på nytt.", "The section was written anew.")
        return f"<p>{told}</p>"
    shown = "\n".join(
        line
        for op in matched.get_opcodes()
        for line in _lines(op[0], before[op[1] : op[2]], after[op[3] : op[4]])
    )
    return f'<ul class="lr-diff">{shown}</ul>'


def _lines(kind: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    if kind == "equal":
        shown = before if len(before) < 4 else (before[0], "…", before[-1])
        yield from (f'<li class="same">{prose(line.strip())}</li>' for line in shown)
        return
    paired = list(zip(before, after, strict=False)) if kind == "replace" else []
    for old, new in paired:
        yield f"<li>{_words(old.strip(), new.strip())}</li>"
    yield from (f"<li><del>{prose(line.strip())}</del></li>" for line in before[len(paired) :])
    yield from (f"<li><ins>{prose(line.strip())}</ins></li>" for line in after[len(paired) :])


def _words(old: str, new: str) -> str:
    before, after = old.split(), new.split()
    matched = SequenceMatcher(None, before, after, autojunk=False)
    if matched.ratio() < 0.4:
        return f"<del>{prose(old)}</del> <ins>{prose(new)}</ins>"
    pieces: list[str] = []
    for kind, start, end, first, last in matched.get_opcodes():
        gone, come = " ".join(before[start:end]), " ".join(after[first:last])
        if kind == "equal":
            pieces.append(prose(gone))
            continue
        pieces.extend(
            (f"<del>{prose(gone)}</del>" if gone else "", f"<ins>{prose(come)}</ins>" if come else "")
        )
    return " ".join(filter(None, pieces))
