"""Shapes of input on the pages of a person's file."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel import clock, money
from jiaogong.kernel.dress import PlainForm, day_field
from jiaogong.members.dossier.labels import CHOSEN, FIELDS, told
from jiaogong.members.dossier.queries.conditions import Conditions
from jiaogong.members.models import Movement, Person, Relative
from jiaogong.unions.models import Union

_LUNAR = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})日?")
_PHONE = re.compile(r"\+?[\d\- ]{6,20}")


class LunarField(forms.CharField):
    """A month and day of the lunar year, such as 8-15."""

    def clean(self, value: Any) -> Any:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        found = _LUNAR.fullmatch(typed)
        month, day = (int(part) for part in found.groups()) if found else (0, 0)
        if not (1 <= month <= 12 and 1 <= day <= 30):
            raise ValidationError(_("Write month and day of the lunar year, such as 8-15."))
        return month, day


class YuanField(forms.CharField):
    """An amount in yuan, kept in fen."""

    def clean(self, value: Any) -> Any:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        try:
            fen = money.fen_from_yuan(typed)
        except ValueError:
            fen = -1
        if not 0 <= fen < 2_000_000_000:
            raise ValidationError(_("Write an amount in yuan, such as 4567 or 4567.50."))
        return fen


def _text(field: str, longest: int) -> forms.CharField:
    return forms.CharField(label=FIELDS[field], max_length=longest, required=False)


def _tick(field: str) -> forms.BooleanField:
    return forms.BooleanField(label=FIELDS[field], required=False)


def _choice(field: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=FIELDS[field], choices=[("", "—"), *CHOSEN[field].choices], required=False)


class FileForm(PlainForm):
    """What an officer changes in a file. Only what was changed on this very page is taken."""

    name = forms.CharField(label=FIELDS["name"], max_length=40)
    sex = forms.ChoiceField(label=FIELDS["sex"], choices=[("", "—"), *Person.Sex.choices], required=False)
    birth_date = day_field(FIELDS["birth_date"], required=False)
    lunar_birthday = LunarField(
        label=FIELDS["lunar_birthday"],
        required=False,
        help_text=_("Month and day, such as 8-15, where it is kept by the moon."),
    )
    phone = forms.RegexField(
        _PHONE,
        label=FIELDS["phone"],
        required=False,
        error_messages={"invalid": _("Write digits only, such as 13800001234.")},
    )
    job = _text("job", 40)
    title = _text("title", 40)
    subject = _text("subject", 20)
    grade = _text("grade", 20)
    is_teacher = _tick("is_teacher")
    is_worker = _tick("is_worker")
    employment = _choice("employment")
    is_rural_worker = _tick("is_rural_worker")
    education = _choice("education")
    work_began_date = day_field(FIELDS["work_began_date"], required=False)
    teaching_began_date = day_field(FIELDS["teaching_began_date"], required=False)
    joined_date = day_field(FIELDS["joined_date"], required=False)
    member_since = day_field(FIELDS["member_since"], required=False)
    is_minority = _tick("is_minority")
    minority = _text("minority", 20)
    skills = _text("skills", 120)
    dues_base_fen = YuanField(
        label=FIELDS["dues_base_fen"],
        required=False,
        help_text=_("In yuan, a month: post and grade wage, without bonuses and allowances."),
    )
    reason = forms.CharField(label=_("Why it is changed"), max_length=200, required=False)

    def __init__(self, sent: QueryDict | None = None, *, person: Person) -> None:
        super().__init__(sent, initial={field: _shown(person, field) for field in FIELDS})
        for name in FIELDS:
            self.fields[name].show_hidden_initial = True

    def facts(self) -> dict[str, Any]:
        """The fields that were changed here, by their new values."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in FIELDS}


def _shown(person: Person, field: str) -> Any:
    value = value_of(person, field)
    return told(field, value) if field in ("lunar_birthday", "dues_base_fen") else value


def value_of(person: Person, field: str) -> Any:
    """The value of a file's field; the lunar birthday as (month, day)."""
    if field == "lunar_birthday":
        return (person.lunar_month, person.lunar_day) if person.lunar_month and person.lunar_day else None
    return getattr(person, field)


