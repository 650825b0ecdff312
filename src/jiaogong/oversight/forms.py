"""Shapes of input on the pages of oversight."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.kernel.dress import PlainForm
from jiaogong.kernel.periods import Period, parse
from jiaogong.oversight.labels import ACTS
from jiaogong.oversight.queries import DONE, READ, Filter
from jiaogong.unions.models import Union


def _acts() -> list[tuple[str, Any]]:
    return [("", _("All acts")), *ACTS.items()]


class AuditFilter(PlainForm):
    """Search and filters of the audit lines; whatever cannot be read narrows nothing and is told beside its field."""

    who = forms.CharField(label=gettext_lazy("Who"), required=False, max_length=40)
    thing = forms.CharField(label=gettext_lazy("On what"), required=False, max_length=40)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[
            ("", gettext_lazy("Acts and readings")),
            (DONE, gettext_lazy("Things done")),
            (READ, gettext_lazy("Readings of what is sensitive")),
        ],
    )
    act = forms.ChoiceField(label=gettext_lazy("Act"), required=False, choices=_acts)
    period = forms.CharField(
        label=gettext_lazy("Period"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"placeholder": "2026-11", "autocomplete": "off"}),
    )
    union = forms.ChoiceField(label=gettext_lazy("Union"), required=False)

    def __init__(self, *args: Any, unions: list[Union], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unions = {union.code: union for union in unions}
        choices: list[tuple[str, Any]] = [("", _("All unions")), *((u.code, u.name) for u in unions)]
        self.fields["union"] = forms.ChoiceField(label=_("Union"), required=False, choices=choices)

    def clean_period(self) -> Period | None:
        code = str(self.cleaned_data["period"]).strip()
        try:
            return parse(code) if code else None
        except ValueError:
            raise forms.ValidationError(_("Write 2026, 2026H1, 2026-03 or 2025-2026.")) from None

    @property
    def narrowed(self) -> Filter:
        self.is_valid()
        found = self.cleaned_data
        return Filter(
            who=found.get("who", "").strip(),
            thing=found.get("thing", "").strip(),
            act=found.get("act", ""),
            kind=found.get("kind", ""),
            period=found.get("period"),
            union=self.unions.get(found.get("union", "")),
        )

    @property
    def is_narrowing(self) -> bool:
        return self.narrowed != Filter()


class ErasureForm(PlainForm):
    """Why a person's file is erased."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("The person asked for it (when, how), or the law that asks for it."),
    )
    sure = forms.BooleanField(label=gettext_lazy("I know that this cannot be taken back."))
