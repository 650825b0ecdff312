"""A term of delegates: delegations and their heads, special committees, a seat by-elected."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.delegates import permissions, queries
from jiaogong.congress.delegates.forms import ByElectForm, CommitteeForm, NameForm, keys_in, places_in
from jiaogong.congress.delegates.queries.choosing import limits_of
from jiaogong.congress.delegates.queries.serving import (
    committee_of,
    committees_of,
    holders_of,
    term_visible_to,
)
from jiaogong.congress.delegates.rules.seats import CODES
from jiaogong.congress.delegates.rules.votes import Count
from jiaogong.congress.delegates.services import serving as services
from jiaogong.congress.models import SpecialCommittee
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Term
from jiaogong.members.offices.queries import person_meant
from jiaogong.unions.labels import limit_told


@signed_in
def delegations(request: HttpRequest, code: str, term_id: int) -> HttpResponse:
    """The delegations of a term, who sits in each, and whom each elected its head."""
    who = standing(request)
    term = term_visible_to(who, code, term_id)
    form = NameForm(request.POST if request.POST.get("act") == "add" else None)
    fault = ""
    if request.method == "POST":
        try:
            if _arrange(request, term, form):
                return redirect("congress-delegations", code, term.pk)
        except RuleBroken as broken:
            fault = str(broken)
    seats = list(holders_of(term, clock.today()))
    known = list(queries.delegations_of(term))
    within = {
        d.pk: [o for o in seats if (k := getattr(o, "delegate", None)) and k.delegation_id == d.pk] for d in known
    }
    context = {
        "union": term.union,
        "term": term,
        "seats": [(o, getattr(getattr(o, "delegate", None), "delegation_id", None)) for o in seats],
        "delegations": [(d, within[d.pk]) for d in known],
        "form": form,
        "fault": fault,
        "may_arrange": permissions.may_arrange(who, term.union),
    }
    return page_or_fragment(request, "congress/delegations.html", context, 422 if request.method == "POST" else 200)


def _arrange(request: HttpRequest, term: Term, form: NameForm) -> bool:
    """Do what was sent; whether it was sound."""
    who, said = standing(request), request.POST
    require(permissions.may_arrange(who, term.union))
    sent, typed = said.get("act", ""), said.get("delegation", "")
    delegation_id = int(typed) if typed.isdecimal() and len(typed) < 19 else 0
    if sent == "add":
        if not form.is_valid():
            return False
        services.add_delegation(actor=who, term_id=term.pk, name=form.cleaned_data["name"])
    elif sent == "drop":
        services.drop_delegation(actor=who, term_id=term.pk, delegation_id=delegation_id)
    elif sent == "head":
        chosen = keys_in(said, "head")
        services.note_head(
            actor=who, term_id=term.pk, delegation_id=delegation_id, person_id=chosen[0] if chosen else 0
        )
    else:
        services.arrange_delegations(actor=who, term_id=term.pk, places=places_in(said))
    return True


@signed_in
def committees(request: HttpRequest, code: str, term_id: int) -> HttpResponse:
    """The special committees of a term; the form of one dissolves it."""
    who = standing(request)
    term = term_visible_to(who, code, term_id)
    if request.method == "POST":
        chosen = keys_in(request.POST, "committee")
        services.dissolve_committee(actor=who, term_id=term.pk, committee_id=chosen[0] if chosen else 0)
        messages.success(request, _("The committee is dissolved."))
        return redirect("special-committees", code, term.pk)
    context = {
        "union": term.union,
        "term": term,
        "committees": committees_of(term),
        "may_arrange": permissions.may_arrange(who, term.union),
    }
    return page_or_fragment(request, "congress/committees.html", context)


@signed_in
def committee(request: HttpRequest, code: str, term_id: int) -> HttpResponse:
    """Form a special committee from the delegates, or change the list of one (`?committee=`)."""
    who = standing(request)
    term = term_visible_to(who, code, term_id)
    require(permissions.may_arrange(who, term.union))
    typed = (request.POST or request.GET).get("committee", "")
    found = committee_of(term, int(typed)) if typed.isdecimal() and len(typed) < 19 else None
    members = {m.person_id: m.is_chair for m in found.members.all()} if found else {}
    start = {"kind": found.kind, "name": found.name} if found else {"kind": SpecialCommittee.Kind.PROPOSALS}
    form = CommitteeForm(request.POST or None, initial=start)
    if request.method == "POST":
        chairs = set(keys_in(request.POST, "chair"))
        members = {pk: pk in chairs for pk in {*keys_in(request.POST, "people"), *chairs}}
        if form.is_valid():
            try:
                services.form_committee(
                    actor=who, term_id=term.pk, people=members, committee_id=found.pk if found else None,
                    **form.cleaned_data,
                )  # fmt: skip
                messages.success(request, _("The committee is formed."))
                return redirect("special-committees", code, term.pk)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {
        "union": term.union,
        "term": term,
        "committee": found,
        "form": form,
        "seats": [
            (o, o.person_id in members, members.get(o.person_id, False)) for o in holders_of(term, clock.today())
        ],
    }
    return page_or_fragment(request, "congress/committee.html", context, 422 if request.method == "POST" else 200)


@signed_in
def by_elect(request: HttpRequest, code: str, term_id: int) -> HttpResponse:
    """Enter whom a constituency elected to an empty seat."""
    who, today = standing(request), clock.today()
    term = term_visible_to(who, code, term_id)
    require(permissions.may_arrange(who, term.union))
    kept = take_kept_form(request) if request.method != "POST" else None
    form = ByElectForm(request.POST or kept, delegations=queries.delegations_of(term), initial={"on": today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            person = person_meant(term.union, said["person"])
            services.by_elect(
                actor=who, term_id=term.pk, person_id=person.pk,
                delegation_id=int(said["delegation"]) if said["delegation"] else None, on=said["on"],
                count=Count(entitled=said["entitled"], cast=said["cast"], votes={person.pk: said["votes"]}),
            )  # fmt: skip
            messages.success(request, _("%(name)s holds the seat.") % {"name": person})
            return redirect("congress-delegations", code, term.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    limits, codes = limits_of(term.union, term.body, today), CODES[term.body]
    context = {
        "union": term.union,
        "term": term,
        "form": form,
        "kept": kept,
        "rules": [limit_told(limits[codes.quorum]), limit_told(limits[codes.elected_by])],
        "people": queries.electors_of(term.union, term.body, today).only("number", "name")[:400],
    }
    return page_or_fragment(request, "congress/by_elect.html", context, 422 if request.method == "POST" else 200)
