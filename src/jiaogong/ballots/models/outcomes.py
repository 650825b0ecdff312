from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models.ballots import Ballot
from jiaogong.members.models import Person


class Teller(models.Model):
    """Somebody who counts the papers of a ballot by hand; two count apart from each other."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="tellers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="tellings", verbose_name=_("person"))

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["ballot", "person"], name="teller_once_a_ballot"),)

    def __str__(self) -> str:
        return f"{self.ballot}: {self.person}"


class Sheet(models.Model):
    """What a teller counted, never changed: who counts again hands in another sheet, with the reason.

    `counts` holds a question's figures by its position, in the shape of `rules.counts`.
    """

    teller = models.ForeignKey(Teller, models.CASCADE, related_name="sheets")
    returned = models.PositiveIntegerField(_("papers returned"))
    counts = models.JSONField(default=dict)
    reason = models.CharField(_("why it was counted again"), max_length=200, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.teller}"


class Outcome(models.Model):
    """A counted ballot: the published papers in no order, the fingerprints of what was sealed, and the count."""

    ballot = models.OneToOneField(Ballot, models.CASCADE, related_name="outcome")
    published = models.JSONField()
    fingerprints = models.JSONField()
    tally = models.JSONField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.ballot}"
