"""Messages carried out of the house one by one; what does not arrive is tried again, then failed with the reason.

A message is claimed in a transaction of its own and marked in another; between them it is sent. A worker that dies
between sending and marking leaves that one message to be sent twice, and no other (docs/decisions/0011).
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.db import connection, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.outbox import letters, permissions, queries, rules
from jiaogong.outbox.carriers import Undelivered, mail, robots
from jiaogong.outbox.letters import Letter
from jiaogong.outbox.models import Mailbox, Message

State = Message.State
STOP_SALT = "outbox.stop"


def send_waiting() -> dict[str, int]:
    """Send every message that is due; how many were sent, and how many were not."""
    told = {"sent": 0, "unsent": 0}
    while queries.waiting_and_due(clock.now()).exists():
        message = _claimed()
        if message is not None:
            told["sent" if _deliver(message) else "unsent"] += 1
        elif connection.features.has_select_for_update_skip_locked:
            break  # other workers are at the rest
    return told


@transaction.atomic
def _claimed() -> Message | None:
    """The next message that is due, taken so that no other worker takes it; None where there is none for us now."""
    now = clock.now()
    due = queries.waiting_and_due(now).select_for_update(skip_locked=True, of=("self",))
    message = due.first()
    if message is None:
        return None
    lately = now - rules.MINUTE
    if message.is_to_group and queries.sent_to_group_since(message.union_id, lately) >= rules.MOST_A_MINUTE:
        message.due_at = now + rules.WAITS[0]
        message.save(update_fields=["due_at"])
        return None
    message.tries += 1
    message.due_at = now + rules.LEASE
    message.save(update_fields=["tries", "due_at"])
    return message


def _deliver(message: Message) -> bool:
    """Whether a claimed message went out; marked either way."""
    try:
        _carry(message)
    except (Undelivered, RuleBroken) as fault:
        is_final = isinstance(fault, RuleBroken) or fault.is_final
        _mark_unsent(message, str(fault), is_final=is_final)
        return False
    message.state, message.sent_at, message.reason = State.SENT, clock.now(), ""
    message.save(update_fields=["state", "sent_at", "reason"])
    return True


def _mark_unsent(message: Message, reason: str, *, is_final: bool) -> None:
    wait = None if is_final else rules.wait_after(message.tries)
    message.reason = reason[:300]
    if wait is None:
        message.state = State.FAILED
    else:
        message.due_at = clock.now() + wait
    message.save(update_fields=["state", "due_at", "reason"])


def _carry(message: Message) -> None:
    letter = Letter(message.subject, message.text, message.path)
    if message.person_id is None:
        robot = queries.robot_of(message.union)
        if robot is None:
            raise Undelivered(_("The robot was taken away."), is_final=True)
        robots.send(address=robot.address, text=letters.said(letter, settings.SITE_ADDRESS))
        return
    box = Mailbox.objects.filter(person=message.person_id).exclude(digest="").first()
    if box is None:
        raise Undelivered(_("The e-mail address was taken away."), is_final=True)
    with translation.override(box.language or settings.LANGUAGE_CODE):
        stop = reverse("mail-stop", args=[stop_token(box)])
        text = letters.body(letter, settings.SITE_ADDRESS, stop)
    headers = {"Message-ID": f"<{message.pk}.{message.made_at:%Y%m%d%H%M%S}@{mail.own_host()}>"}
    if settings.SITE_ADDRESS:
        headers["List-Unsubscribe"] = f"<{settings.SITE_ADDRESS}{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.send(to=box.address, subject=letter.subject, text=text, headers=headers)


def stop_token(box: Mailbox) -> str:
    """What stands in the link by which a mailbox's owner, signed in or not, ends its letters; ends with its address."""
    return signing.dumps([box.pk, box.digest[:16]], salt=STOP_SALT)


@transaction.atomic
def try_again(*, actor: Standing, message_id: int) -> Message:
    """Let a message that failed be sent anew, with as many tries as at first."""
    message = queries.locked_message(message_id, visible_to=actor)
    require(permissions.may_try_again(actor, message))
    message.state, message.tries, message.due_at, message.reason = State.WAITING, 0, clock.now(), ""
    message.save(update_fields=["state", "tries", "due_at", "reason"])
    audit.record(actor.person, "outbox.tried_again", message)
    return message
