"""What one proposal's page shows a person: what may be done next, with which form, and what may be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import Decision
from jiaogong.kernel.dress import PlainForm
from jiaogong.members.queries import Standing
from jiaogong.proposals import forms, permissions, queries, services
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.rules import differences, working_days_late

Sent = QueryDict | None
FormOf = Callable[[Standing, Proposal, Sent], Any]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done on a proposal's page: whether one may, its form, how it is done, what is said then."""

    may: Callable[[Standing, Proposal], Decision]
    form: FormOf
    do: Callable[[Standing, int, Any], object]
    done: Promise


def _plain(kind: type[PlainForm], **initial: Callable[[Proposal], Any]) -> FormOf:
    def made(_who: Standing, proposal: Proposal, sent: Sent) -> PlainForm:
        return kind(sent, initial={name: of(proposal) for name, of in initial.items()}, auto_id=f"{kind.__name__}_%s")

    return made


def _seconders(_who: Standing, proposal: Proposal, sent: Sent) -> forms.SecondersForm:
    asked = {s.person_id for s in proposal.signatures.all() if s.state != "declined"} | {proposal.proposer_id}
    people = [p for p in queries.delegates_to_ask(proposal.union, clock.today()) if p.pk not in asked]
    return forms.SecondersForm(sent, people=people)


def _assign(_who: Standing, proposal: Proposal, sent: Sent) -> forms.AssignForm:
    departments = queries.departments_of(proposal.union).filter(is_active=True)
    given = list(proposal.assignments.all())
    initial = {
        "lead": next((str(a.department_id) for a in given if a.is_lead), ""),
        "assisting": [str(a.department_id) for a in given if not a.is_lead],
        "leaders_note": proposal.leaders_note,
    }
    return forms.AssignForm(sent, departments=departments, initial=initial, auto_id="assign_%s")


def _rate(_who: Standing, proposal: Proposal, sent: Sent) -> forms.RateForm:
    return forms.RateForm(sent, grades=queries.grades_of(proposal.union, clock.today()), auto_id="rate_%s")


def _last_answer(proposal: Proposal) -> str:
    return next((a.text for a in proposal.answers.all() if a.round == proposal.round), "")


ACTS: Mapping[str, Act] = {
    "ask": Act(
        permissions.may_change,
        _seconders,
        lambda who, pk, form: services.ask_seconders(actor=who, proposal_id=pk, people=form.chosen),
        _("They are asked; their signatures appear here."),
    ),
    "hand-in": Act(
        permissions.may_hand_in,
        _plain(PlainForm),
        lambda who, pk, _form: services.hand_in_proposal(actor=who, proposal_id=pk),
        _("Handed in. The receipt with its fingerprint stands below."),
    ),
    "sign": Act(
        permissions.may_sign,
        _plain(forms.SignForm, seen=lambda p: p.wording.fingerprint),
        lambda who, pk, form: services.sign_proposal(
            actor=who, proposal_id=pk, seen=form.cleaned_data["seen"], signs=form.cleaned_data["signs"] != "no"
        ),
        _("Your answer is noted."),
    ),
    "withdraw": Act(
        permissions.may_withdraw,
        _plain(PlainForm),
        lambda who, pk, _form: services.withdraw_proposal(actor=who, proposal_id=pk),
        _("It is withdrawn."),
    ),
    "file": Act(
        permissions.may_screen,
        _plain(forms.FileForm),
        lambda who, pk, form: services.file_proposal(
            actor=who, proposal_id=pk, leaders_note=form.cleaned_data["leaders_note"]
        ),
        _("It is filed and has its number."),
    ),
    "turn": Act(
        permissions.may_screen,
        _plain(forms.TurnForm),
        lambda who, pk, form: services.turn_to_suggestion(actor=who, proposal_id=pk, **form.cleaned_data),
        _("It goes on as a suggestion; the proposer reads why."),
    ),
    "hand-back": Act(
        permissions.may_screen,
        _plain(forms.HandBackForm),
        lambda who, pk, form: services.hand_back_proposal(actor=who, proposal_id=pk, **form.cleaned_data),
        _("It is handed back to be worded anew."),
    ),
    "assign": Act(
        permissions.may_assign,
        _assign,
        lambda who, pk, form: services.assign_proposal(
            actor=who,
            proposal_id=pk,
            lead_id=form.lead_id,
            assisting=form.assisting,
            leaders_note=form.cleaned_data["leaders_note"],
        ),
        _("It is assigned, and the departments are told."),
    ),
    "extend": Act(
        permissions.may_extend,
        _plain(forms.ExtendForm),
        lambda who, pk, form: services.extend_answer(actor=who, proposal_id=pk, **form.cleaned_data),
        _("There is more time now."),
    ),
    "chase": Act(
        permissions.may_chase,
        _plain(PlainForm),
        lambda who, pk, _form: services.chase_answer(actor=who, proposal_id=pk),
        _("They are reminded."),
    ),
    "answer": Act(
        permissions.may_answer,
        _plain(forms.AnswerForm, text=_last_answer),
        lambda who, pk, form: services.write_answers(actor=who, proposal_ids=[pk], text=form.cleaned_data["text"]),
        _("The answer is written; the union publishes it."),
    ),
    "publish": Act(
        permissions.may_publish,
        _plain(PlainForm),
        lambda who, pk, _form: services.publish_answers(actor=who, proposal_ids=[pk]),
        _("The answer is published."),
    ),
    "note": Act(
        permissions.may_work_on,
        _plain(forms.NoteForm),
        lambda who, pk, form: services.add_note(actor=who, proposal_id=pk, text=form.cleaned_data["text"]),
        _("The note is kept."),
    ),
    "step": Act(
        permissions.may_work_on,
        _plain(forms.StepForm),
        lambda who, pk, form: services.add_milestone(actor=who, proposal_id=pk, **form.cleaned_data),
        _("The step is set."),
    ),
    "reach": Act(
        permissions.may_work_on,
        _plain(forms.ReachForm),
        lambda who, pk, form: services.reach_milestone(
            actor=who, proposal_id=pk, milestone_id=form.cleaned_data["step"]
        ),
        _("The step is reached."),
    ),
    "rate": Act(
        permissions.may_rate,
        _rate,
        lambda who, pk, form: services.rate_answer(actor=who, proposal_id=pk, **form.cleaned_data),
        _("Your rating is noted."),
    ),
    "settle": Act(
        permissions.may_settle,
        _plain(forms.SettleForm),
        lambda who, pk, form: services.settle_proposal(actor=who, proposal_id=pk, **form.cleaned_data),
        _("It is settled and stands in the ledger."),
    ),
    "honour": Act(
        permissions.may_honour,
        _plain(PlainForm),
        lambda who, pk, _form: services.honour_proposal(actor=who, proposal_id=pk),
        _("It is named an outstanding proposal."),
    ),
}


