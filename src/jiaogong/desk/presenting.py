"""A calendar as the file that calendar programs subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from icalendar import Calendar, Event
from icalendar.prop import vDuration

from jiaogong.desk.happenings import Happening

LASTS = dt.timedelta(hours=1)
ASK_AGAIN = dt.timedelta(hours=6)


def as_icalendar(happenings: Iterable[Happening], *, name: str, site: str, made_at: dt.datetime) -> bytes:
    """The happenings as an iCalendar file; `site` is the address that links begin with."""
    calendar = Calendar()
    calendar.add("prodid", "-//Jiaogong//Calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    for one in happenings:
        calendar.add_component(_event(one, site, made_at))
    return bytes(calendar.to_ical())


def _event(one: Happening, site: str, made_at: dt.datetime) -> Event:
    """Times in UTC, which every program understands without a description of the zone."""
    event = Event()
    event.add("uid", f"{one.uid}@jiaogong")
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("summary", one.title)
    event.add("url", f"{site}{one.url}")
    if one.place:
        event.add("location", one.place)
    if one.at is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", one.at.astimezone(dt.UTC))
        event.add("dtend", (one.at + LASTS).astimezone(dt.UTC))
    return event
