"""Pages of meetings: the list, one meeting, its minutes, what was decided, who looks after what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.meetings import permissions, queries, services
from jiaogong.meetings.forms import CallForm, DecisionForm, MinutesForm, OutcomeForm, ReasonForm
from jiaogong.meetings.models import Attendee, Meeting
from jiaogong.meetings.rules import Minutes
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office
from jiaogong.unions.models import Union

MOST_EXPORTED = 5000
SPARE_ROWS = 3


@signed_in
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings, newest first."""
    who = standing(request)
    words, state = request.GET.get("q", "")[:40], request.GET.get("state", "")
    page = page_by_key(_asked(request).select_related("union"), request.GET.get("after", ""), date="starts_at")
    unions = queries.unions_met_in(who)
    context = {
        "meetings": page.rows,
        "after": page.after,
        "words": words,
        "state": state,
        "states": [
            (queries.SOON, _("Within a week")),
            (queries.UNMINUTED, _("Without minutes")),
            *Meeting.State.choices,
        ],
        "asked": request.GET.urlencode(),
        "unions": unions,
        "may_call": any(permissions.may_call(who, u) for u in unions),
        "open": queries.open_decisions(queries.decisions_visible_to(who)).count(),
    }
    return page_or_fragment(request, "meetings/meetings.html", context)


def _asked(request: HttpRequest) -> Any:
    found = queries.found_by_words(queries.meetings_visible_to(standing(request)), request.GET.get("q", "")[:40])
    return queries.in_state(found, request.GET.get("state", ""), clock.now())


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The meetings that the list shows, as a spreadsheet."""
    rows = [
        (
            m.union.name,
            m.get_body_display(),
            m.title,
            localdate(m.starts_at),
            m.place,
            m.get_state_display(),
            sum(a.attendance == Attendee.Attendance.PRESENT for a in m.attendees.all()),
            len(m.attendees.all()),
            "；".join(d.text for d in m.decisions.all()),
        )
        for m in _asked(request)
        .select_related("union")
        .prefetch_related("attendees", "decisions")
        .order_by("-starts_at", "-pk")[:MOST_EXPORTED]
    ]
    heads = (
        _("Union"), _("Body"), _("Title"), _("Date"), _("Meeting place"), _("State"), _("present"), _("Called"), _("Decisions"),
    )  # fmt: skip
    return table_file(f"meetings-{clock.today():%Y%m%d}", heads, rows)


@signed_in
def call(request: HttpRequest) -> HttpResponse:
    """Call a body together."""
    who = standing(request)
    unions = [u for u in queries.unions_met_in(who) if permissions.may_call(who, u)]
    if not unions:
        require(permissions.may_call(who, who.home))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    start = {"union": who.home.code, "title": _("Committee meeting")}
    form = CallForm(sent, unions=unions, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.call_meeting(
                actor=who,
                union=form.union_called,
                body=form.cleaned_data["body"],
                call=form.call,
                form_key=form_key(request),
            )
            return redirect("meeting", made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "form": form,
        "form_key": request.POST.get("form_key") or new_form_key(),
        "kept": kept,
    }
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "meetings/call.html", context, status=status)


@signed_in
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One meeting: its call, who came, its minutes and decisions."""
    who = standing(request)
    found = queries.meeting_visible_to(who, meeting_id)
    context = {
        "meeting": found,
        "present": sum(a.attendance == Attendee.Attendance.PRESENT for a in found.attendees.all()),
        "has_begun": found.starts_at <= clock.now(),
        "may_write": permissions.may_write_minutes(who, found),
        "may_confirm": permissions.may_confirm(who, found),
        "may_call_off": permissions.may_call_off(who, found),
        "reason_form": ReasonForm(),
        "outcome_form": OutcomeForm(auto_id=False),
        "settleable": {d.pk for d in found.decisions.all() if permissions.may_settle(who, d)},
        "today": clock.today(),
    }
    return page_or_fragment(request, "meetings/meeting.html", context)


