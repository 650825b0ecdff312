from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.congress.models import Session
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Call(models.Model):
    """A call for proposals (提案征集) with a deadline, for a session of the congress where one is called already.

    `seconders_min` is the limit as it stood when the call opened, `rule` its source.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("call for proposals", "Open")
        CLOSED = "closed", _("Being screened")
        SCREENED = "screened", _("Screened")

    union = models.ForeignKey(Union, models.PROTECT, related_name="proposal_calls", verbose_name=_("union"))
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="proposal_calls", verbose_name=_("session")
    )
    title = models.CharField(_("title"), max_length=80)
    asked = models.TextField(_("what is asked for"), blank=True, max_length=2000)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    opened_date = models.DateField(_("opened on"))
    last_date = models.DateField(_("last day"))
    seconders_min = models.PositiveSmallIntegerField(_("seconders"))
    rule = models.CharField(_("rule"), max_length=300, blank=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    screened_at = models.DateTimeField(null=True, blank=True)
    received_entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    filed_entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-opened_date", "-id")
        indexes = (models.Index(fields=["union", "-opened_date", "-id"], name="call_union_newest"),)
        constraints = (
            models.CheckConstraint(condition=Q(last_date__gte=models.F("opened_date")), name="call_ends_after_opening"),
        )

    def __str__(self) -> str:
        return self.title


class Department(models.Model):
    """An office of the school (部门) that takes proposals up, and who answers for it."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="departments", verbose_name=_("union"))
    name = models.CharField(_("name"), max_length=40)
    answerer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who answers")
    )
    is_active = models.BooleanField(_("takes proposals up"), default=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["union", "name"], name="department_once_a_name"),)

    def __str__(self) -> str:
        return self.name
