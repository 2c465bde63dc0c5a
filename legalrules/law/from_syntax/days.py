"""Days as written to days of the calendar. One that does not exist was reported with the syntax, and is passed over."""

from __future__ import annotations

from datetime import date

from legalrules.syntax.nodes import DateText


def day_of(node: DateText) -> date | None:
    """The day, or None for 30 February and its like."""
    try:
        return date.fromisoformat(node.text)
    except ValueError:
        return None
