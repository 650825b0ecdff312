"""Changing a file, asking for a correction, deciding one; the family and women's matters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.forms import AnswerForm, CorrectionForm, FileForm, RelativeForm, WomensNoteForm
from jiaogong.members.dossier.labels import field_label
from jiaogong.members.dossier.services import changing, family
from jiaogong.members.dossier.views.files import private_page
from jiaogong.members.middleware import standing
from jiaogong.members.models import Correction, Person


@signed_in
def change(request: HttpRequest, number: str) -> HttpResponse:
    """The form of a file for its officers."""
    who = standing(request)
    person = queries.file_visible_to(who, number)
    require(permissions.may_change_file(who, person))
    sent = request.POST or take_kept_form(request)
    form = FileForm(sent or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            changing.change_file(
                actor=who, number=number, facts=form.facts(), reason=form.cleaned_data["reason"].strip()
            )
            return redirect("person", person.number)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    if request.method != "POST":
        family.record_private_reading(actor=who, person=person)
    context = {"form": form, "person": person}
    return page_or_fragment(request, "members/change.html", context, 422 if form.is_bound and form.errors else 200)


@signed_in
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """A member asks that a field of the own file be put right."""
    who = standing(request)
    person = queries.file_visible_to(who, number)
    require(permissions.may_ask_correction(who, person))
    sent = request.POST or take_kept_form(request)
    form = CorrectionForm(sent or None, initial={"field": request.GET.get("field", "")})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("field", "asked", "reason")}
        try:
            changing.ask_correction(actor=who, number=number, form_key=form_key(request), **said)
            return redirect("person-private", person.number)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    key = sent.get("form_key", "") if sent else new_form_key()
    context = {"form": form, "person": person, "form_key": key}
    return page_or_fragment(request, "members/correct.html", context, 422 if form.is_bound and form.errors else 200)


@signed_in
def corrections(request: HttpRequest) -> HttpResponse:
    """What members ask to have put right: what waits first, or all."""
    who = standing(request)
    asked = queries.corrections_visible_to(who)
    shows_all = request.GET.get("state") == "all"
    if not shows_all:
        asked = asked.filter(state=Correction.State.ASKED)
    page = page_by_key(asked, request.GET.get("after", ""), date="asked_at")
    for told in {c.person_id: c.person for c in page.rows if c.field in Person.PRIVATE}.values():
        family.record_private_reading(actor=who, person=told)
    rows = [(c, field_label(c.field), permissions.may_decide_correction(who, c.person)) for c in page.rows]
    context = {"rows": rows, "after": page.after, "shows_all": shows_all}
    return page_or_fragment(request, "members/corrections.html", context)


@signed_in
def decide(request: HttpRequest, correction_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("corrections")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(_("Accept the correction, or refuse it with a reason."))
    changing.decide_correction(
        actor=standing(request),
        correction_id=correction_id,
        accepts=form.cleaned_data["decision"] == "accept",
        answer=form.cleaned_data["answer"],
    )
    return redirect("corrections")


@only_sent("person-private")
@signed_in
def add_relative(request: HttpRequest, number: str) -> HttpResponse:
    who, form = standing(request), RelativeForm(request.POST)
    person = queries.file_visible_to(who, number)
    if form.is_valid():
        try:
            family.add_relative(actor=who, number=number, **form.cleaned_data)
            return redirect("person-private", person.number)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    return private_page(request, person, relative=form)


@only_sent("person-private")
@signed_in
def note_womens_matter(request: HttpRequest, number: str) -> HttpResponse:
    who, form = standing(request), WomensNoteForm(request.POST)
    person = queries.file_visible_to(who, number)
    if form.is_valid():
        family.note_womens_matter(actor=who, number=number, **form.cleaned_data)
        return redirect("person-private", person.number)
    return private_page(request, person, note=form)


@signed_in
def drop_relative(request: HttpRequest, number: str, relative_id: int) -> HttpResponse:
    if request.method == "POST":
        family.drop_relative(actor=standing(request), number=number, relative_id=relative_id)
    return redirect("person-private", number)
