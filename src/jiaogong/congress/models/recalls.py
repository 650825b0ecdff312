from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot
from jiaogong.members.models import Office, Person


class Recall(models.Model):
    """The secret vote of a constituency on whether its delegate keeps the seat (罢免代表).

    `petitioners` is how many of the constituency asked for it, where somebody counted. `yes` and `entitled` are the counts
    that its outcome stands on.
    """

    class State(models.TextChoices):
        VOTING = "voting", _("Being voted on")
        RECALLED = "recalled", _("Recalled")
        KEPT = "kept", _("Not carried: the seat is kept")
        ENDED = "ended", _("Came to nothing")

    office = models.ForeignKey(Office, models.PROTECT, related_name="recalls", verbose_name=_("seat"))
    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="+", verbose_name=_("ballot"))
    reason = models.CharField(_("reason"), max_length=200)
    petitioners = models.PositiveIntegerField(_("asked for by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.VOTING)
    entitled = models.PositiveIntegerField(_("entitled to vote"), null=True, blank=True)
    yes = models.PositiveIntegerField(_("in favour"), null=True, blank=True)
    decided_date = models.DateField(_("decided on"), null=True, blank=True)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ("-begun_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=["office"], condition=Q(state="voting"), name="one_running_recall_a_seat"),
        )

    def __str__(self) -> str:
        return f"{self.office}"
