from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot
from jiaogong.elections.models.candidates import Candidate
from jiaogong.elections.models.elections import Contest


class Round(models.Model):
    """One vote on one post: a question of a ballot, and its count as it was taken over."""

    class Kind(models.TextChoices):
        FIRST = "first", _("First round")
        AGAIN = "again", _("Another round for seats left empty")
        NEXT = "next", _("Another round among those next by votes")
        NEW = "new", _("Another round with candidates named anew")
        TIE = "tie", _("Another round among those tied")

    class State(models.TextChoices):
        PREPARED = "prepared", _("Being voted on")
        COUNTED = "counted", _("Counted")
        VOID = "void", _("Void")

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    seats = models.PositiveSmallIntegerField(_("seats"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PREPARED)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="+")
    question = models.PositiveSmallIntegerField()
    entitled = models.PositiveIntegerField(_("should attend"))
    present = models.PositiveIntegerField(_("attended"), null=True, blank=True)
    issued = models.PositiveIntegerField(_("papers given out"), null=True, blank=True)
    returned = models.PositiveIntegerField(_("papers returned"), null=True, blank=True)
    invalid = models.PositiveIntegerField(_("invalid"), null=True, blank=True)
    abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    against = models.PositiveIntegerField(_("against"), null=True, blank=True)
    needed = models.PositiveIntegerField(_("votes needed"), null=True, blank=True)
    held_date = models.DateField(_("held on"), null=True, blank=True)

    class Meta:
        ordering = ("contest", "number")
        constraints = (
            models.UniqueConstraint(fields=["contest", "number"], name="election_round_once_a_number"),
            models.UniqueConstraint(fields=["contest"], condition=Q(state="prepared"), name="one_open_round_a_contest"),
            models.CheckConstraint(
                condition=~Q(state="counted") | Q(returned__lte=F("issued")), name="counted_no_more_than_given_out"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contest} {self.number}"

    @property
    def valid(self) -> int | None:
        return None if self.returned is None or self.invalid is None else self.returned - self.invalid


class Count(models.Model):
    """How many votes a name had in a round, and how many against and abstained where each name was voted on.

    A name written in by voters has no candidate until it is said who is meant.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="counts")
    candidate = models.ForeignKey(Candidate, models.PROTECT, null=True, blank=True, related_name="counts")
    label = models.CharField(_("name"), max_length=80)
    votes = models.PositiveIntegerField(_("votes"))
    against = models.PositiveIntegerField(_("against"), null=True, blank=True)
    abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    is_elected = models.BooleanField(_("elected"), default=False)
    is_tied = models.BooleanField(_("tied"), default=False)

    class Meta:
        ordering = ("round", "-votes", "id")

    def __str__(self) -> str:
        return f"{self.label} {self.votes}"
