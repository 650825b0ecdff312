from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot
from jiaogong.members.models import Person, Term
from jiaogong.unions.models import Union


class Choosing(models.Model):
    """The choosing of a body's delegates for a coming term (代表选举), until the term opens with them.

    `electors` is how many elect in all, counted when the seats were decided; `public_from` the day on which the list
    of those elected was made public; `opened_despite` why the term opened although something was lacking.
    """

    class Body(models.TextChoices):
        CONGRESS = Term.Body.CONGRESS.value, _("Teachers' congress")
        DELEGATES = Term.Body.DELEGATES.value, _("Members' congress")

    class State(models.TextChoices):
        RUNNING = "running", _("In progress")
        OPENED = "opened", _("The term has opened")
        CALLED_OFF = "called_off", _("Called off")

    union = models.ForeignKey(Union, models.PROTECT, related_name="choosings", verbose_name=_("union"))
    body = models.CharField(_("body"), max_length=12, choices=Body)
    number = models.PositiveSmallIntegerField(_("number of the term"))
    years = models.PositiveSmallIntegerField(_("years of the term"))
    seats = models.PositiveSmallIntegerField(_("seats"))
    electors = models.PositiveIntegerField(_("who elects, in all"), default=0)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.RUNNING)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    public_from = models.DateField(_("list public from"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    opened_despite = models.CharField(_("why the term opened all the same"), max_length=200, blank=True)
    term = models.OneToOneField(Term, models.PROTECT, null=True, blank=True, related_name="choosing")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-begun_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["union", "body"], condition=Q(state="running"), name="one_running_choosing_a_body"
            ),
        )

    def __str__(self) -> str:
        return f"{self.union} {self.get_body_display()} {self.number}"


class Constituency(models.Model):
    """A unit that elects delegates of its own (选举单位): `proposed` seats by its size, `seats` as decided, and why."""

    choosing = models.ForeignKey(Choosing, models.CASCADE, related_name="constituencies")
    name = models.CharField(_("name"), max_length=60)
    proposed = models.PositiveSmallIntegerField(_("seats by its size"), default=0)
    seats = models.PositiveSmallIntegerField(_("seats"), default=0)
    reason = models.CharField(_("why another number"), max_length=200, blank=True)

    class Meta:
        ordering = ("choosing", "id")
        constraints = (models.UniqueConstraint(fields=["choosing", "name"], name="constituency_once_a_name"),)

    def __str__(self) -> str:
        return self.name


class Elector(models.Model):
    """Somebody who elects, in the one constituency to which they belong."""

    choosing = models.ForeignKey(Choosing, models.CASCADE, related_name="+")
    constituency = models.ForeignKey(Constituency, models.CASCADE, related_name="electors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["choosing", "person"], name="elector_in_one_constituency"),)

    def __str__(self) -> str:
        return str(self.person)


class Round(models.Model):
    """One vote of a constituency; where seats stay empty or votes are even, another follows.

    Without a `ballot` it was held on paper. `entitled` and `cast` are the counts that its result stands on.
    """

    class State(models.TextChoices):
        NAMED = "named", _("Candidates named")
        VOTING = "voting", _("Being voted on")
        COUNTED = "counted", _("Counted")
        SHORT = "short", _("Too few took part")
        ENDED = "ended", _("Came to nothing")

    constituency = models.ForeignKey(Constituency, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(default=1)
    seats = models.PositiveSmallIntegerField(_("seats to be filled"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NAMED)
    ballot = models.OneToOneField(Ballot, models.PROTECT, null=True, blank=True, related_name="+")
    held_date = models.DateField(_("held on"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("entitled to vote"), null=True, blank=True)
    cast = models.PositiveIntegerField(_("took part"), null=True, blank=True)

    class Meta:
        ordering = ("constituency", "number")
        constraints = (
            models.UniqueConstraint(fields=["constituency", "number"], name="round_once_a_number"),
            models.CheckConstraint(
                condition=Q(cast__isnull=True) | Q(cast__lte=F("entitled")), name="no_more_took_part_than_entitled"
            ),
        )

    def __str__(self) -> str:
        return f"{self.constituency} {self.number}"


class Candidate(models.Model):
    """Somebody who stands in a round: whether as a leader, the votes, and whether elected."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    is_leader = models.BooleanField(_("leader"), default=False)
    is_written_in = models.BooleanField(_("written in"), default=False)
    votes = models.PositiveIntegerField(_("votes"), null=True, blank=True)
    is_elected = models.BooleanField(_("elected"), default=False)

    class Meta:
        ordering = ("round", "id")
        constraints = (models.UniqueConstraint(fields=["round", "person"], name="candidate_once_a_round"),)

    def __str__(self) -> str:
        return str(self.person)
