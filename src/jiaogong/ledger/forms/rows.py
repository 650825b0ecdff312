"""The rows of an entry's form that repeat: figures and prizes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.catalogue import CATEGORIES, MEASURES, Measure, measures_for
from jiaogong.catalogue.typed import plain_number, value_typed
from jiaogong.kernel.dress import PlainForm
from jiaogong.ledger.labels import label, unit_label
from jiaogong.ledger.models import Award, Figure
from jiaogong.ledger.rules import AwardFact, FigureFact

MOST_ROWS = 30


class FigureForm(PlainForm):
    """One figure: a measure that suits the category, and a value in its printed unit."""

    measure = forms.ChoiceField(label=gettext_lazy("Measure"), required=False)
    qualifier = forms.ChoiceField(label=gettext_lazy("Exactly?"), choices=Figure.Qualifier, required=False)
    value = forms.CharField(
        label=gettext_lazy("Value"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, category: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.category = category
        chosen = self.data.get(self.add_prefix("measure")) if self.is_bound else self.initial.get("measure")
        self.fields["measure"] = forms.ChoiceField(
            label=_("Measure"), required=False, choices=_choices(category, chosen or "")
        )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        code, typed = told.get("measure"), told.get("value")
        if not code and typed:
            self.add_error("measure", _("Choose what was counted."))
        elif code and not typed:
            self.add_error("value", _("How many?"))
        elif code and typed:
            self._read(MEASURES[code], typed)
        return told

    def _read(self, measure: Measure, typed: str) -> None:
        if self.category in CATEGORIES and not measure.suits(self.category):
            values = {"measure": label(measure), "category": label(CATEGORIES[self.category])}
            self.add_error(
                "measure",
                _("“%(measure)s” is not counted in “%(category)s”; choose another measure or category.") % values,
            )
            return
        try:
            value, qualifier = value_typed(typed, measure)
        except ValueError:
            values = {"text": typed, "unit": unit_label(measure.unit) or measure.unit}
            self.add_error("value", _("“%(text)s” is no number in %(unit)s; write digits alone, such as 42.") % values)
            return
        self.cleaned_data["fact"] = FigureFact(
            measure.code, value, qualifier or self.cleaned_data.get("qualifier") or ""
        )


class AwardForm(PlainForm):
    """One prize: level, name, how many."""

    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=[("", "—"), *Award.Level.choices], required=False)
    prize = forms.CharField(
        label=gettext_lazy("Prize"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Such as 一等奖")}),
    )
    count = forms.IntegerField(
        label=gettext_lazy("How many"),
        min_value=1,
        max_value=100_000,
        required=False,
        widget=forms.NumberInput(attrs={"placeholder": gettext_lazy("How many")}),
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("prize"):
            told["fact"] = AwardFact(told.get("level") or "", told["prize"], told.get("count") or 1)
        elif told.get("count"):
            self.add_error("prize", _("Name the prize."))
        return told


def _choices(category: str, chosen: str) -> list[Any]:
    """The measures that suit the category, its own first; one chosen before stays choosable."""
    suited = measures_for(category) if category else [m for m in MEASURES.values() if m.is_entered]
    own = [m for m in suited if category in m.categories]
    others = [m for m in suited if category not in m.categories]
    if chosen in MEASURES and MEASURES[chosen] not in suited:
        others.append(MEASURES[chosen])
    groups = [(label(CATEGORIES[category]) if own else "", own), (_("In every category") if own else "", others)]
    return [
        ("", "—"),
        *(
            (name, [_choice(m) for m in group]) if name else g
            for name, group in groups
            for g in ([None] if name else map(_choice, group))
        ),
    ]


def _choice(measure: Measure) -> tuple[str, str]:
    unit = unit_label(measure.unit)
    return measure.code, f"{label(measure)} ({unit})" if unit else label(measure)


def figure_typed(fact: FigureFact) -> dict[str, str]:
    """A figure as one would type it."""
    return {
        "measure": fact.measure,
        "qualifier": fact.qualifier,
        "value": plain_number(fact.value, MEASURES[fact.measure]),
    }


FigureRows = formset_factory(FigureForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
AwardRows = formset_factory(AwardForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
