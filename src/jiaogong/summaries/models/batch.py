from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Person
from jiaogong.summaries.models.text import Text
from jiaogong.unions.models import Union


class OldBatch(models.Model):
    """Old summaries that somebody sent in together; union and period are of those whose names tell none."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="+", verbose_name=_("union"))
    period = models.CharField(_("period"), max_length=12)
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["-sent_at", "-id"], name="old_batch_newest"),)

    def __str__(self) -> str:
        return f"{self.union} {self.sent_at:%Y-%m-%d}"


class OldFile(models.Model):
    """One file of a batch: its bytes until it is read, then its text, or the sentence that says why there is none.

    Whether union and period were told by the file itself is kept, so that what was only supposed is shown as such.
    `taken_at`: since when somebody, or the worker, reads it. `tables`: stretches of its text that stand in a table.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        READ = "read", _("Read")
        SAME = "same", _("Sent before")
        REFUSED = "refused", _("Not read")

    batch = models.ForeignKey(OldBatch, models.CASCADE, related_name="files")
    name = models.CharField(_("file name"), max_length=120)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    union = models.ForeignKey(Union, models.PROTECT, related_name="+", verbose_name=_("union"))
    period = models.CharField(_("period"), max_length=12)
    union_is_told = models.BooleanField(default=False)
    period_is_told = models.BooleanField(default=False)
    notes = models.JSONField(default=list)
    refusal = models.TextField(blank=True)
    tables = models.JSONField(default=list)
    text = models.ForeignKey(Text, models.SET_NULL, null=True, related_name="files")
    taken_at = models.DateTimeField(null=True)
    read_ms = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["sha256"], name="old_file_by_digest"),)

    def __str__(self) -> str:
        return self.name
