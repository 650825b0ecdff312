"""A sentence that the page has kept while there was no network: who may send it now, and taking it in."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import Refused, RuleBroken
from jiaogong.kernel.web import form_key
from jiaogong.ledger import queries, services
from jiaogong.ledger.forms.keeping import keeper
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Origin
from jiaogong.ledger.sentences import read_sentence
from jiaogong.ledger.views.evidence import kept_files
from jiaogong.members.doors import not_kept, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import roster_of

LONGEST = 500
MOST_ACTS = 5
_OLDEST = dt.timedelta(days=60)


@not_kept()
@signed_in
def said(request: HttpRequest) -> JsonResponse:
    """Tell whose sentences may be sent now; or take one in as a draft, once, however often it is sent."""
    if request.method != "POST":
        told = {"keeper": keeper(request), "token": get_token(request)}
        return JsonResponse(told, headers={"Cache-Control": "no-store"})
    try:
        entries = _drafted(request)
    except Refused as refusal:
        return JsonResponse({"reason": str(refusal)}, status=refusal.status)
    entry = entries[0]
    refused = kept_files(request, entry.pk, "photo")
    answer: dict[str, object] = {
        "url": reverse("ledger-entry", args=[entry.pk]),
        "title": " · ".join(one.title for one in entries),
        "refused": refused,
    }
    return JsonResponse(answer)


def _drafted(request: HttpRequest) -> list[Entry]:
    """The acts of a sentence read on the day on which it was typed, a draft each; sent again they are the same."""
    sentence = request.POST.get("say", "").strip()
    if not sentence:
        raise RuleBroken(_("There is no sentence in it: say what was done."))
    if len(sentence) > LONGEST:
        raise RuleBroken(_("The sentence is longer than %(most)s characters; make two of it.") % {"most": LONGEST})
    who = standing(request)
    union = queries.unions_to_write_in(who)[0]
    key, today, roster = form_key(request) or uuid.uuid4(), _day(request.POST.get("said_on", "")), roster_of(union)
    entries: list[Entry] = []
    with transaction.atomic():
        for number in range(MOST_ACTS):
            reading = read_sentence(sentence, today=today, roster=roster)
            of_act = key if number == 0 else uuid.uuid5(key, str(number))
            origin = Origin(kind=Entry.Source.SENTENCE, quote=reading.said, form_key=of_act)
            entries.append(
                services.draft_entry(
                    actor=who, union=union, facts=reading.facts, origin=origin, planned=reading.is_planned
                )
            )
            sentence = reading.further
            if not sentence:
                break
    return entries


def _day(typed: str) -> dt.date:
    """The day on which the sentence was typed, as far as that can be: not ahead of today, not long ago."""
    today = clock.today()
    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        return today
    return day if today - _OLDEST <= day <= today else today
