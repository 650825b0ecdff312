from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Notice(models.Model):
    """What a union tells, or asks of, unions below it."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="notices_sent", verbose_name=_("sent by"))
    title = models.CharField(_("title"), max_length=80)
    body = models.TextField(_("text"), max_length=20_000)
    due_date = models.DateField(_("due"), null=True, blank=True)
    category = models.CharField(_("answers are acts of"), max_length=16, blank=True)
    asks_answer = models.BooleanField(default=False)
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-sent_at", "-id")
        indexes = (models.Index(fields=["-sent_at", "-id"], name="notice_newest"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(category__in=["", *CATEGORIES]), name="notice_category_is_known"),
        )

    def __str__(self) -> str:
        return self.title


class NoticeFile(models.Model):
    """A file sent with a notice, known by its SHA-256."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=80)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class NoticeField(models.Model):
    """Something that a notice asks for."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Some text")
        NUMBER = "number", _("A number")
        DATE = "date", _("Date")
        CHOICE = "choice", _("Choice")
        FILE = "file", _("File")

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="fields")
    label = models.CharField(_("asked for"), max_length=80)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.TEXT)
    is_required = models.BooleanField(_("must be filled"), default=True)
    options = models.JSONField(_("choices"), default=list, blank=True)
    measure = models.CharField(_("counts as"), max_length=40, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=models.Q(measure__in=["", *MEASURES]), name="field_measure_is_known"),
        )

    def __str__(self) -> str:
        return self.label


class Delivery(models.Model):
    """A notice at one union: read, answered, chased."""

    class State(models.TextChoices):
        UNREAD = "unread", _("Unread")
        READ = "read", _("Read")
        ANSWERED = "answered", _("Answered")
        LATE = "late", _("Late")

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    union = models.ForeignKey(Union, models.PROTECT, related_name="notices_received")
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    chased = models.PositiveSmallIntegerField(default=0)
    chased_date = models.DateField(null=True, blank=True)
    returned_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("union__path",)
        constraints = (models.UniqueConstraint(fields=["notice", "union"], name="delivery_once_a_union"),)

    def __str__(self) -> str:
        return f"{self.notice} → {self.union}"

    def state_on(self, day: dt.date) -> Delivery.State:
        """What the sender sees of it on a day."""
        if self.answered_at is not None:
            return self.State.ANSWERED
        is_open = self.notice.asks_answer or self.read_at is None
        if is_open and self.notice.due_date is not None and self.notice.due_date < day:
            return self.State.LATE
        return self.State.UNREAD if self.read_at is None else self.State.READ


class Answer(models.Model):
    """What a union filled in for one field."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="answers")
    field = models.ForeignKey(NoticeField, models.CASCADE, related_name="answers")
    text = models.CharField(max_length=2000, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content_type = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("field_id",)
        constraints = (models.UniqueConstraint(fields=["delivery", "field"], name="answer_once_a_field"),)

    def __str__(self) -> str:
        return self.text
