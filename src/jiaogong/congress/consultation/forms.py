"""Shapes of input on the pages of rounds of opinions and meetings of heads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.consultation.rules import HeadsCall, RoundPlan, Said, lines_of
from jiaogong.congress.models import HeadsMatter, Item, OpinionRound, RoundAnswer
from jiaogong.congress.sessions.forms import moment_field, text_field
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.kernel.files import require_size


class RoundForm(PlainForm):
    """A round of opinions opened on a draft."""

    title = forms.CharField(label=_("What the draft is called"), max_length=120)
    text = text_field(_("Text of the draft"), 20_000, rows=6, required=False)
    file = forms.FileField(
        label=_("Or its file"), required=False, help_text=_("A picture, PDF, .docx, .xlsx or plain text.")
    )
    asked_of = forms.ChoiceField(label=_("Who is asked"), choices=OpinionRound.Asked.choices)
    may_be_unnamed = forms.BooleanField(
        label=_("Opinions may also be given without a name"),
        required=False,
        help_text=_("Where all staff are asked: no name, no account and no hour are kept with such an opinion."),
    )
    starts_date = day_field(_("First day"))
    last_date = day_field(_("Until"), help_text=_("The round closes by itself at the end of this day."))
    item = forms.TypedChoiceField(label=_("For the item of a session"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, items: list[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", _("None")), *((i.pk, f"{i.session.official_title}：{i.title}") for i in items)]

    @property
    def plan(self) -> RoundPlan:
        told = {**self.cleaned_data}
        file, item = told.pop("file"), told.pop("item")
        return RoundPlan(**told, item_id=item, file=_sent(file))


def _sent(file: UploadedFile[bytes] | None) -> tuple[str, bytes] | None:
    if file is None:
        return None
    require_size(file.size or 0, file.name or "")
    return file.name or "", file.read()


class LastDayForm(PlainForm):
    """Another last day."""

    last_date = day_field(_("Until"))


class ReasonForm(PlainForm):
    """Why something is called off."""

    reason = forms.CharField(label=_("Why it is called off"), max_length=200)


class OpinionForm(PlainForm):
    """An opinion on a draft."""

    place = forms.CharField(
        label=_("On which part of the draft"), max_length=60, required=False, help_text=_("Such as: Article 3")
    )
    text = text_field(_("What you propose"), 1000)
    why = text_field(_("Why"), 500, rows=2, required=False)

    @property
    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in ("place", "text", "why")})


class UnnamedOpinionForm(OpinionForm):
    """An opinion that may be given without a name."""

    is_unnamed = forms.BooleanField(label=_("Without my name"), required=False)


class AnswerForm(PlainForm):
    """One answer to the opinions that are ticked."""

    outcome = forms.ChoiceField(label=_("What becomes of it"), choices=RoundAnswer.Outcome.choices)
    text = text_field(
        _("Explanation"), 1000, rows=2, required=False, help_text=_("Owed where it is not adopted, or only in part.")
    )


class CallForm(PlainForm):
    """A call to the heads of delegations and committees."""

    starts_at = moment_field(_("Begins"))
    place = forms.CharField(label=_("Meeting place"), max_length=80, required=False)
    cause = forms.CharField(label=_("Why it cannot wait for the next session"), max_length=200)
    reserved = text_field(
        _("Matters reserved to the congress, one a line"), 2000, required=False,
        help_text=_("What is decided on these the next session confirms."),
    )  # fmt: skip
    others = text_field(_("Other matters, one a line"), 2000, required=False)

    @property
    def call(self) -> HeadsCall:
        told = self.cleaned_data
        reserved = [(title, True) for title in lines_of(told["reserved"])]
        others = [(title, False) for title in lines_of(told["others"])]
        return HeadsCall(
            starts_at=told["starts_at"], place=told["place"], cause=told["cause"], matters=(*reserved, *others)
        )


class MatterForm(PlainForm):
    """One more matter."""

    title = forms.CharField(label=_("Matter"), max_length=HeadsMatter._meta.get_field("title").max_length)
    is_reserved = forms.BooleanField(label=_("Reserved to the congress"), required=False)


class InviteForm(PlainForm):
    """Somebody invited without a vote."""

    number = forms.CharField(label=_("Member number"), max_length=20)


class SaidForm(PlainForm):
    """What was said or decided on a matter."""

    text = text_field(_("What was said or decided"), 1000)


class DecisionForm(SaidForm):
    """A decision with its hands."""

    yes = forms.IntegerField(label=_("In favour"), min_value=0, max_value=999)
    no = forms.IntegerField(label=_("Against"), min_value=0, max_value=999, initial=0)
    abstained = forms.IntegerField(label=_("Abstained"), min_value=0, max_value=999, initial=0)


class MinutesForm(PlainForm):
    """The minutes of a meeting of heads."""

    text = text_field(_("Minutes"), 20_000, rows=16)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
