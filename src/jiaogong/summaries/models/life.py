from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.members.models import Person
from jiaogong.summaries.models.text import Text
from jiaogong.unions.models import Union


class TextStep(models.Model):
    """What was done with a text: signed, submitted, returned with a remark, accepted, taken back with a reason."""

    class Act(models.TextChoices):
        SIGNED = "signed", pgettext_lazy("a summary", "Signed")
        SUBMITTED = "submitted", pgettext_lazy("a summary", "Submitted")
        RETURNED = "returned", pgettext_lazy("a summary", "Returned with remarks")
        ACCEPTED = "accepted", pgettext_lazy("a summary", "Accepted")
        TAKEN_BACK = "taken_back", pgettext_lazy("a summary", "Taken back")

    text = models.ForeignKey(Text, models.CASCADE, related_name="steps")
    act = models.CharField(_("what was done"), max_length=10, choices=Act)
    version = models.PositiveIntegerField(_("version"))
    remark = models.TextField(_("remark"), max_length=1000, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.text}: {self.get_act_display()}"


class TextCheck(models.Model):
    """What a check of a version against the ledger counted. `ledger` marks the state of the ledger that it was held against.

    `parts` counts the provable parts, a claim without parts as one; `copied_permille` is the greatest share that
    stands in one other text, `copied_from` what that is called.
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="checks")
    version = models.PositiveIntegerField()
    ledger = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    claims = models.PositiveIntegerField()
    parts = models.PositiveIntegerField()
    supported = models.PositiveIntegerField()
    contradicted = models.PositiveIntegerField()
    unsupported = models.PositiveIntegerField()
    uncheckable = models.PositiveIntegerField()
    findings = models.PositiveIntegerField()
    copied_permille = models.PositiveSmallIntegerField(default=0)
    copied_from = models.CharField(max_length=300, blank=True)
    copied_text = models.ForeignKey(Text, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=["text", "version"], name="check_once_a_version"),)

    def __str__(self) -> str:
        return f"{self.text} {self.version}"

    @property
    def open(self) -> int:
        """What is to be looked at: contradicted, not in the ledger, found wrong."""
        return self.contradicted + self.unsupported + self.findings

    @property
    def supported_percent(self) -> float | None:
        """The share of what could be checked that the ledger supports; None where nothing could be."""
        checkable = self.parts - self.uncheckable
        return round(100 * self.supported / checkable, 1) if checkable else None


class SummaryCall(models.Model):
    """The summaries of a period, called for by a union from the base unions of its branch, due on a day."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="summary_calls", verbose_name=_("called by"))
    period = models.CharField(_("period"), max_length=12)
    due_date = models.DateField(_("due"))
    note = models.CharField(_("what to mind"), max_length=300, blank=True)
    called_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    called_at = models.DateTimeField()
    closed_at = models.DateTimeField(_("closed at"), null=True)
    reminded_date = models.DateField(null=True)
    reminded = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-due_date", "-id")
        constraints = (models.UniqueConstraint(fields=["union", "period"], name="one_call_a_period"),)

    def __str__(self) -> str:
        return f"{self.union} {self.period}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def is_late_on(self, day: dt.date) -> bool:
        """Whether a summary that is not submitted by a day is late."""
        return not self.is_closed and day > self.due_date
