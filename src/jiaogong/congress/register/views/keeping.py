"""A rule entered, also straight from a point that a session passed; renamed, revised, its draft changed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jiaogong.congress.delegates.queries import house_visible_to
from jiaogong.congress.models import Item, SchoolRule
from jiaogong.congress.register import permissions, queries, services
from jiaogong.congress.register.forms import RuleForm, WordsForm
from jiaogong.congress.sessions.queries import item_visible_to
from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.unions.models import Union


@signed_in
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a rule into the register."""
    union = house_visible_to(standing(request), code)
    return _entered(request, union, None)


@signed_in
def of_item(request: HttpRequest, item_id: int) -> HttpResponse:
    """The version that a point of an agenda decided; where there is none, enter it with the text put to the vote."""
    who = standing(request)
    item = item_visible_to(who, item_id)
    known = queries.version_of_item(item)
    if known is not None:
        return redirect("rule-version", known.pk)
    return _entered(request, item.session.union, item)


def _entered(request: HttpRequest, union: Union, item: Item | None) -> HttpResponse:
    who = standing(request)
    require(permissions.may_keep(who, union))
    kept = take_kept_form(request) if request.method != "POST" else None
    sent = request.POST if request.method == "POST" else kept
    start = {"title": item.title.strip("《》"), "kind": SchoolRule.Kind.OTHER, "text": item.text} if item else {}
    facts = RuleForm(sent, initial=start)
    words = WordsForm(sent, request.FILES or None, initial=start)
    if request.method == "POST" and facts.is_valid() and words.is_valid():
        try:
            return redirect("rule-version", _enter(request, union, item, facts, words))
        except RuleBroken as broken:
            facts.add_error(None, str(broken))
    context = {
        "union": union, "item": item, "facts": facts, "words": words, "kept": kept,
        "form_key": request.POST.get("form_key") or new_form_key(),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/school_rule_new.html", context, status=status)


@transaction.atomic
def _enter(request: HttpRequest, union: Union, item: Item | None, facts: RuleForm, words: WordsForm) -> int:
    """Enter the rule, of a title that stands in the register a new version; laid before the congress where a point is given."""
    who = standing(request)
    known = SchoolRule.objects.filter(union=union, title=facts.plan.title.strip("《》")).first() if item else None
    if known is not None:
        made = services.revise_rule(actor=who, rule_id=known.pk, words=words.words)
    else:
        made = services.enter_rule(
            actor=who, union=union, plan=facts.plan, words=words.words, form_key=form_key(request)
        )
    if item is not None and made.item_id is None:
        services.lay_before(actor=who, version_id=made.pk, item_id=item.pk)
    return made.pk


@signed_in
def change(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Call a rule, its kind, number or office otherwise."""
    who = standing(request)
    found = queries.rule_visible_to(who, rule_id, clock.today())
    require(permissions.may_keep(who, found.union))
    start = {name: getattr(found, name) for name in ("title", "kind", "number", "office")}
    form = RuleForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_rule(actor=who, rule_id=rule_id, plan=form.plan)
            return redirect("school-rule", rule_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {"union": found.union, "rule": found, "form": form}
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/school_rule_change.html", context, status=status)


@signed_in
def revise(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Draft a new version, from the words of the one in force."""
    who = standing(request)
    found = queries.rule_visible_to(who, rule_id, clock.today())
    require(permissions.may_revise(who, found))
    last = queries.last_given_force(found)
    form = _words_form(request, {"text": last.text if last else ""})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.revise_rule(actor=who, rule_id=rule_id, words=form.words)
            return redirect("rule-version", made.pk)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    return _words_page(request, {"union": found.union, "rule": found, "form": form})


@signed_in
def change_version(request: HttpRequest, version_id: int) -> HttpResponse:
    """Say otherwise what a draft says."""
    who = standing(request)
    found = queries.version_visible_to(who, version_id, clock.today())
    require(permissions.may_change(who, found))
    form = _words_form(request, {"text": found.text, "note": found.note, "seen_version": found.version})
    status = 200
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen_version"] or 0
        try:
            services.change_version(actor=who, version_id=version_id, words=form.words, seen_version=seen)
            return redirect("rule-version", version_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
            status = broken.status if isinstance(broken, ChangedMeanwhile) else 422
    context = {"union": found.rule.union, "rule": found.rule, "version": found, "form": form}
    return _words_page(request, context, status)


def _words_form(request: HttpRequest, start: dict[str, Any]) -> WordsForm:
    kept = take_kept_form(request) if request.method != "POST" else None
    return WordsForm(request.POST or kept, request.FILES or None, initial=start)


def _words_page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    told = 422 if request.method == "POST" and status == 200 else status
    return page_or_fragment(request, "congress/school_rule_words.html", context, status=told)
