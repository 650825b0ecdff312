"""Shapes of input on the pages of appraisals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.appraisal import queries
from jiaogong.appraisal.models import Appraisal, Remark, Subject
from jiaogong.appraisal.rules import Plan, ReaderPlan, SubjectPlan
from jiaogong.ballots.models import Ballot
from jiaogong.congress.models import Session
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import words_in
from jiaogong.members.offices.queries import person_meant
from jiaogong.unions.models import Union

_MOMENT = "%Y-%m-%dT%H:%M"


def _words_field(name: Any, hint: Any) -> forms.CharField:
    return forms.CharField(label=name, max_length=120, help_text=hint)


def _moment_field(name: Any, hint: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)
    formats = [_MOMENT, "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(label=name, help_text=hint, required=False, widget=widget, input_formats=formats)


def _text_field(name: Any, *, most: int, rows: int, required: bool = True, hint: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=name, max_length=most, widget=area, required=required, help_text=hint)


class PlanForm(PlainForm):
    """A plan, apart from whom it names."""

    title = forms.CharField(label=_("Title"), max_length=80)
    year = forms.IntegerField(label=_("Year appraised"), min_value=1949, max_value=2999)
    appraisers = forms.ChoiceField(label=_("Who appraises"), choices=Appraisal.Appraisers.choices)
    session = forms.ChoiceField(label=_("At which session"), required=False)
    heads = _words_field(_("Heads"), _("Words with 、 between them; the overall grade is asked by itself."))
    grades = _words_field(_("Grades of a person"), _("The best first."))
    team_grades = _words_field(_("Grades of a team"), _("The best first."))
    reports_due_date = day_field(_("Reports due"), required=False)
    about = _text_field(
        _("How it is held"), most=5000, rows=3, required=False, hint=_("Purpose, steps, days: what the plan says.")
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sessions: Iterable[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [(str(s.pk), f"{s.starts_at:%Y-%m-%d} {s.official_title}") for s in sessions]
        choices: list[tuple[str, Any]] = [("", _("At no session")), *held]
        self.fields["session"] = forms.ChoiceField(label=_("At which session"), choices=choices, required=False)
        self.order_fields(("title", "year", "appraisers", "session", "reports_due_date", "heads", "grades"))

    def _words(self, name: str) -> tuple[str, ...]:
        try:
            return words_in(str(self.cleaned_data[name]))
        except ValueError:
            raise forms.ValidationError(
                _("Give at least two different words with 、 between them, none longer than 12 characters.")
            ) from None

    def clean_heads(self) -> tuple[str, ...]:
        return self._words("heads")

    def clean_grades(self) -> tuple[str, ...]:
        return self._words("grades")

    def clean_team_grades(self) -> tuple[str, ...]:
        return self._words("team_grades")

    def plan(self, subjects: tuple[SubjectPlan, ...], readers: tuple[ReaderPlan, ...]) -> Plan:
        sent = self.cleaned_data
        return Plan(
            title=sent["title"],
            year=sent["year"],
            appraisers=sent["appraisers"],
            subjects=subjects,
            heads=sent["heads"],
            grades=sent["grades"],
            team_grades=sent["team_grades"],
            about=sent["about"],
            session_id=int(sent["session"]) if sent["session"] else None,
            reports_due_date=sent["reports_due_date"],
            readers=readers,
        )


class SubjectForm(PlainForm):
    """One who is appraised, or a team with whoever answers for it."""

    person = forms.CharField(
        label=_("Name or member number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"list": "people", "placeholder": _("Name or member number")}),
    )
    kind = forms.ChoiceField(label=_("Who is appraised"), choices=Subject.Kind.choices)
    post = forms.CharField(
        label=_("Post or name of the team"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Post or name of the team")}),
    )

    def __init__(self, *args: Any, union: Union, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.union = union

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or {}
        if sent.get("person"):
            try:
                sent["found"] = person_meant(self.union, sent["person"])
            except RuleBroken as broken:
                self.add_error("person", str(broken))
        elif sent.get("post"):
            self.add_error("person", _("Say who it is."))
        return sent

    @property
    def subject(self) -> SubjectPlan | None:
        """Who is meant; None for an empty row."""
        sent = self.cleaned_data
        found = sent.get("found")
        return SubjectPlan(person_id=found.pk, kind=sent["kind"], post=sent["post"]) if found else None


class ReaderForm(PlainForm):
    """Somebody of the party or the area who is to read the results."""

    number = forms.CharField(
        label=_("Member number"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Member number")}),
    )
    capacity = forms.CharField(
        label=_("Capacity"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Such as: personnel section of the education bureau")}),
    )

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or {}
        if sent.get("number"):
            try:
                sent["found"] = queries.person_of(sent["number"])
            except RuleBroken as broken:
                self.add_error("number", str(broken))
            if not sent.get("capacity"):
                self.add_error("capacity", _("Say in which capacity the results are read."))
        return sent

    @property
    def reader(self) -> ReaderPlan | None:
        """Who is named; None for an empty row."""
        sent = self.cleaned_data
        found = sent.get("found")
        return ReaderPlan(person_id=found.pk, capacity=sent["capacity"]) if found else None


class ApprovalForm(PlainForm):
    """The approval of the party organisation."""

    approving_body = forms.CharField(label=_("Approving body"), max_length=60)
    approved_date = day_field(_("Approved on"))
    approval = forms.CharField(label=_("Document of approval"), max_length=120, required=False)


class GradingForm(PlainForm):
    """How the ballot is held."""

    way = forms.ChoiceField(label=_("Way of voting"), choices=Ballot.Way.choices)
    opens_at = _moment_field(_("Opens"), _("Empty: opened by hand."))
    closes_at = _moment_field(_("Closes"), _("Empty: closed by hand."))


class LeaderForm(PlainForm):
    """Who leads it for the union above."""

    number = forms.CharField(
        label=_("Member number of who leads it"),
        max_length=20,
        required=False,
        help_text=_("Empty: the officers of your union. The ballot stays with them in any case."),
    )


class ReasonForm(PlainForm):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class ReportForm(PlainForm):
    """A report as text; its file comes beside it."""

    text = _text_field(pgettext_lazy("appraisal", "Report"), most=20_000, rows=14, required=False)


class RemarkForm(PlainForm):
    """A point heard in the talks."""

    side = forms.ChoiceField(label=_("Good or weak"), choices=Remark.Side.choices)
    text = _text_field(
        _("What was heard"), most=500, rows=2, hint=_("Without names: neither who said it nor about whom.")
    )


class FeedbackForm(PlainForm):
    feedback = _text_field(_("Feedback"), most=5000, rows=4)


class ReplyForm(PlainForm):
    reply = _text_field(_("In your own words"), most=2000, rows=3, required=False)


class RemedyForm(PlainForm):
    """What is done about a weak point."""

    text = _text_field(_("What is to be done"), most=500, rows=2)
    due_date = day_field(_("To be done by"))


class OutcomeForm(PlainForm):
    outcome = forms.CharField(label=_("What came of it"), max_length=500)
