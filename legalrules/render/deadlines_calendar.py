"""Days that fall due as an iCalendar file (RFC 5545), through the library `icalendar`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from legalrules.derivation.deadlines import Deadline
from legalrules.render.from_derivation.deadlines_document import summary


def deadlines_calendar(found: Sequence[Deadline], *, case: str, day: date, digest: str) -> bytes:
    """A calendar with an event for each day, all day long, the same bytes each time.

    `digest` is of the case's facts and makes the events of different cases different. Raises ImportError where the
    extra `calendar` is not installed.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//legalrules//deadlines//SV")
    calendar.add("version", "2.0")
    for one in found:
        event, atom = Event(), one.finding.atom
        event.add("uid", f"{digest[:16]}-{atom.predicate.name}-{one.day.isoformat()}@legalrules")
        event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", f"{case}: {summary(atom)}")
        event.add("description", ", ".join(place.swedish() for place in one.places))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
