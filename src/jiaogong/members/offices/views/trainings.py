"""Trainings of officers, and the posts in the house that bar from a body."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import form_key, new_form_key, page_by_key, page_or_fragment, take_kept_form
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Training
from jiaogong.members.offices import permissions, queries
from jiaogong.members.offices.forms import SchoolPostForm, TrainingForm
from jiaogong.members.offices.services import schooling
from jiaogong.members.queries import union_visible_to
from jiaogong.unions.models import Union

MOST_EXPORTED = 5000


@signed_in
def trainings(request: HttpRequest, code: str) -> HttpResponse:
    """The courses that a union and those below it have recorded, newest first."""
    who = standing(request)
    union = union_visible_to(who, code)
    require(permissions.may_list(who, union))
    page = page_by_key(_asked(request, union), request.GET.get("after", ""), date="until")
    context = {
        "union": union,
        "trainings": page.rows,
        "after": page.after,
        "words": request.GET.get("q", "")[:40],
        "asked": request.GET.urlencode(),
        "may_train": permissions.may_train(who, union),
    }
    return page_or_fragment(request, "members/trainings.html", context)


def _asked(request: HttpRequest, union: Union) -> QuerySet[Training]:
    found = queries.trainings_visible_to(standing(request)).filter(union__path__startswith=union.path)
    words = request.GET.get("q", "")[:40].strip()
    if words:
        named = Q(trainees__person__name__contains=words)
        found = found.filter(Q(course__icontains=words) | Q(organiser__icontains=words) | named)
        found = Training.objects.filter(pk__in=found.order_by().values("pk"))
    return found.select_related("union").annotate(people=Count("trainees")).prefetch_related("trainees__person")


@signed_in
def export(request: HttpRequest, code: str) -> FileResponse:
    """Each who took part, as a spreadsheet."""
    who = standing(request)
    union = union_visible_to(who, code)
    require(permissions.may_list(who, union))
    rows = [
        (
            t.union.name, t.course, t.organiser, t.since, t.until, t.hours, one.person.name, one.person.number,
            one.certificate,
        )
        for t in _asked(request, union).order_by("-until", "-pk")[:MOST_EXPORTED]
        for one in t.trainees.all()
    ]  # fmt: skip
    heads = (
        _("Union"), _("Course"), _("Organising body"), _("From"), _("To"), _("Hours"), _("Name"), _("Member number"),
        _("Certificate"),
    )  # fmt: skip
    return table_file(f"trainings-{clock.today():%Y%m%d}", heads, rows)


@signed_in
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Record a course and who took part."""
    who = standing(request)
    union = union_visible_to(who, code)
    require(permissions.may_train(who, union))
    kept = take_kept_form(request) if request.method != "POST" else None
    form = TrainingForm(request.POST or kept)
    if request.method == "POST" and form.is_valid():
        try:
            course = _course(union, form)
            schooling.record_training(actor=who, union=union, course=course, form_key=form_key(request))
            messages.success(request, _("The training is recorded; a draft of it waits in the ledger."))
            return redirect("trainings", union.code)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "union": union,
        "form": form,
        "kept": kept,
        "form_key": request.POST.get("form_key") or new_form_key(),
    }
    return page_or_fragment(request, "members/training.html", context, 422 if request.method == "POST" else 200)


def _course(union: Union, form: TrainingForm) -> schooling.Course:
    """The course as typed; a line names one who took part, the number of the certificate after the name."""
    said, people = form.cleaned_data, {}
    for line in said["people"].splitlines():
        name, _space, certificate = line.strip().replace("，", " ").replace(",", " ").partition(" ")
        if name:
            people[queries.person_meant(union, name).pk] = certificate.strip()
    return schooling.Course(
        course=said["course"],
        organiser=said["organiser"],
        since=said["since"],
        until=said["until"],
        hours=said["hours"],
        people=tuple(people.items()),
    )


@signed_in
@only_sent("committees")
def note_post(request: HttpRequest, code: str) -> HttpResponse:
    """Note a post in the house, or with `drop` take such a note back."""
    who = standing(request)
    union = union_visible_to(who, code)
    dropped = request.POST.get("drop", "")
    if dropped:
        schooling.drop_school_post(actor=who, union=union, post_id=int(dropped) if dropped.isdecimal() else 0)
        return redirect("committees", union.code)
    form = SchoolPostForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(_("Name somebody of the union, and the post in the house."))
    require(permissions.may_keep(who, union))
    person = queries.person_meant(union, form.cleaned_data["person"])
    schooling.note_school_post(actor=who, union=union, person_id=person.pk, kind=form.cleaned_data["kind"])
    return redirect("committees", union.code)
