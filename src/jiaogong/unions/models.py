from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Union(models.Model):
    """A node of the union tree."""

    class Kind(models.TextChoices):
        AREA = "area", _("Area union")
        CLUSTER = "cluster", _("Cluster")
        BASE = "base", _("Base union")
        GROUP = "group", _("Union group")

    class Sector(models.TextChoices):
        PUBLIC = "public", _("Public school")
        PRIVATE = "private", _("Private school")
        ORGAN = "organ", _("Government organ")

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    sector = models.CharField(_("sector"), max_length=10, choices=Sector, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    path = models.CharField(max_length=200, unique=True, editable=False)
    has_union = models.BooleanField(_("has set up its union"), default=True)

    class Meta:
        ordering = ("path",)

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """What it is called inside its own area."""
        return self.short_name or self.name

    def is_within(self, other: Union) -> bool:
        return self.path.startswith(other.path)
