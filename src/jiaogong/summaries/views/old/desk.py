"""The review desk: the claims of old texts, doubtful ones first, accepted, mended, joined, dropped and taken back."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.catalogue import CATEGORIES
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import is_htmx, page_or_fragment
from jiaogong.ledger.forms import typed_from
from jiaogong.ledger.snapshots import facts_from
from jiaogong.ledger.views.form_page import Button, FormPage
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.models import OldClaim
from jiaogong.summaries.old.doubts import DOUBTS
from jiaogong.summaries.services.sure import MOST
from jiaogong.summaries.views.old.cards import cards_of
from jiaogong.summaries.views.old.sheet import write_claims

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_KEY = 19
_TABS = (OldClaim.Status.DONE, OldClaim.Status.RATE, OldClaim.Status.PLANNED)


@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """All claims that one may decide about, narrowed to a batch, a text, a category, a doubt, some words."""
    narrowed = asked_for(request)
    context: dict[str, Any] = {}
    if narrowed.batch:
        context["batch"] = queries.batch_visible_to(standing(request), narrowed.batch)
    if narrowed.text:
        context["text"] = queries.text_visible_to(standing(request), narrowed.text)
    return page_or_fragment(request, "summaries/desk.html", desk_context(request, narrowed) | context)


def asked_for(request: HttpRequest, text_id: int = 0) -> queries.DeskFilter:
    """What the address, or the form that was sent, narrows the desk to; what makes no sense is passed over."""
    given = request.POST if request.method == "POST" else request.GET
    status, category, doubt = (given.get(name, "") for name in ("status", "category", "doubt"))
    return queries.DeskFilter(
        batch=_key(given.get("batch", "")),
        text=text_id or _key(given.get("text", "")),
        status=status if status in _TABS else OldClaim.Status.DONE,
        state="decided" if given.get("state") == "decided" else "open",
        category=category if category in CATEGORIES else "",
        doubt=doubt if doubt in DOUBTS or doubt == "sure" else "",
        words=given.get("q", "").strip()[:60],
    )


def _key(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < _LONGEST_KEY else 0


def desk_context(request: HttpRequest, narrowed: queries.DeskFilter) -> dict[str, Any]:
    who = standing(request)
    page = queries.desk_page(who, narrowed, request.GET.get("after", ""))
    return {
        "cards": cards_of(who, page.rows),
        "after": page.after,
        "counts": queries.desk_counts(who, narrowed),
        "narrowed": narrowed,
        "tabs": OldClaim.Status,
        "categories": CATEGORIES,
        "doubts": DOUBTS,
        "back": request.get_full_path(),
        "most": MOST,
    }


@signed_in
def claim(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Decide about one claim, or mend it first in the entry's form."""
    who = standing(request)
    found = queries.claim_visible_to(who, claim_id)
    require(permissions.may_write_in(who, found.text.union))
    if request.method == "POST" and "decision" in request.POST:
        return _decided(request, found)
    back = _back(request, found)
    page = FormPage(
        request,
        union=found.text.union,
        heading=_("Mend what was read"),
        start=typed_from(facts_from(found.facts), found.text.union),
        buttons=[Button("save", _("Accept as mended"), is_primary=True)],
        leads_to=back,
        context={"quote": found.quote},
    )
    return page.answer(lambda sent: services.accept_claim(actor=who, claim_id=claim_id, facts=sent.facts()))


def _decided(request: HttpRequest, found: OldClaim) -> HttpResponse:
    """Act as the pressed button says; a card that is looked at is answered by itself as it is now."""
    try:
        _act(request, found)
    except RuleBroken as broken:
        if not is_htmx(request):
            raise
        return _card_again(request, found, str(broken))
    return _card_again(request, found) if is_htmx(request) else redirect(_back(request, found))


def _act(request: HttpRequest, found: OldClaim) -> None:
    who, decision = standing(request), request.POST["decision"]
    if decision == "accept":
        people = [int(key) for key in request.POST.getlist("person") if key.isdecimal() and len(key) < _LONGEST_KEY]
        services.accept_claim(actor=who, claim_id=found.pk, people=people)
    elif decision == "drop":
        services.drop_claim(actor=who, claim_id=found.pk)
    elif decision == "undo":
        services.undo_decision(actor=who, claim_id=found.pk)
    elif decision == "join":
        services.join_claim(actor=who, claim_id=found.pk, entry_id=_key(request.POST.get("entry", "")))
    else:
        raise RuleBroken(_("Say what is to become of the sentence: accept, join, drop or undo."))


def _card_again(request: HttpRequest, found: OldClaim, refusal: str = "") -> HttpResponse:
    who = standing(request)
    now = queries.claim_visible_to(who, found.pk)
    narrowed = asked_for(request)
    context = {
        "card": cards_of(who, [now])[0],
        "refusal": refusal,
        "back": _back(request, found),
        "counts": queries.desk_counts(who, narrowed),
        "narrowed": narrowed,
        "tabs": OldClaim.Status,
        "is_answer": True,
    }
    return render(request, "summaries/_claim.html", context)


def _back(request: HttpRequest, found: OldClaim) -> str:
    """The page from which a card was sent, at that card; else the text's own."""
    given = request.POST.get("back", "") or request.GET.get("back", "")
    is_ours = given.startswith("/summaries/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None)
    return f"{given if is_ours else reverse('summary-reading', args=[found.text_id])}#claim-{found.pk}"


@signed_in
@only_sent("old-desk")
def accept_sure(request: HttpRequest) -> HttpResponse:
    """Make drafts of all that is not doubtful, of the batch or text asked for."""
    narrowed = asked_for(request)
    taken = services.accept_sure(actor=standing(request), narrowed=narrowed)
    told = ngettext(
        "%(count)s sentence became a draft of the ledger.", "%(count)s sentences became drafts.", taken.accepted
    )
    messages.success(request, told % {"count": taken.accepted})
    if taken.left:
        told = ngettext(
            "%(count)s is told in the ledger by now, and was left to be looked at.",
            "%(count)s are told in the ledger by now, and were left to be looked at.",
            taken.left,
        )
        messages.info(request, told % {"count": taken.left})
    return redirect(f"{reverse('old-desk')}?batch={narrowed.batch or ''}&text={narrowed.text or ''}")


@signed_in
def export(request: HttpRequest) -> FileResponse:
    """The claims that the desk shows, as a sheet."""
    file = io.BytesIO()
    claims = asked_for(request).apply(queries.claims_visible_to(standing(request)))
    write_claims(claims, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=_("old-summaries.xlsx"), content_type=XLSX)
