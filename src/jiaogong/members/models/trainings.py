from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models.people import Person
from jiaogong.unions.models import Union


class Training(models.Model):
    """A course for officers of a union, with those who took part."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="trainings", verbose_name=_("recorded by the union"))
    course = models.CharField(_("course"), max_length=80)
    organiser = models.CharField(_("organiser"), max_length=80, blank=True)
    since = models.DateField(_("from"))
    until = models.DateField(_("to"))
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-until", "-id")
        indexes = (models.Index(fields=["union", "-until", "-id"], name="training_newest"),)
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="training_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return self.course


class Trainee(models.Model):
    """Somebody who took part in a course."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="trainees", verbose_name=_("course"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="trained_in", verbose_name=_("person"))
    certificate = models.CharField(_("certificate"), max_length=40, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["training", "person"], name="trainee_once_a_course"),)

    def __str__(self) -> str:
        return f"{self.person} {self.training}"
