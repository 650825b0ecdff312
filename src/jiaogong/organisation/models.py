from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class UnionChange(models.Model):
    """A change to the union tree: asked for by a union, approved or refused by the level above."""

    class Kind(models.TextChoices):
        FOUND = "found", _("Found a union")
        RENAME = "rename", _("Rename")
        MERGE = "merge", _("Merge into another")
        SPLIT = "split", _("Split off a new union")
        MOVE = "move", _("Move below another")
        CLOSE = "close", pgettext_lazy("a union", "Close")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    union = models.ForeignKey(Union, models.PROTECT, related_name="changes", verbose_name=_("union"))
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    other = models.ForeignKey(
        Union, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("other union")
    )
    made = models.ForeignKey(Union, models.PROTECT, null=True, related_name="+", editable=False)
    facts = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=200)
    basis = models.CharField(_("document"), max_length=120, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(_("answer"), max_length=200, blank=True)
    form_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ("-asked_at", "-id")
        indexes = (models.Index(fields=["-asked_at", "-id"], name="change_newest"),)
        constraints = (
            models.UniqueConstraint(
                fields=["union", "kind"],
                condition=Q(state="asked") & ~Q(kind="found"),
                name="one_open_change_of_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.union}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.ASKED
