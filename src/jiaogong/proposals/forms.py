"""Shapes of input on the pages of proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models import Delegation, Session
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.members.models import Person
from jiaogong.proposals.models import Department, Proposal
from jiaogong.proposals.rules import TEXT_LENGTH, TITLE_LENGTH, Wording
from jiaogong.unions.models import Union

Choices = list[tuple[str, Any]]


def _text(label: Any, *, rows: int = 3, most: int = TEXT_LENGTH, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


class CallForm(PlainForm):
    """A call for proposals."""

    title = forms.CharField(label=_("Title"), max_length=80)
    last_date = day_field(_("Closing day"))
    asked = _text(_("What is asked for"), required=False, most=2000)

    def __init__(self, *args: Any, unions: Sequence[Union], sessions: Iterable[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unions, self.sessions = {u.code: u for u in unions}, {str(s.pk): s for s in sessions}
        self.fields["union"] = forms.ChoiceField(label=_("Union"), choices=[(u.code, u.called) for u in unions])
        named = [(pk, str(s)) for pk, s in self.sessions.items()]
        self.fields["session"] = forms.ChoiceField(
            label=_("For the session"), choices=[("", _("not called yet")), *named], required=False
        )

    @property
    def union(self) -> Union:
        return self.unions[self.cleaned_data["union"]]

    @property
    def session(self) -> Session | None:
        return self.sessions.get(self.cleaned_data["session"])


class WordingForm(PlainForm):
    """One matter, its reasons and its remedy."""

    title = forms.CharField(
        label=_("Matter proposed"),
        max_length=TITLE_LENGTH,
        help_text=_("One matter a proposal; a second one is a second proposal."),
    )
    reasons = _text(_("Reasons"), rows=5, required=False, help_text=_("What is wrong, and how you know."))
    remedy = _text(_("What is proposed"), rows=5, required=False, help_text=_("What is to be done about it."))
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def wording(self) -> Wording:
        sent = self.cleaned_data
        return Wording(sent["title"], sent["reasons"], sent["remedy"])


class ProposalForm(WordingForm):
    """A proposal in one's own name, or in that of a delegation that one heads."""

    def __init__(self, *args: Any, delegations: Iterable[Delegation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headed = [(str(d.pk), d.name) for d in delegations]
        if headed:
            self.fields["delegation"] = forms.ChoiceField(
                label=_("In whose name"), choices=[("", _("my own, with seconders")), *headed], required=False
            )

    @property
    def delegation_id(self) -> int | None:
        chosen = self.cleaned_data.get("delegation", "")
        return int(chosen) if chosen else None


class SuggestionForm(WordingForm):
    """A suggestion under one's name or under none."""

    remedy = _text(_("What to do about it"), rows=5)
    is_anonymous = forms.BooleanField(label=_("Send it without my name"), required=False)
    code = forms.CharField(widget=forms.HiddenInput, max_length=30)


class CodeForm(PlainForm):
    """The code of an anonymous suggestion."""

    code = forms.CharField(
        label=_("Code of the suggestion"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class RateByCodeForm(CodeForm):
    """What the sender of a suggestion without a name thinks of its answer."""

    comment = forms.CharField(
        label=_("Comment"),
        max_length=300,
        required=False,
        help_text=_("It is read with the suggestion: write nothing that tells who you are."),
    )

    def __init__(self, *args: Any, grades: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = forms.HiddenInput()
        self.fields["grade"] = forms.ChoiceField(
            label=_("How the answer satisfies you"), choices=[(g, g) for g in grades]
        )
        self.order_fields(["code", "grade", "comment"])


class SecondersForm(PlainForm):
    """Who is asked to second."""

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"] = forms.MultipleChoiceField(
            label=_("Delegates to ask"),
            choices=[(str(p.pk), p.name) for p in people],
        )

    @property
    def chosen(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["people"]]


class TurnForm(PlainForm):
    """Why something is not filed."""

    ground = forms.ChoiceField(
        label=_("Why it is not filed"), choices=[g for g in Proposal.Ground.choices if g[0] != Proposal.Ground.LATE]
    )
    reason = forms.CharField(label=_("Reason told to the proposer"), max_length=300)


class HandBackForm(PlainForm):
    """What is to be worded anew."""

    reason = forms.CharField(label=_("What is to be worded anew"), max_length=300)


class FileForm(PlainForm):
    """What a leader noted, when something is filed."""

    leaders_note = forms.CharField(label=_("Leader's note"), max_length=500, required=False)


class AssignForm(PlainForm):
    """Who deals with it."""

    leaders_note = forms.CharField(label=_("Leader's note"), max_length=500, required=False)

    def __init__(self, *args: Any, departments: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Choices = [(str(d.pk), _named(d)) for d in departments]
        self.fields["lead"] = forms.ChoiceField(label=_("Leading department"), choices=[("", "—"), *named])
        self.fields["assisting"] = forms.MultipleChoiceField(
            label=_("Assisting departments"), choices=named, required=False
        )
        self.order_fields(["lead", "assisting", "leaders_note"])

    @property
    def lead_id(self) -> int:
        return int(self.cleaned_data["lead"])

    @property
    def assisting(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["assisting"]]


def _named(department: Department) -> str:
    return f"{department.name}（{department.answerer.name}）" if department.answerer else department.name


class ExtendForm(PlainForm):
    """More time, and why."""

    to_date = day_field(_("New day"))
    reason = forms.CharField(label=_("Why more time is needed"), max_length=200)


class AnswerForm(PlainForm):
    """The public answer."""

    text = _text(_("Public answer"), rows=6)


class NoteForm(PlainForm):
    """A remark among those who deal with it."""

    text = forms.CharField(label=_("Private note"), max_length=500)


class RateForm(PlainForm):
    """What a proposer thinks of an answer."""

    comment = forms.CharField(label=_("Comment"), max_length=300, required=False)

    def __init__(self, *args: Any, grades: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grade"] = forms.ChoiceField(
            label=_("How the answer satisfies you"), choices=[(g, g) for g in grades]
        )
        self.order_fields(["grade", "comment"])


class SettleForm(PlainForm):
    """What came of it."""

    outcome = forms.ChoiceField(label=_("What came of it"), choices=Proposal.Outcome.choices)
    text = forms.CharField(label=_("In one sentence"), max_length=500, required=False)


class SignForm(PlainForm):
    """Whether somebody seconds the text that was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    signs = forms.CharField(widget=forms.HiddenInput, max_length=3, required=False)


class ReachForm(PlainForm):
    """Which step is reached."""

    step = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(PlainForm):
    """A step on the way."""

    text = forms.CharField(label=_("Step"), max_length=200)
    due_date = day_field(_("Until"), required=False)


class DepartmentForm(PlainForm):
    """A department and who answers for it."""

    name = forms.CharField(label=_("Department"), max_length=40)
    is_active = forms.BooleanField(label=_("Takes proposals up"), required=False, initial=True)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answerer"] = forms.ChoiceField(
            label=_("Who answers"), choices=[("", "—"), *((str(p.pk), p.name) for p in people)], required=False
        )
        self.order_fields(["name", "answerer", "is_active"])

    @property
    def answerer_id(self) -> int | None:
        chosen = self.cleaned_data["answerer"]
        return int(chosen) if chosen else None
