"""One election: its road, what is missing, who stands, how the votes went, and every act on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.elections import permissions, presenting, queries
from jiaogong.elections.forms import (
    DocumentForm,
    NameForm,
    NamingForm,
    ObjectionForm,
    OrganisersForm,
    ReasonForm,
    ReplyForm,
    VoteForm,
)
from jiaogong.elections.models import Candidate, Election, Review
from jiaogong.elections.queries.people import members_of
from jiaogong.elections.queries.progress import SHORT, progress_of, votable_together
from jiaogong.elections.services import examining
from jiaogong.elections.views.acts import ACTS
from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import new_form_key, page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing

MOST_NAMES = 400
State = Election.State


@signed_in
def election(request: HttpRequest, election_id: int) -> HttpResponse:
    """One election as far as one may know of it."""
    found = queries.election_visible_to(standing(request), election_id)
    return _page(request, found)


@signed_in
@only_sent("election")
def act(request: HttpRequest, election_id: int) -> HttpResponse:
    """Do the act that the form names; what was typed comes back where a rule refuses it."""
    who = standing(request)
    found = queries.election_visible_to(who, election_id)
    name = request.POST.get("act", "")
    form_of, done = ACTS.get(name, (None, None))
    if done is None:
        raise NotFound(_("There is no such act."))
    forms = _forms(found, request, name)
    form = forms[form_of] if form_of else None
    if form is not None and not form.is_valid():
        return _page(request, found, forms, status=422)
    try:
        told = done(who, found, request, form.cleaned_data if form is not None else {})
    except RuleBroken as broken:
        return _page(request, found, forms, fault=str(broken), status=422)
    messages.success(request, told)
    return redirect("election", election_id)


@signed_in
def reply(request: HttpRequest, review_id: int) -> HttpResponse:
    """Say what was said of the plan or the candidates; whoever merely comes by is led to the list."""
    if request.method != "POST":
        return redirect("elections")
    who = standing(request)
    review = Review.objects.filter(pk=review_id).first()
    found = queries.election_visible_to(who, review.election_id if review else 0)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, fault=_("Say on which day the reply came, such as 2026-11-20."), status=422)
    sent = form.cleaned_data
    try:
        agrees = request.POST.get("decision") == "accept"
        examining.reply(actor=who, review_id=review_id, agrees=agrees, answer=sent["answer"], on=sent["on"])
    except RuleBroken as broken:
        return _page(request, found, fault=str(broken), status=422)
    messages.success(request, _("The reply is noted."))
    return redirect("election", found.pk)


def _page(
    request: HttpRequest, found: Election, forms: dict[str, Form] | None = None, *, fault: str = "", status: int = 200
) -> HttpResponse:
    who, today = standing(request), clock.today()
    all_told, progress = queries.is_told_all(who, found), progress_of(found)
    context = {
        "election": found,
        "tone": presenting.tone_of(found.state),
        "road": presenting.road_of(found, progress),
        "lacks": presenting.lacks_of(found, today) if all_told else (),
        "contests": presenting.contests_of(found, progress, all_told=all_told),
        "all_told": all_told,
        "reviews": [(r, permissions.may_reply(who, r)) for r in found.reviews.all()] if all_told else (),
        "objections": _objections(who, found),
        "next_vote": votable_together(progress),
        "is_plan_agreed": presenting.is_plan_agreed(found),
        "is_public_over": bool(found.public_until and today > found.public_until),
        "objections_wait": found.objections.filter(settled_date__isnull=True).exists(),
        "may": _rights(who, found),
        "forms": forms or _forms(found, request, ""),
        "fault": fault,
        "form_key": new_form_key(),
        "people": _names(found) if all_told and not found.is_over else (),
        "ballots": {r.ballot.pk: r.ballot for c in found.contests.all() for r in c.rounds.all()}.values(),
    }
    return page_or_fragment(request, "elections/election.html", context, status=status)


def _rights(who: Standing, found: Election) -> dict[str, Any]:
    """What one may do, by act; drawn beside the buttons."""
    return {
        name: may(who, found)
        for name, may in {
            "name": permissions.may_name,
            "open_naming": permissions.may_open_naming,
            "propose": permissions.may_propose,
            "submit": permissions.may_submit,
            "publish": permissions.may_publish,
            "object": permissions.may_object,
            "strike": permissions.may_strike,
            "reopen": permissions.may_reopen,
            "fix": permissions.may_fix,
            "vote": permissions.may_vote,
            "renew": permissions.may_renew_voters,
            "fewer": permissions.may_settle_rest,
            "declare": permissions.may_declare,
            "call_off": permissions.may_call_off,
            "record": permissions.may_put_on_record,
        }.items()
    } | {"run": permissions.may_run(who, found.union)}


def _objections(who: Standing, found: Election) -> list[Any]:
    """Objections with their words, each reading logged."""
    rows = queries.objections_readable_by(who, found)
    if rows:
        audit.record_reading(who.person, "elections.read_objections", found)
    return rows


def _names(found: Election) -> list[Person]:
    """Members, for the browser to offer while a name is typed; none where they are too many."""
    people = list(members_of(found.union, clock.today()).only("number", "name")[: MOST_NAMES + 1])
    return people if len(people) <= MOST_NAMES else []


def _forms(found: Election, request: HttpRequest, sent: str) -> dict[str, Form]:
    """The forms of the page, that of the act sent with what was typed."""

    def typed(*acts: str) -> Any:
        return request.POST if sent in acts else None

    contests = [c for c in found.contests.all() if c.office_id is None]
    named = [c for c in contests if c.is_for_head] if found.state == State.COUNTED else contests
    listed = [c for x in contests for c in x.candidates.all() if c.state == Candidate.State.LISTED]
    is_further = found.state == State.COUNTED and any(p.state == SHORT for p in votable_together(progress_of(found)))
    return {
        "request": DocumentForm(typed("request"), auto_id="request_%s"),
        "submit": DocumentForm(typed("submit"), auto_id="submit_%s"),
        "organisers": OrganisersForm(typed("organisers"), auto_id="organisers_%s"),
        "name": NameForm(typed("name"), contests=named, groups=queries.groups_of(found.union), auto_id="name_%s"),
        "vote": VoteForm(typed("vote"), is_further=is_further, auto_id="vote_%s"),
        "naming": NamingForm(typed("naming"), auto_id="naming_%s"),
        "anew": ReasonForm(typed("anew"), auto_id="anew_%s"),
        "object": ObjectionForm(typed("object"), candidates=listed, auto_id="object_%s"),
        "reopen": ReasonForm(typed("reopen"), auto_id="reopen_%s"),
        "call_off": ReasonForm(typed("call_off"), auto_id="call_off_%s"),
    }
