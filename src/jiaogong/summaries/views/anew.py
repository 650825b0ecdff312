"""A text, or one section of it, written anew from today's ledger: what would change is shown first, and chosen from."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import permissions, queries, services
from jiaogong.summaries.rules.merging import CHOICES, Choice

_CHOSEN = re.compile(r"choice-(?P<key>.{1,40})-(?P<number>\d{1,4})")


@signed_in
def anew(request: HttpRequest, text_id: int) -> HttpResponse:
    """Show what writing anew would change (of one section: `section`), and do it with what was chosen."""
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_change(who, text))
    given = request.POST if request.method == "POST" else request.GET
    only, reason = given.get("section", ""), ""
    if request.method == "POST":
        try:
            services.write_anew(
                actor=who,
                text_id=text.pk,
                mark=given.get("mark", ""),
                choices=_choices(given),
                only=only,
                form_key=form_key(request),
            )
        except ChangedMeanwhile as refusal:
            reason = str(refusal)
            text.refresh_from_db()
        else:
            messages.success(request, _("Written anew; your own words have stayed."))
            return redirect("summary-outline", text.pk)
    if only:
        queries.piece_named(queries.pieces_of_text(text), only)
    rewriting = services.rewriting_of(text, only)
    context = {
        "text": text,
        "rewriting": rewriting,
        "only": only,
        "reason": reason,
        "new_key": new_form_key(),
        "clashes": sum(one.clashes for one in rewriting.sections),
    }
    return page_or_fragment(request, "summaries/anew.html", context, status=409 if reason else 200)


def _choices(sent: QueryDict) -> dict[str, dict[int, Choice]]:
    """What was chosen where both had changed, by section and chunk."""
    found: dict[str, dict[int, Choice]] = {}
    for name, value in sent.items():
        named = _CHOSEN.fullmatch(name)
        chosen = next((choice for choice in CHOICES if choice == value), None)
        if named and chosen:
            found.setdefault(named["key"], {})[int(named["number"])] = chosen
    return found
