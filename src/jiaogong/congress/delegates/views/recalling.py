"""The recall of a delegate: put to a secret ballot of the constituency, or written down from a vote held elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.ballots.queries.electorates import people_named
from jiaogong.congress.delegates import permissions, queries
from jiaogong.congress.delegates.forms import RecallBallotForm, RecallForm
from jiaogong.congress.delegates.queries.choosing import limits_of
from jiaogong.congress.delegates.queries.recalling import constituency_guessed, constituency_on_record, recalls_of
from jiaogong.congress.delegates.queries.serving import constituency_size, delegate_visible_to
from jiaogong.congress.delegates.services.recalling import put_recall_to_ballot
from jiaogong.congress.delegates.services.serving import recall_delegate
from jiaogong.congress.models import Recall
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office, Person
from jiaogong.unions.labels import limit_told

BALLOT = "ballot"


@signed_in
def recall(request: HttpRequest, code: str, office_id: int) -> HttpResponse:
    """Let a constituency vote on the recall of its delegate, or enter the vote that it held elsewhere."""
    who, today = standing(request), clock.today()
    union = queries.house_visible_to(who, code)
    office = delegate_visible_to(who, office_id)
    if office.union_id != union.pk or office.term is None:
        raise NotFound(_("There is no such delegate, or it is not yours to see."))
    require(permissions.may_arrange(who, union))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    asks = sent is not None and sent.get("act") == BALLOT
    known = constituency_on_record(office)
    named = _told(constituency_guessed(office)) if known is None else None
    ballot_form = RecallBallotForm(sent if asks else None, named=named)
    form = RecallForm(None if asks else sent, initial={"on": today, "entitled": constituency_size(office)})
    if request.method == "POST":
        done = _put(request, office, ballot_form) if asks else _write_down(request, office, form)
        if done:
            return done
    context = {
        "union": union,
        "term": office.term,
        "office": office,
        "form": form,
        "ballot_form": ballot_form,
        "form_key": request.POST.get("form_key") or new_form_key(),
        "voters": known,
        "recalls": recalls_of(office),
        "is_running": recalls_of(office).filter(state=Recall.State.VOTING).exists(),
        "kept": kept,
        "rule": limit_told(limits_of(union, office.term.body, today)["congress.recall_share"]),
    }
    return page_or_fragment(request, "congress/recall.html", context, 422 if request.method == "POST" else 200)


def _told(people: list[Person]) -> str:
    """The people a line each: by name where one alone of them bears it, else by number."""
    names = [p.name for p in people]
    return "\n".join(p.name if names.count(p.name) == 1 else p.number for p in people)


def _put(request: HttpRequest, office: Office, form: RecallBallotForm) -> HttpResponse | None:
    """Prepare the ballot; None where the form is not sound."""
    if not form.is_valid():
        return None
    sent = form.cleaned_data
    try:
        made = put_recall_to_ballot(
            actor=standing(request),
            office_id=office.pk,
            reason=sent["reason"],
            petitioners=sent["petitioners"],
            way=sent["way"],
            voters=[p.pk for p in people_named(office.union, sent.get("voters", "").split())],
            form_key=form_key(request),
        )
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return None
    messages.success(request, _("The ballot is prepared: name its scrutineers, then open it."))
    return redirect("ballot", made.pk)


def _write_down(request: HttpRequest, office: Office, form: RecallForm) -> HttpResponse | None:
    """Enter a vote held elsewhere; None where the form or the count is not sound."""
    if not form.is_valid() or office.term is None:
        return None
    try:
        recall_delegate(actor=standing(request), office_id=office.pk, **form.cleaned_data)
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return None
    messages.success(request, _("%(name)s is recalled; the seat is vacant.") % {"name": office.person})
    return redirect("congress-delegations", office.union.code, office.term.pk)
