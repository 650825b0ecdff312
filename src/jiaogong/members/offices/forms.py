"""Shapes of input on the pages of bodies, terms and trainings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.members.models import ENDED_BY, FILLED_BY, POSTS, Office, SchoolPost, Term

_POST_LABELS = {
    "chair": _("Chair"),
    "vice": _("Vice chair"),
    "member": _("Member"),
    "head": _("Head"),
    "delegate": _("Delegate"),
}


def posts_of(body: str) -> list[tuple[str, Any]]:
    """The posts of a body, the lowest, which most hold, first."""
    return [(code, _POST_LABELS[code]) for code in reversed(POSTS[body])]


def _person_field(**more: Any) -> forms.CharField:
    """Somebody by name or number; the browser offers the names on file."""
    name = _("Name or member number")
    widget = forms.TextInput(attrs={"list": "people", "placeholder": name})
    return forms.CharField(label=name, max_length=40, widget=widget, **more)


class ElectionForm(PlainForm):
    """What the report of an election says, apart from who was elected."""

    number = forms.IntegerField(label=_("Number of the term"), min_value=1, max_value=99)
    elected_date = day_field(_("Day of the election"), help_text=_("The term runs from this day."))
    seats = forms.IntegerField(label=_("Seats decided"), min_value=1, max_value=400)

    def __init__(self, *args: Any, years: tuple[int, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(n, str(n)) for n in years]
        self.fields["years"] = forms.TypedChoiceField(label=_("Years of the term"), coerce=int, choices=choices)
        self.order_fields(("number", "elected_date", "years", "seats"))


class SeatForm(PlainForm):
    """One who was elected."""

    person = forms.CharField(
        label=_("Name or member number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"list": "people", "placeholder": _("Name or member number")}),
    )
    post = forms.ChoiceField(label=_("Post"), required=False)
    charge = forms.CharField(label=_("In charge of"), max_length=60, required=False)
    is_full_time = forms.BooleanField(label=_("Full-time"), required=False)
    has_money = forms.BooleanField(label=_("Money"), required=False)

    def __init__(self, *args: Any, body: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["post"] = forms.ChoiceField(label=_("Post"), choices=posts_of(body), required=False)

    @property
    def is_filled(self) -> bool:
        return bool(self.is_valid() and self.cleaned_data["person"].strip())


class FillForm(PlainForm):
    """A seat filled within a term."""

    person = _person_field()
    post = forms.ChoiceField(label=_("Post"))
    how = forms.ChoiceField(label=_("How come by"), choices=[(h.value, h.label) for h in FILLED_BY])
    on = day_field(_("From"))
    charge = forms.CharField(label=_("In charge of"), max_length=60, required=False)
    is_full_time = forms.BooleanField(label=_("Full-time"), required=False)
    has_money = forms.BooleanField(label=_("In charge of money or property"), required=False)

    def __init__(self, *args: Any, term: Term, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["post"] = forms.ChoiceField(label=_("Post"), choices=posts_of(term.body))


class NewEndForm(PlainForm):
    """Another last day of a term, and why."""

    ends_date = day_field(_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=200)


class OfficeForm(PlainForm):
    """What comes with a seat."""

    is_full_time = forms.BooleanField(label=_("Full-time"), required=False)
    rank = forms.ChoiceField(label=_("Rank"), choices=[("", "—"), *Office.Rank.choices], required=False)
    charge = forms.CharField(label=_("In charge of"), max_length=60, required=False)
    has_money = forms.BooleanField(label=_("In charge of money or property"), required=False)


class EndForm(PlainForm):
    """The last day of an office, and how it ended."""

    on = day_field(_("Last day"))
    how = forms.ChoiceField(label=_("How it ended"), choices=[(e.value, e.label) for e in ENDED_BY])


class TrainingForm(PlainForm):
    """A course and who took part."""

    course = forms.CharField(label=_("Course"), max_length=80)
    organiser = forms.CharField(label=_("Organising body"), max_length=80, required=False)
    since = day_field(_("First day of the course"))
    until = day_field(_("Last day of the course"))
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=999, required=False)
    people = forms.CharField(
        label=_("Who took part"),
        max_length=20_000,
        help_text=_("One a line: name or member number, then the certificate's number if there is one."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class SchoolPostForm(PlainForm):
    """Somebody whose post in the house bars from a body."""

    person = _person_field()
    kind = forms.ChoiceField(label=_("Post in the house"), choices=SchoolPost.Kind.choices)
