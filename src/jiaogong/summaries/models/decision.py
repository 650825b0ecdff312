from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.summaries.models.text import Text


class ClaimDecision(models.Model):
    """What a person decided about one claim of an old text: made an entry of it, joined it to one, or dropped it."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        JOINED = "joined", _("Joined to an entry")
        DROPPED = "dropped", _("Dropped")

    text = models.ForeignKey(Text, models.CASCADE, related_name="decisions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("start",)
        constraints = (models.UniqueConstraint(fields=["text", "start", "end"], name="claim_decided_once"),)

    def __str__(self) -> str:
        return f"{self.start}-{self.end} {self.outcome}"
