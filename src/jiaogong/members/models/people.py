from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models.accounts import Account
from jiaogong.unions.models import Union


class Person(models.Model):
    """Somebody on a union's file, with a number for life."""

    class Sex(models.TextChoices):
        FEMALE = "F", _("Female")
        MALE = "M", _("Male")

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
    account = models.OneToOneField(Account, models.SET_NULL, null=True, blank=True, related_name="person")

    class Meta:
        ordering = ("pinyin", "id")
        indexes = (models.Index(fields=["union", "pinyin", "id"]),)

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Where a list sorted by spelling goes on after this person."""
        return f"{self.pinyin}_{self.pk}"

    def is_retired_on(self, day: dt.date) -> bool:
        return self.retired_date is not None and self.retired_date <= day
