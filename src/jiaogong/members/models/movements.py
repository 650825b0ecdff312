from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models.people import Person
from jiaogong.unions.models import Union


class Movement(models.Model):
    """A step in a person's membership: joining, moving to another union, leaving, retiring, dying, returning.

    `since_date` is the last day for which dues were paid, where a membership lapses.
    """

    class Kind(models.TextChoices):
        JOIN = "join", _("Joining")
        TRANSFER = "transfer", _("Transfer")
        LEAVE = "leave", _("Leaving the union")
        MOVE_OUT = "move_out", _("Moving to a union outside")
        LAPSE = "lapse", _("Lapse of membership")
        EXPEL = "expel", _("Expulsion")
        RETIRE = "retire", _("Retirement")
        DEATH = "death", _("Death")
        RETURN = "return", _("Return")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        RELEASED = "released", _("Released by the old union")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")

    OPEN_STATES = (State.ASKED, State.RELEASED)
    ENDS_MEMBERSHIP = (Kind.LEAVE, Kind.MOVE_OUT, Kind.LAPSE, Kind.EXPEL)

    person = models.ForeignKey(Person, models.CASCADE, related_name="movements")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    state = models.CharField(_("state"), max_length=8, choices=State)
    union_from = models.ForeignKey(Union, models.PROTECT, null=True, related_name="+", verbose_name=_("from"))
    union_to = models.ForeignKey(Union, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("to"))
    on_date = models.DateField(_("on"))
    since_date = models.DateField(_("dues last paid for"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    released_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=200, blank=True)

    class Meta:
        ordering = ("-on_date", "-id")
        indexes = (
            models.Index(fields=["state", "on_date"]),
            models.Index(fields=["-on_date", "-id"], name="movement_newest"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(state__in=("asked", "released")),
                name="one_open_movement_of_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.person}"