class CorrectionForm(PlainForm):
    """One field that is wrong, what is right, and why."""

    field = forms.ChoiceField(label=_("Which field is wrong"), choices=list(FIELDS.items()))
    asked = forms.CharField(
        label=_("What is right"),
        max_length=120,
        required=False,
        help_text=_("Dates as 2026-11-22; yes or no as 是 or 否; the sex as 男 or 女."),
    )
    reason = forms.CharField(
        label=_("How this can be seen"), max_length=200, help_text=_("Such as: the date on the identity card.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "field" in cleaned:
            try:
                cleaned["value"] = understood(cleaned["field"], cleaned.get("asked", ""))
            except ValidationError as fault:
                self.add_error("asked", fault)
        return cleaned


_YES = {"是": True, "否": False, "yes": True, "no": False, "1": True, "0": False}
_SEX = {"男": "M", "女": "F", "m": "M", "f": "F", "male": "M", "female": "F"}


def understood(field: str, typed: str) -> Any:
    """The value that was typed for a field of a file. Raises ValidationError with what to write instead."""
    typed = typed.strip()
    if field.startswith("is_"):
        if typed.lower() not in _YES:
            raise ValidationError(_("Write 是 or 否."))
        return _YES[typed.lower()]
    if field == "sex" and typed:
        if typed.lower() not in _SEX:
            raise ValidationError(_("Write 男 or 女."))
        return _SEX[typed.lower()]
    if field in CHOSEN and typed:
        return _chosen(field, typed)
    return FileForm.base_fields[field].clean(typed)


def _chosen(field: str, typed: str) -> str:
    """The choice whose word or code was typed."""
    choices = CHOSEN[field]
    for value, label in choices.choices:
        if typed.lower() in (value, str(label).lower()):
            return str(value)
    words = "、".join(str(label) for label in choices.labels)
    raise ValidationError(_("Write one of: %(words)s.") % {"words": words})


class RelativeForm(PlainForm):
    """One of the family; a spouse who is a colleague by the member number."""

    relation = forms.ChoiceField(label=_("Relation"), choices=Relative.Relation)
    name = forms.CharField(label=_("Name"), max_length=40, required=False)
    birth_date = day_field(_("Birth date"), required=False)
    colleague = forms.CharField(label=_("Member number, if a colleague"), max_length=20, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(field) for field in ("name", "birth_date", "colleague")):
            self.add_error("name", _("Write a name, a birth date or a member number."))
        return cleaned


class WomensNoteForm(PlainForm):
    on_date = day_field(_("Date"))
    matter = forms.CharField(label=_("Matter"), max_length=200)


class MovementForm(PlainForm):
    """What befalls a membership, on which day; it asks only for what its kind needs."""

    on_date = day_field(_("On"))
    union_to = forms.CharField(
        label=_("To the union (code)"), max_length=20, help_text=_("The code stands on that union's page.")
    )
    since_date = day_field(_("Dues last paid for"), help_text=_("The last day of the last month paid."))
    reason = forms.CharField(label=_("Reason or document"), max_length=200, required=False)

    _OWN = {Movement.Kind.TRANSFER: "union_to", Movement.Kind.LAPSE: "since_date"}
    _NEED_A_REASON = {
        Movement.Kind.MOVE_OUT: _("Such as: to which union, and the transfer's number."),
        Movement.Kind.EXPEL: _("The decision of the committee."),
    }

    def __init__(self, kind: Movement.Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self._OWN.values()) - {self._OWN.get(kind)}:
            del self.fields[name]
        if kind in self._NEED_A_REASON:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = self._NEED_A_REASON[kind]


class AnswerForm(PlainForm):
    decision = forms.ChoiceField(choices=[("accept", "accept"), ("refuse", "refuse")], widget=forms.HiddenInput)
    answer = forms.CharField(label=_("Reason"), max_length=200, required=False)


class TransferForm(PlainForm):
    """A transfer that the old or the new union asks for, by the number and name on the member's card."""

    number = forms.CharField(label=_("Member number"), max_length=20)
    name = forms.CharField(label=_("Name"), max_length=40)
    union_to = forms.CharField(label=_("To the union (code)"), max_length=20)
    on_date = day_field(_("On"))
    reason = forms.CharField(label=_("Reason or document"), max_length=200, required=False)


class SaveListForm(PlainForm):
    name = forms.CharField(label=_("Keep this list as"), max_length=40)


class MergeForm(PlainForm):
    kept = forms.CharField(label=_("File that is kept (number)"), max_length=20)
    gone = forms.CharField(label=_("Second file (number)"), max_length=20)
    reason = forms.CharField(label=_("How it is known that they are one person"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kept") and cleaned.get("kept") == cleaned.get("gone"):
            self.add_error("gone", _("These are one file already."))
        return cleaned


_EITHER = [("", "—"), ("yes", _("yes")), ("no", _("no"))]


class ConditionsForm(PlainForm):
    """What people on a list must all be."""

    union = forms.CharField(label=_("Union (code)"), max_length=20, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", "—"), *Person.Sex.choices], required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", "—"), ("serving", _("Serving")), ("retired", _("Retired"))], required=False
    )
    age_from = forms.IntegerField(label=_("Age from"), min_value=0, max_value=120, required=False)
    age_to = forms.IntegerField(label=_("Age to"), min_value=0, max_value=120, required=False)
    on = forms.CharField(
        label=_("On the day"),
        max_length=10,
        required=False,
        help_text=_("2026-06-01, or 06-01 of each year; empty: today."),
    )
    teaching_years = forms.IntegerField(
        label=_("Years of teaching, at least"), min_value=0, max_value=70, required=False
    )
    work_years = forms.IntegerField(label=_("Years of work, at least"), min_value=0, max_value=70, required=False)
    minority = forms.ChoiceField(label=_("Of a minority"), choices=_EITHER, required=False)
    teacher = forms.ChoiceField(label=_("Teacher"), choices=_EITHER, required=False)
    birthday_month = forms.IntegerField(label=_("Birthday in month"), min_value=1, max_value=12, required=False)
    birthday_week = forms.BooleanField(label=_("Birthday within 7 days"), required=False)
    children_under = forms.IntegerField(label=_("With children under"), min_value=1, max_value=18, required=False)
    joined_year = forms.IntegerField(label=_("Joined the union in"), min_value=1949, max_value=2200, required=False)

    def clean_on(self) -> dt.date:
        typed = str(self.cleaned_data["on"]).strip()
        if not typed:
            return clock.today()
        try:
            return dt.date.fromisoformat(typed if len(typed) > 5 else f"{clock.today().year}-{typed}")
        except ValueError:
            raise ValidationError(_("Write the day as 2026-06-01, or 06-01 for each year.")) from None

    @property
    def asked(self) -> dict[str, str]:
        """The conditions as they were typed, without the empty ones."""
        return {name: str(self.data[name]) for name in self.fields if self.data.get(name)}

    def conditions(self, *, union: Union | None) -> Conditions:
        facts = {name: value for name, value in self.cleaned_data.items() if name != "union"}
        return Conditions(union=union, **facts)
