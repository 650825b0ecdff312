from __future__ import annotations

from django.db import models

from jiaogong.summaries.models.text import Text


class Fingerprints(models.Model):
    """The index of copies: one text's winnowed fingerprints, 4 bytes each, of the version that they were taken from.

    They tell which texts may share a passage; what is shared is read from the texts themselves.
    """

    text = models.OneToOneField(Text, models.CASCADE, primary_key=True, related_name="fingerprints")
    version = models.PositiveIntegerField()
    marks = models.BinaryField()

    class Meta:
        verbose_name_plural = "fingerprints"

    def __str__(self) -> str:
        return f"{self.text_id} {self.version}"
