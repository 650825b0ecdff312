"""All opinions of a round: read, searched, answered together by its officers; taken as a spreadsheet or a Word file."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.congress.consultation import permissions, presenting, services
from jiaogong.congress.consultation.documents import paper_of
from jiaogong.congress.consultation.forms import AnswerForm
from jiaogong.congress.consultation.queries import rounds
from jiaogong.congress.models import OpinionRound, RoundAnswer, RoundOpinion
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.tables import table_file
from jiaogong.kernel.web import page_by_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.official.word import CONTENT_TYPE, as_docx

MOST_EXPORTED = 5000


@signed_in
def opinions(request: HttpRequest, code: str, round_id: int) -> HttpResponse:
    """The opinions of a round with their answers; an officer ticks alike ones and answers them with one text."""
    who = standing(request)
    found = _readable(request, code, round_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        require(permissions.may_answer(who, found))
        status = 422
        if form.is_valid():
            try:
                return _answered(request, found, form)
            except RuleBroken as broken:
                form.add_error(None, str(broken))
    page = page_by_key(_asked(request, found), request.GET.get("after", ""), date="pk")
    context = {
        "round": found,
        "union": found.union,
        "stage": presenting.STAGES[rounds.stage_of(found, clock.today())],
        "counts": rounds.counts_of(found, clock.today()),
        "opinions": page.rows,
        "after": page.after,
        "form": form,
        "ticked": _ticked(request),
        "me": who.person.pk,
        "reads_names": permissions.may_read_names(who, found),
        "may_answer": permissions.may_answer(who, found),
        "words": request.GET.get("q", "")[:40],
        "state": request.GET.get("state", ""),
        "states": [(rounds.UNANSWERED, _("Not answered")), *RoundAnswer.Outcome.choices],
        "asked": request.GET.urlencode(),
    }
    return page_or_fragment(request, "congress/round_opinions.html", context, status=status)


def _readable(request: HttpRequest, code: str, round_id: int) -> OpinionRound:
    who = standing(request)
    found = rounds.round_visible_to(who, code, round_id)
    require(permissions.may_read_all(who, found))
    return found


def _asked(request: HttpRequest, found: OpinionRound) -> QuerySet[RoundOpinion]:
    words, state = request.GET.get("q", "")[:40], request.GET.get("state", "")
    return rounds.narrowed(rounds.opinions_of(found), words, state)


def _ticked(request: HttpRequest) -> list[int]:
    return [int(pk) for pk in request.POST.getlist("opinion") if pk.isdecimal() and len(pk) < 19]


def _answered(request: HttpRequest, found: OpinionRound, form: AnswerForm) -> HttpResponse:
    ticked = _ticked(request)
    services.answer_opinions(actor=standing(request), round_id=found.pk, opinion_ids=ticked, **form.cleaned_data)
    told = ngettext("%(count)s opinion is answered.", "%(count)s opinions are answered.", len(ticked))
    messages.success(request, told % {"count": len(ticked)})
    return redirect(request.get_full_path())


@signed_in
def export(request: HttpRequest, code: str, round_id: int) -> FileResponse:
    """The opinions that the list shows, as a spreadsheet; who gave them stands in it for the union's own officers."""
    who = standing(request)
    found = _readable(request, code, round_id)
    names = permissions.may_read_names(who, found)
    heads = [_("On which part"), _("What is proposed"), _("Why"), _("Delegation"), _("Outcome"), _("Explanation")]
    if names:
        heads.append(capfirst(_("given by")))
        audit.record_reading(who.person, "congress.round_names_taken", found)
    rows = [_exported(o, bool(names)) for o in _asked(request, found)[:MOST_EXPORTED]]
    return table_file(f"opinions-{found.pk}-{clock.today():%Y%m%d}", heads, rows)


def _exported(opinion: RoundOpinion, names: bool) -> tuple[Any, ...]:
    answer = opinion.answer
    told = (
        opinion.place,
        opinion.text,
        opinion.why,
        opinion.delegation.name if opinion.delegation else "",
        str(answer.get_outcome_display()) if answer else "",
        answer.text if answer else "",
    )
    return (*told, opinion.giver.name if opinion.giver else _("without a name")) if names else told


@signed_in
def paper(request: HttpRequest, code: str, round_id: int) -> FileResponse:
    """The table of opinions and answers as .docx."""
    found = _readable(request, code, round_id)
    made = paper_of(found, rounds.counts_of(found, clock.today()))
    answer = FileResponse(
        io.BytesIO(as_docx(made)), as_attachment=True, filename=f"{made.title}.docx", content_type=CONTENT_TYPE
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
