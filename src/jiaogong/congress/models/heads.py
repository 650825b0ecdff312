from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models.agenda import Item
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person, Term
from jiaogong.unions.models import Union


class HeadsMeeting(models.Model):
    """A meeting of the heads of delegations and committees (代表团团长和专门委员会负责人联席会议) between two sessions.

    It stands for the congress in what cannot wait. Its minutes are mended until the chair signs them.
    """

    class State(models.TextChoices):
        CALLED = "called", _("Called")
        SIGNED = "signed", _("Minutes signed")
        CALLED_OFF = "called_off", _("Called off")

    union = models.ForeignKey(Union, models.PROTECT, related_name="heads_meetings", verbose_name=_("union"))
    term = models.ForeignKey(Term, models.PROTECT, related_name="heads_meetings", verbose_name=_("term"))
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    cause = models.CharField(_("why it cannot wait"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CALLED)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    minutes = models.TextField(_("minutes"), blank=True, max_length=20_000)
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-starts_at", "-id")
        indexes = (models.Index(fields=["union", "-starts_at", "-id"], name="heads_meeting_union_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed_at__isnull=False), name="heads_meeting_signed_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.cause


class HeadsSeat(models.Model):
    """Somebody called to a meeting of heads, as what, and whether they came. Who is invited has no vote."""

    class Role(models.TextChoices):
        DELEGATION = "delegation", _("Head of a delegation")
        COMMITTEE = "committee", _("Chair of a committee")
        INVITED = "invited", _("Invited, without a vote")

    class Attendance(models.TextChoices):
        UNKNOWN = "", _("not noted")
        PRESENT = "present", _("present")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    meeting = models.ForeignKey(HeadsMeeting, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    role = models.CharField(_("as"), max_length=10, choices=Role)
    of = models.CharField(_("of"), max_length=80, blank=True)
    attendance = models.CharField(_("attendance"), max_length=8, choices=Attendance, blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["meeting", "person"], name="heads_seat_once_a_meeting"),)

    def __str__(self) -> str:
        return str(self.person)


class HeadsMatter(models.Model):
    """A matter that a meeting of heads takes up, talks over or decides.

    What is reserved to the congress (`is_reserved`) and was decided here is owed a confirmation: `item` is the item of a
    session that confirms it or not.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        TALKED_OVER = "talked_over", _("Talked over")
        DECIDED = "decided", _("Decided")
        REJECTED = "rejected", _("Not decided")

    meeting = models.ForeignKey(HeadsMeeting, models.CASCADE, related_name="matters")
    title = models.CharField(_("matter"), max_length=120)
    is_reserved = models.BooleanField(_("reserved to the congress"), default=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PLANNED)
    text = models.CharField(_("what was said or decided"), max_length=1000, blank=True)
    entitled = models.PositiveSmallIntegerField(_("entitled to vote"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("present"), null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(_("had to be present"), null=True, blank=True)
    needed = models.PositiveSmallIntegerField(_("votes needed"), null=True, blank=True)
    yes = models.PositiveSmallIntegerField(_("in favour"), null=True, blank=True)
    no = models.PositiveSmallIntegerField(_("against"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("abstained"), null=True, blank=True)
    limit = models.CharField(_("rule"), max_length=300, blank=True)
    dealt_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="heads_matters")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="decided")
                | Q(needed__lte=F("yes"), present__gte=F("quorum"), entitled__gte=F("present"), yes__lte=F("present")),
                name="heads_matter_decided_by_enough",
            ),
        )

    def __str__(self) -> str:
        return self.title
