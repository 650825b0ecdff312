from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.unions.models import Union


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, login: str, password: str | None = None) -> Account:
        account = self.model(login=login)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A way to sign in, and nothing else."""

    login = models.CharField(_("sign-in name"), max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    is_password_own = models.BooleanField(default=True)
    language = models.CharField(max_length=10, blank=True)

    objects = AccountManager()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.login


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


class Office(models.Model):
    """An office that a person holds over a union and its branch, for a time."""

    class Kind(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice chair")
        COMMITTEE = "committee", _("Committee member")
        STAFF = "staff", _("Union staff")
        WOMEN = "women", _("Women's committee")
        AUDIT = "audit", _("Audit committee")
        GROUP_HEAD = "group_head", _("Group head")

    person = models.ForeignKey(Person, models.PROTECT, related_name="offices", verbose_name=_("person"))
    union = models.ForeignKey(Union, models.PROTECT, related_name="offices", verbose_name=_("union"))
    kind = models.CharField(_("office"), max_length=12, choices=Kind)
    since = models.DateField(_("from"))
    until = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        ordering = ("union__path", "kind", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="office_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.union} {self.get_kind_display()} {self.person}"
