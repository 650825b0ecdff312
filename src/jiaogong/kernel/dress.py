"""How every field of these forms looks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext


class DressedField(BoundField):
    """A field in the house's dress, marked where it has errors; Django ties hint and errors to it."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        kind = _dress(widget or self.field.widget)
        return {**built, "class": f"{kind} is-invalid" if self.form.is_bound and self.errors else kind}


def _dress(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


class PlainForm(forms.Form):
    """A form whose fields are dressed and judged on the server alone, in the reader's language."""

    use_required_attribute = False
    bound_field_class = DressedField

    def full_clean(self) -> None:
        """Say at the top what no field on the page can say: that a part which is not seen is missing or spoilt."""
        super().full_clean()
        if self.is_bound and any(field.errors for field in self.hidden_fields()):
            self.add_error(None, gettext("Part of this form did not arrive. Open the page anew, then send it again."))


def day_field(name: Any, **more: Any) -> forms.DateField:
    """A date as the browser's calendar sends it, or as people write it."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    formats = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
    return forms.DateField(label=name, widget=widget, input_formats=formats, **more)
