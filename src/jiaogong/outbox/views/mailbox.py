"""The own e-mail: an address proven by a code, what one is told of, and the link that ends it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import Standing
from jiaogong.outbox import permissions, queries, rules
from jiaogong.outbox.forms import AddressForm, CodeForm
from jiaogong.outbox.models import Topic
from jiaogong.outbox.services import mailboxes


@signed_in
def mailbox(request: HttpRequest) -> HttpResponse:
    """Name an address, type its code in, choose what to be told, or end it; one act a form."""
    who = standing(request)
    act = request.POST.get("act", "")
    address, code = (
        AddressForm(request.POST if act == "ask" else None),
        CodeForm(request.POST if act == "confirm" else None),
    )
    if request.method == "POST":
        try:
            done = _done(request, who, address, code)
        except RuleBroken as broken:
            done = ""
            messages.error(request, str(broken), extra_tags="danger")
        if done:
            messages.success(request, done)
            return redirect("mailbox")
    box = queries.mailbox_of(who.person)
    context = {
        "mail_is_set": settings.MAIL_IS_SET,
        "box": box,
        "shown": rules.masked(box.address) if box and box.address else "",
        "asked": rules.masked(box.asked_address) if box and box.code_digest else "",
        "topics": Topic.choices,
        "address_form": address,
        "code_form": code,
        "may_see_outbox": permissions.may_see_outbox(who),
    }
    return page_or_fragment(request, "outbox/mailbox.html", context, status=422 if request.method == "POST" else 200)


def _done(request: HttpRequest, who: Standing, address: AddressForm, code: CodeForm) -> str:
    """What was done, as a sentence; "" where the form was not filled rightly."""
    act = request.POST.get("act", "")
    if act == "ask" and address.is_valid():
        mailboxes.ask_address(actor=who, address=address.cleaned_data["address"])
        return _("A code is on its way; type it in here.")
    if act == "confirm" and code.is_valid():
        mailboxes.confirm_address(actor=who, code=code.cleaned_data["code"])
        return _("The address is yours; letters go there from now on.")
    if act == "choose":
        is_daily = request.POST.get("pace") == "daily"
        mailboxes.choose_topics(actor=who, topics=request.POST.getlist("topics"), is_daily=is_daily)
        return _("Kept.")
    if act == "remove":
        mailboxes.remove_address(actor=who)
        return _("The address is forgotten; nothing is sent there any more.")
    return ""


@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters by the link in one of them; sent by a mail program too, by itself (RFC 8058), so without our cookie."""
    box = mailboxes.mailbox_of_token(token)
    if request.method == "POST":
        box = mailboxes.stop_letters(token=token)
    context = {"shown": rules.masked(box.address), "is_stopped": not box.topics}
    return render(request, "outbox/stop.html", context)
