from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.members.models import Person
from jiaogong.unions.models import Union


class Text(models.Model):
    """A whole text of a union about a period. It proves nothing; only entries do.

    `body` is the whole of its sections (`TextSection`) as they stand now, put together with every change of them.
    """

    class Kind(models.TextChoices):
        OLD = "old", _("An old summary, read in")
        OWN = "own", _("Written from the ledger")
        GIVEN = "given", _("A draft of one's own, brought in")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SIGNED = "signed", pgettext_lazy("a summary", "Signed")
        SUBMITTED = "submitted", pgettext_lazy("a summary", "Submitted")
        RETURNED = "returned", pgettext_lazy("a summary", "Returned with remarks")
        ACCEPTED = "accepted", pgettext_lazy("a summary", "Accepted")

    OPEN = (State.DRAFT, State.RETURNED)
    FINAL = (State.SIGNED, State.SUBMITTED, State.ACCEPTED)

    union = models.ForeignKey(Union, models.PROTECT, related_name="texts", verbose_name=_("union"))
    period = models.CharField(_("period"), max_length=12)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"))
    written_body = models.TextField(blank=True, editable=False)
    figures = models.JSONField(default=list, editable=False)
    level = models.CharField(_("extent"), max_length=20, blank=True, editable=False)
    is_numbered = models.BooleanField(_("headings are numbered"), default=True)
    version = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("signed by"))
    signed_at = models.DateTimeField(_("signed at"), null=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True)
    created_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["union", "kind", "-id"]),
            models.Index(fields=["period", "union"], name="text_of_period"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["union", "period"],
                condition=Q(state__in=("submitted", "accepted")),
                name="one_text_a_period_is_submitted",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether its words can be changed: a draft, or one that was returned."""
        return self.state in self.OPEN
