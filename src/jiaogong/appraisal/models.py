from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models import Ballot
from jiaogong.congress.models import Session
from jiaogong.kernel.sealing import SealedTextField
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Appraisal(models.Model):
    """A plan by which leaders are appraised, and how far it has come; one paper grades all whom it names.

    `heads`, `grades` and `team_grades` are words as they stood when it was planned, grades from best to worst. The
    counts are set when the papers are counted: staff on the roll, delegates, entitled, papers given out and cast.
    `led_from` is the union above that leads it where every officer of the own one is appraised; `led_by` whom it named.
    """

    class Appraisers(models.TextChoices):
        DELEGATES = "delegates", _("Delegates of the congress")
        STAFF = "staff", _("All staff")

    class State(models.TextChoices):
        PLANNED = "planned", _("Being planned")
        APPROVED = "approved", _("Plan approved")
        VOTING = "voting", _("Being graded")
        COUNTED = "counted", _("Counted")
        ARCHIVED = "archived", _("Archived")
        CALLED_OFF = "called_off", _("Called off")

    union = models.ForeignKey(Union, models.PROTECT, related_name="appraisals", verbose_name=_("union"))
    year = models.PositiveSmallIntegerField(_("year appraised"))
    title = models.CharField(_("title"), max_length=80)
    about = models.TextField(_("plan"), blank=True, max_length=5000)
    appraisers = models.CharField(_("who appraises"), max_length=10, choices=Appraisers, default=Appraisers.DELEGATES)
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="appraisals", verbose_name=_("session")
    )
    heads = models.JSONField(_("heads"), default=list)
    grades = models.JSONField(_("grades of a person"), default=list)
    team_grades = models.JSONField(_("grades of a team"), default=list)
    reports_due_date = models.DateField(_("reports due"), null=True, blank=True)
    led_from = models.ForeignKey(
        Union, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("led by the union above")
    )
    led_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("named to lead it")
    )
    approving_body = models.CharField(_("approving body"), max_length=60, blank=True)
    approved_date = models.DateField(_("approved on"), null=True, blank=True)
    approval = models.CharField(_("document of approval"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    ballot = models.OneToOneField(Ballot, models.PROTECT, null=True, blank=True, related_name="+")
    on_roll = models.PositiveIntegerField(_("staff on the roll"), null=True, blank=True)
    delegates = models.PositiveIntegerField(_("number of delegates"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("entitled to grade"), null=True, blank=True)
    issued = models.PositiveIntegerField(_("papers given out"), null=True, blank=True)
    cast = models.PositiveIntegerField(_("papers cast"), null=True, blank=True)
    counted_at = models.DateTimeField(_("counted"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    archived_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    entry = models.OneToOneField(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-planned_at", "-id")
        indexes = (models.Index(fields=["union", "-planned_at", "-id"], name="appraisal_union_newest"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=["counted", "archived"]) | Q(cast__isnull=False, entitled__isnull=False),
                name="appraisal_counted_with_its_papers",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "called_off"]) | Q(approved_date__isnull=False),
                name="appraisal_approved_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(led_by__isnull=True) | Q(led_from__isnull=False), name="appraisal_leader_named_from_above"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def leading_union(self) -> Union:
        """The union whose officers lead it and hold its ballot."""
        return self.led_from or self.union

    @property
    def is_counted(self) -> bool:
        return self.state in (self.State.COUNTED, self.State.ARCHIVED)


class Subject(models.Model):
    """Somebody who is appraised, or a leading team as a whole, for which `person` reports and answers.

    `position` is the place of its question on the paper.
    """

    class Kind(models.TextChoices):
        LEADER = "leader", _("School leader")
        MANAGER = "manager", _("Middle manager")
        TEAM = "team", _("Leading team")

    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="subjects")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("who is appraised"), max_length=8, choices=Kind, default=Kind.LEADER)
    person = models.ForeignKey(Person, models.PROTECT, related_name="appraised", verbose_name=_("person"))
    post = models.CharField(_("post or name of the team"), max_length=40)
    report = models.TextField(_("report"), blank=True, max_length=20_000)
    report_name = models.CharField(_("file of the report"), max_length=120, blank=True)
    report_sha256 = models.CharField(max_length=64, blank=True)
    report_type = models.CharField(max_length=100, blank=True)
    reported_at = models.DateTimeField(_("reported"), null=True, blank=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    feedback = SealedTextField(_("feedback"), blank=True, default="")
    fed_back_at = models.DateTimeField(_("feedback given"), null=True, blank=True)
    fed_back_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reply = SealedTextField(_("own words"), blank=True, default="")
    acknowledged_at = models.DateTimeField(_("taken note of"), null=True, blank=True)

    class Meta:
        ordering = ("appraisal", "position")
        constraints = (
            models.UniqueConstraint(fields=["appraisal", "position"], name="subject_once_a_position"),
            models.UniqueConstraint(
                fields=["appraisal", "person"], condition=~Q(kind="team"), name="subject_once_a_person"
            ),
            models.UniqueConstraint(fields=["appraisal", "post"], condition=Q(kind="team"), name="subject_once_a_team"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def union(self) -> Union:
        return self.appraisal.union

    @property
    def union_id(self) -> int:
        return self.appraisal.union_id

    @property
    def is_team(self) -> bool:
        return self.kind == self.Kind.TEAM

    @property
    def called(self) -> str:
        return self.post if self.is_team else self.person.name

    @property
    def has_report(self) -> bool:
        return self.reported_at is not None


class Reader(models.Model):
    """Somebody of the party or of the area who was named to read the results, and in which capacity."""

    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    capacity = models.CharField(_("capacity"), max_length=60)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["appraisal", "person"], name="reader_once_an_appraisal"),)

    def __str__(self) -> str:
        return self.capacity


class Result(models.Model):
    """How often somebody got each grade under one head; `counts` stand in the order of the grades, best first."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="results")
    position = models.PositiveSmallIntegerField()
    head = models.CharField(_("head of an appraisal"), max_length=20)
    is_overall = models.BooleanField(default=False)
    counts = models.JSONField(_("papers by grade"), default=list)
    abstained = models.PositiveIntegerField(_("without a grade"), default=0)

    class Meta:
        ordering = ("subject", "position")
        constraints = (models.UniqueConstraint(fields=["subject", "position"], name="result_once_a_head"),)

    def __str__(self) -> str:
        return self.head


class Remark(models.Model):
    """A good or weak point that was heard in the talks, without who said it."""

    class Side(models.TextChoices):
        GOOD = "good", _("Good point")
        WEAK = "weak", _("Weak point")

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="remarks")
    side = models.CharField(_("good or weak"), max_length=4, choices=Side)
    text = SealedTextField(_("what was heard"), default="")
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("side", "id")

    def __str__(self) -> str:
        return self.get_side_display()


class Remedy(models.Model):
    """What somebody does about a weak point, until when, and what came of it (整改)."""

    subject = models.ForeignKey(Subject, models.CASCADE, related_name="remedies")
    text = SealedTextField(_("what is to be done"), default="")
    due_date = models.DateField(_("until"))
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = SealedTextField(_("what came of it"), blank=True, default="")

    class Meta:
        ordering = ("due_date", "id")
        indexes = (
            models.Index(fields=["due_date", "id"], condition=Q(done_at__isnull=True), name="remedy_open_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.due_date}"
