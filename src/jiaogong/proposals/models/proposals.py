from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models import Delegation
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.proposals.models.calls import Call
from jiaogong.proposals.rules import TEXT_LENGTH, TITLE_LENGTH, Wording
from jiaogong.unions.models import Union


class Proposal(models.Model):
    """A proposal (提案) or suggestion (合理化建议), from the draft until it is settled.

    An anonymous suggestion holds no person, no moment finer than its day and only a digest of the code by which its
    sender reads the answer. `since` is the day by which lists sort: of the draft, then of the handing in.
    """

    class Kind(models.TextChoices):
        PROPOSAL = "proposal", _("Proposal")
        SUGGESTION = "suggestion", _("Suggestion")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        HANDED_IN = "handed_in", _("Handed in")
        FILED = "filed", _("Filed")
        MERGED = "merged", _("Merged into another")
        ASSIGNED = "assigned", _("Being dealt with")
        ANSWERED = "answered", _("Answer published")
        SETTLED = "settled", _("Settled")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Ground(models.TextChoices):
        """Why something is no proposal; it is answered all the same, as a suggestion."""

        LATE = "late", _("Handed in after the last day")
        BETTER = "better", _("Better dealt with as a suggestion")
        PERSONAL = "personal", _("A personal matter")
        SOLVED = "solved", _("Solved already")
        OUTSIDE = "outside", _("Outside the power of school and congress")
        UNLAWFUL = "unlawful", _("Against law or policy")

    class Outcome(models.TextChoices):
        SOLVED = "solved", _("Solved or adopted")
        PLANNED = "planned", _("Taken into a plan")
        EXPLAINED = "explained", _("Cannot be done now, explained")

    union = models.ForeignKey(Union, models.PROTECT, related_name="proposals", verbose_name=_("union"))
    call = models.ForeignKey(
        Call, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("call")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PROPOSAL)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("matter proposed"), max_length=TITLE_LENGTH)
    reasons = models.TextField(_("reasons"), blank=True, max_length=TEXT_LENGTH)
    remedy = models.TextField(_("what is proposed"), blank=True, max_length=TEXT_LENGTH)
    since = models.DateField(_("since"))
    proposer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposer")
    )
    delegation = models.ForeignKey(
        Delegation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("delegation")
    )
    code_digest = models.CharField(max_length=64, blank=True, db_index=True)

    receipt = models.PositiveIntegerField(_("receipt"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    handed_in_date = models.DateField(_("handed in on"), null=True, blank=True)
    handed_back = models.CharField(_("handed back"), max_length=300, blank=True)

    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    ground = models.CharField(_("ground"), max_length=10, choices=Ground, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    leaders_note = models.CharField(_("leader's note"), max_length=500, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")

    round = models.PositiveSmallIntegerField(_("round"), default=1)
    assigned_date = models.DateField(_("assigned on"), null=True, blank=True)
    due_date = models.DateField(_("due on"), null=True, blank=True)
    first_due_date = models.DateField(null=True, blank=True)
    first_answered_date = models.DateField(_("first answered on"), null=True, blank=True)
    answered_date = models.DateField(_("answered on"), null=True, blank=True)
    answered_entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    outcome_text = models.CharField(_("what came of it"), max_length=500, blank=True)
    settled_date = models.DateField(_("settled on"), null=True, blank=True)
    settled_entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    taken_entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    is_outstanding = models.BooleanField(_("outstanding"), default=False)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-since", "-id")
        indexes = (
            models.Index(fields=["union", "-since", "-id"], name="proposal_union_newest"),
            models.Index(fields=["due_date", "id"], condition=Q(state="assigned"), name="proposal_open_by_due"),
        )
        constraints = (
            models.UniqueConstraint(fields=["union", "year", "receipt"], name="receipt_once_a_year"),
            models.UniqueConstraint(fields=["call", "number"], name="number_once_a_call"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(receipt__isnull=False), name="handed_in_has_receipt"
            ),
            models.CheckConstraint(
                condition=~Q(kind="proposal") | Q(proposer__isnull=False), name="proposal_has_its_proposer"
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False), name="merged_into_something"
            ),
            models.CheckConstraint(
                condition=~Q(state="settled") | Q(settled_date__isnull=False), name="settled_on_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def wording(self) -> Wording:
        return Wording(self.title, self.reasons, self.remedy)

    @property
    def receipt_told(self) -> str:
        """The receipt's number, such as 2026-0007; "" before it is handed in."""
        return f"{self.year}-{self.receipt:04}" if self.receipt else ""

    @property
    def is_proposal(self) -> bool:
        return self.kind == self.Kind.PROPOSAL


class Signature(models.Model):
    """A seconder (附议人) asked for, and the fingerprint of the text that was signed: another text is not signed."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        SIGNED = "signed", _("Signed")
        DECLINED = "declined", _("Declined")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("seconder"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.ASKED)
    fingerprint = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["proposal", "person"], name="signature_once_a_person"),)

    def __str__(self) -> str:
        return str(self.person)


class Version(models.Model):
    """The text as it was handed in, with its fingerprint."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("matter proposed"), max_length=TITLE_LENGTH)
    reasons = models.TextField(_("reasons"), max_length=TEXT_LENGTH)
    remedy = models.TextField(_("what is proposed"), max_length=TEXT_LENGTH)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    on_date = models.DateField(_("on"))

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["proposal", "number"], name="version_once_a_number"),)

    def __str__(self) -> str:
        return self.title

    @property
    def wording(self) -> Wording:
        return Wording(self.title, self.reasons, self.remedy)


class Happening(models.Model):
    """A line of a proposal's life, in the order in which it happened."""

    class Act(models.TextChoices):
        HANDED_IN = "handed_in", _("Handed in")
        HANDED_BACK = "handed_back", _("Handed back to be worded anew")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        FILED = "filed", _("Filed")
        TURNED = "turned", _("Not filed; goes on as a suggestion")
        MERGED = "merged", _("Merged with another")
        TAKEN_UP = "taken_up", _("Taken up")
        ASSIGNED = "assigned", _("Assigned")
        EXTENDED = "extended", _("Time extended")
        CHASED = "chased", _("Departments reminded")
        ANSWERED = "answered", _("Answer published")
        RATED = "rated", _("Rated")
        REOPENED = "reopened", _("Taken up anew")
        REACHED = "reached", _("Step reached")
        SETTLED = "settled", _("Settled")
        HONOURED = "honoured", _("Named an outstanding proposal")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="happenings")
    act = models.CharField(_("act"), max_length=12, choices=Act)
    on_date = models.DateField(_("on"))
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField(_("text"), max_length=500, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.get_act_display()
