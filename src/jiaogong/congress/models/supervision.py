from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.congress.models.delegates import Delegation
from jiaogong.congress.models.sessions import Session
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.unions.models import Union

MATTER_LENGTH = 60


class Question(models.Model):
    """A matter that delegates ask a leader or an office about between sessions (询问), until it is closed.

    `addressee` is whom the delegates ask, in their words; `answerer` the person to whom the union passed it on.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked, not passed on yet")
        PASSED = "passed", _("Waits for its answer")
        ANSWERED = "answered", _("Has its answer")
        CLOSED = "closed", _("Closed, on record")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    union = models.ForeignKey(Union, models.PROTECT, related_name="questions", verbose_name=_("union"))
    body = models.CharField(_("body"), max_length=12, choices=Session.Body, default=Session.Body.CONGRESS)
    matter = models.CharField(_("matter asked about"), max_length=MATTER_LENGTH)
    text = models.TextField(_("what is asked"), max_length=2000)
    addressee = models.CharField(_("asked of"), max_length=40)
    asker = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("asker"))
    delegation = models.ForeignKey(
        Delegation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("delegation")
    )
    asked_date = models.DateField(_("question asked on"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    answerer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who answers")
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    passed_date = models.DateField(_("passed on"), null=True, blank=True)
    due_date = models.DateField(_("due on"), null=True, blank=True)
    answered_date = models.DateField(_("answered on"), null=True, blank=True)
    reply_until = models.DateField(_("asker replies until"), null=True, blank=True)
    closed_date = models.DateField(_("closed on"), null=True, blank=True)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-asked_date", "-id")
        indexes = (
            models.Index(fields=["union", "-asked_date", "-id"], name="question_union_newest"),
            models.Index(fields=["due_date", "id"], condition=Q(state="passed"), name="question_open_by_due"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="passed") | Q(answerer__isnull=False, due_date__isnull=False),
                name="question_passed_to_somebody_by_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "closed"])
                | Q(answered_date__isnull=False, reply_until__isnull=False),
                name="question_closed_with_its_answer",
            ),
        )

    def __str__(self) -> str:
        return self.matter


class QuestionAsker(models.Model):
    """A delegate who asks a question together with its asker, or has been invited to (`joined_date` None)."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="joint_askers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("delegate"))
    joined_date = models.DateField(_("joined on"), null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["question", "person"], name="asker_once_a_question"),)

    def __str__(self) -> str:
        return str(self.person)


class QuestionAnswer(models.Model):
    """The public answer of a round, and what the asker said to it (None: nothing yet)."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    text = models.TextField(_("text of the answer"), max_length=4000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on_date = models.DateField(_("on"))
    is_satisfied = models.BooleanField(_("satisfied"), null=True, blank=True)
    reply = models.CharField(_("comment"), max_length=300, blank=True)
    replied_date = models.DateField(_("reply noted on"), null=True, blank=True)

    class Meta:
        ordering = ("round",)
        constraints = (models.UniqueConstraint(fields=["question", "round"], name="question_answered_once_a_round"),)

    def __str__(self) -> str:
        return self.text[:40]


class QuestionNote(models.Model):
    """A remark among the union's officers and whoever answers; no delegate reads it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="notes")
    text = models.CharField(_("private note"), max_length=500)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text


class QuestionLine(models.Model):
    """A line of a question's life, in the order in which it happened."""

    class Act(models.TextChoices):
        ASKED = "asked", _("Question asked")
        JOINED = "joined", _("Joined by another delegate")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        PASSED = "passed", _("Passed on")
        EXTENDED = "extended", _("Time extended")
        CHASED = "chased", _("Reminder sent")
        ANSWERED = "answered", _("Answer given")
        REPLIED = "replied", _("Asker's reply")
        ASKED_AGAIN = "asked_again", _("Asked again")
        CLOSED = "closed", _("Closed, on record")

    question = models.ForeignKey(Question, models.CASCADE, related_name="lines")
    act = models.CharField(_("act"), max_length=12, choices=Act)
    on_date = models.DateField(_("on"))
    done_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.CharField(_("text"), max_length=300, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.get_act_display()
