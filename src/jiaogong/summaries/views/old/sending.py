"""Old summaries sent in: pasted, or as files together.

Little is read at once; more is read by the worker, or by the page where no worker runs.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import form_key, is_htmx, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.asking import Asked, asked_or_told, period_of
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import roster_of, union_visible_to
from jiaogong.prose import read
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.forms import offered, pasted
from jiaogong.summaries.marking import Marked, stretches
from jiaogong.summaries.models import OldBatch, OldFile, Text
from jiaogong.summaries.telling import KINDS, finding_sentence
from jiaogong.summaries.understood import understood
from jiaogong.summaries.views.old.desk import asked_for, desk_context

SECONDS_A_STEP = 1.5
LITTLE = 64 * 1024  # bytes, read within a step
BATCHES = 10
_MARKS = {"accepted": "supported", "joined": "supported", "dropped": "uncheckable"}


@signed_in
def read_old(request: HttpRequest) -> HttpResponse:
    """Send old summaries in; below stand the batches sent before."""
    who = standing(request)
    kept = take_kept_form(request)
    ask, reason = asked_or_told(request, kept)
    if request.method == "POST" and not reason:
        try:
            return redirect(_sent(request, ask))
        except RuleBroken as refusal:
            reason = str(refusal)
    batches = page_by_key(queries.batches_visible_to(who), request.GET.get("after", ""), date="sent_at", size=BATCHES)
    typed = kept or request.POST
    context = {
        "ask": ask,
        "reason": reason,
        "typed": typed.get("body", ""),
        "kept": kept,
        "may": permissions.may_write_in(who, ask.union),
        "batches": batches.rows,
        "after": batches.after,
        "is_first": not request.GET.get("after"),
        **offered(who),
    }
    template = "summaries/read_old.html"
    if reason:
        return render(request, template, context, status=422)
    return page_or_fragment(request, template, context)


def _sent(request: HttpRequest, ask: Asked) -> str:
    """Take what was sent; the address at which it goes on."""
    who, files = standing(request), request.FILES.getlist("file")
    if not files:
        body = pasted(request.POST.get("body", ""))
        title = request.POST.get("title", "").strip()
        text = services.read_in(
            actor=who, union=ask.union, period=ask.period, title=title, body=body, form_key=form_key(request)
        )
        return reverse("summary-reading", args=[text.pk])
    most = settings.UPLOAD_MAX_BYTES
    sent = [services.Sent(f.name or "", f.size or 0, b"" if (f.size or 0) > most else f.read()) for f in files]
    batch = services.send_files(actor=who, union=ask.union, period=ask.period, files=sent, form_key=form_key(request))
    if sum(file.size for file in sent) <= LITTLE:
        services.read_for(SECONDS_A_STEP, actor=who, batch_id=batch.pk)
    return reverse("old-batch", args=[batch.pk])


@signed_in
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What became of each file of a batch, and the way to the desk."""
    found = queries.batch_visible_to(standing(request), batch_id)
    return page_or_fragment(request, "summaries/batch.html", _batch_context(request, found))


def _batch_context(request: HttpRequest, found: OldBatch, **more: Any) -> dict[str, Any]:
    who = standing(request)
    lines = queries.files_of(found)
    done = sum(line.file.state != OldFile.State.WAITING for line in lines)
    return {
        "batch": found,
        "lines": lines,
        "done": done,
        "is_at_work": queries.is_at_work(found),
        "share": round(100 * done / max(len(lines), 1)),
        "counts": queries.desk_counts(who, queries.DeskFilter(batch=found.pk)),
        "unions": queries.unions_to_read_for(who),
        **more,
    }


@signed_in
@only_sent("old-batch")
def advance(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Some more files of a batch; where no worker is at them, whoever looks on sends this until none is left."""
    found = services.read_for(SECONDS_A_STEP, actor=standing(request), batch_id=batch_id)
    if not is_htmx(request):
        return redirect("old-batch", batch_id)
    return page_or_fragment(request, "summaries/batch.html", _batch_context(request, found))


@signed_in
def file(request: HttpRequest, batch_id: int, file_id: int) -> HttpResponse:
    """Say whose a file is and of when."""
    who = standing(request)
    found = queries.batch_visible_to(who, batch_id)
    line = queries.file_of(found, file_id)
    here = f"{reverse('old-batch', args=[batch_id])}#file-{file_id}"
    if request.method != "POST":
        return redirect(here)
    try:
        union = union_visible_to(who, request.POST.get("union", "").strip() or line.union.code)
        period = period_of(request.POST.get("period", "").strip() or line.period)
        services.put_right(actor=who, batch_id=batch_id, file_id=file_id, union=union, period=period)
    except RuleBroken as broken:
        context = _batch_context(request, found, refused=file_id, reason=str(broken))
        return page_or_fragment(request, "summaries/batch.html", context, status=422)
    return redirect(here)


@signed_in
def reading(request: HttpRequest, text_id: int) -> HttpResponse:
    """One old text with its marks, what is wrong in it and what was not understood, and its claims on the desk."""
    who = standing(request)
    services.stage_missing(actor=who, text_id=text_id)
    text = queries.text_visible_to(who, text_id)
    narrowed = asked_for(request, text_id)
    context = desk_context(request, narrowed) | {"text": text, **_marked(text)}
    return page_or_fragment(request, "summaries/reading.html", context)


def _marked(text: Text) -> dict[str, Any]:
    """The text with each claim marked by what was decided about it, its findings, and notes on how it was read."""
    found = read(text.body, roster=list(roster_of(text.union)))
    claims = text.claims.exclude(status="said").select_related("decision").defer("facts", "quote")
    marks = [Marked(c.start, c.end, c.decision.outcome if c.decision else "claim", str(c.pk), weight=1) for c in claims]
    marks += [Marked(f.start, f.end, "finding", title=str(KINDS[f.kind]), weight=5) for f in found.findings]
    file = text.files.filter(state=OldFile.State.READ).defer("data").first()
    return {
        "stretches": stretches(text.body, marks),
        "findings": [finding_sentence(f, text.body[f.start : f.end]) for f in found.findings],
        "notes": file.notes if file else understood(found),
        "file": file,
    }
