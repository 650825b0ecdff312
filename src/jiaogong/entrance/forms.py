"""Shapes of input at the doors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.entrance.queries import reason_to_stay_out
from jiaogong.kernel.dress import DressedField, PlainForm, day_field
from jiaogong.members.models import Account, Office

_PHONE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_BETWEEN = re.compile(r"[\s()-]")


class SignInForm(AuthenticationForm):
    """Who and password, with one sentence whatever of the two is wrong."""

    use_required_attribute = False
    bound_field_class = DressedField
    error_messages = {
        "invalid_login": gettext_lazy(
            "Name and password do not go together; ask your chair for a new password if yours is lost."
        ),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["username"].label = gettext_lazy("Member number, phone or sign-in name")
        self.fields["username"].widget.attrs["autocomplete"] = "username"

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        reason = reason_to_stay_out(cast(Account, user))
        if reason:
            raise ValidationError(reason)


def _password_field(label: Any, *, is_new: bool = True) -> forms.CharField:
    kind = "new-password" if is_new else "current-password"
    return forms.CharField(
        label=label, max_length=200, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": kind})
    )


class NewPasswordForm(PlainForm):
    """A new password, twice, held against the rules of passwords."""

    password = _password_field(gettext_lazy("New password"))
    again = _password_field(gettext_lazy("The same once more"))

    def __init__(self, *args: Any, account: Account | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.account = account

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise ValidationError(_("The two passwords differ."))
        return again


def _phone_of(typed: str) -> str:
    phone = _BETWEEN.sub("", typed)
    if phone and not _PHONE.fullmatch(phone):
        raise ValidationError(_("This is no mobile phone number: it has eleven digits and begins with 1."))
    return phone


def _phone_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("If you would rather sign in with it; it is kept unreadable, for comparison alone."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )


class CodeForm(PlainForm):
    """The code on a slip."""

    code = forms.CharField(
        label=gettext_lazy("Code on the slip"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class JoinForm(NewPasswordForm):
    """What a person who comes with a slip chooses."""

    phone = _phone_field()

    def clean_phone(self) -> str:
        return _phone_of(self.cleaned_data["phone"])


class PhoneForm(PlainForm):
    phone = _phone_field()

    def clean_phone(self) -> str:
        return _phone_of(self.cleaned_data["phone"])


class ChangePasswordForm(NewPasswordForm):
    """The password as it is, and the new one."""

    old = _password_field(gettext_lazy("Password as it is"), is_new=False)
    field_order = ("old", "password", "again")

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if self.account is None or not self.account.check_password(old):
            raise ValidationError(_("This is not your password."))
        return old


class OwnPasswordForm(PlainForm):
    old = _password_field(gettext_lazy("Password as it is"), is_new=False)


class SecondFactorForm(PlainForm):
    """Six digits of an authenticator app, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Verification code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class DelegationForm(PlainForm):
    """Which office is handed on, to whom, and until when."""

    office = forms.TypedChoiceField(label=gettext_lazy("Office"), coerce=int)
    number = forms.CharField(label=gettext_lazy("Member number of who stands in"), max_length=20)
    since = day_field(gettext_lazy("From"))
    until = day_field(gettext_lazy("To"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args: Any, offices: Sequence[Office], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(o.pk), f"{o.union.called} · {o.get_kind_display()}") for o in offices]
        cast(forms.TypedChoiceField, self.fields["office"]).choices = choices


class TokenForm(PlainForm):
    """What a token is called, how long it opens, whether it may write; against the password where there is one."""

    name = forms.CharField(
        label=gettext_lazy("What for"), max_length=40, help_text=gettext_lazy("Such as: school's website.")
    )
    ends_date = day_field(gettext_lazy("Last day"), help_text=gettext_lazy("A year from today at most."))
    may_write = forms.TypedChoiceField(
        label=gettext_lazy("It may"),
        coerce=lambda value: value == "write",
        choices=[("read", gettext_lazy("read what I may read")), ("write", gettext_lazy("read and write as I may"))],
    )
    old = _password_field(gettext_lazy("Password as it is"), is_new=False)

    def __init__(self, *args: Any, account: Account, **more: Any) -> None:
        super().__init__(*args, **more)
        self.account = account
        if not account.has_usable_password():
            del self.fields["old"]

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.account.check_password(old):
            raise ValidationError(_("This is not your password."))
        return old
