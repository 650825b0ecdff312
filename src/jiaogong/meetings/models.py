from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office, Person
from jiaogong.unions.models import Union


class Meeting(models.Model):
    """A meeting of one of a union's bodies."""

    class Body(models.TextChoices):
        COMMITTEE = "committee", _("Union committee")
        WOMEN = "women", _("Women's committee")
        AUDIT = "audit", _("Audit committee")

    class State(models.TextChoices):
        CALLED = "called", _("Called")
        HELD = "held", _("Minutes written")
        CONFIRMED = "confirmed", _("Minutes confirmed")
        CANCELLED = "cancelled", _("Called off")

    union = models.ForeignKey(Union, models.PROTECT, related_name="meetings", verbose_name=_("union"))
    body = models.CharField(_("body"), max_length=12, choices=Body, default=Body.COMMITTEE)
    title = models.CharField(_("title"), max_length=80)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    minutes = models.TextField(_("minutes"), blank=True, max_length=20_000)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CALLED)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-starts_at", "-id")
        indexes = (models.Index(fields=["union", "-starts_at", "-id"], name="meeting_union_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False), name="meeting_confirmed_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Attendee(models.Model):
    """Somebody who is called to a meeting, in which office, and whether they came."""

    class Attendance(models.TextChoices):
        UNKNOWN = "", _("not noted")
        PRESENT = "present", _("present")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    office = models.CharField(_("office"), max_length=12, choices=Office.Kind)
    attendance = models.CharField(_("attendance"), max_length=8, choices=Attendance, blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["meeting", "person"], name="attendee_once_a_meeting"),)

    def __str__(self) -> str:
        return str(self.person)


class AgendaItem(models.Model):
    """A point of the agenda."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    text = models.CharField(_("point"), max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text


class Decision(models.Model):
    """What a meeting decided, who does it until when, and what came of it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    text = models.CharField(_("decision"), max_length=300)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who does it")
    )
    due_date = models.DateField(_("until"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["due_date", "id"], condition=Q(done_at__isnull=True), name="decision_open_by_day"),
        )

    def __str__(self) -> str:
        return self.text


class Duty(models.Model):
    """What a member of the committee looks after (分工)."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.CharField(_("looks after"), max_length=200)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["union", "person"], name="duty_once_a_person"),)

    def __str__(self) -> str:
        return self.text
