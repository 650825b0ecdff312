from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models.agenda import Item
from jiaogong.ledger.models import Entry
from jiaogong.unions.models import Union


class SchoolRule(models.Model):
    """A rule of the house (规章制度) in its register; what it says stands in its versions."""

    class Kind(models.TextChoices):
        CHARTER = "charter", _("Charter")
        PLAN = "plan", _("Plan or reform")
        CONGRESS = "congress", _("Rules of the congress")
        PAY = "pay", _("Pay and allocation")
        ASSESSMENT = "assessment", _("Assessment of staff")
        APPOINTMENT = "appointment", _("Appointment of staff")
        REWARDS = "rewards", _("Rewards and discipline")
        WELFARE = "welfare", _("Welfare")
        OTHER = "other", _("Other rules")

    union = models.ForeignKey(Union, models.PROTECT, related_name="+", verbose_name=_("union"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=120)
    number = models.CharField(_("number"), max_length=40, blank=True)
    office = models.CharField(_("office in charge"), max_length=60, blank=True)
    entered_at = models.DateTimeField()
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-entered_at", "-id")
        indexes = (models.Index(fields=["union", "-entered_at", "-id"], name="rule_union_newest"),)
        constraints = (models.UniqueConstraint(fields=["union", "title"], name="rule_once_a_title"),)

    def __str__(self) -> str:
        return self.title


class RuleVersion(models.Model):
    """One version of a rule: its text, what passed or heard it, the days on which it is in force.

    `item` is the point of the agenda that it was laid before; what became of it there is read from the item itself.
    `elsewhere_date` and `elsewhere_note` tell of a passing that no session on record shows. `in_force_until` is its
    last day; `review_date` the day by which somebody looks at it anew.
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", _("Being drafted")
        OPINIONS = "opinions", _("Opinions asked for")
        DELIBERATED = "deliberated", _("Before the congress")
        GIVEN_FORCE = "given_force", _("Put in force")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class End(models.TextChoices):
        NONE = "", ""
        REVISED = "revised", _("Revised")
        REPEALED = "repealed", _("Repealed")

    rule = models.ForeignKey(SchoolRule, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFTED)
    text = models.TextField(_("text"), blank=True, max_length=40_000)
    note = models.CharField(_("what changes, and why"), max_length=300, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    opinions_until = models.DateField(_("opinions until"), null=True, blank=True)
    item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="rule_versions")
    elsewhere_date = models.DateField(_("day on which it was passed"), null=True, blank=True)
    elsewhere_note = models.CharField(_("where it was passed"), max_length=200, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_until = models.DateField(_("in force until"), null=True, blank=True)
    review_date = models.DateField(_("to be reviewed by"), null=True, blank=True)
    end = models.CharField(max_length=8, choices=End, blank=True, default=End.NONE)
    end_note = models.CharField(_("reason"), max_length=200, blank=True)
    end_item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="+")
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("rule", "-number")
        indexes = (
            models.Index(
                fields=["review_date"], condition=Q(review_date__isnull=False, in_force_until__isnull=True),
                name="rule_version_to_review",
            ),
        )  # fmt: skip
        constraints = (
            models.UniqueConstraint(fields=["rule", "number"], name="rule_version_once_a_number"),
            models.UniqueConstraint(
                fields=["rule"], condition=Q(state="given_force", in_force_until__isnull=True),
                name="one_version_in_force_without_end",
            ),
            models.UniqueConstraint(
                fields=["rule"], condition=Q(state__in=["drafted", "opinions", "deliberated"]),
                name="one_version_being_prepared",
            ),
            models.CheckConstraint(
                condition=~Q(state="given_force") | Q(in_force_from__isnull=False), name="in_force_from_a_day"
            ),
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True) | Q(in_force_until__gte=F("in_force_from")),
                name="in_force_for_a_day_at_least",
            ),
            models.CheckConstraint(
                condition=Q(elsewhere_date__isnull=True) | ~Q(elsewhere_note=""), name="passed_elsewhere_with_a_note"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.rule.title

    @property
    def union_id(self) -> int:
        """The union whose rule it is, for the audit line."""
        return self.rule.union_id
