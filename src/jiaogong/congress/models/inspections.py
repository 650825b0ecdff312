from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models.sessions import Session
from jiaogong.congress.models.supervision import MATTER_LENGTH
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Inspection(models.Model):
    """Delegates go and see for themselves (巡视): planned for a day, held, what was found and remedied.

    Its files are the evidence of its entry in the ledger.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Inspected")
        CALLED_OFF = "called_off", _("Called off")

    union = models.ForeignKey(Union, models.PROTECT, related_name="inspections", verbose_name=_("union"))
    body = models.CharField(_("body"), max_length=12, choices=Session.Body, default=Session.Body.CONGRESS)
    matter = models.CharField(_("matter inspected"), max_length=MATTER_LENGTH)
    place = models.CharField(_("place inspected"), max_length=60)
    purpose = models.CharField(_("what to look at"), max_length=500, blank=True)
    on_date = models.DateField(_("day of the inspection"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    summary = models.TextField(_("what was seen"), max_length=2000, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-on_date", "-id")
        indexes = (models.Index(fields=["union", "-on_date", "-id"], name="inspection_union_newest"),)
        constraints = (
            models.CheckConstraint(condition=~Q(state="held") | ~Q(summary=""), name="inspection_held_says_what"),
        )

    def __str__(self) -> str:
        return self.matter


class Inspector(models.Model):
    """A delegate named to take part in an inspection, and whether he or she came (None: not held yet)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="inspectors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("delegate"))
    has_come = models.BooleanField(_("came"), null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["inspection", "person"], name="inspector_once"),)

    def __str__(self) -> str:
        return str(self.person)


class InspectionFinding(models.Model):
    """Something that an inspection found wanting: the remedy asked, of whom and until when, and what came of it.

    It is settled when it was looked at again and found good, or the explanation of a refusal accepted.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be remedied")
        DONE = "done", _("Remedied, to be looked at again")
        REFUSED = "refused", _("Not remedied, explained")
        SETTLED = "settled", _("Looked at again, settled")

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="findings")
    text = models.CharField(_("what was found wanting"), max_length=300)
    remedy = models.CharField(_("remedy asked for"), max_length=300)
    charged = models.CharField(_("remedy asked of"), max_length=40)
    answerer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who answers")
    )
    due_date = models.DateField(_("remedy due on"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    done_date = models.DateField(_("remedied on"), null=True, blank=True)
    outcome = models.CharField(_("how it was remedied"), max_length=300, blank=True)
    explanation = models.CharField(_("why it is not remedied"), max_length=500, blank=True)
    times_looked = models.PositiveSmallIntegerField(_("times looked at again"), default=0)
    looked_date = models.DateField(_("looked at again on"), null=True, blank=True)
    looked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(_("seen the second time"), max_length=300, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["due_date", "id"], condition=Q(state="open"), name="finding_open_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(explanation=""), name="remedy_refused_is_explained"
            ),
            models.CheckConstraint(condition=~Q(state="done") | Q(done_date__isnull=False), name="remedied_on_a_day"),
        )

    def __str__(self) -> str:
        return self.text[:60]
