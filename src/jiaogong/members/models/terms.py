from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models.people import Person
from jiaogong.unions.models import Union


class Term(models.Model):
    """A term (届) of a body of a union. It runs from the election until the next body is elected or it is ended.

    `ends_date` is the last day as it stands now, `planned_ends_date` as it stood on the day of the election;
    `asked_ends_date` another last day that the union above has been asked to agree to.
    """

    class Body(models.TextChoices):
        COMMITTEE = "committee", _("Union committee")
        WOMEN = "women", _("Women's committee")
        AUDIT = "audit", _("Audit committee")
        DELEGATES = "delegates", _("Delegates of the members")
        CONGRESS = "congress", _("Delegates to the teachers' congress")
        UPPER = "upper", _("Delegates sent to the union above")
        GROUP = "group", _("Head of the union group")

    class State(models.TextChoices):
        REPORTED = "reported", _("Reported, no reply yet")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Not approved")
        OWN = "own", _("Needs no approval")

    union = models.ForeignKey(Union, models.PROTECT, related_name="terms", verbose_name=_("union"))
    body = models.CharField(_("body"), max_length=12, choices=Body)
    number = models.PositiveSmallIntegerField(_("number of the term"))
    elected_date = models.DateField(_("elected on"))
    years = models.PositiveSmallIntegerField(_("years"))
    seats = models.PositiveSmallIntegerField(_("seats"))
    planned_ends_date = models.DateField(_("was to end on"))
    ends_date = models.DateField(_("ends on"))
    ended_date = models.DateField(_("ended on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_date = models.DateField(_("reported on"))
    replied_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    replied_date = models.DateField(_("replied on"), null=True, blank=True)
    answer = models.CharField(_("reply"), max_length=200, blank=True)
    asked_ends_date = models.DateField(_("asked to end on"), null=True, blank=True)
    asked_reason = models.CharField(_("reason"), max_length=200, blank=True)
    asked_date = models.DateField(_("asked on"), null=True, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("union__path", "body", "-elected_date", "-id")
        indexes = (
            models.Index(fields=["ends_date", "id"], condition=Q(ended_date__isnull=True), name="term_open_by_end"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["union", "body"], condition=Q(ended_date__isnull=True), name="one_open_term_a_body"
            ),
            models.CheckConstraint(condition=Q(ends_date__gte=F("elected_date")), name="term_ends_after_election"),
        )

    def __str__(self) -> str:
        return f"{self.union} {self.get_body_display()} {self.number}"

    @property
    def is_open(self) -> bool:
        return self.ended_date is None


class SchoolPost(models.Model):
    """A post in the house that bars its holder from a body of the union (行政主要负责人、财务人员)."""

    class Kind(models.TextChoices):
        HEAD = "head", _("Head of the house or legal representative")
        HEADS_KIN = "heads_kin", _("Close relative of the head")
        FINANCE = "finance", _("Accountant or cashier")

    person = models.ForeignKey(Person, models.CASCADE, related_name="school_posts", verbose_name=_("person"))
    kind = models.CharField(_("post in the house"), max_length=10, choices=Kind)
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    noted_date = models.DateField(_("noted on"))

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["person", "kind"], name="school_post_once_a_person"),)

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()}"
