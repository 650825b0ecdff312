from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.sealing import SealedTextField
from jiaogong.members.models.people import Person


class FileChange(models.Model):
    """What was changed in a person's file, by whom and why; sealed, since it may be what is sensitive."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="file_changes")
    field = models.CharField(_("field"), max_length=30)
    before = SealedTextField(blank=True, default="")
    after = SealedTextField(blank=True, default="")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    actor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.field}"


class Correction(models.Model):
    """A member's request that a field of the own file be put right."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")

    person = models.ForeignKey(Person, models.CASCADE, related_name="corrections")
    field = models.CharField(_("field"), max_length=30)
    asked = SealedTextField(_("what is right"), blank=True, default="")
    reason = models.CharField(_("reason"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=200, blank=True)
    form_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ("-asked_at", "-id")
        indexes = (models.Index(fields=["state", "asked_at"]),)

    def __str__(self) -> str:
        return f"{self.field} {self.get_state_display()}"
