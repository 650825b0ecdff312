from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class WordTemplate(models.Model):
    """An office's own Word template, used for the texts of its branch; the nearest one upwards is taken."""

    union = models.OneToOneField(Union, models.PROTECT, related_name="word_template", verbose_name=_("union"))
    name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
