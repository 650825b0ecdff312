from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Person
from jiaogong.summaries.models.text import Text


class LeftProblem(models.Model):
    """A problem of a check that an officer left standing, with a reason.

    It is known by its kind, its words and the sentence around them, wherever that
    stands: once the sentence is changed, the problem is open again.
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="left_problems")
    kind = models.CharField(max_length=30)
    words = models.CharField(max_length=300)
    sentence = models.TextField()
    digest = models.CharField(max_length=64, editable=False)
    reason = models.CharField(_("reason"), max_length=200)
    left_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    left_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["text", "digest"], name="problem_left_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.words}"
