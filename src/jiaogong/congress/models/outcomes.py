from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models.agenda import Item
from jiaogong.congress.models.delegates import Delegation
from jiaogong.congress.models.sessions import Session
from jiaogong.members.models import Person


class Resolution(models.Model):
    """What a session resolved: its text, how long it is public, who carries it out until when, and what came of it.

    Where the school does not adopt an opinion it owes an explanation (`explanation`).
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be carried out")
        DONE = "done", _("Carried out")
        NOT_ADOPTED = "not_adopted", _("Not adopted")

    session = models.ForeignKey(Session, models.CASCADE, related_name="resolutions")
    item = models.OneToOneField(Item, models.CASCADE, null=True, blank=True, related_name="resolution")
    text = models.TextField(_("text"), max_length=5000)
    public_from = models.DateField(_("public from"), null=True, blank=True)
    public_until = models.DateField(_("public until"), null=True, blank=True)
    charged = models.CharField(_("who carries it out"), max_length=60, blank=True)
    due_date = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.OPEN)
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["due_date", "id"], condition=Q(state="open"), name="resolution_open_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="not_adopted") | ~Q(explanation=""), name="what_is_not_adopted_is_explained"
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]


class Opinion(models.Model):
    """What a delegation said when it discussed, on an item or on the session as a whole."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="opinions")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="opinions")
    delegation = models.ForeignKey(Delegation, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.CharField(_("opinion"), max_length=500)
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:60]


class Speaker(models.Model):
    """Somebody who asked for the floor, in the order of asking."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    spoke_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(spoke_at__isnull=True), name="one_asking_for_the_floor"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)


class PresidiumMeeting(models.Model):
    """A meeting of a session's presidium: when, how many of it came, what it decided."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="presidium_meetings")
    held_at = models.DateTimeField(_("held"))
    present = models.PositiveSmallIntegerField(_("present"))
    text = models.TextField(_("what it decided"), max_length=5000)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("held_at", "id")

    def __str__(self) -> str:
        return self.text[:60]
