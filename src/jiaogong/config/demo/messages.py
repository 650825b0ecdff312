"""Letters that left the house: a school's chair is told of notices by e-mail, and one letter did not arrive."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.people import Roster
from jiaogong.kernel.sealing import digest
from jiaogong.members.models import Office
from jiaogong.notices.models import Delivery
from jiaogong.outbox import letters
from jiaogong.outbox.models import Mailbox, Message, Topic

ADDRESS = "zhuxi@school.example"  # a name that no mail server bears (RFC 2606)


def write_letters(school: Roster) -> None:
    """The chair's address, and a letter for each notice of the area; the newest came back."""
    chair = school.office_holder(Office.Kind.CHAIR).person
    Mailbox.objects.create(
        person=chair,
        address=ADDRESS,
        digest=digest(ADDRESS, "mail"),
        topics=list(Topic.values),
        language="zh-hans",
    )
    received = Delivery.objects.filter(union=school.union).select_related("notice__union").order_by("-notice__sent_at")
    messages = [_letter(school, delivery) for delivery in received]
    for message in messages[:1]:
        message.state, message.tries, message.sent_at = Message.State.FAILED, 5, None
        message.reason = "552 mailbox full"
    Message.objects.bulk_create(messages)


def _letter(school: Roster, delivery: Delivery) -> Message:
    notice, path = delivery.notice, f"/notices/{delivery.notice_id}/"
    letter = letters.notice_sent(notice.title, notice.union.called, notice.due_date, path)
    return Message(
        key=f"notice:{notice.pk}:p{school.office_holder(Office.Kind.CHAIR).person.pk}",
        topic=Topic.NOTICES,
        person=school.office_holder(Office.Kind.CHAIR).person,
        union=school.union,
        subject=letter.subject,
        text=letter.text,
        path=letter.path,
        state=Message.State.SENT,
        tries=1,
        made_at=notice.sent_at,
        due_at=notice.sent_at,
        sent_at=notice.sent_at + dt.timedelta(seconds=2),
    )
