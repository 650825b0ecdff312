"""Shapes of input on the pages of messages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.dress import PlainForm


class AddressForm(PlainForm):
    """An e-mail address to which a code is sent."""

    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class CodeForm(PlainForm):
    """The code that came."""

    code = forms.CharField(
        label=_("The code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class RobotForm(PlainForm):
    """The address of a group's robot; empty keeps the one that is set."""

    address = forms.CharField(
        label=_("Address of the robot"),
        help_text=_("In the group's settings, add a robot and copy its webhook address here."),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
