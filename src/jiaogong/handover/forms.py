"""Shapes of input on the pages of handing over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.members.models import Office, Person


class StartForm(PlainForm):
    """Who hands over to whom; the reason where it is begun for somebody else."""

    def __init__(
        self, *args: Any, givers: dict[int, Office], receivers: dict[int, Office], own: Person, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"] = _people(_("Who hands over"), givers)
        self.fields["receiver"] = _people(_("Who takes over"), receivers)
        self.fields["reason"] = forms.CharField(
            label=_("Why the giver does not sign"),
            max_length=200,
            required=False,
            help_text=_(
                "Only where you begin it for somebody who left, fell ill or died: then you sign in that place."
            ),
        )
        if own.pk in givers:
            self.initial.setdefault("giver", own.pk)


def _people(name: str, posts: dict[int, Office]) -> forms.TypedChoiceField:
    choices = [(pk, f"{o.person.name} · {o.get_kind_display()}") for pk, o in posts.items()]
    return forms.TypedChoiceField(label=name, choices=choices, coerce=int)


class OutsideForm(PlainForm):
    """A line for what lies outside the house."""

    what = forms.CharField(
        label=gettext_lazy("What"),
        max_length=300,
        widget=forms.TextInput(
            attrs={"placeholder": gettext_lazy("The union's seal, one bank token, four boxes of paper")}
        ),
    )
    due_date = day_field(gettext_lazy("Due"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)


class NoteForm(PlainForm):
    """A note beside a line that was seen."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    key = forms.RegexField(regex=r"^[a-z_]{1,10}-\d{1,18}$", widget=forms.HiddenInput)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)


class SignForm(PlainForm):
    """A signature: the own password, over the list with that fingerprint."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        max_length=200,
    )
    seen = forms.RegexField(regex=r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class ReasonForm(PlainForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)
