"""One entry: its page, and the buttons on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger import evidence, permissions, queries, services
from jiaogong.ledger.forms import EvidenceForm
from jiaogong.ledger.history import history_of
from jiaogong.ledger.narrowing import parts_of
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing


@signed_in
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Everything that an entry states; of a sensitive kind only to those whom it concerns, each reading logged."""
    who = standing(request)
    found = queries.entry_visible_to(who, entry_id)
    may_read = permissions.may_read_details(who, found)
    if may_read:
        evidence.note_reading(who, found)
    context = {
        "entry": found,
        "may_read": may_read,
        "knows_whole": found.part_of is not None and queries.may_know_people(who, found.part_of),
        "may_change": permissions.may_change(who, found),
        "may_confirm": permissions.may_confirm(who, found),
        "may_correct": permissions.may_correct(who, found),
        "may_add_evidence": permissions.may_add_evidence(who, found),
        "history": history_of(found) if may_read else [],
        "parts": parts_of(found, who),
        "evidence_form": EvidenceForm(),
    }
    return page_or_fragment(request, "ledger/entry.html", context)


@signed_in
@only_sent("ledger-entry")
def confirm(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Confirm a draft, and go on where one came from."""
    found = services.confirm_entry(actor=standing(request), entry_id=entry_id)
    messages.success(request, _("Confirmed: %(title)s") % {"title": found.title})
    return redirect("ledger-entry", found.pk)


@signed_in
@only_sent("ledger-entry")
def discard(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Drop a draft or plan."""
    services.discard_entry(actor=standing(request), entry_id=entry_id)
    messages.success(request, _("Dropped; the audit table remembers its title."))
    return redirect(f"{reverse('ledger')}?state=draft")
