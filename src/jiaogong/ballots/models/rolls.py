from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models.ballots import Ballot
from jiaogong.members.models import Person


class Voter(models.Model):
    """Somebody entitled to vote. That a vote was cast is marked; when and how never stands anywhere.

    `link_digest` is the SHA-256 of a personal one-time link, "" where none was given out.
    """

    class Mark(models.TextChoices):
        NONE = "", _("Owes a vote")
        SCREEN = "screen", _("Voted on screen")
        PAPER = "paper", _("Was handed a paper")

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="voters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="votes_owed", verbose_name=_("person"))
    group = models.CharField(_("group"), max_length=60, blank=True)
    mark = models.CharField(_("mark"), max_length=6, choices=Mark, blank=True, default=Mark.NONE)
    link_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ("person__pinyin", "person_id")
        constraints = (
            models.UniqueConstraint(fields=["ballot", "person"], name="voter_once_a_ballot"),
            models.UniqueConstraint(fields=["link_digest"], condition=~Q(link_digest=""), name="link_of_one_voter"),
        )

    def __str__(self) -> str:
        return f"{self.ballot}: {self.person}"


class Paper(models.Model):
    """A vote sealed to its ballot's key: no person, no time, a random key, all of one length."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="papers")
    sealed = models.BinaryField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.ballot}"
