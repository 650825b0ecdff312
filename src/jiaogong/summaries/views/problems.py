"""What is done about a problem of a stored text's check: the ledger's value taken, left with a reason, what is missing recorded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.kernel.web import form_key, page_or_fragment
from jiaogong.ledger import services as ledger_services
from jiaogong.ledger.forms import EntryInput, typed_from
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, Origin
from jiaogong.ledger.views.form_page import Button, FormPage
from jiaogong.members.asking import asked
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.summaries import permissions, presenting, queries
from jiaogong.summaries.services import mending
from jiaogong.summaries.views import drafts
from jiaogong.unions.models import Union

LONGEST_QUOTE = 500


@signed_in
@only_sent("summary")
def act(request: HttpRequest, text_id: int) -> HttpResponse:
    """Do what one button beside a problem says, and come back to the check."""
    text = queries.text_visible_to(standing(request), text_id)
    require(permissions.may_write_in(standing(request), text.union))
    try:
        _do(request, text_id)
    except (ChangedMeanwhile, RuleBroken) as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{reverse('summary', args=[text_id])}#problems")


def _do(request: HttpRequest, text_id: int) -> None:
    who, sent = standing(request), request.POST
    start, end, version, left = (_number(sent.get(name, "")) for name in ("start", "end", "version", "left"))
    if sent.get("act") == "take":
        mending.take_ledger_value(actor=who, text_id=text_id, start=start, end=end, seen_version=version)
    elif sent.get("act") == "leave":
        kind, reason = sent.get("kind", ""), sent.get("reason", "")
        mending.leave_problem(
            actor=who, text_id=text_id, start=start, end=end, kind=kind, reason=reason, seen_version=version
        )
    else:
        mending.reopen_problem(actor=who, text_id=text_id, left_id=left)


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


@signed_in
def missing(request: HttpRequest, text_id: int, start: int, end: int) -> HttpResponse:
    """The form of an entry, filled from a sentence of a stored text that the ledger does not bear out; then the check again."""
    who = standing(request)
    text = queries.text_visible_to(who, text_id)
    require(permissions.may_write_in(who, text.union))
    if not 0 <= start < end <= len(text.body):
        raise NotFound(_("There is no such place in this text."))
    quote = text.body[start:end][:LONGEST_QUOTE]
    facts = presenting.facts_of_quote(quote, text.union, text.period)
    page = _page(request, text.union, facts, quote)
    page.leads_to = f"{reverse('summary', args=[text.pk])}#problems"
    return page.answer(lambda sent: _record(request, text.union, sent, Origin(
        kind=Entry.Source.TEXT, name=text.title, quote=quote, start=start, end=end, form_key=form_key(request)
    )))  # fmt: skip


@signed_in
def missing_from_draft(request: HttpRequest) -> HttpResponse:
    """The same for a sentence of a draft that is not kept: the draft waits in the session for the check made anew."""
    who, given = standing(request), request.GET if "say" in request.GET else request.POST
    ask = asked(request, given)
    require(permissions.may_write_in(who, ask.union))
    quote = given.get("say", "")[:LONGEST_QUOTE].strip()
    if not quote:
        return redirect("check")
    if "body" in request.POST:
        drafts.keep(request, given)
        told = {"union": ask.union.code, "period": ask.period.code, "say": quote}
        return redirect(f"{reverse('check-missing')}?{urlencode(told)}")
    page = _page(request, ask.union, presenting.facts_of_quote(quote, ask.union, ask.period.code), quote)
    page.leads_to = f"{reverse('check')}#problems" if drafts.is_kept(request) else ""
    origin = Origin(kind=Entry.Source.TEXT, name=_("a draft checked"), quote=quote, form_key=form_key(request))
    return page.answer(lambda sent: _record(request, ask.union, sent, origin))


def _page(request: HttpRequest, union: Union, facts: Facts, quote: str) -> FormPage:
    return FormPage(
        request,
        union=union,
        heading=_("Record what is missing"),
        start=typed_from(facts, union),
        buttons=[Button("confirm", _("Confirm"), is_primary=True), Button("draft", _("Save draft"))],
        context={"quote": quote},
    )


def _record(request: HttpRequest, union: Union, sent: EntryInput, origin: Origin) -> Entry:
    who = standing(request)
    if request.POST.get("act") == "confirm":
        return ledger_services.record_entry(actor=who, union=union, facts=sent.facts(), origin=origin)
    return ledger_services.draft_entry(actor=who, union=union, facts=sent.facts(), origin=origin)


@signed_in
def copied(request: HttpRequest, text_id: int, other_id: int) -> HttpResponse:
    """The passages that two stored texts share, side by side."""
    who = standing(request)
    text, other = queries.text_visible_to(who, text_id), queries.text_visible_to(who, other_id)
    require(permissions.may_check_in(who, text.union))
    checked = presenting.checked(who, text)
    shared = next((c for c in presenting.check_view(checked).copied if c.key == other.pk), None)
    beside = presenting.passages_beside(checked, other.pk, other.body)
    context = {"text": text, "other": other, "copy": shared, "beside": beside}
    return page_or_fragment(request, "summaries/copied.html", context)
