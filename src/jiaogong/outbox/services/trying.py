"""A test letter to oneself, sent at once, so that whoever set the mail server up sees what it says."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.outbox import letters, permissions, queries
from jiaogong.outbox.carriers import Undelivered, mail


def send_trial(*, actor: Standing) -> None:
    """Raises RuleBroken with the mail server's words where the letter is not taken."""
    require(permissions.may_see_outbox(actor))
    box = queries.mailbox_of(actor.person)
    if box is None or not box.is_confirmed:
        raise RuleBroken(_("Name an e-mail address of your own first."))
    letter = letters.trial()
    try:
        mail.send(to=box.address, subject=letter.subject, text=letters.body(letter, settings.SITE_ADDRESS))
    except Undelivered as fault:
        raise RuleBroken(_("It did not arrive: %(reason)s") % {"reason": fault.reason}) from None
    audit.record(actor.person, "outbox.mail_tried", box)
