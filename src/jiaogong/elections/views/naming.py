"""What the groups name: their heads put it down, the officers see who has named whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.elections import permissions, queries
from jiaogong.elections.forms import ProposeForm
from jiaogong.elections.models import Election, Nomination
from jiaogong.elections.services.naming import propose_candidate
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office
from jiaogong.members.offices.queries import person_meant
from jiaogong.members.queries import Standing


@signed_in
def names(request: HttpRequest, election_id: int) -> HttpResponse:
    """Name candidates for a group; officers see all groups, a head the own."""
    who = standing(request)
    found = queries.election_visible_to(who, election_id)
    may_propose = permissions.may_propose(who, found)
    headed, posts = queries.headed_by(who, found.union), [c for c in found.contests.all() if c.office_id is None]
    kept = take_kept_form(request) if request.method != "POST" else None
    form = ProposeForm(request.POST if request.method == "POST" else kept, contests=posts, heads=headed)
    if request.method == "POST":
        require(may_propose)
        if form.is_valid():
            try:
                named = _propose(who, found, form)
                messages.success(request, _("%(name)s is named.") % {"name": named})
                return redirect("election-names", found.pk)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    context = {
        "election": found,
        "form": form,
        "may_propose": may_propose,
        "groups": _groups(who, found, headed),
        "kept": kept,
    }
    return page_or_fragment(request, "elections/names.html", context, status=422 if request.method == "POST" else 200)


def _propose(who: Standing, found: Election, form: ProposeForm) -> str:
    sent = form.cleaned_data
    person = person_meant(found.union, sent["person"])
    named = propose_candidate(
        actor=who,
        contest_id=int(sent["contest"]),
        office_id=int(sent["head"]),
        person_id=person.pk,
        supporters=sent["supporters"],
    )
    return str(named.person.name)


def _groups(who: Standing, found: Election, headed: list[Office]) -> list[dict[str, Any]]:
    """The groups with what each has named; of a head the own, of officers all."""
    heads = list(queries.heads_of(found.union, clock.today()).select_related("person", "union"))
    shown = heads if queries.is_told_all(who, found) else [h for h in heads if h in headed]
    rows = Nomination.objects.filter(candidate__contest__election=found).select_related(
        "candidate__person", "candidate__contest__office__person"
    )
    named = list(rows.order_by("candidate__contest__position", "-supporters", "pk"))
    return [{"head": head, "named": [n for n in named if _is_of(n, head, found)]} for head in shown]


def _is_of(nomination: Nomination, head: Office, found: Election) -> bool:
    """Whether a head's group named somebody: a group known by its head alone is no union of its own."""
    if head.union_id == found.union_id:
        return nomination.head_id == head.pk
    return nomination.group_id == head.union_id
