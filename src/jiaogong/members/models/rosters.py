"""A roster read in, waiting, taken and taken back: what is staged before any file is changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.sealing import SealedTextField
from jiaogong.members.models.people import Person
from jiaogong.unions.models import Union


class RosterImport(models.Model):
    """A school's own roster as a spreadsheet: its tables, and how far it has come.

    `reached` is the chunk (while being read) or the row (while being taken over or back) that was last done.
    """

    class State(models.TextChoices):
        OPENING = "opening", _("Being opened")
        COLUMNS = "columns", _("Columns to be looked at")
        READING = "reading", _("Being read")
        WAITING = "waiting", _("Waiting")
        TAKING = "taking", _("Being taken over")
        TAKEN = "taken", _("Taken over")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    union = models.ForeignKey(Union, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPENING)
    tables = models.JSONField(default=list)
    rows = models.IntegerField(default=0)
    passed_over = models.IntegerField(default=0)
    reached = models.BigIntegerField(default=0)
    read_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    read_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-read_at", "-id")

    def __str__(self) -> str:
        return self.file_name


class RosterChunk(models.Model):
    """Some hundred rows as they were read, as JSON; of identity numbers only what they tell. Gone once all is taken over."""

    roster = models.ForeignKey(RosterImport, models.CASCADE, related_name="chunks", db_index=False)
    number = models.IntegerField()
    cells = SealedTextField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["roster", "number"], name="roster_chunk_once"),)

    def __str__(self) -> str:
        return f"{self.roster} {self.number}"


class RosterRow(models.Model):
    """A row of a roster understood: what taking it over would do, and what it did.

    `facts` and `before` (what taking it over changed) are JSON objects by the person's fields; `candidates` keys of
    people; `faults` sentences.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Same")
        DOUBTFUL = "doubtful", _("Doubtful")
        ERROR = "error", _("Error")

    class Decision(models.TextChoices):
        SAME = "same", _("Same person")
        NEW = "new", _("New person")
        LEAVE = "leave", _("Leave out")

    class Outcome(models.TextChoices):
        OPENED = "opened", _("File opened")
        CHANGED = "changed", _("File changed")
        LEFT = "left", _("Left out")
        UNDONE = "undone", _("Undone")
        KEPT = "kept", _("Kept")

    roster = models.ForeignKey(RosterImport, models.CASCADE, related_name="people", db_index=False)
    sheet = models.CharField(max_length=40)
    at = models.IntegerField()
    state = models.CharField(max_length=8, choices=State)
    decision = models.CharField(max_length=5, choices=Decision, blank=True)
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    name = models.CharField(max_length=40, blank=True)
    pinyin = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=100)
    union = models.ForeignKey(Union, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    facts = SealedTextField(default="")
    before = SealedTextField(blank=True, default="")
    candidates = models.JSONField(default=list)
    faults = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["roster", "state", "id"]),
            models.Index(fields=["roster", "outcome", "id"]),
            models.Index(fields=["roster", "key"]),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.at} {self.name}"


class RosterHabit(models.Model):
    """The columns that a union's officer last gave to headings: they are given to the same headings again."""

    union = models.OneToOneField(Union, models.CASCADE, related_name="+")
    codes = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.union)
