"""Small forms: a file, a sheet, a year, a confirmation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from jiaogong.kernel.dress import PlainForm
from jiaogong.unions.models import Union


class EvidenceForm(PlainForm):
    """A file that proves an entry."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Picture, PDF, .docx, .xlsx or plain text. Pictures are made smaller; where and when they were taken is removed."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,application/pdf,.docx,.xlsx,.txt"}),
    )


class SheetForm(PlainForm):
    """A spreadsheet of entries for a union."""

    union = forms.ChoiceField(label=gettext_lazy("Union"))
    file = forms.FileField(label=gettext_lazy("File"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}))

    def __init__(self, *args: Any, unions: list[Union], **kwargs: Any) -> None:
        self.unions = {u.code: u for u in unions}
        choices = [(u.code, u.called) for u in unions]
        super().__init__(*args, **kwargs)
        self.fields["union"] = forms.ChoiceField(label=gettext_lazy("Union"), choices=choices)


class YearForm(PlainForm):
    """Closing a year, or reopening it with a reason."""

    year = forms.IntegerField(min_value=1949, max_value=2200, widget=forms.HiddenInput)
    act = forms.ChoiceField(choices=[("close", "close"), ("reopen", "reopen")], widget=forms.HiddenInput)
    reason = forms.CharField(label=gettext_lazy("Why it is reopened"), max_length=200, required=False)


class ConfirmForm(PlainForm):
    """A reason for taking a confirmed entry back."""

    reason = forms.CharField(label=gettext_lazy("Why it is taken back"), max_length=200)
