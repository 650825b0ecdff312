"""What a person does with the own mailbox: names an address, proves it, chooses what to be told, ends it."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.core import signing
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.sealing import digest
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.outbox import letters, rules
from jiaogong.outbox.carriers import Undelivered, mail
from jiaogong.outbox.models import Mailbox, Message, Topic
from jiaogong.outbox.services.sending import STOP_SALT

_WAITING = (Message.State.WAITING, Message.State.HELD)


def ask_address(*, actor: Standing, address: str) -> None:
    """Send a code to an address; it counts once the code is typed in. Raises RuleBroken with the mail server's words."""
    digits = _note_asked(actor, address)
    letter = letters.code(digits, int(rules.CODE_LASTS.total_seconds() // 60))
    try:
        mail.send(to=address, subject=letter.subject, text=letters.body(letter, ""))
    except Undelivered as fault:
        Mailbox.objects.filter(person=actor.person).update(code_digest="", code_sent_at=None)
        raise RuleBroken(_("The code could not be sent: %(reason)s") % {"reason": fault.reason}) from None


@transaction.atomic
def _note_asked(actor: Standing, address: str) -> str:
    """Keep what was asked and the code's hash; the code itself. One a minute, five a day."""
    box = _locked(actor.person)
    now = clock.now()
    if box.code_sent_at and now < box.code_sent_at + rules.CODE_PAUSE:
        raise RuleBroken(_("A code was sent less than a minute ago: look for it first."))
    asked = AuditLine.objects.filter(
        actor_id=actor.person.pk, act="outbox.address_asked", at__gte=clock.start_of_today()
    )
    if asked.count() >= rules.CODES_A_DAY:
        raise RuleBroken(_("At most %(most)s codes are sent a day: try again tomorrow.") % {"most": rules.CODES_A_DAY})
    digits = f"{secrets.randbelow(1_000_000):06}"
    box.asked_address, box.code_digest = address, _code_digest(box, digits)
    box.code_sent_at, box.code_tries = now, 0
    box.save()
    audit.record(actor.person, "outbox.address_asked", box)
    return digits


@transaction.atomic
def _take_a_try(actor: Standing) -> int:
    box = _locked(actor.person)
    if not box.code_digest or box.code_sent_at is None or clock.now() > box.code_sent_at + rules.CODE_LASTS:
        raise RuleBroken(_("No code is waited for, or it is too old: ask for a new one."))
    if box.code_tries >= rules.CODE_TRIES:
        raise RuleBroken(_("The code was mistyped %(most)s times: ask for a new one.") % {"most": rules.CODE_TRIES})
    box.code_tries += 1
    box.save(update_fields=["code_tries"])
    return box.pk


def confirm_address(*, actor: Standing, code: str) -> Mailbox:
    """Take the asked address over, proven by its code. A vain try counts though the answer is a refusal."""
    _take_a_try(actor)
    return _confirm(actor, code)


@transaction.atomic
def _confirm(actor: Standing, code: str) -> Mailbox:
    box = _locked(actor.person)
    if not constant_time_compare(box.code_digest, _code_digest(box, code.strip())):
        raise RuleBroken(_("This is not the code that was sent."))
    if not box.is_confirmed:
        box.topics = list(Topic.values)
    box.address, box.digest = box.asked_address, digest(box.asked_address.lower(), "mail")
    box.asked_address = box.code_digest = ""
    box.language = get_language() or ""
    box.save()
    audit.record(actor.person, "outbox.address_set", box)
    return box


@transaction.atomic
def choose_topics(*, actor: Standing, topics: Collection[str], is_daily: bool) -> Mailbox:
    """Be told of these topics from now on, at once or once a day, in the language that is active; of none: nothing."""
    box = _locked(actor.person)
    if not box.is_confirmed:
        raise RuleBroken(_("Name an e-mail address first."))
    box.topics, box.is_daily = [t for t in Topic.values if t in topics], is_daily
    box.language = get_language() or ""
    box.save(update_fields=["topics", "is_daily", "language"])
    audit.record(actor.person, "outbox.topics_chosen", box, topics=box.topics)
    return box


@transaction.atomic
def remove_address(*, actor: Standing) -> None:
    """Forget the address; what waits for it goes with it."""
    Message.objects.filter(person=actor.person, state__in=_WAITING).delete()
    removed, _each = Mailbox.objects.filter(person=actor.person).delete()
    if removed:
        audit.record(actor.person, "outbox.address_removed", actor.person)


def mailbox_of_token(token: str) -> Mailbox:
    """The mailbox that a stop link names. Raises NotFound where it is not ours or the address is another by now."""
    try:
        pk, begins = signing.loads(token, salt=STOP_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        pk, begins = None, "-"
    box = Mailbox.objects.filter(pk=pk, digest__startswith=begins).exclude(digest="").select_related("person").first()
    if box is None:
        raise NotFound(_("This link has ended: the address is no longer written to."))
    return box


@transaction.atomic
def stop_letters(*, token: str) -> Mailbox:
    """End the letters to a mailbox, as its owner asked by the link in one of them; the link stands for the owner."""
    box = Mailbox.objects.select_for_update(of=("self",)).select_related("person").get(pk=mailbox_of_token(token).pk)
    box.topics = []
    box.save(update_fields=["topics"])
    Message.objects.filter(person=box.person, state__in=_WAITING).delete()
    audit.record(box.person, "outbox.letters_stopped", box)
    return box


def _locked(person: Person) -> Mailbox:
    Mailbox.objects.get_or_create(person=person)
    return Mailbox.objects.select_for_update(of=("self",)).select_related("person").get(person=person)


def _code_digest(box: Mailbox, digits: str) -> str:
    return digest(f"{box.pk} {digits}", "mail code")
