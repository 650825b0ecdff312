"""What a list of entries is narrowed to, as asked in its address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel.dress import PlainForm
from jiaogong.kernel.periods import Period, parse
from jiaogong.ledger.labels import label
from jiaogong.ledger.models import Entry
from jiaogong.ledger.narrowing import Filter
from jiaogong.ledger.queries import DUE_SOON, OPEN, OVERDUE
from jiaogong.unions.models import Union


def _categories() -> list[tuple[str, Any]]:
    return [("", _("All categories")), *((c.code, label(c)) for c in CATEGORIES.values())]


def _measures() -> list[tuple[str, Any]]:
    return [("", _("All measures")), *((m.code, label(m)) for m in MEASURES.values() if m.adds != "count")]


class FilterForm(PlainForm):
    """Search and filters; whatever cannot be read narrows nothing and is told beside its field."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=60)
    period = forms.CharField(
        label=gettext_lazy("Period"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"placeholder": "2026", "list": "periods", "autocomplete": "off"}),
    )
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False, choices=_categories)
    union = forms.ChoiceField(label=gettext_lazy("Union"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[
            ("", gettext_lazy("All but plans")),
            *Entry.State.choices,
            (OPEN, gettext_lazy("Drafts and plans")),
            (OVERDUE, gettext_lazy("Plans overdue")),
            (DUE_SOON, gettext_lazy("Plans due within 30 days")),
        ],
    )
    evidence = forms.ChoiceField(
        label=gettext_lazy("Evidence"),
        required=False,
        choices=[
            ("", gettext_lazy("With or without")),
            ("yes", gettext_lazy("With evidence")),
            ("no", gettext_lazy("Without evidence")),
        ],
    )
    measure = forms.ChoiceField(label=gettext_lazy("Measure"), required=False, choices=_measures)
    counted = forms.ChoiceField(
        label=gettext_lazy("Shares"),
        required=False,
        choices=[
            ("", gettext_lazy("All entries")),
            ("yes", gettext_lazy("As the roll-up counts: shares in an event left out")),
            ("shares", gettext_lazy("Shares in an event alone")),
        ],
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("Reach"),
        required=False,
        choices=[
            ("", gettext_lazy("With the unions below it")),
            ("own", gettext_lazy("The union itself alone")),
        ],
    )

    def __init__(self, *args: Any, unions: list[Union], **kwargs: Any) -> None:
        self.unions = {u.code: u for u in unions}
        choices = [("", _("All unions")), *((u.code, u.called) for u in unions)]
        super().__init__(*args, **kwargs)
        self.fields["union"] = forms.ChoiceField(label=_("Union"), required=False, choices=choices)

    def clean_period(self) -> Period | None:
        code = self.cleaned_data["period"]
        try:
            return parse(code) if code else None
        except ValueError:
            raise forms.ValidationError(_("Write a period like 2026, 2026H1, 2026-03 or 2025-2026.")) from None

    @property
    def narrowed(self) -> Filter:
        """The filter that the sound fields ask for."""
        self.is_valid()
        told = self.cleaned_data
        return Filter(
            words=told.get("q", ""),
            period=told.get("period"),
            category=told.get("category", ""),
            union=self.unions.get(told.get("union", "")),
            state=told.get("state", ""),
            has_evidence={"yes": True, "no": False}.get(told.get("evidence", "")),
            measure=told.get("measure", ""),
            as_counted=told.get("counted") == "yes",
            only_shares=told.get("counted") == "shares",
            alone=told.get("reach") == "own",
            leaves_out_plans=not told.get("state"),
        )

    @property
    def is_narrowing(self) -> bool:
        return self.narrowed != Filter(leaves_out_plans=True)

    @property
    def is_finer(self) -> bool:
        """Whether a filter is used that is folded away at first."""
        return any(self.data.get(name) for name in ("union", "reach", "measure", "evidence", "counted"))
