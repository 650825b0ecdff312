"""Shapes of input on the pages of the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models import Item, SchoolRule
from jiaogong.congress.register.rules import RulePlan, Words
from jiaogong.kernel.dress import PlainForm, day_field


class RuleForm(PlainForm):
    """What a rule is called, of which kind it is."""

    title = forms.CharField(label=_("Title"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=SchoolRule.Kind.choices)
    number = forms.CharField(label=_("Number"), max_length=40, required=False)
    office = forms.CharField(label=_("Office in charge"), max_length=60, required=False)

    @property
    def plan(self) -> RulePlan:
        return RulePlan(**{name: self.cleaned_data[name] for name in ("title", "kind", "number", "office")})


class WordsForm(PlainForm):
    """What a version says."""

    text = forms.CharField(
        label=_("Text"), max_length=40_000, required=False, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Begin each article on a line of its own (第一条 …): versions are then compared article by article."),
    )  # fmt: skip
    file = forms.FileField(label=_("File, beside the text or instead of it"), required=False)
    note = forms.CharField(label=_("What changes, and why"), max_length=300, required=False)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def words(self) -> Words:
        sent = self.cleaned_data["file"]
        file = (sent.name, sent.read()) if sent else None
        return Words(text=self.cleaned_data["text"], note=self.cleaned_data["note"], file=file)


class OpinionsForm(PlainForm):
    """Until when opinions are asked for."""

    until = day_field(_("Opinions until"))


class LayForm(PlainForm):
    """The point of an agenda that a version is laid before the congress by."""

    item = forms.TypedChoiceField(label=_("Point of the agenda"), coerce=int)

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers_any = bool(items)
        _offer(self, items, [])


class ElsewhereForm(PlainForm):
    """A passing that no session on record shows."""

    on = day_field(_("Day on which it was passed"))
    note = forms.CharField(label=_("By which body or session"), max_length=200)


class WithdrawForm(PlainForm):
    """Why a version is given up."""

    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=200)


class ForceForm(PlainForm):
    """From which day on a version binds."""

    from_day = day_field(_("In force from"))


class RepealForm(PlainForm):
    """The last day of a rule, why it ends, and by what the congress ended it."""

    last_day = day_field(_("Last day in force"))
    note = forms.CharField(label=_("Why, or what takes its place"), max_length=200)
    item = forms.TypedChoiceField(
        label=_("Passed as this point of an agenda"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, items, [("", _("Not passed by the congress"))])


def _offer(form: forms.Form, items: Sequence[Item], first: list[tuple[str, Any]]) -> None:
    field = form.fields["item"]
    if isinstance(field, forms.TypedChoiceField):
        named = [(i.pk, f"{i.session.official_title}：{i.title}（{i.get_state_display()}）") for i in items]
        field.choices = [*first, *named]
