"""A ballot prepared by hand: what it asks, when, and who votes; changed until it opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, presenting, queries, services
from jiaogong.ballots.forms import (
    AS_IT_IS,
    GROUP,
    LISTED,
    MEMBERS,
    NAMED,
    STAFF,
    BallotForm,
    QuestionForm,
    as_typed,
    words_in,
)
from jiaogong.ballots.models import Voter
from jiaogong.ballots.queries import electorates
from jiaogong.ballots.rules import BallotPlan, VoterPlan
from jiaogong.ballots.views.doors import looked_at
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.dossier.queries import lists_of
from jiaogong.members.middleware import standing
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing, roster_of, union_visible_to
from jiaogong.unions.models import Union

SPARE_ROWS, MOST_ROWS = 2, 60
FIELDS = ("title", "explanation", "purpose", "way", "opens_at", "closes_at")


class _Sent:
    """The form of a ballot as it stands: sent, kept from a lost session, or as it begins."""

    def __init__(
        self,
        request: HttpRequest,
        unions: Sequence[Union],
        start: Mapping[str, Any],
        questions: Sequence[Mapping[str, Any]] = (),
        on_roll: int | None = None,
    ) -> None:
        self.who = standing(request)
        self.kept = take_kept_form(request) if request.method != "POST" else None
        sent = request.POST if request.method == "POST" else self.kept
        self.is_redrawn = sent is not None and sent.get("act") == "rows"
        sent = _with_more_rows(sent) if sent is not None and self.is_redrawn else sent
        groups, lists = electorates.groups_of(list(unions)), list(lists_of(self.who))
        self.form = BallotForm(sent, unions=unions, groups=groups, lists=lists, on_roll=on_roll, initial=start)
        self.rows = formset_factory(QuestionForm, extra=SPARE_ROWS, max_num=MOST_ROWS)(sent, initial=questions or None)
        self.sent = sent or QueryDict()
        self.is_sent = request.method == "POST" and not self.is_redrawn
        self.status = 422 if self.is_sent else 200

    def is_valid(self) -> bool:
        return self.is_sent and self.form.is_valid() and self.rows.is_valid()

    def see(self, version: int) -> None:
        """Let the form, sent again, know that it was shown that version."""
        again = self.sent.copy()
        again["seen_version"] = str(version)
        self.form.data = again

    def plan(self, known: Mapping[str, int | None]) -> BallotPlan:
        """The ballot as it is asked for; names that `known` has a key for are people's."""
        questions = tuple(planned for row in self.rows if (planned := row.planned(known)))
        return BallotPlan(**{name: self.form.cleaned_data[name] for name in FIELDS}, questions=questions)

    def voters(self, union: Union, before: Sequence[Voter] = ()) -> list[VoterPlan] | None:
        """Those who are to vote; None: the same as `before`, told apart as before."""
        sent, people = self.form.cleaned_data, [voter.person for voter in before]
        if sent["scope"] == AS_IT_IS and sent["is_told_apart"] == any(voter.group for voter in before):
            return None
        if sent["scope"] != AS_IT_IS:
            people = _electorate(self.who, self.form, union)
        return [VoterPlan(person_id=p.pk, group=p.union.called if sent["is_told_apart"] else "") for p in people]


def _with_more_rows(sent: QueryDict) -> QueryDict:
    more, count = sent.copy(), sent.get("form-TOTAL_FORMS", "")
    known = int(count) if count.isdecimal() and len(count) < 4 else 0
    more["form-TOTAL_FORMS"] = str(min(known + SPARE_ROWS, MOST_ROWS))
    return more


def _electorate(who: Standing, form: BallotForm, union: Union) -> list[Person]:
    sent = form.cleaned_data
    if sent["scope"] == NAMED:
        return electorates.people_named(union, words_in(sent["named"]))
    if sent["scope"] == LISTED:
        asked = form.kept_conditions
        if not asked.is_valid():
            raise RuleBroken(_("The conditions of this list hold no more: put them right on its page."))
        code = asked.cleaned_data["union"].strip()
        conditions = asked.conditions(union=union_visible_to(who, code) if code else None)
        chosen = electorates.fitting(who, union, conditions)
    elif sent["scope"] in (MEMBERS, GROUP):
        chosen = electorates.members_of(form.group if sent["scope"] == GROUP else union)
    elif sent["scope"] == STAFF:
        chosen = electorates.staff_of(union)
    else:
        chosen = electorates.seated_in(union, sent["scope"])
    return list(chosen.select_related("union").order_by("pinyin", "pk"))


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Prepare a ballot that no institution asked for: a motion, a choice of outstanding people, a survey."""
    who = standing(request)
    unions = who.unions_led
    require(permissions.may_prepare(who, unions[0] if unions else who.home))
    start = {"union": unions[0].code, "purpose": request.GET.get("for", ""), "scope": MEMBERS}
    sent = _Sent(request, unions, start)
    if sent.is_valid():
        union = sent.form.union
        try:
            made = services.prepare_ballot(
                actor=who,
                union=union,
                plan=sent.plan(roster_of(union)),
                voters=sent.voters(union) or [],
                form_key=form_key(request),
            )
            return redirect("ballot", made.pk)
        except RuleBroken as broken:
            sent.form.add_error(None, str(broken))
    return _page(request, sent, form_key=request.POST.get("form_key") or new_form_key())


@signed_in
def change(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """Change a ballot that was prepared by hand, until it opens."""
    who, ballot = standing(request), looked_at(request, ballot_id)
    require(permissions.may_change_plan(who, ballot))
    plan = queries.plan_of(ballot)
    before = list(ballot.voters.select_related("person__union"))
    start = {name: getattr(plan, name) for name in FIELDS}
    start |= {"union": ballot.union.code, "scope": AS_IT_IS, "seen_version": ballot.version}
    start["is_told_apart"] = any(voter.group for voter in before)
    sent, now = _Sent(request, [ballot.union], start, [as_typed(q) for q in plan.questions], len(before)), []
    known = roster_of(ballot.union) | {o.label: o.person_id for q in plan.questions for o in q.options if o.person_id}
    if sent.is_valid():
        try:
            services.change_plan(
                actor=who,
                ballot_id=ballot.pk,
                plan=sent.plan(known),
                voters=sent.voters(ballot.union, before),
                seen_version=sent.form.cleaned_data["seen_version"] or 0,
            )
            messages.success(request, _("The ballot is changed; what was changed stands in the audit."))
            return redirect("ballot", ballot.pk)
        except ChangedMeanwhile as changed:
            sent.status, now = changed.status, presenting.as_it_reads(ballot, plan)
            sent.see(ballot.version)
            sent.form.add_error(None, str(changed))
        except RuleBroken as broken:
            sent.form.add_error(None, str(broken))
    return _page(request, sent, ballot=ballot, now=now)


def _page(request: HttpRequest, sent: _Sent, **more: Any) -> HttpResponse:
    context = {"form": sent.form, "rows": sent.rows, "kept": sent.kept, **more}
    return page_or_fragment(request, "ballots/new.html", context, status=sent.status)
