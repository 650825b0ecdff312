from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models.people import Person
from jiaogong.unions.models import Union


class Office(models.Model):
    """An office that a person holds over a union and its branch, for a time."""

    class Kind(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice chair")
        COMMITTEE = "committee", _("Committee member")
        STAFF = "staff", _("Union staff")
        WOMEN = "women", _("Women's committee")
        AUDIT = "audit", _("Audit committee")
        GROUP_HEAD = "group_head", _("Group head")

    person = models.ForeignKey(Person, models.PROTECT, related_name="offices", verbose_name=_("person"))
    union = models.ForeignKey(Union, models.PROTECT, related_name="offices", verbose_name=_("union"))
    kind = models.CharField(_("office"), max_length=12, choices=Kind)
    since = models.DateField(_("from"))
    until = models.DateField(_("to"), null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="stand_ins", verbose_name=_("held for")
    )

    class Meta:
        ordering = ("union__path", "kind", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="office_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | Q(until__isnull=False), name="standing_in_has_an_end"
            ),
        )

    def __str__(self) -> str:
        return f"{self.union} {self.get_kind_display()} {self.person}"
