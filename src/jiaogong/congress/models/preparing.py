from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiaogong.congress.models.agenda import Item
from jiaogong.congress.models.sessions import Session
from jiaogong.members.models import Person


class Signature(models.Model):
    """A delegate's own signature under a petition for an extraordinary session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["session", "person"], name="signature_once_a_petition"),)

    def __str__(self) -> str:
        return str(self.person)


class SignOff(models.Model):
    """What the party organisation or the administration said to a session before it was called, with the page they signed."""

    class Side(models.TextChoices):
        PARTY = "party", _("Party organisation")
        ADMINISTRATION = "administration", _("Administration")

    session = models.ForeignKey(Session, models.CASCADE, related_name="sign_offs")
    side = models.CharField(_("side"), max_length=14, choices=Side)
    signed_by = models.CharField(_("signed by"), max_length=40)
    signed_date = models.DateField(_("signed on"))
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("side",)
        constraints = (models.UniqueConstraint(fields=["session", "side"], name="sign_off_once_a_side"),)

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.signed_by}"


class Topic(models.Model):
    """What somebody wants the session to take up; an officer makes an item of it or says why not."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("topic", "Proposed")
        TAKEN = "taken", _("On the agenda")
        LEFT = "left", _("Not taken up")

    session = models.ForeignKey(Session, models.CASCADE, related_name="topics")
    text = models.CharField(_("topic"), max_length=120)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    answer = models.CharField(_("why not"), max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["session", "text"], name="topic_once_a_session"),)

    def __str__(self) -> str:
        return self.text


class SentNotice(models.Model):
    """The notice of a session word for word as it went out; a change of its hour, place or name makes the next one.

    `paragraphs` are pairs of text and level, as an official paper has them.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="notices_sent")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    addressee = models.CharField(_("addressee"), max_length=60)
    paragraphs = models.JSONField(_("text"))
    signed = models.CharField(_("signed by"), max_length=120)
    starts_at = models.DateTimeField(_("begins"))
    place = models.CharField(_("place"), max_length=80, blank=True)
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        ordering = ("session", "number")
        constraints = (models.UniqueConstraint(fields=["session", "number"], name="sent_notice_once_a_number"),)

    def __str__(self) -> str:
        return self.title


class Paper(models.Model):
    """A text or file that delegates are sent before the session; what is sent is never changed, a newer one is added."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="papers")
    item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="papers")
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), blank=True, max_length=20_000)
    file_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class Delivery(models.Model):
    """That a delegate has a session's papers: when they opened them, or that they signed for them on paper."""

    class How(models.TextChoices):
        OPENED = "opened", _("Opened")
        SIGNED = "signed", _("Signed for on paper")

    session = models.ForeignKey(Session, models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    how = models.CharField(_("how"), max_length=8, choices=How, default=How.OPENED)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["session", "person"], name="delivery_once_a_delegate"),)

    def __str__(self) -> str:
        return str(self.person)
