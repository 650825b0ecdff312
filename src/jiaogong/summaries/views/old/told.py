"""The old texts that tell an act of the ledger once more: its further sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from jiaogong.kernel.web import page_or_fragment
from jiaogong.ledger.queries import entry_visible_to, may_know_people
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import queries


@signed_in
def told(request: HttpRequest, entry_id: int) -> HttpResponse:
    """The sentences that were joined to an entry, of the texts that one may read; asked for by the entry's page."""
    who = standing(request)
    entry = entry_visible_to(who, entry_id)
    is_known = may_know_people(who, entry)
    context = {"entry": entry, "is_known": is_known, "tellings": queries.tellings_of(who, entry) if is_known else []}
    return page_or_fragment(request, "summaries/told.html", context)
