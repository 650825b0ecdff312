from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office, Person
from jiaogong.unions.models import Union


class Handover(models.Model):
    """The handing over of an office from one person to another.

    `text` is the list as it was signed and `fingerprint` its SHA-256; `reason` says why somebody of the level above
    signs in the giver's place.
    """

    class State(models.TextChoices):
        LISTED = "listed", _("Being listed")
        GIVEN = "given", _("Signed by the giver")
        DONE = "done", _("Signed by both")
        CANCELLED = "cancelled", _("Called off")

    OPEN_STATES = (State.LISTED, State.GIVEN)

    union = models.ForeignKey(Union, models.PROTECT, related_name="+", verbose_name=_("union"))
    office = models.CharField(_("office"), max_length=12, choices=Office.Kind)
    giver = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("giver"))
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("receiver"))
    reason = models.CharField(_("why somebody above signs"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.LISTED)
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("begun"))
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(_("signed by the giver"), null=True)
    taken_at = models.DateTimeField(_("signed by the receiver"), null=True)
    text = models.TextField(blank=True, default="")
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    answer = models.CharField(_("why it was sent back or called off"), max_length=200, blank=True)
    entry = models.OneToOneField(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ("-started_at", "-id")
        verbose_name = _("handing over")
        constraints = (
            models.UniqueConstraint(
                fields=["union"], condition=Q(state__in=("listed", "given")), name="one_open_handover_a_union"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("given", "done")) | ~Q(fingerprint=""), name="handover_given_with_fingerprint"
            ),
        )

    def __str__(self) -> str:
        return f"{self.union} {self.giver} → {self.receiver}"

    @property
    def is_witnessed(self) -> bool:
        """Whether somebody of the level above signs in the giver's place."""
        return bool(self.reason)


class Matter(models.Model):
    """A line of the list. Before it is signed only the notes and what was typed are kept; the rest is drawn anew."""

    class Kind(models.TextChoices):
        DRAFT = "draft", _("Own drafts")
        PLAN = "plan", _("Plans")
        CONFIRM = "confirm", _("Entries to confirm")
        NOTICE = "notice", _("Notices to answer")
        MEETING = "meeting", _("Meetings")
        DECISION = "decision", _("Decisions to carry out")
        DUTY = "duty", _("Duty in the committee")
        SESSION = "session", _("Sessions of the congress")
        RESOLVED = "resolved", _("Resolutions to carry out")
        QUESTION = "question", _("Questions of delegates")
        INSPECTION = "inspection", _("Inspections to hold")
        REMEDY = "remedy", _("Remedies owed after inspections")
        ROUND = "round", _("Rounds of opinions")
        HEADS = "heads", _("Meetings of heads")
        CONFIRMATION = "confirming", _("Decisions that the congress is to confirm")
        PROPOSAL = "proposal", _("Proposals and suggestions")
        ANSWERING = "answering", _("Answers for a department")
        ELECTION = "election", _("Elections")
        BALLOT = "ballot", _("Ballots")
        APPRAISAL = "appraisal", _("Appraisals")
        REQUEST = "request", _("Requests to decide")
        SHEET = "sheet", _("Sheets half taken over")
        TEXT = "text", _("Texts unfinished")
        LIST = "list", _("Saved lists")
        STAND_IN = "stand_in", _("Offices handed on")
        TERM = "term", _("Terms about to end")
        SLIP = "slip", _("Invitations outstanding")
        YEAR = "year", _("Years not closed")
        EVIDENCE = "evidence", _("Evidence missing")
        OUTSIDE = "outside", _("Outside the house: seals, keys, papers")

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="matters")
    number = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    thing_id = models.BigIntegerField(null=True)
    what = models.CharField(_("what"), max_length=300)
    url = models.CharField(max_length=300, blank=True)
    due_date = models.DateField(_("due"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ("number", "id")

    def __str__(self) -> str:
        return self.what
