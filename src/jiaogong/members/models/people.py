from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.sealing import SealedTextField
from jiaogong.members.models.accounts import Account
from jiaogong.unions.models import Union


class Person(models.Model):
    """Somebody on a union's file, with a number for life.

    `joined_date` is the first day at work in the union's house, `member_since` the first day as a union member. A file
    that was found to be of the same person as another is kept, and names that one in `merged_into`.
    """

    class Sex(models.TextChoices):
        FEMALE = "F", _("Female")
        MALE = "M", _("Male")

    class Employment(models.TextChoices):
        """On what terms somebody works in the house (用工形式)."""

        ESTABLISHED = "established", _("Established post")
        CONTRACT = "contract", _("Employed by contract")
        DISPATCHED = "dispatched", _("Dispatched by an agency")
        OTHER = "other", _("Other terms")

    class Education(models.TextChoices):
        """The highest degree of schooling (学历)."""

        POSTGRADUATE = "postgraduate", _("Postgraduate")
        BACHELOR = "bachelor", _("Bachelor")
        COLLEGE = "college", _("Junior college")
        LOWER = "lower", _("Upper secondary or below")

    number = models.CharField(_("member number"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=40)
    pinyin = models.CharField(max_length=120, editable=False, db_index=True)
    squeezed = models.CharField(max_length=120, editable=False, db_index=True)
    initials = models.CharField(max_length=20, editable=False, db_index=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    is_minority = models.BooleanField(_("of a minority"), default=False)
    is_teacher = models.BooleanField(_("teacher"), default=True)
    is_member = models.BooleanField(_("union member"), default=True)
    joined_date = models.DateField(_("joined"), null=True, blank=True)
    retired_date = models.DateField(_("retired"), null=True, blank=True)
    union = models.ForeignKey(Union, models.PROTECT, related_name="people", verbose_name=_("union"))
    job = models.CharField(_("job"), max_length=40, blank=True)
    subject = models.CharField(_("subject taught"), max_length=20, blank=True)
    grade = models.CharField(_("grade taught"), max_length=20, blank=True)
    title = models.CharField(_("title or rank"), max_length=40, blank=True)
    is_worker = models.BooleanField(_("worker's post"), default=False)
    employment = models.CharField(_("terms of employment"), max_length=12, choices=Employment, blank=True)
    is_rural_worker = models.BooleanField(_("worker from the countryside"), default=False)
    education = models.CharField(_("schooling"), max_length=12, choices=Education, blank=True)
    work_began_date = models.DateField(_("began to work"), null=True, blank=True)
    teaching_began_date = models.DateField(_("began to teach"), null=True, blank=True)
    minority = models.CharField(_("which minority"), max_length=20, blank=True)
    lunar_month = models.PositiveSmallIntegerField(_("lunar month of birth"), null=True, blank=True)
    lunar_day = models.PositiveSmallIntegerField(_("lunar day of birth"), null=True, blank=True)
    skills = models.CharField(_("skills"), max_length=120, blank=True)
    phone = SealedTextField(_("phone"), blank=True, default="")
    dues_base_fen = models.PositiveIntegerField(_("base of the dues"), null=True, blank=True)
    member_since = models.DateField(_("member since"), null=True, blank=True)
    left_date = models.DateField(_("left the union"), null=True, blank=True)
    death_date = models.DateField(_("died"), null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_files")
    account = models.OneToOneField(Account, models.SET_NULL, null=True, blank=True, related_name="person")

    # Read by the person and the officers of the very union alone; audit lines keep digests of them.
    PRIVATE = ("phone", "dues_base_fen", "family")

    # Offices held for somebody else, as `standing_of` found them; what is done meanwhile is logged with their names.
    stands_in: tuple[Any, ...] = ()
    # The name of the token that a program acts with in the person's name; what it does is logged with it.
    by_token: str = ""

    class Meta:
        ordering = ("pinyin", "id")
        indexes = (
            models.Index(fields=["union", "pinyin", "id"]),
            models.Index(fields=["pinyin", "id"], name="person_by_name"),
            models.Index(fields=["birth_date"], name="person_born"),
            models.Index(fields=["birth_date"], name="person_of_minority", condition=models.Q(is_minority=True)),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Where a list sorted by spelling goes on after this person."""
        return f"{self.pinyin}_{self.pk}"

    def acting_for(self, thing: models.Model | None) -> list[str]:
        """The names of those for whom the person holds an office over the union that a thing belongs to."""
        union = thing if isinstance(thing, Union) else getattr(thing, "union", None)
        if union is None:
            return []
        return [o.stands_in_for.person.name for o in self.stands_in if union.path.startswith(o.union.path)]

    def is_retired_on(self, day: dt.date) -> bool:
        return self.retired_date is not None and self.retired_date <= day
