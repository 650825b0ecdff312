"""A form with a field of every kind, as pages have them."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.dress import PlainForm, day_field


class EveryField(PlainForm):
    """Nothing comes of it: it shows a label, a help, an error and each kind of field."""

    title = forms.CharField(label=_("What was done"), max_length=60, help_text=_("One act, in a few words."))
    day = day_field(_("Date"))
    people = forms.IntegerField(label=_("People who took part"), min_value=1, required=False)
    body = forms.ChoiceField(
        label=_("Body"), choices=[("committee", _("Committee")), ("women", _("Women's committee"))]
    )
    told = forms.CharField(label=_("In a few sentences"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_public = forms.BooleanField(label=_("Shown to all members"), required=False)
