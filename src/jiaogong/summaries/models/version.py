from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.members.models import Person
from jiaogong.summaries.models.text import Text


class TextVersion(models.Model):
    """A text as a change left it. `sections` are its sections then, each as a dict of the fields of `TextSection`."""

    class Act(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("a version", "written from the ledger")
        BROUGHT = "brought", pgettext_lazy("a version", "brought in")
        KEPT = "kept", pgettext_lazy("a version", "as it stood before versions were kept")
        EDITED = "edited", pgettext_lazy("a version", "words changed")
        OUTLINE = "outline", pgettext_lazy("a version", "outline changed")
        ANEW = "anew", pgettext_lazy("a version", "written anew")
        RESTORED = "restored", pgettext_lazy("a version", "an older version taken back")

    text = models.ForeignKey(Text, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    act = models.CharField(_("change"), max_length=10, choices=Act)
    title = models.CharField(_("title"), max_length=120)
    sections = models.JSONField(default=list)
    body = models.TextField()
    form_key = models.UUIDField(null=True, blank=True, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["text", "number"], name="version_once_a_text"),
            models.UniqueConstraint(fields=["text", "form_key"], name="version_once_a_form"),
        )

    def __str__(self) -> str:
        return f"{self.text} {self.number}"
