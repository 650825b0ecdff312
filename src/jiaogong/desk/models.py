from __future__ import annotations

from django.db import models

from jiaogong.members.models import Person


class Feed(models.Model):
    """The secret address of a person's calendar; only its digest is kept."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.person)
