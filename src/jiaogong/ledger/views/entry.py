"""One entry: its page, and the buttons on it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger import evidence, permissions, queries, services
from jiaogong.ledger.forms import EvidenceForm
from jiaogong.ledger.history import history_of
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing

P = ParamSpec("P")


@signed_in
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Everything that an entry states; of a sensitive kind only to those whom it concerns, each reading logged."""
    who = standing(request)
    found = queries.entry_visible_to(who, entry_id)
    may_read = permissions.may_read_details(who, found)
    if may_read:
        evidence.note_reading(who, found)
    context = {
        "page_has_primary": True,
        "entry": found,
        "may_read": may_read,
        "may_change": permissions.may_change(who, found),
        "may_confirm": permissions.may_confirm(who, found),
        "may_correct": permissions.may_correct(who, found),
        "may_add_evidence": permissions.may_add_evidence(who, found),
        "history": history_of(found) if may_read else [],
        "parts": queries.parts_of(found, who),
        "evidence_form": EvidenceForm(),
    }
    return page_or_fragment(request, "ledger/entry.html", context)


def sent(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only sent forms through; whoever merely comes by, such as back from signing in, is led to the page they stood on."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST":
            return view(request, *args, **kwargs)
        return redirect(reverse("ledger-entry", kwargs=dict(kwargs)))

    return guarded


@signed_in
@sent
def confirm(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Confirm a draft, and go on where one came from."""
    found = services.confirm_entry(actor=standing(request), entry_id=entry_id)
    messages.success(request, _("Confirmed: %(title)s") % {"title": found.title})
    return redirect("ledger-entry", found.pk)


@signed_in
@sent
def discard(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Drop a draft or plan."""
    services.discard_entry(actor=standing(request), entry_id=entry_id)
    messages.success(request, _("Dropped; the audit table remembers its title."))
    return redirect(f"{reverse('ledger')}?state=draft")
