from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class YearlyReturn(models.Model):
    """A union's return of one statistics year; until somebody has checked it there is no row.

    `figures` are what stood when the chair signed, by the code of the cell; `form` is the form whose cells they are.
    """

    class State(models.TextChoices):
        CHECKED = "checked", pgettext_lazy("a return", "Checked")
        SIGNED = "signed", pgettext_lazy("a return", "Signed")
        SENT = "sent", pgettext_lazy("a return", "Sent")
        RETURNED = "returned", pgettext_lazy("a return", "Handed back")
        ACCEPTED = "accepted", pgettext_lazy("a return", "Accepted")

    FROZEN = (State.SIGNED, State.SENT, State.ACCEPTED)

    union = models.ForeignKey(Union, models.PROTECT, related_name="yearly_returns", verbose_name=_("union"))
    year = models.PositiveSmallIntegerField(_("statistics year"))
    state = models.CharField(_("state"), max_length=8, choices=State)
    form = models.CharField(_("form"), max_length=20)
    figures = models.JSONField(default=dict)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("signed by"))
    signed_at = models.DateTimeField(_("signed at"), null=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        ordering = ("-year", "union__path")
        constraints = (models.UniqueConstraint(fields=["union", "year"], name="one_return_a_year"),)
        indexes = (models.Index(fields=["year", "state"]),)

    def __str__(self) -> str:
        return f"{self.union} {self.year}"

    @property
    def is_frozen(self) -> bool:
        """Whether its figures stand as they were signed."""
        return self.state in self.FROZEN


class ReturnStep(models.Model):
    """What was done with a return: checked, signed with this fingerprint, sent, handed back with a remark, accepted."""

    of = models.ForeignKey(YearlyReturn, models.CASCADE, related_name="steps")
    state = models.CharField(_("state"), max_length=8, choices=YearlyReturn.State)
    done_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.of} {self.get_state_display()}"