@signed_in
def minutes(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Write the minutes; they can be written anew until they are confirmed."""
    who = standing(request)
    found = queries.meeting_visible_to(who, meeting_id)
    require(permissions.may_write_minutes(who, found))
    form, rows, kept = _minutes_forms(request, found)
    status = 200
    if request.method == "POST" and request.POST.get("act") != "rows":
        status = 422
        if form.is_valid() and rows.is_valid():
            try:
                _write(request, found, form, rows)
                return redirect("meeting", found.pk)
            except ChangedMeanwhile as changed:
                status = changed.status
                form.add_error(None, str(changed))
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {"meeting": found, "form": form, "rows": rows, "kept": kept}
    return page_or_fragment(request, "meetings/minutes.html", context, status=status)


def _minutes_forms(request: HttpRequest, found: Meeting) -> tuple[MinutesForm, Any, Any]:
    """The form and its rows of decisions: as sent, as kept while signing in, or as they stand."""
    people = [(str(a.person_id), a.person.name) for a in found.attendees.all()]
    rows_of = formset_factory(DecisionForm, extra=SPARE_ROWS, max_num=100)
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST.copy() if request.method == "POST" else kept.copy() if kept else None
    if sent is not None:
        if sent.get("act") == "rows":
            count = sent.get("form-TOTAL_FORMS", "")
            sent["form-TOTAL_FORMS"] = str(min(int(count) if count.isdecimal() else 0, 97) + SPARE_ROWS)
        rows = rows_of(sent, form_kwargs={"people": people})
        return MinutesForm(sent, meeting=found), rows, kept
    standing_ones = [
        {"text": d.text, "person": d.person_id, "due_date": d.due_date}
        for d in found.decisions.all()
        if d.done_at is None
    ]
    came = {f"came-{a.person_id}": a.attendance or Attendee.Attendance.PRESENT for a in found.attendees.all()}
    form = MinutesForm(meeting=found, initial={"minutes": found.minutes, "seen_version": found.version, **came})
    return form, rows_of(initial=standing_ones, form_kwargs={"people": people}), kept


def _write(request: HttpRequest, found: Meeting, form: MinutesForm, rows: Any) -> None:
    decided = tuple(row.decided for row in rows if row.decided)
    services.write_minutes(
        actor=standing(request),
        meeting_id=found.pk,
        minutes=Minutes(attendance=form.attendance, text=form.cleaned_data["minutes"], decisions=decided),
        seen_version=form.cleaned_data["seen_version"],
    )


@signed_in
@only_sent("meeting")
def confirm(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Confirm the minutes; the meeting is in the ledger from now on."""
    services.confirm_minutes(actor=standing(request), meeting_id=meeting_id)
    messages.success(request, _("The minutes are confirmed, and the meeting stands in the ledger."))
    return redirect("meeting", meeting_id)


@signed_in
@only_sent("meeting")
def call_off(request: HttpRequest, meeting_id: int) -> HttpResponse:
    services.call_off(actor=standing(request), meeting_id=meeting_id, reason=request.POST.get("reason", ""))
    messages.success(request, _("The meeting is called off."))
    return redirect("meeting", meeting_id)


@signed_in
def follow_up(request: HttpRequest) -> HttpResponse:
    """What was decided and is still to be done, the first due first."""
    who, today = standing(request), clock.today()
    known = queries.decisions_visible_to(who)
    state = request.GET.get("state", queries.OPEN)
    shown = {
        queries.LATE: lambda: queries.late_decisions(known, today),
        queries.DONE: lambda: known.filter(done_at__isnull=False),
    }.get(state, lambda: queries.open_decisions(known))()
    if request.GET.get("mine"):
        shown = shown.filter(person=who.person)
    ordered = shown.select_related("meeting__union", "person", "done_by").order_by("due_date", "pk")[:300]
    context = {
        "decisions": ordered,
        "state": state,
        "mine": request.GET.get("mine", ""),
        "settleable": {d.pk for d in ordered if permissions.may_settle(who, d)},
        "today": today,
    }
    return page_or_fragment(request, "meetings/follow_up.html", context)


@signed_in
def settle(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Note that a decision is carried out; whoever merely comes by is led to the list."""
    if request.method != "POST":
        return redirect("follow-up")
    outcome = request.POST.get("outcome", "")
    done = services.settle_decision(actor=standing(request), decision_id=decision_id, outcome=outcome)
    messages.success(request, _("Done: %(decision)s") % {"decision": done.text})
    return redirect("meeting", done.meeting_id)


@signed_in
def duties(request: HttpRequest, code: str) -> HttpResponse:
    """What each member of the committee looks after."""
    who = standing(request)
    union = next((u for u in queries.unions_met_in(who) if u.code == code), None)
    if union is None:
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": code})
    committee = queries.called_to(union, Meeting.Body.COMMITTEE, clock.today())
    if request.method == "POST":
        _give_duties(request, union, [p.pk for p, _office in committee])
        messages.success(request, _("The duties are noted."))
        return redirect("duties", code)
    held = queries.duties_of(union)
    context = {
        "union": union,
        "rows": [(person, Office.Kind(office).label, held.get(person.pk, "")) for person, office in committee],
        "may_change": permissions.may_call(who, union),
    }
    return page_or_fragment(request, "meetings/duties.html", context)


def _give_duties(request: HttpRequest, union: Union, people: list[int]) -> None:
    require(permissions.may_call(standing(request), union))
    for pk in people:
        if f"duty-{pk}" in request.POST:
            text = request.POST[f"duty-{pk}"]
            services.give_duty(actor=standing(request), union=union, person_id=pk, text=text)
