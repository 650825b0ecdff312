"""Reading an old summary: its claims accepted, mended or dropped, one by one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.web import form_key, page_or_fragment, take_kept_form
from jiaogong.ledger.forms import typed_from
from jiaogong.ledger.views.form_page import Button, FormPage
from jiaogong.members.asking import asked_or_told
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import roster_of
from jiaogong.prose import read
from jiaogong.summaries import permissions, presenting, queries, services
from jiaogong.summaries.forms import given_text, offered
from jiaogong.summaries.models import Text


@signed_in
def read_old(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    kept = take_kept_form(request)
    ask, reason = asked_or_told(request, kept)
    if request.method == "POST" and not reason:
        try:
            given = given_text(request)
            text = services.read_in(
                actor=who,
                union=ask.union,
                period=ask.period,
                title=given.name,
                body=given.body,
                form_key=form_key(request),
            )
            return redirect("summary-reading", text.pk)
        except RuleBroken as refusal:
            reason = str(refusal)
    typed = kept or request.POST
    context = {
        "ask": ask,
        "reason": reason,
        "typed": typed.get("body", ""),
        "kept": kept,
        "may": permissions.may_write_in(who, ask.union),
        **offered(who),
    }
    return render(request, "summaries/read_old.html", context, status=422 if reason else 200)


@signed_in
def reading(request: HttpRequest, text_id: int) -> HttpResponse:
    text = _own(request, text_id)
    found = read(text.body, roster=list(roster_of(text.union)))
    view = presenting.reading_view(found, list(text.decisions.select_related("entry")))
    return page_or_fragment(request, "summaries/reading.html", {"text": text, "view": view})


@signed_in
def claim(request: HttpRequest, text_id: int, start: int, end: int) -> HttpResponse:
    """Accept or drop the claim at a place, or mend it first in the entry's form."""
    text = _own(request, text_id)
    who, here = standing(request), f"{reverse('summary-reading', args=[text.pk])}#claim-{start}-{end}"
    facts = presenting.facts_of_claims(text).get((start, end))
    if facts is None:
        raise NotFound(_("No claim was read at that place."))
    decision: dict[str, Any] = {"actor": who, "text_id": text.pk, "start": start, "end": end}
    if request.POST.get("decision") == "drop":
        services.drop_claim(**decision)
        return redirect(here)
    if request.POST.get("decision") == "accept":
        services.accept_claim(**decision, facts=facts)
        return redirect(here)
    page = FormPage(
        request,
        union=text.union,
        heading=_("Mend what was read"),
        start=typed_from(facts, text.union),
        buttons=[Button("save", _("Accept as mended"), is_primary=True)],
        leads_to=here,
        context={"quote": text.body[start:end]},
    )
    return page.answer(lambda sent: services.accept_claim(**decision, facts=sent.facts()))


@signed_in
@only_sent("summary-reading")
def accept_all(request: HttpRequest, text_id: int) -> HttpResponse:
    text = _own(request, text_id)
    services.accept_claims(actor=standing(request), text_id=text.pk, claims=presenting.facts_of_claims(text))
    return redirect("summary-reading", text.pk)


def _own(request: HttpRequest, text_id: int) -> Text:
    """A text that the reader may read into the ledger."""
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_write_in(who, text.union))
    return text
