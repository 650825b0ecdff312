from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.catalogue import CATEGORIES, MEASURES, Category, Measure
from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Entry(models.Model):
    """One act of a union (台账条目)."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        DRAFT = "draft", _("Draft")
        CONFIRMED = "confirmed", _("Confirmed")

    class Precision(models.TextChoices):
        DAY = "day", _("Day")
        MONTH = "month", _("Month")
        PERIOD = "period", _("Period")

    class Source(models.TextChoices):
        FORM = "form", _("Typed into the form")
        SENTENCE = "sentence", _("Typed as a sentence")
        TEXT = "text", _("Read from a text")
        SHEET = "sheet", _("From a spreadsheet")
        INSTITUTION = "institution", _("Posted by an institution")

    union = models.ForeignKey(Union, models.PROTECT, related_name="entries", verbose_name=_("union"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    category = models.CharField(_("category"), max_length=16)
    title = models.CharField(_("title"), max_length=120)
    sentence = models.TextField(_("in one sentence"), blank=True, max_length=2000)
    start_date = models.DateField(_("date"))
    end_date = models.DateField(_("until"))
    precision = models.CharField(_("precision"), max_length=6, choices=Precision, default=Precision.DAY)
    due_date = models.DateField(_("due"), null=True, blank=True)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    theme = models.CharField(_("theme"), max_length=60, blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )

    sign = models.SmallIntegerField(default=1, editable=False)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversal", editable=False
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replacement", editable=False
    )

    source = models.CharField(_("source"), max_length=12, choices=Source, default=Source.FORM)
    source_name = models.CharField(_("source name"), max_length=200, blank=True)
    source_quote = models.TextField(_("source sentence"), blank=True)
    source_start = models.PositiveIntegerField(null=True, blank=True)
    source_end = models.PositiveIntegerField(null=True, blank=True)

    people = models.ManyToManyField(Person, through="EntryPerson", related_name="entries")
    drafted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("-start_date", "-id")
        indexes = (
            models.Index(fields=["-start_date", "-id"], name="entry_newest"),
            models.Index(fields=["union", "-start_date", "-id"], name="entry_union_newest"),
            models.Index(fields=["category", "-start_date", "-id"], name="entry_category_newest"),
            models.Index(fields=["state", "-start_date", "-id"], name="entry_state_newest"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(end_date__gte=models.F("start_date")), name="entry_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(category__in=list(CATEGORIES)), name="entry_category_is_known"),
            models.CheckConstraint(
                condition=Q(sign=1, reverses__isnull=True) | Q(sign=-1, reverses__isnull=False),
                name="entry_sign_tells_reversal",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def in_category(self) -> Category:
        return CATEGORIES[self.category]

    @property
    def is_reversal(self) -> bool:
        return self.sign < 0


class Figure(models.Model):
    """What an entry counts: an integer of the measure's smallest unit."""

    class Qualifier(models.TextChoices):
        EXACT = "", _("exactly")
        AT_LEAST = "at_least", _("at least")
        AT_MOST = "at_most", _("at most")
        ABOUT = "about", _("about")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="figures")
    measure = models.CharField(_("measure"), max_length=40)
    value = models.BigIntegerField(_("value"))
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Qualifier, blank=True, default=Qualifier.EXACT)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["measure", "entry", "value"], name="figure_of_measure"),)
        constraints = (
            models.UniqueConstraint(fields=["entry", "measure"], name="figure_once_an_entry"),
            models.CheckConstraint(condition=Q(measure__in=list(MEASURES)), name="figure_measure_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.value}"

    @property
    def of(self) -> Measure:
        return MEASURES[self.measure]


class Award(models.Model):
    """A prize or title that an act gave or won: its level, its name, how many."""

    class Level(models.TextChoices):
        SCHOOL = "校", _("School")
        DISTRICT = "区", _("District")
        COUNTY = "县", _("County")
        CITY = "市", _("City")
        PROVINCE = "省", _("Province")
        NATION = "国家", _("Nation")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="awards")
    level = models.CharField(_("level"), max_length=2, choices=Level, blank=True)
    prize = models.CharField(_("prize"), max_length=60)
    count = models.IntegerField(_("count"), default=1)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.level}{self.prize}{self.count}"


class EntryPerson(models.Model):
    """A person concerned by an act, by reference, and in which part."""

    class Part(models.TextChoices):
        CONCERNED = "concerned", _("Concerned")
        ORGANISER = "organiser", _("Organiser")
        WINNER = "winner", _("Prize winner")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="concerned")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.CONCERNED)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["entry", "person", "part"], name="person_once_an_entry"),)

    def __str__(self) -> str:
        return f"{self.person} {self.part}"


class EntryBody(models.Model):
    """A named body concerned by an act."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="bodies")
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["entry", "name"], name="body_once_an_entry"),)

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """A file that proves an entry, known by its SHA-256."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="evidence")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=80)
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["entry", "sha256"], name="evidence_once_an_entry"),)

    def __str__(self) -> str:
        return self.name


class EntryChange(models.Model):
    """A version of an entry: who changed what, from and to."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    actor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.act} {self.version}"


class YearClosing(models.Model):
    """A union's year, closed: its entries stand. Reopened with a reason by the level above."""

    union = models.ForeignKey(Union, models.PROTECT, related_name="closings")
    year = models.PositiveSmallIntegerField()
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    reopened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reopened_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("union", "year", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["union", "year"], condition=Q(reopened_at__isnull=True), name="year_closed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.union} {self.year}"


class SheetImport(models.Model):
    """A spreadsheet of entries, read and waiting to be accepted; nothing of it is in the ledger before."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")

    union = models.ForeignKey(Union, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    read_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    read_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.file_name
