"""Drawings as SVG: bars and timelines. Each has a title and a text that says the same, for who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

_LETTER = 7.3  # the width of a letter, nearly


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its name, how many, and the class that colours it."""

    name: str
    count: int
    kind: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on a timeline; None is open."""

    start: date
    end: date | None
    label: str
    is_now: bool
    anchor: str = ""


def bar(parts: Sequence[Part], name: str) -> str:
    """Parts of a whole as one bar."""
    total = sum(part.count for part in parts) or 1
    told = f"{name}: " + ", ".join(f"{part.count} {part.name}" for part in parts if part.count)
    shown, left = [], 0.0
    for part in parts:
        width = 600 * part.count / total
        if part.count:
            shown.append(f'<rect class="{part.kind}" x="{left:.1f}" y="0" width="{width:.1f}" height="16"/>')
        left += width
    return (
        f'<svg class="lr-bar" viewBox="0 0 600 16" preserveAspectRatio="none" role="img" aria-label="{escape(told)}">'
        f"{''.join(shown)}</svg>"
    )


def timeline(stretches: Sequence[Stretch], today: date, name: str) -> str:
    """Wordings one after the other; what is open runs to the end of the drawing."""
    days = [s.start for s in stretches] + [s.end for s in stretches if s.end] + [today]
    first, last = min(days), max(days)
    span = max((last - first).days, 365)
    # The oldest start may lie decades back, and what readers ask of lies in the last years.
    early = max(first, date(today.year - 3, 1, 1))
    low, high = early.toordinal(), last.toordinal() + max(span // 20, 60)

    def at(day: date) -> float:
        return 10 + 580 * (max(day.toordinal(), low) - low) / (high - low)

    return (
        f'<svg class="lr-timeline" viewBox="0 0 600 {34 * len(stretches) + 30}" role="img" '
        f'aria-label="{escape(_told(stretches, name))}">' + "".join(_rows(stretches, at, today)) + "</svg>"
    )


def _told(stretches: Sequence[Stretch], name: str) -> str:
    listed = "; ".join(
        f"{s.label} från {s.start}" + (f" till {s.end}" if s.end else " och tills vidare") for s in stretches
    )
    return f"{name}: {listed}"


def _rows(stretches: Sequence[Stretch], place: Callable[[date], float], today: date) -> Iterator[str]:
    bottom = 34 * len(stretches) + 6
    for row, stretch in enumerate(stretches):
        y = 34 * row
        left = place(stretch.start)
        right = place(stretch.end) if stretch.end else 596.0
        kind = "now" if stretch.is_now else "then"
        width = max(right - left, 3)
        yield f'<rect class="{kind}" x="{left:.1f}" y="{y + 17}" width="{width:.1f}" height="10" rx="2"/>'
        end = f"–{stretch.end}" if stretch.end else "–"
        told = f"{stretch.label} · {stretch.start}{end}"
        edge = max(0.0, min(left, 596 - _LETTER * len(told)))
        yield f'<text x="{edge:.1f}" y="{y + 12}">{escape(told)}</text>'
    x = place(today)
    side = "end" if x > 500 else "start"
    yield f'<line class="today" x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="{bottom}"/>'
    yield f'<text class="today" x="{x:.1f}" y="{bottom + 16}" text-anchor="{side}">{today}</text>'
