"""The list of elections, and one started."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.rules import in_numerals
from jiaogong.elections import permissions, presenting, queries
from jiaogong.elections.forms import StartForm
from jiaogong.elections.models import Contest, Election
from jiaogong.elections.queries.people import delegates_of, members_of
from jiaogong.elections.rules.papers import BODIES
from jiaogong.elections.services.starting import RECALLABLE, start_election
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

MOST_EXPORTED = 5000
Kind = Election.Kind


@signed_in
def elections(request: HttpRequest) -> HttpResponse:
    """Elections, newest first."""
    who = standing(request)
    page = page_by_key(_asked(request).select_related("union"), request.GET.get("after", ""), date="started_at")
    context = {
        "rows": [(election, presenting.tone_of(election.state)) for election in page.rows],
        "after": page.after,
        "words": request.GET.get("q", "")[:40],
        "state": request.GET.get("state", ""),
        "states": [(queries.OPEN, _("Not over yet")), *Election.State.choices],
        "asked": request.GET.urlencode(),
        "may_start": any(permissions.may_run(who, u) for u in queries.unions_run_by(who)),
        "reviews": queries.reviews_waiting_for(who).select_related("election__union").order_by("sent_date")[:20],
    }
    return page_or_fragment(request, "elections/elections.html", context)


def _asked(request: HttpRequest) -> QuerySet[Election]:
    found = queries.found_by_words(queries.elections_visible_to(standing(request)), request.GET.get("q", "")[:40])
    return queries.in_state(found, request.GET.get("state", ""))


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The elections that the list shows, as a spreadsheet."""
    found = _asked(request).select_related("union").prefetch_related("contests__office__person")
    rows = [
        (
            e.union.name,
            e.title,
            e.get_kind_display(),
            "；".join(f"{c} {c.seats}" for c in e.contests.all()),
            localdate(e.started_at),
            e.get_state_display(),
            e.elected_date,
        )
        for e in found.order_by("-started_at", "-pk")[:MOST_EXPORTED]
    ]
    heads = (_("Union"), _("Title"), _("Kind"), _("Posts and seats"), _("Started"), _("State"), _("Elected on"))
    return table_file(f"elections-{clock.today():%Y%m%d}", heads, rows)


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Start an election of whole bodies, of a vacant seat, or a recall."""
    who = standing(request)
    union = _union_of(request, who)
    require(permissions.may_run(who, union))
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else Kind.WHOLE.value
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    form = StartForm(
        sent,
        kind=kind,
        sessions=list(queries.sessions_for(union)),
        offices=_recallable(union) if kind == Kind.RECALL else [],
        initial=_first_guess(union, kind),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = start_election(actor=who, union=union, plan=form.plan, form_key=form_key(request))
            return redirect("election", made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "form": form,
        "kind": kind,
        "kinds": Kind.choices,
        "union": union,
        "unions": [u for u in queries.unions_run_by(who) if permissions.may_run(who, u)],
        "form_key": request.POST.get("form_key") or new_form_key(),
        "kept": kept,
    }
    return page_or_fragment(request, "elections/start.html", context, status=422 if request.method == "POST" else 200)


def _union_of(request: HttpRequest, who: Standing) -> Union:
    """The union asked for among those in which an office is held; else the first that one may run elections of."""
    unions = queries.unions_run_by(who)
    code = request.GET.get("union", "")
    asked = next((u for u in unions if u.code == code), None)
    return asked or next((u for u in unions if permissions.may_run(who, u)), who.home)


def _recallable(union: Union) -> list[Office]:
    held = Office.objects.filter(held_on(clock.today()), union=union, kind__in=RECALLABLE)
    return list(held.select_related("person").order_by("-is_head", "pk"))


def _first_guess(union: Union, kind: str) -> dict[str, Any]:
    """What the form starts from: the next term, as many seats as there were, who elected so far."""
    today = clock.today()
    terms = {t.body: t for t in Term.objects.filter(union=union, ended_date__isnull=True)}
    committee = terms.get(Term.Body.COMMITTEE)
    number = committee.number + 1 if committee else 1
    by_delegates = delegates_of(union, today).exists()
    assembly = Election.Assembly.DELEGATES if by_delegates else Election.Assembly.MEMBERS
    guess: dict[str, Any] = {"assembly": assembly, "heads_by": Contest.Voters.BODY}
    if kind == Kind.WHOLE:
        seats = {body: terms[body].seats for body in ("committee", "women", "audit") if body in terms}
        start = max(3, seats.get("committee", 0)) if members_of(union, today).exists() else 3
        title = f"第{in_numerals(number)}届{BODIES['committee']}换届选举"
        return guess | seats | {"committee": start, "number": number, "years": committee.years if committee else 3,
                                "chair": True, "heads": True, "title": title}  # fmt: skip
    return guess | {"title": "工会委员会补选" if kind == Kind.VACANT else "罢免案表决"}
