from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Union(models.Model):
    """A node of the union tree. A closed one keeps its place and its history; it is never deleted."""

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
    squeezed = models.CharField(max_length=250, blank=True, editable=False)
    initials = models.CharField(max_length=60, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    sector = models.CharField(_("sector"), max_length=10, choices=Sector, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    path = models.CharField(max_length=200, unique=True, editable=False)
    has_union = models.BooleanField(_("has set up its union"), default=True)
    founded_date = models.DateField(_("founded"), null=True, blank=True)
    closed_date = models.DateField(_("closed"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", verbose_name=_("merged into")
    )

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

    @property
    def is_closed(self) -> bool:
        return self.closed_date is not None


class UnionName(models.Model):
    """A name that a union bore until a day."""

    union = models.ForeignKey(Union, models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    squeezed = models.CharField(max_length=250, blank=True, editable=False)
    initials = models.CharField(max_length=60, blank=True, editable=False)
    until_date = models.DateField(_("until"))

    class Meta:
        ordering = ("-until_date", "-id")

    def __str__(self) -> str:
        return self.name


class OwnLimit(models.Model):
    """A limit that a union sets for itself and its branch from a day on; `value` None: what holds above holds again."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="own_limits")
    code = models.CharField(_("limit"), max_length=60)
    value = models.JSONField(_("value"), null=True)
    reason = models.CharField(_("reason"), max_length=200)
    since = models.DateField(_("from"))
    # Who acts is always a person, whom the room above keeps: the one reference upwards, by name only.
    set_by = models.ForeignKey("members.Person", models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("code", "-since", "-id")
        indexes = (models.Index(fields=["union", "code", "-since"], name="own_limit_newest"),)
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="own_limit_has_its_reason"),)

    def __str__(self) -> str:
        return f"{self.union} {self.code}"


class UnionFact(models.Model):
    """A fact that a union states of itself from a day on, with its source; `value` "": it no longer holds."""

    union = models.ForeignKey(Union, models.CASCADE, related_name="facts")
    code = models.CharField(_("fact"), max_length=30)
    value = models.CharField(_("value"), max_length=120, blank=True)
    since = models.DateField(_("from"))
    source = models.CharField(_("source"), max_length=120)
    set_by = models.ForeignKey("members.Person", models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("code", "-since", "-id")
        indexes = (models.Index(fields=["union", "code", "-since"], name="union_fact_newest"),)
        constraints = (models.CheckConstraint(condition=~Q(source=""), name="union_fact_has_its_source"),)

    def __str__(self) -> str:
        return f"{self.union} {self.code}"