# What a page's one primary button is for, the first that one may do.
_FIRST = ("sign", "rate", "hand-in", "ask", "publish", "file", "assign", "answer", "settle")


def _is_due(name: str, proposal: Proposal) -> bool:
    """Whether it is what comes next, and not merely something that may be done over again."""
    return not (name == "assign" and proposal.state == Proposal.State.ASSIGNED)


def _days_late(proposal: Proposal) -> int:
    late = permissions.is_late(proposal, clock.today())
    return working_days_late(proposal.due_date, clock.today()) if late and proposal.due_date else 0


def page_of(who: Standing, proposal: Proposal, bound: Mapping[str, Any]) -> dict[str, Any]:
    """The page's context; `bound` holds forms that were sent and refused, by act."""
    may = {name.replace("-", "_"): act.may(who, proposal) for name, act in ACTS.items()}
    may["change"] = permissions.may_change(who, proposal)
    drawn = {name for name in ACTS if may[name.replace("-", "_")]}
    shown = {n.replace("-", "_"): bound.get(n) or ACTS[n].form(who, proposal, None) for n in drawn}
    in_full = permissions.may_read_in_full(who, proposal)
    works = bool(may["note"]) or who.holds_office_in(proposal.union)
    answers = [a for a in proposal.answers.all() if a.published_date or works]
    return {
        "proposal": proposal,
        "may": may,
        "first": next((name.replace("-", "_") for name in _FIRST if name in drawn and _is_due(name, proposal)), ""),
        "forms": shown,
        "refused": next(iter(bound.values()), None),
        "in_full": in_full,
        "signed": queries.signed_by(proposal),
        "answers": answers,
        "notes": proposal.notes.select_related("written_by") if works else [],
        "works": works,
        "sees_to_it": permissions.may_call(who, proposal.union),
        "fingerprint": proposal.wording.fingerprint,
        "days_late": _days_late(proposal),
        "is_mine": proposal.proposer_id == who.person.pk,
        "comes_late": queries.comes_late(proposal, clock.today()),
        "is_asked": permissions.waits_for_signature(who, proposal),
        "today": clock.today(),
    }


def compared(proposal: Proposal) -> list[dict[str, Any]]:
    """Each version held against the one before it, part by part; of the first only what it says."""
    versions = list(proposal.versions.all())
    found = []
    for before, after in pairwise(versions):
        parts = [
            (label, differences(getattr(before, name), getattr(after, name)))
            for name, label in (
                ("title", _("Matter proposed")),
                ("reasons", _("Reasons")),
                ("remedy", _("What is proposed")),
            )
        ]
        found.append({"before": before, "after": after, "parts": parts})
    return found
