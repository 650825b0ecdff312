"""Shapes of input on the pages of meetings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.meetings.models import Attendee, Meeting
from jiaogong.meetings.rules import Call, Decided, lines_of
from jiaogong.unions.models import Union


class CallForm(PlainForm):
    """A call to a meeting."""

    body = forms.ChoiceField(label=_("Body"), choices=Meeting.Body.choices)
    title = forms.CharField(label=_("Title"), max_length=80)
    starts_at = forms.DateTimeField(
        label=_("Begins"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    place = forms.CharField(label=_("Meeting place"), max_length=80, required=False)
    agenda = forms.CharField(
        label=_("Agenda"),
        help_text=_("One point a line."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, unions: list[Union], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unions = {u.code: u for u in unions}
        self.fields["union"] = forms.ChoiceField(label=_("Union"), choices=[(u.code, u.called) for u in unions])

    @property
    def union_called(self) -> Union:
        return self.unions[self.cleaned_data["union"]]

    @property
    def call(self) -> Call:
        sent = self.cleaned_data
        return Call(
            title=sent["title"], starts_at=sent["starts_at"], place=sent["place"], agenda=lines_of(sent["agenda"])
        )


class MinutesForm(PlainForm):
    """Who came and what was said."""

    minutes = forms.CharField(
        label=_("What was said"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attendees = list(meeting.attendees.select_related("person"))
        for attendee in self.attendees:
            self.fields[f"came-{attendee.person_id}"] = forms.ChoiceField(
                label=attendee.person.name, choices=Attendee.Attendance.choices, required=False
            )

    def came(self) -> list[tuple[Attendee, Any]]:
        """Each person called with the field that says whether they came."""
        return [(a, self[f"came-{a.person_id}"]) for a in self.attendees]

    @property
    def attendance(self) -> dict[int, str]:
        return {a.person_id: self.cleaned_data[f"came-{a.person_id}"] for a in self.attendees}


class DecisionForm(PlainForm):
    """One decision of the minutes."""

    text = forms.CharField(label=_("Decision"), max_length=300, required=False)
    person = forms.ChoiceField(label=_("Who does it"), required=False)
    due_date = day_field(_("Until"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ChoiceField(label=_("Who does it"), choices=[("", "—"), *people], required=False)

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or {}
        if not sent.get("text") and (sent.get("person") or sent.get("due_date")):
            self.add_error("text", _("Say what was decided."))
        return sent

    @property
    def decided(self) -> Decided | None:
        """The decision as typed; None for an empty row."""
        sent = self.cleaned_data
        if not sent.get("text"):
            return None
        due: dt.date | None = sent["due_date"]
        return Decided(text=sent["text"], person_id=int(sent["person"]) if sent["person"] else None, due_date=due)


class OutcomeForm(PlainForm):
    """What came of a decision."""

    outcome = forms.CharField(label=_("What came of it"), max_length=300, required=False)


class ReasonForm(PlainForm):
    """Why a meeting is called off."""

    reason = forms.CharField(label=_("Why it is called off"), max_length=200)
