"""One handing over: its list, notes, signatures, document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.handover import documents, permissions, queries, services
from jiaogong.handover.forms import NoteForm, OutsideForm, ReasonForm, SignForm
from jiaogong.handover.models import Handover
from jiaogong.handover.rules import fingerprint
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
def handover(request: HttpRequest, handover_id: int) -> HttpResponse:
    """The list as it stands, or as it was signed, and what one may do with it."""
    return _page(request, queries.handover_visible_to(standing(request), handover_id))


def _page(request: HttpRequest, found: Handover, status: int = 200, **shown: Any) -> HttpResponse:
    who, today = standing(request), clock.today()
    lines = queries.lines_of(found, today)
    text = found.text or queries.text_of(found, lines, by=queries.person_giving(found, who), today=today)
    seen = fingerprint(text)
    context = {
        "handover": found,
        "lines": lines,
        "seen": seen,
        "is_unchanged": not found.text or seen == found.fingerprint,
        "may_list": permissions.may_list(who, found),
        "may_sign_over": permissions.may_sign_over(who, found),
        "may_sign_for": permissions.may_sign_for(who, found),
        "may_send_back": permissions.may_send_back(who, found),
        "may_call_off": permissions.may_call_off(who, found),
        "outside_form": OutsideForm(),
        "sign_form": SignForm(initial={"seen": seen}),
        "reason_form": ReasonForm(),
        **shown,
    }
    return page_or_fragment(request, "handover/handover.html", context, status=status)


@signed_in
@only_sent("handover")
def add(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Write down what lies outside the house."""
    form = OutsideForm(request.POST)
    if not form.is_valid():
        found = queries.handover_visible_to(standing(request), handover_id)
        return _page(request, found, 422, outside_form=form)
    services.add_outside(actor=standing(request), handover_id=handover_id, **form.cleaned_data)
    return redirect("handover", handover_id)


@signed_in
@only_sent("handover")
def drop(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Take such a line off again."""
    sent = request.POST.get("matter", "")
    matter_id = int(sent) if sent.isdecimal() and len(sent) < 19 else 0
    services.drop_outside(actor=standing(request), handover_id=handover_id, matter_id=matter_id)
    return redirect("handover", handover_id)


@signed_in
@only_sent("handover")
def note(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Write a note beside a line."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(_("The note was not understood: open the page again."))
    services.note_matter(actor=standing(request), handover_id=handover_id, **form.cleaned_data)
    return redirect("handover", handover_id)


@signed_in
@only_sent("handover")
def sign_over(request: HttpRequest, handover_id: int) -> HttpResponse:
    """The giver's signature."""
    return _signed(request, handover_id, services.sign_over, _("Signed. Now the receiver looks at the list and signs."))


@signed_in
@only_sent("handover")
def sign_for(request: HttpRequest, handover_id: int) -> HttpResponse:
    """The receiver's signature."""
    return _signed(request, handover_id, services.sign_for, _("Signed. What was open is with you now."))


def _signed(request: HttpRequest, handover_id: int, sign: Callable[..., Handover], told: str) -> HttpResponse:
    found = queries.handover_visible_to(standing(request), handover_id)
    form = SignForm(request.POST)
    if form.is_valid():
        try:
            sign(actor=standing(request), handover_id=handover_id, **form.cleaned_data)
            messages.success(request, told)
            return redirect("handover", handover_id)
        except RuleBroken as broken:
            return _page(request, found, broken.status, refusal=str(broken))
    return _page(request, found, 422, refusal=_("Type your password to sign."))


@signed_in
@only_sent("handover")
def send_back(request: HttpRequest, handover_id: int) -> HttpResponse:
    """The receiver sends the signed list back."""
    reason = request.POST.get("reason", "")
    services.send_back(actor=standing(request), handover_id=handover_id, reason=reason)
    messages.success(request, _("Sent back: the giver mends the list and signs anew."))
    return redirect("handover", handover_id)


@signed_in
@only_sent("handover")
def call_off(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Call it off."""
    services.call_off(actor=standing(request), handover_id=handover_id, reason=request.POST.get("reason", ""))
    messages.success(request, _("Called off."))
    return redirect("handover", handover_id)


@signed_in
def document(request: HttpRequest, handover_id: int) -> HttpResponse:
    """The list as a Word document, to be signed by hand and filed."""
    found = queries.handover_visible_to(standing(request), handover_id)
    answer = HttpResponse(documents.as_docx(found, queries.lines_of(found, clock.today())), content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="handover-{found.pk}.docx"'
    return answer
