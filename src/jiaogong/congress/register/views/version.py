"""One rule with its versions, what can be done with each, and what differs between two."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.models import RuleVersion
from jiaogong.congress.register import permissions, queries, services
from jiaogong.congress.register import rules as texts
from jiaogong.congress.register.documents import paper_of
from jiaogong.congress.register.forms import (
    ElsewhereForm,
    ForceForm,
    LayForm,
    OpinionsForm,
    RepealForm,
    WithdrawForm,
)
from jiaogong.congress.register.presenting import differs_from_vote, missing, shown
from jiaogong.congress.register.telling import HEARD, PASSED, outcome_of
from jiaogong.kernel import clock, files
from jiaogong.kernel.dress import PlainForm
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.official.word import CONTENT_TYPE, as_docx

Act = Callable[[Standing, int, dict[str, Any]], object]
Forms = dict[str, PlainForm]


@signed_in
def rule(request: HttpRequest, rule_id: int) -> HttpResponse:
    """A rule as it binds today; before it does, its newest version."""
    who, today = standing(request), clock.today()
    found = queries.rule_visible_to(who, rule_id, today)
    versions = queries.versions_visible_to(who, today).filter(rule=found).order_by("-number")
    binding = versions.filter(queries.binding_on(today)).first()
    first = binding or versions.first()
    if first is None:
        raise NotFound(_("There is no such rule, or it is not yours to see."))
    return _page(request, first, _forms(who, first, None, ""))


@signed_in
def version(request: HttpRequest, version_id: int) -> HttpResponse:
    """One version: its text, and the next step with it."""
    who = standing(request)
    found = queries.version_visible_to(who, version_id, clock.today())
    sent = request.POST.get("act", "") if request.method == "POST" else ""
    forms = _forms(who, found, request, sent)
    if request.method != "POST":
        return _page(request, found, forms)
    if _done(who, found, forms, sent):
        messages.success(request, _("It is noted."))
        return redirect("rule-version", version_id)
    return _page(request, found, forms, status=422)


def _done(who: Standing, found: RuleVersion, forms: Forms, sent: str) -> bool:
    """Do what was sent; False where its form has faults or a rule forbids it."""
    if sent in ("back", "reviewed"):
        act = services.take_back if sent == "back" else services.note_reviewed
        act(actor=who, version_id=found.pk)
        return True
    doing = ACTS.get(sent)
    if doing is None:
        raise NotFound(_("There is no such act."))
    form = forms[sent]
    if not form.is_valid():
        return False
    try:
        doing(who, found.pk, form.cleaned_data)
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return False
    return True


def _ask(who: Standing, key: int, said: dict[str, Any]) -> object:
    return services.ask_opinions(actor=who, version_id=key, until=said["until"])


def _lay(who: Standing, key: int, said: dict[str, Any]) -> object:
    return services.lay_before(actor=who, version_id=key, item_id=said["item"])


def _elsewhere(who: Standing, key: int, said: dict[str, Any]) -> object:
    return services.note_elsewhere(actor=who, version_id=key, on=said["on"], note=said["note"])


def _withdraw(who: Standing, key: int, said: dict[str, Any]) -> object:
    return services.withdraw(actor=who, version_id=key, reason=said["reason"])


def _force(who: Standing, key: int, said: dict[str, Any]) -> object:
    return services.put_in_force(actor=who, version_id=key, from_day=said["from_day"])


def _repeal(who: Standing, key: int, said: dict[str, Any]) -> object:
    return services.repeal_rule(
        actor=who, version_id=key, last_day=said["last_day"], note=said["note"], item_id=said["item"]
    )


ACTS: dict[str, Act] = {
    "opinions": _ask, "lay": _lay, "elsewhere": _elsewhere, "withdraw": _withdraw, "force": _force, "repeal": _repeal,
}  # fmt: skip


def _forms(who: Standing, found: RuleVersion, request: HttpRequest | None, sent: str) -> Forms:
    """The forms of all acts, the one that was sent with what it says."""
    keeps = permissions.may_keep(who, found.rule.union)
    items = list(queries.items_before(found.rule.union, who)[: queries.MOST_ITEMS]) if keeps else []
    today = clock.today()

    def said(act: str) -> Any:
        return request.POST if request is not None and sent == act else None

    start = {"from_day": today, "last_day": today}
    return {
        "opinions": OpinionsForm(said("opinions"), auto_id="opinions-%s"),
        "lay": LayForm(said("lay"), items=items, auto_id="lay-%s"),
        "elsewhere": ElsewhereForm(said("elsewhere"), auto_id="elsewhere-%s"),
        "withdraw": WithdrawForm(said("withdraw"), auto_id="withdraw-%s"),
        "force": ForceForm(said("force"), initial=start, auto_id="force-%s"),
        "repeal": RepealForm(said("repeal"), items=items, initial=start, auto_id="repeal-%s"),
    }


def _page(request: HttpRequest, found: RuleVersion, forms: Forms, status: int = 200) -> HttpResponse:
    who, today = standing(request), clock.today()
    others = queries.versions_visible_to(who, today).filter(rule=found.rule_id).order_by("-number")
    union = found.rule.union
    lay = forms["lay"]
    context = {
        "rule": found.rule,
        "union": union,
        "version": found,
        "shown": shown(found, today),
        "versions": [shown(v, today) for v in others],
        "before": others.filter(number__lt=found.number).first(),
        "forms": forms,
        "items": isinstance(lay, LayForm) and lay.offers_any,
        "is_decided": outcome_of(found) in (PASSED, HEARD),
        "missing": missing(found, today) if permissions.may_keep(who, union) else "",
        "differs": differs_from_vote(found),
        "may_keep": permissions.may_keep(who, union),
        "may_prepare": permissions.may_prepare(who, found),
        "may_change": permissions.may_change(who, found),
        "may_take_back": permissions.may_take_back(who, found),
        "may_revise": permissions.may_revise(who, found.rule),
        "may_repeal": permissions.may_repeal(who, found),
    }
    return page_or_fragment(request, "congress/school_rule.html", context, status=status)


@signed_in
def compare(request: HttpRequest, version_id: int) -> HttpResponse:
    """What differs between a version and an earlier one (`with`; the one before), article by article."""
    who, today = standing(request), clock.today()
    found = queries.version_visible_to(who, version_id, today)
    others = queries.versions_visible_to(who, today).filter(rule=found.rule_id).exclude(pk=found.pk).order_by("-number")
    asked = request.GET.get("with", "")
    key = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    before = others.filter(pk=key).first() or others.filter(number__lt=found.number).first()
    compared = texts.compare(before.text if before else "", found.text)
    changed = sum(c.kind != "same" for c in compared)
    context = {
        "rule": found.rule,
        "union": found.rule.union,
        "version": found,
        "before": before,
        "others": others,
        "compared": compared,
        "changed": changed,
        "is_all": request.GET.get("all") == "yes",
    }
    return page_or_fragment(request, "congress/school_rule_compare.html", context)


@signed_in
def docx(request: HttpRequest, version_id: int) -> FileResponse:
    """A version in the official layout, as .docx."""
    found = queries.version_visible_to(standing(request), version_id, clock.today())
    made = io.BytesIO(as_docx(paper_of(found, clock.today())))
    name = f"{files.safe_name(found.rule.title)}.docx"
    return _sent(FileResponse(made, as_attachment=True, content_type=CONTENT_TYPE, filename=name))


@signed_in
def file(request: HttpRequest, version_id: int) -> FileResponse:
    """The file that a version was entered with."""
    found = queries.version_visible_to(standing(request), version_id, clock.today())
    if not found.sha256:
        raise NotFound(_("This version has no file."))
    opened = files.kept_file(found.sha256).open("rb")
    return _sent(FileResponse(opened, as_attachment=True, content_type=found.content_type, filename=found.file_name))


def _sent(answer: FileResponse) -> FileResponse:
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
