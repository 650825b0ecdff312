from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Ballot(models.Model):
    """A secret vote of a frozen electorate on one or several questions, on screen, on paper or both.

    `electorate_hash` and `electorate_size` are set when it opens and never change; the public key seals the papers.
    `purpose` says what one that was prepared by hand is for; of one that an institution asked for it is empty.
    Of one that is confidential, such as an appraisal of people, ballots' own pages and lists tell who was entitled and
    how many voted, but neither count nor papers: whoever asked for it tells the result to those whom it concerns.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("Being prepared")
        OPEN = "open", _("Open for voting")
        CLOSED = "closed", _("Closed, not yet counted")
        COUNTED = "counted", _("Result counted")
        VOID = "void", _("Void")
        CALLED_OFF = "called_off", _("Called off")

    class Purpose(models.TextChoices):
        RESOLUTION = "resolution", _("Resolution")
        HONOUR = "honour", _("Choice of outstanding people")
        SURVEY = "survey", _("Survey")
        OTHER = "other", _("Something else")

    class Way(models.TextChoices):
        SCREEN = "screen", _("On screen")
        PAPER = "paper", _("On paper")
        BOTH = "both", _("On screen and on paper")

    union = models.ForeignKey(Union, models.PROTECT, related_name="ballots", verbose_name=_("union"))
    title = models.CharField(_("title"), max_length=120)
    explanation = models.TextField(_("explanation"), blank=True, max_length=2000)
    purpose = models.CharField(_("what it is for"), max_length=12, choices=Purpose, blank=True, default="")
    way = models.CharField(_("way of voting"), max_length=8, choices=Way, default=Way.SCREEN)
    is_confidential = models.BooleanField(_("result not published"), default=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PREPARED)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    electorate_size = models.PositiveIntegerField(null=True, blank=True)
    electorate_hash = models.CharField(max_length=64, blank=True)
    public_key = models.BinaryField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=models.F("opens_at")),
                name="ballot_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """What a ballot asks: a motion, up to `most` of several names, or a grade for each of several.

    `grades` are words from best to worst; with `most`, no more names than that may get the best one.
    """

    class Kind(models.TextChoices):
        MOTION = "motion", _("Yes, no or abstain")
        CHOOSE = "choose", _("Choose up to a number")
        GRADE = "grade", _("Grade each")

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    text = models.CharField(_("question"), max_length=300)
    most = models.PositiveSmallIntegerField(_("at most"), default=0)
    may_write_in = models.BooleanField(_("other names may be written in"), default=False)
    grades = models.JSONField(_("grades"), default=list, blank=True)

    class Meta:
        ordering = ("ballot", "position")
        constraints = (models.UniqueConstraint(fields=["ballot", "position"], name="question_once_a_position"),)

    def __str__(self) -> str:
        return self.text


class Option(models.Model):
    """A name that may be chosen or graded; names of people stand in the order of the surname's strokes."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("name"), max_length=80)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("question", "position")
        constraints = (models.UniqueConstraint(fields=["question", "position"], name="option_once_a_position"),)

    def __str__(self) -> str:
        return self.label
