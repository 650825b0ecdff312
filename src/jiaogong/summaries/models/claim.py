from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.ledger.models import Entry
from jiaogong.summaries.models.decision import ClaimDecision
from jiaogong.summaries.models.text import Text


class OldClaim(models.Model):
    """What one sentence of an old text states, waiting on the desk until somebody decides about it.

    `facts` are a snapshot of what an entry of it would say; `doubts` its doubts, each between bars ("|date|people|");
    `names` the names that are not surely somebody's, each with the keys of those it may be; `likely_entry` the entry
    that tells the same act, `twin` the claim of an earlier text that does. The desk shows by (`rank`, key).
    """

    class Status(models.TextChoices):
        DONE = "done", _("Done")
        RATE = "rate", _("Habit or share")
        PLANNED = "planned", _("Planned")
        SAID = "said", _("Only said")

    text = models.ForeignKey(Text, models.CASCADE, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    status = models.CharField(max_length=8, choices=Status)
    category = models.CharField(max_length=16)
    quote = models.TextField()
    facts = models.JSONField(default=dict)
    doubts = models.CharField(max_length=120, blank=True)
    names = models.JSONField(default=list)
    figures_left_out = models.JSONField(default=list)
    likely_entry = models.ForeignKey(Entry, models.SET_NULL, null=True, related_name="+")
    twin = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    rank = models.PositiveSmallIntegerField()
    decision = models.OneToOneField(ClaimDecision, models.SET_NULL, null=True, related_name="claim")

    class Meta:
        ordering = ("rank", "id")
        indexes = (models.Index(fields=["text", "rank", "id"], name="old_claim_of_text"),)
        constraints = (models.UniqueConstraint(fields=["text", "start", "end"], name="old_claim_once"),)

    def __str__(self) -> str:
        return self.quote[:60]
