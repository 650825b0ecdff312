"""The fields of a file by the names on the screen, and their values as people write them."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.kernel.money import yuan
from jiaogong.members.models import Person

CHOSEN: dict[str, type[Person.Employment] | type[Person.Education]] = {
    "employment": Person.Employment,
    "education": Person.Education,
}

FIELDS = {
    "name": gettext_lazy("Name"),
    "sex": gettext_lazy("Sex"),
    "birth_date": gettext_lazy("Birth date"),
    "lunar_birthday": gettext_lazy("Lunar birthday"),
    "phone": gettext_lazy("Phone"),
    "job": gettext_lazy("Job"),
    "subject": gettext_lazy("Subject taught"),
    "grade": gettext_lazy("Grade taught"),
    "title": gettext_lazy("Title or rank"),
    "is_teacher": gettext_lazy("Teacher"),
    "is_worker": gettext_lazy("Worker's post"),
    "employment": gettext_lazy("Terms of employment"),
    "is_rural_worker": gettext_lazy("Worker from the countryside"),
    "education": gettext_lazy("Schooling"),
    "work_began_date": gettext_lazy("Began to work"),
    "teaching_began_date": gettext_lazy("Began to teach"),
    "joined_date": gettext_lazy("Came to this house"),
    "member_since": gettext_lazy("Union member since"),
    "is_minority": gettext_lazy("Of a minority"),
    "minority": gettext_lazy("Which minority"),
    "skills": gettext_lazy("Skills"),
    "dues_base_fen": gettext_lazy("Basic wage for the dues"),
}
OTHER_FIELDS = {"family": gettext_lazy("Family"), "union": gettext_lazy("Union"), "merged": gettext_lazy("Second file")}


def field_label(field: str) -> str:
    return str(FIELDS.get(field) or OTHER_FIELDS.get(field) or field)


def told(field: str, value: object) -> str:
    """A value as the history of a file tells it; nothing is an empty text."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return value.isoformat()
    if field == "sex" and value:
        return {"F": _("Female"), "M": _("Male")}.get(str(value), "")
    if field in CHOSEN and value:
        return str(CHOSEN[field](str(value)).label)
    if field == "lunar_birthday" and isinstance(value, tuple):
        return f"{value[0]}-{value[1]}"
    if field == "dues_base_fen" and isinstance(value, int):
        return f"{yuan(value)}"
    return "" if value is None else str(value)
