"""Where several proposals are dealt with at once: screened, answered, counted."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel import clock
from jiaogong.kernel.access import refused, require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.proposals import queries, services
from jiaogong.proposals.forms import AnswerForm
from jiaogong.proposals.models import Call
from jiaogong.proposals.queries.alike import alike
from jiaogong.proposals.queries.rates import rates_of, totals
from jiaogong.proposals.rules import Rates

MOST_ROWS = 200


def _ids(request: HttpRequest, name: str = "chosen") -> list[int]:
    return [int(pk) for pk in request.POST.getlist(name) if pk.isdecimal() and len(pk) < 19]


@signed_in
def screening(request: HttpRequest) -> HttpResponse:
    """What is handed in and not decided on, each with those that are likely about the same."""
    who = standing(request)
    unions = queries.unions_screened_by(who)
    if not unions:
        require(refused(_("The proposals committee and the union's officers screen proposals.")))
    waiting = queries.in_state(who, queries.TO_SCREEN, clock.today())
    rows = list(waiting.select_related("proposer", "call", "union").order_by("call", "receipt")[:MOST_ROWS])
    like = alike(rows)
    calls = Call.objects.filter(union__in=[u.pk for u in unions], state=Call.State.CLOSED)
    context = {"rows": [(p, like.get(p.pk, [])) for p in rows], "calls": calls, "today": clock.today()}
    return page_or_fragment(request, "proposals/screening.html", context)


@signed_in
@only_sent("proposals-screening")
def merge(request: HttpRequest) -> HttpResponse:
    """Merge the chosen ones into the first of them."""
    chosen = _ids(request)
    if len(chosen) < 2:
        raise RuleBroken(_("Choose at least two proposals to merge."))
    into = services.merge_proposals(actor=standing(request), into_id=chosen[0], ids=chosen[1:])
    messages.success(request, _("Merged into “%(title)s”; all their authors stay.") % {"title": into.title})
    return redirect("proposals-screening")


@signed_in
def answering(request: HttpRequest) -> HttpResponse:
    """What waits for an answer of one's department, and for officers what waits to be published."""
    who = standing(request)
    form, status = AnswerForm(request.POST or None), 200
    if request.method == "POST":
        try:
            told = _publish(request) if request.POST.get("act") == "publish" else _write(request, form)
            if told:
                messages.success(request, told)
                return redirect("proposals-answering")
        except RuleBroken as broken:
            form = AnswerForm(request.POST)
            form.add_error(None, str(broken))
        status = 422
    today = clock.today()
    owed = queries.in_state(who, queries.TO_ANSWER, today) | queries.owed_in(who)
    written = queries.in_state(who, queries.TO_PUBLISH, today)
    context = {
        "form": form if request.method == "POST" else AnswerForm(),
        "chosen": _ids(request),
        "owed": owed.distinct().select_related("union", "proposer").order_by("due_date", "pk")[:MOST_ROWS],
        "written": written.select_related("union").prefetch_related("answers").order_by("due_date", "pk")[:MOST_ROWS],
        "today": today,
    }
    return page_or_fragment(request, "proposals/answering.html", context, status=status)


def _write(request: HttpRequest, form: AnswerForm) -> str:
    if not form.is_valid():
        return ""
    text = form.cleaned_data["text"]
    made = services.write_answers(actor=standing(request), proposal_ids=_ids(request), text=text)
    told = ngettext("%(count)s answer is written.", "%(count)s answers are written.", len(made))
    return told % {"count": len(made)}


def _publish(request: HttpRequest) -> str:
    done = services.publish_answers(actor=standing(request), proposal_ids=_ids(request))
    told = ngettext("%(count)s answer is published.", "%(count)s answers are published.", len(done))
    return told % {"count": len(done)}


@signed_in
def rates(request: HttpRequest) -> HttpResponse:
    """How the proposals of each call fared, each share with its two counts."""
    rows, whole = _rates(request)
    return page_or_fragment(request, "proposals/rates.html", {"rows": rows, "whole": whole})


def _rates(request: HttpRequest) -> tuple[list[tuple[Call, Rates]], Rates]:
    calls = queries.calls_visible_to(standing(request)).select_related("union")[:40]
    rows = [(call, rates_of(call.proposals.all())) for call in calls]
    return rows, totals(found for _call, found in rows)


@signed_in
def rates_export(request: HttpRequest) -> FileResponse:
    """The same as a spreadsheet, counts only."""
    rows, _whole = _rates(request)
    heads = (
        _("Union"), _("Call"), _("Proposals received"), _("Filed"), _("Merged"), _("Turned into suggestions"), _("Answered proposals"),
        _("Answered in time"), _("Settled"), _("First answer rated"), _("satisfied with it"), _("Last answer rated"),
        _("satisfied with it"),
    )  # fmt: skip
    cells = [
        (
            call.union.name, call.title, r.received, r.filed, r.merged, r.turned, r.answered, r.answered_in_time,
            r.settled, r.first_rated, r.first_satisfied, r.final_rated, r.final_satisfied,
        )
        for call, r in rows
    ]  # fmt: skip
    return table_file(f"proposal-rates-{clock.today():%Y%m%d}", heads, cells)
