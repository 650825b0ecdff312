"""The form of an entry: a new one, a change, a plan carried out, a correction."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.web import form_key, is_htmx
from jiaogong.ledger import permissions, queries, services
from jiaogong.ledger.evidence import note_reading
from jiaogong.ledger.forms import EntryInput, Typed, typed_from
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Origin
from jiaogong.ledger.saying.asking import Question, Stated, missing_in
from jiaogong.ledger.sentences import ReadSentence, read_sentence
from jiaogong.ledger.snapshots import facts_of
from jiaogong.ledger.views.evidence import kept_files
from jiaogong.ledger.views.form_page import Button, FormPage
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import headcount, roster_of, union_visible_to
from jiaogong.unions.models import Union


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Record an act: from a typed sentence, or from nothing."""
    unions = queries.unions_to_write_in(standing(request))
    union = _union_asked(request, unions)
    said = (request.POST or request.GET).get("say", "")[:500].strip()
    reading = read_sentence(said, today=clock.today(), roster=roster_of(union)) if said else None
    page = FormPage(
        request,
        union=union,
        heading=_("Record an act"),
        start=typed_from(reading.facts, union) if reading else Typed({"start": clock.today()}),
        buttons=_buttons(request, union, reading),
        leads_to=_further(union, reading.further) if reading and reading.further else "",
        context={"reading": reading, "unions": unions, "said": said, "takes_photos": True},
        ask=(lambda shown: _question(request, union, shown, reading)) if reading else None,
    )
    return _led_on(request, page.answer(lambda sent: _record(request, union, sent, reading)))


def _further(union: Union, said: str) -> str:
    """The address at which the second act of a sentence is recorded."""
    return f"{reverse('ledger-new')}?{urlencode({'say': said, 'union': union.code})}"


def _led_on(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Where a page sent the form by its script, tell it where to go instead of taking it there."""
    if is_htmx(request) and answer.status_code == HTTPStatus.FOUND:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": answer["Location"]})
    return answer


def _question(request: HttpRequest, union: Union, shown: EntryInput, reading: ReadSentence) -> Question | None:
    """The one question about a sentence; once it is answered or passed over there is no other, nor about a slogan."""
    if reading.is_only_said or "answer" in request.POST or request.POST.get("asked"):
        return None
    start = str(shown.form["start"].value())
    stated = Stated(
        said=reading.said,
        category=shown.category,
        measures=frozenset(shown.measures),
        is_dated=reading.is_dated or start != clock.today().isoformat(),
        has_people=bool(shown.form["people"].value()),
        has_awards=bool(reading.facts.awards),
    )
    staff = headcount(union, clock.today()).members
    return missing_in(stated, today=clock.today(), roster=sorted(roster_of(union)), staff=staff)


def _record(request: HttpRequest, union: Union, sent: EntryInput, reading: ReadSentence | None) -> Entry:
    kind = Entry.Source.SENTENCE if reading else Entry.Source.FORM
    origin = Origin(kind=kind, quote=reading.said if reading else "", form_key=form_key(request))
    who, facts, act = standing(request), sent.facts(), request.POST.get("act")
    if act == "confirm":
        entry = services.record_entry(actor=who, union=union, facts=facts, origin=origin)
    else:
        entry = services.draft_entry(actor=who, union=union, facts=facts, origin=origin, planned=act == "plan")
    for reason in kept_files(request, entry.pk, "photo"):
        messages.warning(request, reason)
    if reading and reading.further:
        messages.success(request, _("“%(title)s” is recorded; now the second act.") % {"title": entry.title})
    return entry


def _page_of(request: HttpRequest, entry: Entry, heading: str, *buttons: Button, asks_reason: bool = False) -> FormPage:
    """The form with what an entry states; that it was looked at is on record."""
    note_reading(standing(request), entry)
    return FormPage(
        request,
        union=entry.union,
        entry=entry,
        heading=heading,
        start=typed_from(facts_of(entry), entry.union),
        buttons=list(buttons),
        asks_reason=asks_reason,
    )


@signed_in
def change(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Change a draft or plan."""
    who = standing(request)
    entry = queries.entry_visible_to(who, entry_id)
    require(permissions.may_change(who, entry))
    heading = _("Change: %(title)s") % {"title": entry.title}
    page = _page_of(request, entry, heading, Button("save", _("Save"), is_primary=True))
    return page.answer(
        lambda sent: services.change_entry(
            actor=who, entry_id=entry_id, facts=sent.facts(), seen_version=page.seen_version
        )
    )


@signed_in
def carry_out(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Record a plan as done, with what came of it."""
    who = standing(request)
    entry = queries.entry_visible_to(who, entry_id)
    require(permissions.may_change(who, entry))
    heading = _("Done: %(title)s") % {"title": entry.title}
    page = _page_of(request, entry, heading, Button("save", _("Record as done"), is_primary=True))
    return page.answer(
        lambda sent: services.carry_out_plan(
            actor=who, entry_id=entry_id, facts=sent.facts(), seen_version=page.seen_version
        )
    )


@signed_in
def correct(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Put the right facts in the place of a confirmed entry, or take it back."""
    who = standing(request)
    entry = queries.entry_visible_to(who, entry_id)
    require(permissions.may_correct(who, entry))
    heading = _("Correct: %(title)s") % {"title": entry.title}
    save = Button("save", _("Correct"), is_primary=True)
    reverse = Button("reverse", _("Take it back, nothing in its place"))
    page = _page_of(request, entry, heading, save, reverse, asks_reason=True)
    return page.answer(lambda sent: _correct(request, entry_id, sent))


def _correct(request: HttpRequest, entry_id: int, sent: EntryInput) -> Entry:
    facts = None if request.POST.get("act") == "reverse" else sent.facts()
    return services.correct_entry(actor=standing(request), entry_id=entry_id, reason=sent.reason, facts=facts)


def _union_asked(request: HttpRequest, unions: list[Union]) -> Union:
    """The union that is named, by default one's own; a form for one that is not known is not taken for another's.

    Raises NotFound; whether one may write there the service says.
    """
    code = (request.POST or request.GET).get("union", "")
    named = next((u for u in unions if u.code == code), None)
    if named is None and code and request.method == "POST":
        return union_visible_to(standing(request), code)
    return named or unions[0]


def _buttons(request: HttpRequest, union: Union, reading: ReadSentence | None) -> list[Button]:
    """What a sentence only says should be is not offered to be confirmed at once."""
    is_planned = bool(reading and reading.is_planned)
    officer = bool(permissions.may_confirm_in(standing(request), union)) and not (reading and reading.is_only_said)
    buttons = [Button("draft", _("Save draft"))]
    if officer and not is_planned:
        buttons.insert(0, Button("confirm", _("Confirm"), is_primary=True))
    buttons.append(Button("plan", _("Save as plan"), is_primary=is_planned))
    if not officer and not is_planned:
        buttons[0] = Button("draft", _("Save draft"), is_primary=True)
    return sorted(buttons, key=lambda b: not b.is_primary)
