"""Pages of whole texts: list, workspace, reading an old one, checking a draft."""

from __future__ import annotations

import io
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiaogong.kernel import periods
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment, take_kept_form
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.ledger.queries import entries_visible_to
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing, roster_of, unions_visible_to
from jiaogong.prose import read
from jiaogong.summaries import documents, permissions, presenting, queries, services
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.forms import asked, given_text
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
}


def _offered(who: Standing) -> dict[str, object]:
    return {"unions": unions_visible_to(who).exclude(kind=Union.Kind.GROUP), "new_key": new_form_key()}


@signed_in
def texts(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    ask = asked(request, who)
    context = {
        "ask": ask,
        "texts": queries.texts_visible_to(who).filter(union__path__startswith=ask.union.path)[:100],
        "may_write": permissions.may_write_in(who, ask.union),
        **_offered(who),
    }
    return page_or_fragment(request, "summaries/texts.html", context)


@signed_in
@require_POST
def write(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    ask = asked(request, who)
    text = services.write_text(actor=who, union=ask.union, period=ask.period, form_key=form_key(request))
    return redirect("summary", text.pk)


@signed_in
def workspace(request: HttpRequest, text_id: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    if text.kind == Text.Kind.OLD and permissions.may_write_in(who, text.union):
        return redirect("summary-reading", text.pk)
    context = {
        "text": text,
        "view": presenting.check_view(_checked(who, text)),
        "may_change": permissions.may_change(who, text),
        "may_write": permissions.may_write_in(who, text.union),
        "kinds": [kind for kind in KINDS if kind != "pdf" or documents.has_libreoffice()],
    }
    return page_or_fragment(request, "summaries/workspace.html", context)


@signed_in
def edit(request: HttpRequest, text_id: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_change(who, text))
    body, version = text.body, text.version
    current: Text | None = None
    if request.method == "POST":
        body, version = request.POST.get("body", ""), int(request.POST.get("version") or 0)
        try:
            services.change_text(actor=who, text_id=text.pk, body=body, seen_version=version)
            return redirect("summary", text.pk)
        except ChangedMeanwhile as refusal:
            current = refusal.facts["current"]
            version = current.version
    else:
        kept = take_kept_form(request)
        body = kept.get("body", body) if kept else body
    context = {"text": text, "body": body, "version": version, "current": current}
    return render(request, "summaries/edit.html", context, status=409 if current else 200)


@signed_in
@require_POST
def final(request: HttpRequest, text_id: int) -> HttpResponse:
    services.set_final(actor=standing(request), text_id=text_id, final=request.POST.get("final") == "yes")
    return redirect("summary", text_id)


@signed_in
def behind(request: HttpRequest, text_id: int, start: int, end: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    keys = presenting.entries_of_part(_checked(who, text), start, end)
    found = entries_visible_to(who).filter(pk__in=keys[:500]).select_related("union").order_by("start_date", "pk")
    context = {"text": text, "quote": text.body[start:end], "entries": found, "count": len(keys)}
    return page_or_fragment(request, "summaries/behind.html", context)


@signed_in
def export(request: HttpRequest, text_id: int, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise NotFound(_("A text is exported as .docx, .md or .pdf."))
    text = queries.text_visible_to(standing(request), text_id)
    file = io.BytesIO()
    documents.write(file, kind=kind, title=text.title, body=text.body, union=text.union, period=_period(text))
    answer = HttpResponse(file.getvalue(), content_type=KINDS[kind])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(text.title)}.{kind}"
    return answer


@signed_in
def read_old(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    ask = asked(request, who)
    reason, status = "", 200
    if request.method == "POST":
        try:
            given = given_text(request)
            text = services.read_in(
                actor=who, union=ask.union, period=ask.period, title=given.name, body=given.body, form_key=form_key(request)
            )
            return redirect("summary-reading", text.pk)
        except RuleBroken as refusal:
            reason, status = str(refusal), 422
    context = {"ask": ask, "reason": reason, "typed": request.POST.get("body", ""), **_offered(who)}
    return render(request, "summaries/read_old.html", context, status=status)


@signed_in
def reading(request: HttpRequest, text_id: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_write_in(who, text.union))
    found = read(text.body, roster=list(roster_of(text.union)))
    view = presenting.reading_view(found, list(text.decisions.select_related("entry")))
    return page_or_fragment(request, "summaries/reading.html", {"text": text, "view": view})


@signed_in
def claim(request: HttpRequest, text_id: int, start: int, end: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_write_in(who, text.union))
    here = f"{reverse('summary-reading', args=[text.pk])}#claim-{start}-{end}"
    if request.POST.get("act") == "drop":
        services.drop_claim(actor=who, text_id=text.pk, start=start, end=end)
        return redirect(here)
    roster = roster_of(text.union)
    found = next((c for c in read(text.body, roster=list(roster)).claims if (c.start, c.end) == (start, end)), None)
    if found is None:
        raise NotFound(_("No claim was read at that place."))
    act = facts_of_claim(found, text.body, period=_period(text), roster=roster)
    if request.POST.get("act") == "accept":
        services.accept_claim(actor=who, text_id=text.pk, start=start, end=end, facts=act.facts)
        return redirect(here)
    return _mend(request, who, text, act.facts, start, end, here)


@signed_in
@require_POST
def accept_all(request: HttpRequest, text_id: int) -> HttpResponse:
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    roster = roster_of(text.union)
    decided = {(d.start, d.end) for d in text.decisions.all()}
    for found in read(text.body, roster=list(roster)).provable():
        if (found.start, found.end) not in decided:
            act = facts_of_claim(found, text.body, period=_period(text), roster=roster)
            services.accept_claim(actor=who, text_id=text.pk, start=found.start, end=found.end, facts=act.facts)
    return redirect("summary-reading", text.pk)


@signed_in
def check(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    ask = asked(request, who)
    context: dict[str, object] = {"ask": ask, "typed": request.POST.get("body", ""), **_offered(who)}
    status = 200
    if request.method == "POST":
        require(permissions.may_check_in(who, ask.union))
        try:
            given = given_text(request)
            checked = check_text(
                given.body, union=ask.union, period=ask.period, against=queries.others_to_compare(who), reader=who
            )
            context |= {"view": presenting.check_view(checked), "typed": given.body}
        except RuleBroken as refusal:
            context["reason"], status = str(refusal), 422
    return render(request, "summaries/check.html", context, status=status)


def _checked(who: Standing, text: Text) -> Checked:
    against = queries.others_to_compare(who, but=text.pk)
    return check_text(text.body, union=text.union, period=_period(text), against=against, reader=who)


def _period(text: Text) -> Period:
    return periods.parse(text.period)
