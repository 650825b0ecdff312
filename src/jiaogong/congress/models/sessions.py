from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models.delegates import Delegation
from jiaogong.congress.rules import official_title
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person, Term
from jiaogong.unions.models import Union


class Session(models.Model):
    """A session of one of the two congresses, or the meeting of all where the body has no delegates.

    Its roll (`seats`) is frozen when it opens; `entitled` counts the votes then, and every item is held against it.
    """

    class Body(models.TextChoices):
        CONGRESS = Term.Body.CONGRESS.value, _("Teachers' congress")
        DELEGATES = Term.Body.DELEGATES.value, _("Members' congress")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        CALLED = "called", _("Called")
        OPEN = "open", _("In session")
        CLOSED = "closed", _("Over, minutes not signed")
        SIGNED = "signed", _("Minutes signed")
        CALLED_OFF = "called_off", _("Called off")

    class Cause(models.TextChoices):
        REGULAR = "regular", _("Regular session")
        SCHOOL = "school", _("Extraordinary, by the school")
        UNION = "union", _("Extraordinary, by the union")
        PETITION = "petition", _("Extraordinary, by delegates' petition")

    union = models.ForeignKey(Union, models.PROTECT, related_name="sessions", verbose_name=_("union"))
    body = models.CharField(_("body"), max_length=12, choices=Body, default=Body.CONGRESS)
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("term")
    )
    is_of_all = models.BooleanField(_("meeting of all"), default=False)
    term_number = models.PositiveSmallIntegerField(_("number of the term"), default=1)
    number = models.PositiveSmallIntegerField(_("number of the session"), default=1)
    cause = models.CharField(_("cause"), max_length=10, choices=Cause, default=Cause.REGULAR)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PROPOSED)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    entitled = models.PositiveIntegerField(_("entitled to vote"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    notice = models.TextField(_("notice"), blank=True, max_length=2000)
    papers_sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_despite = models.CharField(_("why it opened all the same"), max_length=200, blank=True)
    opened_with = models.PositiveIntegerField(_("present when it opened"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    minutes = models.TextField(_("minutes"), blank=True, max_length=40_000)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    reported_date = models.DateField(_("reported to the union above on"), null=True, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-starts_at", "-id")
        indexes = (models.Index(fields=["union", "-starts_at", "-id"], name="session_union_newest"),)
        constraints = (
            models.UniqueConstraint(
                fields=["union", "body"], condition=Q(state="open"), name="one_open_session_a_body"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "called", "called_off"]) | Q(entitled__gt=0),
                name="session_opened_with_a_roll",
            ),
        )

    def __str__(self) -> str:
        return self.official_title

    @property
    def official_title(self) -> str:
        """Its name as it stands on paper (第三届教职工代表大会第二次会议)."""
        return official_title(
            body=self.body,
            is_of_all=self.is_of_all,
            term=self.term_number,
            number=self.number,
            is_extraordinary=self.cause != self.Cause.REGULAR,
        )


class Seat(models.Model):
    """Somebody on a session's roll: entitled to vote, or there to listen; whether and when they came and left."""

    class Role(models.TextChoices):
        DELEGATE = "delegate", _("Delegate")
        OBSERVER = "observer", _("Observer")
        GUEST = "guest", _("Guest")

    class Attendance(models.TextChoices):
        UNKNOWN = "", _("not noted")
        PRESENT = "present", _("present")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    number = models.PositiveSmallIntegerField(_("number on the roll"), null=True, blank=True)
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.DELEGATE)
    delegation = models.ForeignKey(Delegation, models.SET_NULL, null=True, blank=True, related_name="+")
    is_presidium = models.BooleanField(_("presidium"), default=False)
    is_teacher = models.BooleanField(_("teacher"), default=True)
    attendance = models.CharField(_("attendance"), max_length=8, choices=Attendance, blank=True, default="")
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    excuse = models.CharField(_("reason of leave"), max_length=120, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["session", "person"], name="seat_once_a_session"),)

    def __str__(self) -> str:
        return str(self.person)
