from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.elections.models.candidates import Candidate
from jiaogong.elections.models.elections import Election
from jiaogong.kernel.sealing import SealedTextField
from jiaogong.members.models import Person


class Review(models.Model):
    """What the party organisation or the union above is asked, and what it says: of the plan, or of the candidates.

    `number`: of which list of candidates, where more were named for seats left empty.
    """

    class Stage(models.TextChoices):
        REQUEST = "request", _("The plan")
        LIST = "list", _("The candidates")

    class By(models.TextChoices):
        PARTY = "party", _("Party organisation of the house")
        UPPER = "upper", _("Union above")

    election = models.ForeignKey(Election, models.CASCADE, related_name="reviews")
    stage = models.CharField(_("of what"), max_length=8, choices=Stage)
    by = models.CharField(_("by whom"), max_length=8, choices=By)
    number = models.PositiveSmallIntegerField(_("list of candidates"), default=1)
    sent_date = models.DateField(_("sent on"))
    document = models.CharField(_("number of the document"), max_length=60, blank=True)
    replied_date = models.DateField(_("replied on"), null=True, blank=True)
    agrees = models.BooleanField(_("agrees"), null=True, blank=True)
    answer = models.CharField(_("reply"), max_length=200, blank=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    replied_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("election", "stage", "number", "by")
        indexes = (models.Index(fields=["by", "replied_date"], name="election_review_waiting"),)
        constraints = (
            models.UniqueConstraint(fields=["election", "stage", "by", "number"], name="election_review_once_a_list"),
            models.CheckConstraint(
                condition=Q(replied_date__isnull=True, agrees__isnull=True)
                | Q(replied_date__isnull=False, agrees__isnull=False),
                name="election_review_says_so",
            ),
        )

    def __str__(self) -> str:
        return f"{self.election} {self.get_stage_display()} {self.get_by_display()}"


class Objection(models.Model):
    """What was said against a candidate while the list was public; read by the union's own officers alone."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="objections")
    candidate = models.ForeignKey(
        Candidate, models.PROTECT, null=True, blank=True, related_name="objections", verbose_name=_("candidate")
    )
    on_date = models.DateField(_("received on"))
    text = SealedTextField(_("what was said"))
    outcome = models.CharField(_("what was found"), max_length=200, blank=True)
    settled_date = models.DateField(_("settled on"), null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.election} {self.pk}"
