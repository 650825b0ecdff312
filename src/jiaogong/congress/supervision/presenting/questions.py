"""What one question's page shows a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiaogong.congress.delegates.queries import staff_of
from jiaogong.congress.models import Question
from jiaogong.congress.supervision import forms, services
from jiaogong.congress.supervision.permissions import questions as permissions
from jiaogong.congress.supervision.presenting import Act, Sent, drawn
from jiaogong.kernel import clock
from jiaogong.kernel.dress import PlainForm
from jiaogong.members.queries import Standing


def _plain(kind: type[PlainForm]) -> Any:
    def made(_who: Standing, _question: Question, sent: Sent) -> PlainForm:
        return kind(sent.told, auto_id=f"{kind.__name__}_%s")

    return made


def _passing(_who: Standing, question: Question, sent: Sent) -> forms.PassForm:
    people = staff_of(question.union, clock.today())
    initial = {"answerer": str(question.answerer_id or "")}
    return forms.PassForm(sent.told, people=people, initial=initial, auto_id="pass_%s")


ACTS: Mapping[str, Act[Question]] = {
    "join": Act(
        permissions.may_join,
        _plain(forms.JoinForm),
        lambda who, one, form: services.join_question(
            actor=who, question_id=one.pk, joins=form.cleaned_data["joins"] != "no"
        ),
        _("Your answer is noted."),
    ),
    "withdraw": Act(
        permissions.may_withdraw,
        _plain(PlainForm),
        lambda who, one, _form: services.withdraw_question(actor=who, question_id=one.pk),
        _("The question is withdrawn."),
    ),
    "pass": Act(
        permissions.may_pass,
        _passing,
        lambda who, one, form: services.pass_question(actor=who, question_id=one.pk, answerer_id=form.answerer_id),
        _("It is passed on, with the day by which it is answered."),
    ),
    "answer": Act(
        permissions.may_answer,
        _plain(forms.AnswerForm),
        lambda who, one, form: services.answer_question(actor=who, question_id=one.pk, **form.cleaned_data),
        _("The answer is public; the asker says whether it satisfies."),
    ),
    "extend": Act(
        permissions.may_extend,
        _plain(forms.ExtendForm),
        lambda who, one, form: services.extend_question(actor=who, question_id=one.pk, **form.cleaned_data),
        _("There is more time now."),
    ),
    "chase": Act(
        permissions.may_chase,
        _plain(PlainForm),
        lambda who, one, _form: services.chase_question(actor=who, question_id=one.pk),
        _("A reminder has gone out."),
    ),
    "note": Act(
        permissions.may_note,
        _plain(forms.NoteForm),
        lambda who, one, form: services.add_note(actor=who, question_id=one.pk, text=form.cleaned_data["text"]),
        _("The note is kept."),
    ),
    "reply": Act(
        permissions.may_reply,
        _plain(forms.ReplyForm),
        lambda who, one, form: services.reply_to_answer(
            actor=who,
            question_id=one.pk,
            is_satisfied=form.cleaned_data["satisfied"] == "yes",
            comment=form.cleaned_data["comment"],
        ),
        _("Your reply is noted."),
    ),
    "close": Act(
        permissions.may_close,
        _plain(PlainForm),
        lambda who, one, _form: services.close_question(actor=who, question_id=one.pk),
        _("The question is closed and stands in the ledger."),
    ),
}
# What a page's one primary button is for, the first that one may do.
_FIRST = ("join", "reply", "pass", "answer", "close")


def page_of(who: Standing, question: Question, bound: Mapping[str, Any]) -> dict[str, Any]:
    """The page's context; `bound` holds forms that were sent and refused, by act."""
    shown = drawn(ACTS, who, question, bound)
    keeps = bool(shown["may"]["note"])
    return shown | {
        "question": question,
        "union": question.union,
        "first": next((n for n in _FIRST if n in shown["forms"] and _is_next(n, who, question)), ""),
        "notes": question.notes.select_related("written_by") if keeps else [],
        "keeps": keeps,
        "leads": who.holds_office_in(question.union),
        "in_full": permissions.reads_in_full(who, question),
        "joined": [j.person for j in question.joint_askers.all() if j.joined_date],
        "invited": [j.person for j in question.joint_askers.all() if not j.joined_date],
        "today": clock.today(),
    }


def _is_next(name: str, who: Standing, question: Question) -> bool:
    """Whether it is what comes next, and not merely something that may be done, too."""
    if name == "pass":
        return question.state == Question.State.ASKED
    return name != "answer" or question.answerer_id == who.person.pk
