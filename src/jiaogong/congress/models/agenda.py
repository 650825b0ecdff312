from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot
from jiaogong.congress.models.sessions import Session
from jiaogong.members.models import Person


class Item(models.Model):
    """A point of a session's agenda and what became of it.

    `present` and `entitled` are the counts on which its result stands, kept when it was put to the vote, as are `quorum`
    (how many had to be present) and `needed` (how many votes in favour carry it); `limit` tells in words the rule that
    bound it. `added_at` is None for what was kept before it was noted; `late_reason` says why the text of what is to be
    passed did not reach those who vote in time.
    """

    class Kind(models.TextChoices):
        HEAR = "hear", _("Hear")
        REVIEW = "review", _("Review")
        PASS = "pass", _("Pass")
        APPRAISE = "appraise", _("Appraise")
        ELECT = "elect", _("Elect")
        PROCEDURE = "procedure", _("Procedure")

    class Way(models.TextChoices):
        NONE = "none", _("No vote")
        HANDS = "hands", _("By show of hands")
        SECRET = "secret", _("By secret ballot")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        VOTING = "voting", _("Being voted on")
        HEARD = "heard", _("Heard")
        CARRIED = "carried", _("Passed")
        REJECTED = "rejected", _("Not passed")
        DROPPED = "dropped", _("Taken off the agenda")

    session = models.ForeignKey(Session, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=120)
    presenter = models.CharField(_("presented by"), max_length=40, blank=True)
    text = models.TextField(_("text put to the vote"), blank=True, max_length=20_000)
    way = models.CharField(_("way of voting"), max_length=8, choices=Way, default=Way.NONE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    ballot = models.OneToOneField(Ballot, models.PROTECT, null=True, blank=True, related_name="+")
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("entitled to vote"), null=True, blank=True)
    quorum = models.PositiveIntegerField(_("had to be present"), null=True, blank=True)
    needed = models.PositiveIntegerField(_("votes needed"), null=True, blank=True)
    yes = models.PositiveIntegerField(_("in favour"), null=True, blank=True)
    no = models.PositiveIntegerField(_("against"), null=True, blank=True)
    abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    limit = models.CharField(_("rule"), max_length=300, blank=True)
    added_at = models.DateTimeField(null=True, blank=True)
    late_reason = models.CharField(_("why its text came late"), max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("session", "position")
        constraints = (
            models.UniqueConstraint(fields=["session", "position"], name="item_once_a_position"),
            models.CheckConstraint(
                condition=~Q(state="carried") | Q(way="none") | Q(yes__lte=F("entitled")),
                name="no_more_votes_than_entitled",
            ),
            models.CheckConstraint(
                condition=~Q(state="carried")
                | Q(way="none")
                | Q(yes__gte=F("needed"), present__gte=F("quorum"), entitled__gte=F("present")),
                name="carried_by_enough_with_quorum",
            ),
        )

    def __str__(self) -> str:
        return self.title


class HandCount(models.Model):
    """A show of hands as it was counted; the last of an item decides it, and none is ever changed.

    `tellers` are the names of those who counted; `reason` says why it was counted anew, "" for the first count.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="hand_counts")
    yes = models.PositiveIntegerField(_("in favour"))
    no = models.PositiveIntegerField(_("against"))
    abstained = models.PositiveIntegerField(_("abstained"))
    tellers = models.CharField(_("who counted"), max_length=80, blank=True)
    reason = models.CharField(_("why it was counted anew"), max_length=200, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.yes} / {self.no} / {self.abstained}"


class ItemResult(models.Model):
    """What came of an item whose vote was held elsewhere (an election, an appraisal), as told by whoever held it.

    `source` is what it was called there, `rows` pairs of a name and a value as a report tells them.
    """

    item = models.OneToOneField(Item, models.CASCADE, related_name="result")
    source = models.CharField(_("held as"), max_length=120)
    text = models.TextField(_("result"), max_length=5000)
    rows = models.JSONField(_("figures"), default=list)
    decided_date = models.DateField(_("decided on"))
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("item",)

    def __str__(self) -> str:
        return self.source
