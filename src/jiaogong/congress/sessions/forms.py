"""Shapes of input on the pages of sessions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models import Item, Seat, Session, SignOff
from jiaogong.congress.sessions.rules import Count, ItemPlan, SessionPlan
from jiaogong.kernel import clock
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.unions.models import Union

_YEARS_AHEAD = 2
ASKED_FOR = _("For an extraordinary session, and for a second regular one of a school year.")


def moment_field(name: Any, **more: Any) -> forms.DateTimeField:
    """A day and an hour as the browser sends them, or as people write them."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=name, widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **more)


def text_field(name: Any, most: int, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=name, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _lies_ahead(moment: dt.datetime) -> None:
    """A session is put on a day that is not over, and not years away: a slip of the pen is neither called nor held."""
    day, today = timezone.localdate(moment), clock.today()
    if day < today:
        raise ValidationError(_("%(day)s is over: put the session on a day to come.") % {"day": day})
    if day > today + dt.timedelta(days=_YEARS_AHEAD * 366):
        raise ValidationError(_("%(day)s is more than %(years)s years away.") % {"day": day, "years": _YEARS_AHEAD})


class ProposeForm(PlainForm):
    """A session proposed."""

    body = forms.ChoiceField(label=_("Body"), choices=Session.Body.choices)
    cause = forms.ChoiceField(label=_("Cause"), choices=Session.Cause.choices)
    starts_at = moment_field(_("Begins"), validators=[_lies_ahead])
    place = forms.CharField(label=_("Meeting place"), max_length=80, required=False)
    reason = forms.CharField(label=_("Why it is needed"), max_length=200, required=False, help_text=ASKED_FOR)
    term_number = forms.IntegerField(label=_("Which term"), min_value=1, max_value=99, required=False)
    number = forms.IntegerField(
        label=_("Which session"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=_("Left empty it goes on from what is on record."),
    )

    def __init__(self, *args: Any, unions: list[Union], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unions = {u.code: u for u in unions}
        self.fields["union"] = forms.ChoiceField(label=_("Union"), choices=[(u.code, u.called) for u in unions])

    @property
    def union_asked(self) -> Union:
        return self.unions[self.cleaned_data["union"]]

    @property
    def plan(self) -> SessionPlan:
        names = ("body", "cause", "starts_at", "place", "reason", "term_number", "number")
        return SessionPlan(**{name: self.cleaned_data[name] for name in names})


class ChangeForm(PlainForm):
    """The day, place and numbers of a session that has not opened."""

    starts_at = moment_field(_("Begins"), validators=[_lies_ahead])
    place = forms.CharField(label=_("Meeting place"), max_length=80, required=False)
    term_number = forms.IntegerField(label=_("Which term"), min_value=1, max_value=99)
    number = forms.IntegerField(label=_("Which session"), min_value=1, max_value=99)
    reason = forms.CharField(
        label=_("Why it is needed"),
        max_length=200,
        required=False,
        help_text=ASKED_FOR,
    )


class ItemForm(PlainForm):
    """A point of the agenda."""

    title = forms.CharField(label=_("Title"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=Item.Kind.choices)
    way = forms.ChoiceField(
        label=_("Way of voting"), choices=[("", _("As the kind asks")), *Item.Way.choices], required=False
    )
    presenter = forms.CharField(label=_("Presented by"), max_length=40, required=False)
    text = text_field(_("Text put to the vote"), 20_000, rows=4, required=False)
    late_reason = forms.CharField(
        label=_("Why its text comes late"),
        max_length=200,
        required=False,
        help_text=_("For what is to be passed and is put on the agenda after the papers were sent."),
    )

    def __init__(self, *args: Any, after_papers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not after_papers:
            del self.fields["late_reason"]

    @property
    def plan(self) -> ItemPlan:
        return ItemPlan(**self.cleaned_data)


class TopicForm(PlainForm):
    """A topic for the session."""

    text = forms.CharField(label=_("Topic"), max_length=120)


class CountForm(PlainForm):
    """A show of hands as counted."""

    yes = forms.IntegerField(label=_("In favour"), min_value=0, max_value=99_999)
    no = forms.IntegerField(label=_("Against"), min_value=0, max_value=99_999, initial=0)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0, max_value=99_999, initial=0)
    tellers = forms.CharField(label=_("Who counted"), max_length=80, required=False)

    @property
    def count(self) -> Count:
        return Count(**{name: self.cleaned_data[name] for name in ("yes", "no", "abstained")})


class RecountForm(CountForm):
    """A show of hands counted anew, and why."""

    reason = forms.CharField(label=_("Why it is counted anew"), max_length=200)


class OnRecordForm(PlainForm):
    """The item with which a result is put on record."""

    item = forms.TypedChoiceField(label=_("Item of a session"), coerce=int)

    def __init__(self, *args: Any, items: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [(i.pk, f"{i.session.official_title} · {i.title}") for i in items]


class SignOffForm(PlainForm):
    """That the party organisation or the administration agreed."""

    side = forms.ChoiceField(label=_("Who agreed"), choices=SignOff.Side.choices)
    signed_by = forms.CharField(label=_("Signed by"), max_length=40)
    signed_date = day_field(_("Signed on"))
    file = forms.FileField(label=_("The page they signed"), required=False, help_text=_("A picture or a PDF."))


class PaperForm(PlainForm):
    """A text or a file for the delegates."""

    title = forms.CharField(label=_("Title"), max_length=120)
    item = forms.TypedChoiceField(label=_("For the item"), coerce=int, empty_value=None, required=False)
    text = text_field(_("Text"), 20_000, rows=5, required=False)
    file = forms.FileField(label=_("File"), required=False, help_text=_("A picture, PDF, .docx, .xlsx or plain text."))

    def __init__(self, *args: Any, items: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", _("For the session as a whole")), *((i.pk, i.title) for i in items)]


class GuestForm(PlainForm):
    """Somebody who is there without a vote."""

    number = forms.CharField(label=_("Member number"), max_length=20)
    role = forms.ChoiceField(label=_("As"), choices=[c for c in Seat.Role.choices if c[0] != Seat.Role.DELEGATE.value])


class NumberForm(PlainForm):
    """A number on the roll, as the usher types or scans it."""

    number = forms.IntegerField(label=_("Number on the roll"), min_value=1, max_value=99_999)


class MinutesForm(PlainForm):
    """The minutes of a session."""

    text = text_field(_("Minutes"), 40_000, rows=18)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class ResolutionForm(PlainForm):
    """What was resolved, who carries it out until when."""

    text = text_field(_("What was resolved"), 5000)
    charged = forms.CharField(label=_("Who carries it out"), max_length=60, required=False)
    due_date = day_field(_("Until"), required=False)


class SettleForm(PlainForm):
    """What came of a resolution; where it was not adopted, why."""

    outcome = forms.CharField(label=_("What came of it"), max_length=300, required=False)
    explanation = forms.CharField(label=_("Why it was not adopted"), max_length=500, required=False)


class OpinionForm(PlainForm):
    """What a delegation said."""

    text = text_field(_("Opinion"), 500, rows=2)
    item = forms.TypedChoiceField(label=_("Item spoken of"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, items: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", _("The session as a whole")), *((i.pk, i.title) for i in items)]


class PresidiumMeetingForm(PlainForm):
    """A meeting of the presidium."""

    held_at = moment_field(_("Held"))
    present = forms.IntegerField(label=_("Present"), min_value=1, max_value=999)
    text = text_field(_("What it decided"), 5000)


class ReasonForm(PlainForm):
    """Why a session is called off."""

    reason = forms.CharField(label=_("Why it is called off"), max_length=200)


class ReportForm(PlainForm):
    """The day of the report to the union above."""

    on = day_field(_("Reported on"))
