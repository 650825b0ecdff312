from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Person
from jiaogong.proposals.models.calls import Department
from jiaogong.proposals.models.proposals import Proposal


class Assignment(models.Model):
    """A department that deals with a proposal, leading (主办) or assisting (协办)."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="assignments")
    department = models.ForeignKey(Department, models.PROTECT, related_name="assignments", verbose_name=_("department"))
    is_lead = models.BooleanField(_("leads"), default=False)

    class Meta:
        ordering = ("-is_lead", "id")
        constraints = (
            models.UniqueConstraint(fields=["proposal", "department"], name="assignment_once_a_department"),
            models.UniqueConstraint(fields=["proposal"], condition=Q(is_lead=True), name="one_lead_a_proposal"),
        )

    def __str__(self) -> str:
        return str(self.department)


class Extension(models.Model):
    """More time for an answer, and why."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="extensions")
    from_date = models.DateField(_("was due on"))
    to_date = models.DateField(_("due on"))
    reason = models.CharField(_("reason"), max_length=200)
    extended_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    extended_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(to_date__gt=F("from_date")), name="extension_gives_more_time"),
        )

    def __str__(self) -> str:
        return self.reason


class Answer(models.Model):
    """The answer of a round: the public text, written by a department, read by all once it is published."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    text = models.TextField(_("text of the answer"), max_length=4000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    published_date = models.DateField(_("published on"), null=True, blank=True)

    class Meta:
        ordering = ("round",)
        constraints = (models.UniqueConstraint(fields=["proposal", "round"], name="answer_once_a_round"),)

    def __str__(self) -> str:
        return self.text[:40]


class Note(models.Model):
    """A remark among officers and those who answer; no proposer and no delegate reads it."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="notes")
    text = models.CharField(_("private note"), max_length=500)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text


class Rating(models.Model):
    """What one of the proposers thinks of a round's answer, in a word of the place's list (limit proposal.grades).

    Nobody stands at the rating of a suggestion that came without a name: its code rated it.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="ratings")
    round = models.PositiveSmallIntegerField(_("round"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposer")
    )
    grade = models.CharField(_("grade"), max_length=20)
    is_satisfied = models.BooleanField(_("satisfied"))
    comment = models.CharField(_("comment"), max_length=300, blank=True)
    rated_date = models.DateField(_("rated on"))

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["proposal", "round", "person"], name="rating_once_a_round_and_person"),
            models.UniqueConstraint(
                fields=["proposal", "round"], condition=Q(person__isnull=True), name="rating_once_a_round_by_code"
            ),
        )

    def __str__(self) -> str:
        return self.grade


class Milestone(models.Model):
    """A step on the way to settling, until when, and whether it is reached."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="milestones")
    text = models.CharField(_("step"), max_length=200)
    due_date = models.DateField(_("until"), null=True, blank=True)
    reached_date = models.DateField(_("reached on"), null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text
