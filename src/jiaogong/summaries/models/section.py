from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.summaries.models.text import Text


class TextSection(models.Model):
    """A section of a text: what the ledger wrote for it, and what stands there now.

    `key` is the writer's own ("care"), or made up for a section of one's own. The heading is kept without its number;
    "" is the opening, or a paragraph that goes on from the section before it. `figures` are those of `written`, with
    offsets into it.
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(_("heading"), max_length=60, blank=True)
    written_heading = models.CharField(max_length=60, blank=True, editable=False)
    written = models.TextField(blank=True, editable=False)
    figures = models.JSONField(default=list, editable=False)
    body = models.TextField(_("text"), blank=True)
    is_left_out = models.BooleanField(_("left out"), default=False)
    is_own = models.BooleanField(_("one's own"), default=False)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["text", "key"], name="section_once_a_text"),)

    def __str__(self) -> str:
        return self.heading or self.key
