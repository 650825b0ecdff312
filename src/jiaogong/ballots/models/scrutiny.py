from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiaogong.ballots.models.ballots import Ballot
from jiaogong.members.models import Person


class Scrutineer(models.Model):
    """Somebody who holds a share of a ballot's key; any two open the papers together.

    `own_public` and `own_private` are the scrutineer's own key pair, the private half locked with a passphrase that
    stands nowhere; `share` is sealed to it. `passed` is the share of whoever has come first, sealed to each of the
    others by their keys. All of it is emptied when the ballot is counted or comes to nothing. `tries` of the passphrase
    are counted, the last one `tried_at`, so that nobody guesses it at the page.
    """

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="scrutineers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="scrutinies", verbose_name=_("person"))
    is_spare = models.BooleanField(_("keeps the spare share"), default=False)
    has_taken_up = models.BooleanField(_("has taken up the duty"), default=False)
    has_opened = models.BooleanField(_("has given the passphrase for the count"), default=False)
    own_public = models.BinaryField(null=True, blank=True)
    own_private = models.BinaryField(null=True, blank=True)
    share = models.BinaryField(null=True, blank=True)
    passed = models.JSONField(default=dict, blank=True)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    tried_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("is_spare", "id")
        constraints = (models.UniqueConstraint(fields=["ballot", "person"], name="scrutineer_once_a_ballot"),)

    def __str__(self) -> str:
        return f"{self.ballot}: {self.person}"
