from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Text(models.Model):
    """A whole text of a union about a period. It proves nothing; only entries do."""

    class Kind(models.TextChoices):
        OLD = "old", _("An old summary, read in")
        OWN = "own", _("Written from the ledger")
        SUBMITTED = "submitted", _("A draft to check")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        FINAL = "final", _("Final")

    union = models.ForeignKey(Union, models.PROTECT, related_name="texts", verbose_name=_("union"))
    period = models.CharField(_("period"), max_length=12)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    written_body = models.TextField(blank=True, editable=False)
    figures = models.JSONField(default=list, editable=False)
    version = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["union", "kind", "-id"]),)

    def __str__(self) -> str:
        return self.title
