"""What is prepared: the agenda and its topics, the sign-offs, the papers and who has them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Paper, Session, SignOff
from jiaogong.congress.sessions import permissions, queries, services
from jiaogong.congress.sessions.forms import ItemForm, PaperForm, SignOffForm, TopicForm
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.telling import result_told
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.files import kept_file, require_size
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing


@signed_in
def agenda(request: HttpRequest, session_id: int) -> HttpResponse:
    """The agenda in its order; an item or a topic added, moved, taken off, answered."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    sent = request.POST.get("act", "") if request.method == "POST" else ""
    form = ItemForm(request.POST if sent == "add" else None, after_papers=found.papers_sent_at is not None)
    topic = TopicForm(request.POST if sent == "topic" else None, auto_id="topic-%s")
    status = 200
    if sent:
        status = 422
        try:
            if _changed(request, sent, session_id, form, topic):
                return redirect("session-agenda", session_id)
        except RuleBroken as broken:
            (form if sent == "add" else topic).add_error(None, str(broken)) if sent in ("add", "topic") else (
                messages.error(request, str(broken))
            )
    context = {
        "session": found,
        "items": [(i, result_told(i)) for i in found.items.select_related("ballot").order_by("position")],
        "topics": found.topics.select_related("proposed_by").order_by("pk"),
        "form": form,
        "topic_form": topic,
        "kinds": Item.Kind.choices,
        "may_prepare": permissions.may_prepare(who, found),
        "may_lead": permissions.may_lead(who, found),
        "may_bring_topic": permissions.may_bring_topic(who, found),
    }
    return page_or_fragment(request, "congress/agenda.html", context, status=status)


def _changed(request: HttpRequest, sent: str, session_id: int, form: ItemForm, topic: TopicForm) -> bool:
    """Do what was sent; False where a form has faults."""
    who, key = standing(request), request.POST.get("key", "")
    pk = int(key) if key.isdecimal() and len(key) < 19 else 0
    if sent == "add":
        if form.is_valid():
            services.add_item(actor=who, session_id=session_id, plan=form.plan)
        return form.is_valid()
    if sent == "topic":
        if topic.is_valid():
            services.propose_topic(actor=who, session_id=session_id, text=topic.cleaned_data["text"])
        return topic.is_valid()
    if sent == "take":
        kind = request.POST.get("kind", "")
        if kind not in Item.Kind.values:
            raise RuleBroken(_("Say what kind of item the topic becomes."))
        services.answer_topic(actor=who, topic_id=pk, kind=kind)
    elif sent == "leave":
        services.answer_topic(actor=who, topic_id=pk, answer=request.POST.get("answer", ""))
    elif sent == "move":
        services.move_item(actor=who, item_id=pk)
    elif sent == "drop":
        services.take_off(actor=who, item_id=pk)
    else:
        raise NotFound(_("There is no such act."))
    return True


