from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Person, Term


class SpecialCommittee(models.Model):
    """A committee of delegates that works for the congress between and during sessions (专门委员会)."""

    class Kind(models.TextChoices):
        PROPOSALS = "proposals", _("Proposals")
        DEMOCRACY = "democracy", _("Democratic management")
        WELFARE = "welfare", _("Welfare")
        TEACHING = "teaching", _("Teaching and research")
        OTHER = "other", _("Other matters")

    term = models.ForeignKey(Term, models.PROTECT, related_name="special_committees", verbose_name=_("term"))
    kind = models.CharField(_("what it looks after"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=40)

    class Meta:
        ordering = ("term", "id")
        constraints = (models.UniqueConstraint(fields=["term", "name"], name="special_committee_once_a_name"),)

    def __str__(self) -> str:
        return self.name


class CommitteeMember(models.Model):
    """A delegate on a special committee; one chairs it."""

    committee = models.ForeignKey(SpecialCommittee, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    is_chair = models.BooleanField(_("chair"), default=False)

    class Meta:
        ordering = ("committee", "-is_chair", "id")
        constraints = (
            models.UniqueConstraint(fields=["committee", "person"], name="committee_member_once"),
            models.UniqueConstraint(
                fields=["committee"], condition=models.Q(is_chair=True), name="one_chair_a_special_committee"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)
