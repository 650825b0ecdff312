from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models import Session
from jiaogong.members.models import Office, Person, Term
from jiaogong.unions.models import Union


class Election(models.Model):
    """An election from the resolve of the committee to the day it is declared: whole bodies, vacant seats, or a recall.

    `session` is the congress at which it is held; without one the electorate are all members or all delegates.
    """

    class Kind(models.TextChoices):
        WHOLE = "whole", _("Election of whole bodies")
        VACANT = "vacant", _("By-election")
        RECALL = "recall", _("Recall")

    class Assembly(models.TextChoices):
        MEMBERS = "members", _("All members")
        DELEGATES = "delegates", _("The members' delegates")

    class Marks(models.TextChoices):
        EACH = "each", _("Each name: for, against or abstained")
        CHOOSE = "choose", _("The names chosen are marked")

    class State(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        REVIEW = "review", _("Candidates being examined")
        PUBLIC = "public", _("Candidates made public")
        FIXED = "fixed", _("List fixed")
        VOTING = "voting", _("Being voted on")
        COUNTED = "counted", _("Counted")
        DECLARED = "declared", _("Declared")
        CALLED_OFF = "called_off", _("Called off")

    union = models.ForeignKey(Union, models.PROTECT, related_name="elections", verbose_name=_("union"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    title = models.CharField(_("title"), max_length=80)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    assembly = models.CharField(_("who elects"), max_length=10, choices=Assembly)
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("session")
    )
    marks = models.CharField(_("how papers are marked"), max_length=6, choices=Marks, default=Marks.EACH)
    number = models.PositiveSmallIntegerField(_("number of the term"), default=1)
    years = models.PositiveSmallIntegerField(_("years"), default=3)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PREPARING)
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    list_number = models.PositiveSmallIntegerField(_("list of candidates"), default=1)
    naming_until = models.DateField(_("groups name until"), null=True, blank=True)
    public_since = models.DateField(_("public from"), null=True, blank=True)
    public_until = models.DateField(_("public to"), null=True, blank=True)
    elected_date = models.DateField(_("elected on"), null=True, blank=True)
    declared_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    declared_at = models.DateTimeField(null=True, blank=True)
    why_ended = models.CharField(_("why it was called off"), max_length=200, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-started_at", "-id")
        indexes = (models.Index(fields=["union", "-started_at", "-id"], name="election_union_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(public_since__isnull=True) | Q(public_until__gt=F("public_since")),
                name="election_public_for_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="declared") | Q(declared_at__isnull=False), name="election_declared_at"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DECLARED, self.State.CALLED_OFF)


class Contest(models.Model):
    """A post of a body to be elected, or (`office`) to be taken from its holder; `term` the one whose seat is vacant."""

    class Voters(models.TextChoices):
        ASSEMBLY = "assembly", _("The meeting")
        BODY = "body", _("The body itself")

    election = models.ForeignKey(Election, models.CASCADE, related_name="contests")
    position = models.PositiveSmallIntegerField()
    body = models.CharField(_("body"), max_length=12, choices=Term.Body)
    post = models.CharField(_("post"), max_length=10)
    seats = models.PositiveSmallIntegerField(_("seats"))
    planned_seats = models.PositiveSmallIntegerField(_("seats as decided first"))
    why_fewer = models.CharField(_("why fewer"), max_length=200, blank=True)
    left_vacant = models.PositiveSmallIntegerField(_("seats left vacant"), default=0)
    why_vacant = models.CharField(_("why vacant"), max_length=200, blank=True)
    voters = models.CharField(_("elected by"), max_length=8, choices=Voters, default=Voters.ASSEMBLY)
    may_write_in = models.BooleanField(_("other names may be written in"), default=False)
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("election", "position")
        constraints = (
            models.UniqueConstraint(fields=["election", "position"], name="contest_once_a_position"),
            models.CheckConstraint(condition=Q(seats__gt=0), name="contest_has_seats"),
            models.CheckConstraint(condition=Q(left_vacant__lt=F("seats")), name="contest_fills_some_seat"),
        )

    def __str__(self) -> str:
        if self.office:
            return f"{self.office.person} {self.post_told}"
        return self.post_told

    @property
    def is_for_head(self) -> bool:
        return self.post not in ("member", "delegate")

    @property
    def post_told(self) -> str:
        """What the post is called."""
        named = {
            ("committee", "chair"): gettext("Chair"), ("committee", "vice"): gettext("Vice chair"),
            ("committee", "member"): gettext("Members of the union committee"), ("women", "head"): gettext("Head of the women's committee"),
            ("women", "member"): gettext("Members of the women's committee"), ("audit", "head"): gettext("Head of the audit committee"),
            ("audit", "member"): gettext("Members of the audit committee"),
        }  # fmt: skip
        return named.get((self.body, self.post)) or self.get_body_display()


class Organiser(models.Model):
    """Somebody of the group that prepares the election (筹备组)."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="organisers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    is_head = models.BooleanField(_("head"), default=False)

    class Meta:
        ordering = ("-is_head", "id")
        constraints = (models.UniqueConstraint(fields=["election", "person"], name="organiser_once_an_election"),)

    def __str__(self) -> str:
        return str(self.person)
