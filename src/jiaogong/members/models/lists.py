from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models.people import Person


class SavedList(models.Model):
    """Conditions on people that an officer keeps by a name; who fits is looked up anew each time."""

    owner = models.ForeignKey(Person, models.CASCADE, related_name="saved_lists")
    name = models.CharField(_("name of the list"), max_length=40)
    conditions = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["owner", "name"], name="list_name_once_an_owner"),)

    def __str__(self) -> str:
        return self.name
