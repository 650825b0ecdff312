from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.congress.models.agenda import Item
from jiaogong.congress.models.delegates import Delegation
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class OpinionRound(models.Model):
    """A round of opinions (意见征集) on a draft: who is asked, from when to when, and what was answered.

    It is over by the clock after `last_date`, or earlier by hand (`CLOSED`). How many were asked (`asked`) and how many
    gave under their name (`givers`) are frozen when the answers are published.
    """

    class Asked(models.TextChoices):
        STAFF = "staff", _("All staff")
        DELEGATES = "delegates", _("The delegates")
        DELEGATIONS = "delegations", _("The delegations, through their heads")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("round of opinions", "Open")
        CLOSED = "closed", pgettext_lazy("round of opinions", "Closed")
        PUBLISHED = "published", _("Answers published")
        CALLED_OFF = "called_off", _("Called off")

    union = models.ForeignKey(Union, models.PROTECT, related_name="opinion_rounds", verbose_name=_("union"))
    title = models.CharField(_("draft"), max_length=120)
    text = models.TextField(_("text of the draft"), blank=True, max_length=20_000)
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    asked_of = models.CharField(_("who is asked"), max_length=12, choices=Asked, default=Asked.STAFF)
    may_be_unnamed = models.BooleanField(_("also without a name"), default=False)
    item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="opinion_rounds")
    starts_date = models.DateField(_("from"))
    last_date = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    closed_date = models.DateField(_("closed on"), null=True, blank=True)
    published_date = models.DateField(_("answers published on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    asked = models.PositiveIntegerField(_("asked"), null=True, blank=True)
    givers = models.PositiveIntegerField(_("gave under their name"), null=True, blank=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-starts_date", "-id")
        indexes = (models.Index(fields=["union", "-starts_date", "-id"], name="opinion_round_union_newest"),)
        constraints = (
            models.CheckConstraint(condition=Q(last_date__gte=F("starts_date")), name="opinion_round_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_date__isnull=False),
                name="opinion_round_published_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(may_be_unnamed=False) | Q(asked_of="staff"), name="opinion_round_unnamed_of_staff_alone"
            ),
        )

    def __str__(self) -> str:
        return self.title


class RoundAnswer(models.Model):
    """What the house answers to one opinion, or to several alike: taken up or not, and the explanation owed."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Adopted")
        PARTLY = "partly", _("Adopted in part")
        NOT_ADOPTED = "not_adopted", _("Not adopted")

    round = models.ForeignKey(OpinionRound, models.CASCADE, related_name="answers")
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    text = models.CharField(_("explanation"), max_length=1000, blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(outcome="adopted") | ~Q(text=""), name="round_answer_explained"),
        )

    def __str__(self) -> str:
        return self.text[:60] or str(self.get_outcome_display())


class RoundOpinion(models.Model):
    """One opinion on a draft. Without a name (`giver` None, no delegation) neither person nor day is kept.

    The key of each is drawn by lot, so that no order tells when it came.
    """

    round = models.ForeignKey(OpinionRound, models.CASCADE, related_name="opinions")
    giver = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )
    delegation = models.ForeignKey(
        Delegation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("delegation")
    )
    place = models.CharField(_("on which part of the draft"), max_length=60, blank=True)
    text = models.CharField(_("what is proposed"), max_length=1000)
    why = models.CharField(_("why"), max_length=500, blank=True)
    answer = models.ForeignKey(RoundAnswer, models.SET_NULL, null=True, blank=True, related_name="opinions")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("round", "id")

    def __str__(self) -> str:
        return self.text[:60]
