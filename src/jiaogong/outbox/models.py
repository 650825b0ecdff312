from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.sealing import SealedTextField
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Topic(models.TextChoices):
    """What one can wish to be told of."""

    NOTICES = "notices", _("New notices, answers handed back")
    CHASES = "chases", _("Reminders of answers due")
    MEETINGS = "meetings", _("Meetings called or called off")
    DECISIONS = "decisions", _("Decisions of a meeting due tomorrow")
    REQUESTS = "requests", _("Requests: corrections, transfers, changes to the tree")


# A chat group is told of what concerns its whole union.
GROUP_TOPICS = (Topic.NOTICES, Topic.CHASES, Topic.MEETINGS)


class Mailbox(models.Model):
    """Where and of what a person is told by e-mail. An address counts once the code sent to it has been typed in.

    `asked_address` waits for that code, of which only the keyed hash is kept.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="mailbox")
    address = SealedTextField(blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    asked_address = SealedTextField(blank=True, default="")
    code_digest = models.CharField(max_length=64, blank=True)
    code_sent_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=10, blank=True)
    topics = models.JSONField(default=list)
    is_daily = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("e-mail")

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_confirmed(self) -> bool:
        return bool(self.digest)


class Robot(models.Model):
    """The robot of a union's chat group. Its address is the key to the group, so it lies sealed and is never shown again."""

    union = models.OneToOneField(Union, models.CASCADE, related_name="robot")
    address = SealedTextField()
    ending = models.CharField(max_length=4)
    topics = models.JSONField(default=list)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("group robot")

    def __str__(self) -> str:
        return str(self.union)


class Message(models.Model):
    """One thing told to one person or one group. `due_at` is when it is (next) tried; claimed, when it is tried anew
    should its worker die."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        HELD = "held", _("For tomorrow's digest")
        BUNDLED = "bundled", _("Told in a digest")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")

    key = models.CharField(max_length=80, unique=True)
    topic = models.CharField(_("about"), max_length=10, choices=Topic, blank=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="messages")
    union = models.ForeignKey(Union, models.PROTECT, related_name="messages")
    subject = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    path = models.CharField(max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=["due_at", "id"], condition=Q(state="waiting"), name="message_due"),
            models.Index(fields=["person", "id"], condition=Q(state="held"), name="message_held"),
            models.Index(fields=["-made_at", "-id"], name="message_newest"),
            models.Index(fields=["union", "sent_at"], condition=Q(person__isnull=True), name="message_to_group"),
        )

    def __str__(self) -> str:
        return self.subject

    @property
    def is_to_group(self) -> bool:
        return self.person_id is None


class Worker(models.Model):
    """A process that sends what waits; it says every half minute that it is alive."""

    name = models.CharField(max_length=80, unique=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name


class Morning(models.Model):
    """A day whose morning round has been begun: the row is there once, however many workers there are."""

    day = models.DateField(unique=True)
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day}"
