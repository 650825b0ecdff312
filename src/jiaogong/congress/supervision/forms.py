"""Shapes of input on the pages of questions and inspections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models import Delegation, Inspector
from jiaogong.congress.models.supervision import MATTER_LENGTH
from jiaogong.congress.supervision.rules import FindingPlan, InspectionPlan, QuestionPlan
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.kernel.files import require_size
from jiaogong.members.models import Person

Sent = tuple[str, bytes]


def _text(label: Any, *, most: int, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _named(people: Iterable[Person]) -> list[tuple[str, str]]:
    return [(str(p.pk), p.name) for p in people]


class PeopleForm(PlainForm):
    """A form on which delegates are ticked."""

    people_label = _("Delegates")

    def __init__(self, *args: Any, people: Iterable[Person], must: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"] = forms.MultipleChoiceField(
            label=self.people_label, choices=_named(people), required=must
        )

    @property
    def chosen(self) -> tuple[int, ...]:
        return tuple(int(pk) for pk in self.cleaned_data["people"])


class AskForm(PeopleForm):
    """A question in one's own name, with others or for a delegation that one heads."""

    people_label = _("Delegates who ask it too")
    matter = forms.CharField(
        label=_("Matter asked about"),
        max_length=MATTER_LENGTH,
        help_text=_("One matter a question; a second one is a second question."),
    )
    addressee = forms.CharField(
        label=_("Asked of"), max_length=40, help_text=_("A leader or an office, such as the general affairs office.")
    )
    text = _text(_("What is asked"), most=2000, rows=5)

    def __init__(self, *args: Any, body: str, delegations: Iterable[Delegation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        headed = [(str(d.pk), d.name) for d in delegations]
        if headed:
            self.fields["delegation"] = forms.ChoiceField(
                label=_("In whose name"), choices=[("", _("my own")), *headed], required=False
            )

    @property
    def plan(self) -> QuestionPlan:
        told = self.cleaned_data
        chosen = told.get("delegation", "")
        return QuestionPlan(
            body=self.body,
            matter=told["matter"],
            text=told["text"],
            addressee=told["addressee"],
            delegation_id=int(chosen) if chosen else None,
            people=self.chosen,
        )


class PassForm(PlainForm):
    """Who is to answer."""

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answerer"] = forms.ChoiceField(label=_("Who answers"), choices=[("", "—"), *_named(people)])

    @property
    def answerer_id(self) -> int:
        return int(self.cleaned_data["answerer"])


class JoinForm(PlainForm):
    """Whether somebody asks a question too."""

    joins = forms.CharField(widget=forms.HiddenInput, max_length=3, required=False)


class ExtendForm(PlainForm):
    """More time, and why."""

    to_date = day_field(_("New day"))
    reason = forms.CharField(label=_("Why more time is needed"), max_length=200)


class AnswerForm(PlainForm):
    """The public answer."""

    text = _text(_("Public answer"), most=4000, rows=6, help_text=_("Everybody of the house reads it."))


class NoteForm(PlainForm):
    """A remark among those who deal with it."""

    text = forms.CharField(label=_("Private note"), max_length=500)


class ReplyForm(PlainForm):
    """Whether an answer satisfies."""

    comment = forms.CharField(label=_("Comment"), max_length=300, required=False)
    satisfied = forms.ChoiceField(
        label=_("Does the answer satisfy you?"), choices=[("yes", _("Satisfied")), ("no", _("Not satisfied"))]
    )


class InspectionForm(PeopleForm):
    """An inspection: what, where, when, by whom."""

    people_label = _("Delegates who take part")
    matter = forms.CharField(label=_("Matter inspected"), max_length=MATTER_LENGTH)
    place = forms.CharField(label=_("Place inspected"), max_length=60)
    on_date = day_field(_("Day of the inspection"))
    purpose = _text(_("What to look at"), most=500, rows=3, required=False)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def plan(self, body: str) -> InspectionPlan:
        told = self.cleaned_data
        return InspectionPlan(
            body=body,
            matter=told["matter"],
            place=told["place"],
            on_date=told["on_date"],
            purpose=told["purpose"],
            people=self.chosen,
        )


class ManyFiles(forms.ClearableFileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files that prove what was seen; their content is judged when they are kept."""

    def __init__(self, **more: Any) -> None:
        accept = "image/jpeg,image/png,application/pdf,.docx,.xlsx,.txt"
        super().__init__(
            label=_("Photographs and papers"),
            widget=ManyFiles(attrs={"accept": accept}),
            help_text=_("Pictures are made smaller; where and when they were taken is removed."),
            **more,
        )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        given = list(data) if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in given or ([None] if self.required else [])]


class FilesForm(PlainForm):
    """Files for an inspection that was held."""

    proofs = FilesField()

    @property
    def sent(self) -> list[Sent]:
        """The files' names and bytes, none of them too large."""
        chosen = self.cleaned_data["proofs"]
        for file in chosen:
            require_size(file.size or 0, file.name or "")
        return [(file.name or "", file.read()) for file in chosen]


class HoldForm(FilesForm):
    """What was seen, by whom, on which day."""

    proofs = FilesField(required=False)
    on_date = day_field(_("Inspected on"))
    summary = _text(_("What was seen"), most=2000, rows=4, help_text=_("Also say where all was well."))

    def __init__(self, *args: Any, inspectors: Iterable[Inspector], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"] = forms.MultipleChoiceField(
            label=_("Delegates who came"), choices=[(str(i.person_id), i.person.name) for i in inspectors]
        )
        self.order_fields(["on_date", "came", "summary", "proofs"])

    @property
    def came(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["came"]]


class CallOffForm(PlainForm):
    """Why an inspection does not take place."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class FindingForm(PlainForm):
    """Something found wanting, and its remedy."""

    text = forms.CharField(label=_("What was found wanting"), max_length=300)
    remedy = forms.CharField(label=_("Remedy asked for"), max_length=300)
    charged = forms.CharField(label=_("Remedy asked of"), max_length=40)
    due_date = day_field(_("Remedy due on"))

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answerer"] = forms.ChoiceField(
            label=_("Who answers for it"), choices=[("", "—"), *_named(people)], required=False
        )
        self.order_fields(["text", "remedy", "charged", "answerer", "due_date"])

    @property
    def plan(self) -> FindingPlan:
        told = self.cleaned_data
        return FindingPlan(
            text=told["text"],
            remedy=told["remedy"],
            charged=told["charged"],
            due_date=told["due_date"],
            answerer_id=int(told["answerer"]) if told["answerer"] else None,
        )


class DoneForm(PlainForm):
    """That something is remedied, with what."""

    done_date = day_field(_("Remedied on"))
    outcome = forms.CharField(label=_("How it was remedied"), max_length=300)


class RefuseForm(PlainForm):
    """Why something is not remedied."""

    explanation = forms.CharField(label=_("Why it is not remedied"), max_length=500)


class LookForm(PlainForm):
    """What was seen the second time."""

    note = forms.CharField(label=_("What you saw"), max_length=300, required=False)
    due_date = day_field(_("If not: until when"), required=False)
    good = forms.CharField(widget=forms.HiddenInput, max_length=3, required=False)
