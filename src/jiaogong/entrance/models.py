from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Account, Person
from jiaogong.unions.models import Union


class SlipSheet(models.Model):
    """One printing of slips for a union; the same form sent twice prints once."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="slip_sheets")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    form_key = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"{self.union} {self.made_at:%Y-%m-%d %H:%M}"


class Invitation(models.Model):
    """A one-time code on a slip of paper, of which only the keyed hash is kept."""

    sheet = models.ForeignKey(SlipSheet, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("printed"))
    expires_at = models.DateTimeField(_("holds until"))
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_a_person",
            ),
        )

    def __str__(self) -> str:
        return str(self.person)

    def is_open_at(self, moment: dt.datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and moment < self.expires_at


class SignInPhone(models.Model):
    """A phone number that its owner signs in with, kept as a keyed hash alone."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="sign_in_phone")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return str(self.account)


class OutsideIdentity(models.Model):
    """Who somebody is in a system outside, kept as a keyed hash alone; it stands for one account."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="identities")
    provider = models.CharField(max_length=30)
    digest = models.CharField(max_length=64, unique=True)
    bound_at = models.DateTimeField(_("bound"))
    used_at = models.DateTimeField(_("used last"), null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "provider"], name="one_identity_an_account_and_provider"),
        )

    def __str__(self) -> str:
        return f"{self.account} {self.provider}"


class Token(models.Model):
    """What a program shows to act in its owner's name, kept as a keyed hash alone; a day after its last it opens nothing."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(_("may write"), default=False)
    # Made in a session that a second factor opened: an office that asks for one takes no lesser token.
    is_proven_twice = models.BooleanField(default=False)
    made_at = models.DateTimeField(_("made"))
    ends_date = models.DateField(_("last day"))
    used_date = models.DateField(_("used last"), null=True)
    ended_at = models.DateTimeField(null=True)
    form_key = models.UUIDField(unique=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name

    def is_open_on(self, day: dt.date) -> bool:
        return self.ended_at is None and day <= self.ends_date


class Try(models.Model):
    """One try at a door, by account or by address; counted in the database, so that all processes agree."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (models.Index(fields=["key", "at"]),)

    def __str__(self) -> str:
        return f"{self.key} {self.at:%Y-%m-%d %H:%M}"
