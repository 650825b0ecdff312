from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Office, Person, Term


class Delegation(models.Model):
    """Delegates of a term who sit and discuss together (代表团), with a head whom they elected."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="delegations", verbose_name=_("term"))
    name = models.CharField(_("name"), max_length=40)
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("head"))

    class Meta:
        ordering = ("term", "id")
        constraints = (models.UniqueConstraint(fields=["term", "name"], name="delegation_once_a_name"),)

    def __str__(self) -> str:
        return self.name


class Delegate(models.Model):
    """What a delegate was when elected: the seat itself is the office, which begins and ends with its term."""

    office = models.OneToOneField(Office, models.CASCADE, related_name="delegate")
    delegation = models.ForeignKey(
        Delegation, models.SET_NULL, null=True, blank=True, related_name="delegates", verbose_name=_("delegation")
    )
    constituency = models.CharField(_("constituency"), max_length=60, blank=True)
    is_teacher = models.BooleanField(_("teacher"), default=True)
    is_leader = models.BooleanField(_("leader"), default=False)
    is_young = models.BooleanField(_("young"), default=False)
    is_minority = models.BooleanField(_("of a minority"), default=False)

    class Meta:
        ordering = ("office",)

    def __str__(self) -> str:
        return str(self.office.person)