@signed_in
def agreed(request: HttpRequest, session_id: int) -> HttpResponse:
    """Who agreed to the session: the party organisation and the administration, with the pages they signed."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    form = SignOffForm(request.POST or None, request.FILES or None, initial={"signed_date": clock.today()})
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("side", "signed_by", "signed_date")}
        try:
            services.note_sign_off(actor=who, session_id=session_id, file=_sent(form.cleaned_data["file"]), **facts)
            return redirect("session-agreed", session_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    context = {
        "session": found,
        "form": form,
        "sign_offs": found.sign_offs.select_related("noted_by"),
        "missing": [SignOff.Side(side).label for side in queries.missing_sign_offs(found)],
        "may_prepare": permissions.may_prepare(who, found),
    }
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/agreed.html", context, status=status)


@signed_in
def papers(request: HttpRequest, session_id: int) -> HttpResponse:
    """The papers of a session. Whoever sits in it and comes here after they were sent has them; officers see who has."""
    who = standing(request)
    found = queries.session_visible_to(who, session_id)
    items = list(found.items.order_by("position"))
    form = PaperForm(
        request.POST if "title" in request.POST else None,
        request.FILES or None,
        items=items,
        initial={"item": request.GET.get("item", "")},
    )
    if request.method == "POST":
        try:
            if _paper_changed(request, session_id, form):
                return redirect("session-papers", session_id)
        except RuleBroken as broken:
            form.add_error(None, str(broken)) if form.is_bound else messages.error(request, str(broken))
    elif found.papers_sent_at:
        services.open_papers(actor=who, session_id=session_id)
    key = request.POST.get("form_key") or new_form_key()
    context = {"form": form, "form_key": key, **_papers_of(request, found)}
    status = 422 if request.method == "POST" else 200
    return page_or_fragment(request, "congress/papers.html", context, status=status)


def _papers_of(request: HttpRequest, found: Session) -> dict[str, Any]:
    who = standing(request)
    known = found.papers.select_related("item").order_by("pk")
    may_keep = permissions.may_keep(who, found.union)
    given = {d.person_id: d for d in found.deliveries.all()} if may_keep else {}
    seats = rolls.entitled_seats(found).select_related("person").order_by("number") if may_keep else []
    return {
        "session": found,
        "papers": known if may_keep else known.filter(sent_at__isnull=False),
        "seats": [(s, given.get(s.person_id)) for s in seats],
        "have": len(given),
        "may_keep": may_keep,
        "may_prepare": permissions.may_prepare(who, found),
        "may_add_paper": permissions.may_add_paper(who, found),
        "may_send": permissions.may_keep_roll(who, found),
    }


def _paper_changed(request: HttpRequest, session_id: int, form: PaperForm) -> bool:
    who, sent = standing(request), request.POST.get("act", "")
    if sent == "drop":
        key = request.POST.get("key", "")
        services.drop_paper(actor=who, paper_id=int(key) if key.isdecimal() and len(key) < 19 else 0)
        return True
    if sent == "signed":
        people = [int(pk) for pk in request.POST.getlist("person") if pk.isdecimal() and len(pk) < 19]
        count = services.note_signed_for(actor=who, session_id=session_id, people=people)
        messages.success(request, _("%(count)s have signed for the papers.") % {"count": count})
        return True
    if form.is_valid():
        told = form.cleaned_data
        services.add_paper(
            actor=who, session_id=session_id, title=told["title"], text=told["text"], item_id=told["item"],
            file=_sent(told["file"]), form_key=form_key(request),
        )  # fmt: skip
    return form.is_valid()


def _sent(file: UploadedFile[bytes] | None) -> tuple[str, bytes] | None:
    if file is None:
        return None
    require_size(file.size or 0, file.name or "")
    return file.name or "", file.read()


@signed_in
def paper_file(request: HttpRequest, paper_id: int) -> FileResponse:
    """The file of a paper, as an attachment."""
    who = standing(request)
    paper = Paper.objects.filter(pk=paper_id, session__in=queries.sessions_visible_to(who)).exclude(sha256="").first()
    if paper is None or not (paper.sent_at or permissions.may_keep(who, paper.session.union)):
        raise NotFound(_("There is no such paper, or it is not yours to see."))
    return _attached(paper)


@signed_in
def sign_off_file(request: HttpRequest, sign_off_id: int) -> FileResponse:
    """The page that the party organisation or the administration signed."""
    known = queries.sessions_visible_to(standing(request))
    found = SignOff.objects.filter(pk=sign_off_id, session__in=known).exclude(sha256="").first()
    if found is None:
        raise NotFound(_("There is no such paper, or it is not yours to see."))
    return _attached(found)


def _attached(kept: Paper | SignOff) -> FileResponse:
    answer = FileResponse(
        kept_file(kept.sha256).open("rb"), as_attachment=True, filename=kept.file_name, content_type=kept.content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
