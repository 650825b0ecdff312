from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.sealing import SealedTextField
from jiaogong.members.models.people import Person


class Relative(models.Model):
    """Somebody of a person's family, as far as the union cares for it."""

    class Relation(models.TextChoices):
        SPOUSE = "spouse", _("Spouse")
        CHILD = "child", _("Child")
        PARENT = "parent", _("Parent")

    person = models.ForeignKey(Person, models.CASCADE, related_name="family")
    relation = models.CharField(_("relation"), max_length=8, choices=Relation)
    name = SealedTextField(_("name"), blank=True, default="")
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    colleague = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("colleague on file")
    )

    class Meta:
        ordering = ("-relation", "birth_date", "id")
        indexes = (
            models.Index(fields=["relation", "birth_date"]),
            models.Index(fields=["person", "birth_date"], condition=models.Q(relation="child"), name="child_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.person_id}"


class WomensNote(models.Model):
    """A matter of a woman member, read by the women's committee and the chair of her very union alone."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="womens_notes")
    on_date = models.DateField(_("date"))
    matter = SealedTextField(_("matter"))
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-on_date", "-id")

    def __str__(self) -> str:
        return f"{self.on_date} {self.person_id}"
