"""The first page, the calendar and its feed, and what the dates of people and offices ask for."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.almanac.days import Day, is_published, month_of, term_of
from jiaogong.desk import people, queries, services
from jiaogong.desk.happenings import Happening, happenings
from jiaogong.desk.models import Feed
from jiaogong.desk.presenting import as_icalendar
from jiaogong.desk.search.hits import COUNTED
from jiaogong.desk.search.places import places_for, places_named
from jiaogong.desk.search.rooms import found_everywhere
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.periods import parse
from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger.overview import Overview
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.offices.rules.terms import ENDING_SOON
from jiaogong.members.queries import standing_of, union_visible_to
from jiaogong.statistics.queries import acts_by_month

MOST_WORDS = 40


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    who, today = standing(request), clock.today()
    period = parse(str(today.year))
    found = Overview(who.home, period) if who.reads(who.home) else None
    context = {
        "union": who.home,
        "period": period,
        "steps": queries.next_steps(who, today),
        "numbers": queries.numbers(found) if found else [],
        "by_month": acts_by_month(found) if found else None,
        "latest": queries.latest(who, today),
    }
    return page_or_fragment(request, "desk/home.html", context)


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Everything that is found of what was typed, by room; with nothing typed, the pages that there are."""
    who = standing(request)
    words = (request.GET.get("q") or request.GET.get("say", "")).replace("\n", " ").strip()[:MOST_WORDS]
    context = {
        "words": words,
        "groups": found_everywhere(who, words) if words else [],
        "places": places_named(who, words) if words else places_for(who),
        "most": COUNTED,
    }
    return page_or_fragment(request, "desk/search.html", context)


@signed_in
def calendar(request: HttpRequest) -> HttpResponse:
    """A month as a sheet of days, or with ?view=list as a list."""
    who, today = standing(request), clock.today()
    first = _month_asked(request.GET.get("month", ""), today)
    days = month_of(first)
    by_day: dict[dt.date, list[Happening]] = {}
    for one in happenings(who, days[0].date, days[-1].date):
        by_day.setdefault(one.day, []).append(one)
    context = {
        "days": [(day, by_day.get(day.date, [])) for day in days],
        "weeks": _weeks(days, by_day),
        "first": first,
        "before": first - dt.timedelta(days=1),
        "after_month": days[-1].date + dt.timedelta(days=1),
        "is_list": request.GET.get("view") == "list",
        "is_provisional": not is_published(first.year),
        "worked": sum(day.is_worked for day in days),
        "term": term_of(first),
        "today": today,
        "feed": Feed.objects.filter(person=who.person).first(),
    }
    return page_or_fragment(request, "desk/calendar.html", context)


def _month_asked(typed: str, today: dt.date) -> dt.date:
    """The first day of the month asked for as 2026-11; of this month where none can be read."""
    try:
        period = parse(typed)
    except ValueError:
        return today.replace(day=1)
    return period.start if period.kind == "month" else today.replace(day=1)


def _weeks(days: list[Day], by_day: dict[dt.date, list[Happening]]) -> list[list[tuple[Day, list[Happening]] | None]]:
    """The month's days in rows of seven from Monday on; None where another month's day would stand."""
    cells: list[tuple[Day, list[Happening]] | None] = [None] * days[0].date.weekday()
    cells += [(day, by_day.get(day.date, [])) for day in days]
    cells += [None] * (-len(cells) % 7)
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]


@signed_in
def feed(request: HttpRequest) -> HttpResponse:
    """Make the secret address of one's calendar, shown this once, or end it."""
    who = standing(request)
    secret = ""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            services.end_feed(actor=who)
            return redirect("calendar-feed")
        secret = services.make_feed(actor=who)
    context = {
        "secret": request.build_absolute_uri(f"/calendar/{secret}.ics") if secret else "",
        "feed": Feed.objects.filter(person=who.person).first(),
    }
    return page_or_fragment(request, "desk/feed.html", context)


def icalendar(request: HttpRequest, secret: str) -> HttpResponse:
    """One's calendar for whoever knows its secret address: half a year back, a year ahead."""
    found = Feed.objects.select_related("person__union").filter(digest=services.digest_of(secret)).first()
    account = found.person.account if found else None
    if found is None or account is None or not account.is_active:
        raise NotFound(_("There is no calendar at this address; it may have been ended."))
    who, today = standing_of(found.person), clock.today()
    shown = happenings(who, today - dt.timedelta(days=183), today + dt.timedelta(days=366))
    site = request.build_absolute_uri("/").rstrip("/")
    body = as_icalendar(shown, name=_("Union calendar"), site=site, made_at=clock.now())
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"},
    )


@signed_in
def birthdays(request: HttpRequest) -> HttpResponse:
    """Who of one's union has a birthday within a week."""
    found = people.birthdays(standing(request), clock.today())
    return page_or_fragment(request, "desk/birthdays.html", {"birthdays": found})


@signed_in
def offices_due(request: HttpRequest) -> HttpResponse:
    """Terms of a branch that end soon, and chairs vacant for longer than the rule allows."""
    who, today = standing(request), clock.today()
    union = union_visible_to(who, request.GET["union"]) if request.GET.get("union") else who.home
    if not who.reads(union):
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": union.code})
    context = {
        "union": union,
        "ending": people.terms_ending(union, today),
        "vacant": people.long_vacant(union, today),
        "days": ENDING_SOON.days,
    }
    return page_or_fragment(request, "desk/offices_due.html", context)
