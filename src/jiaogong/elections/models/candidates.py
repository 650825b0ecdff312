from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiaogong.elections.models.elections import Contest
from jiaogong.members.models import Office, Person
from jiaogong.unions.models import Union


class Candidate(models.Model):
    """Somebody named for a post, and whether they stand, withdrew or were struck off. Nobody's row is taken away."""

    class State(models.TextChoices):
        NAMED = "named", _("Named")
        LISTED = "listed", _("Stands")
        WITHDRAWN = "withdrawn", _("Withdrew")
        STRUCK = "struck", _("Struck off")

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="candidacies", verbose_name=_("person"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NAMED)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    is_written_in = models.BooleanField(_("written in by voters"), default=False)
    is_elected = models.BooleanField(_("elected"), default=False)

    class Meta:
        ordering = ("contest", "id")
        constraints = (
            models.UniqueConstraint(fields=["contest", "person"], name="candidate_once_a_contest"),
            models.CheckConstraint(
                condition=Q(is_elected=False) | Q(state="listed"), name="elected_of_those_who_stand"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)


class Nomination(models.Model):
    """How many of a union group (or of the union as a whole) spoke for a candidate.

    `head`: whose group it is, where a union's groups are known by their heads alone.
    """

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="nominations")
    group = models.ForeignKey(Union, models.PROTECT, related_name="+", verbose_name=_("group"))
    head = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("head of the group")
    )
    supporters = models.PositiveSmallIntegerField(_("for it"))
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["candidate", "group"], condition=Q(head__isnull=True), name="nomination_once_a_group"
            ),
            models.UniqueConstraint(
                fields=["candidate", "head"], condition=Q(head__isnull=False), name="nomination_once_a_head"
            ),
        )

    def __str__(self) -> str:
        return f"{self.candidate} {self.named_by}"

    @property
    def named_by(self) -> str:
        """The group, by its head where it is no union of its own."""
        return gettext("%(name)s's group") % {"name": self.head.person.name} if self.head else self.group.called
