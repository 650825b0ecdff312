"""Acts with notices: sent, read, answered, chased, an answer handed back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES
from jiaogong.kernel import audit, clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.files import Kept
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing
from jiaogong.notices import permissions, queries
from jiaogong.notices.events import AnswerGiven, AnswerReturned, Chased, NoticeSent
from jiaogong.notices.models import Answer, Delivery, Notice, NoticeField, NoticeFile
from jiaogong.notices.rules import Asked, Draft, plain_answer, require_sound
from jiaogong.unions.models import Union


@transaction.atomic
def send_notice(
    *,
    actor: Standing,
    union: Union,
    draft: Draft,
    to: Iterable[Union],
    attached: Sequence[Kept] = (),
    form_key: uuid.UUID | None = None,
) -> Notice:
    """Send a notice to unions below the sender; the same form (`form_key`) sent again returns what it sent."""
    made = made_by_form(Notice, form_key)
    if made:
        return made
    require(permissions.may_send(actor, union))
    require_sound(draft, today=clock.today())
    receivers = {u.pk: u for u in to}
    if not receivers:
        raise RuleBroken(_("Choose at least one union to send it to."))
    if any(u.pk == union.pk or not u.path.startswith(union.path) for u in receivers.values()):
        raise RuleBroken(_("A notice goes to unions below %(union)s alone.") % {"union": union})
    notice = Notice(
        union=union,
        title=draft.title.strip(),
        body=draft.body.strip(),
        due_date=draft.due_date,
        category=draft.category,
        asks_answer=bool(draft.asked),
        sent_by=actor.person,
        sent_at=clock.now(),
        form_key=form_key,
    )
    made = save_once(notice, form_key)
    if made:
        return made
    _write_parts(notice, draft, attached)
    Delivery.objects.bulk_create([Delivery(notice=notice, union=u) for u in receivers.values()], batch_size=500)
    audit.record(actor.person, "notices.sent", notice, to=len(receivers))
    announce(NoticeSent(notice_id=notice.pk, actor=actor))
    return notice


def _write_parts(notice: Notice, draft: Draft, attached: Sequence[Kept]) -> None:
    NoticeField.objects.bulk_create(
        [
            NoticeField(
                notice=notice,
                label=a.label.strip(),
                kind=a.kind,
                is_required=a.is_required,
                options=list(a.options),
                measure=a.measure,
            )
            for a in draft.asked
        ]
    )
    NoticeFile.objects.bulk_create(
        [NoticeFile(notice=notice, name=k.name, sha256=k.sha256, content_type=k.content_type) for k in attached]
    )


@transaction.atomic
def note_read(*, actor: Standing, notice_id: int) -> None:
    """Note that an officer of a union has opened its notice; the first reading stands."""
    unread = queries.received_by(actor).filter(notice=notice_id, read_at__isnull=True)
    for delivery in Delivery.objects.select_for_update().filter(pk__in=unread.order_by().values("pk")):
        delivery.read_at, delivery.read_by = clock.now(), actor.person
        delivery.save(update_fields=["read_at", "read_by"])
        audit.record(actor.person, "notices.read", delivery)


@transaction.atomic
def answer_notice(
    *, actor: Standing, delivery_id: int, typed: Mapping[int, str], sent_files: Mapping[int, tuple[str, bytes]]
) -> Delivery:
    """Answer for a union: by the field's key the text typed, or a file's name and bytes.

    Where answers are acts, that is announced, and refused as a whole if it cannot be recorded.
    """
    delivery = queries.locked_delivery(delivery_id, visible_to=actor)
    require(permissions.may_answer(actor, delivery))
    fields = list(delivery.notice.fields.all())
    earlier = {a.field_id: a for a in delivery.answers.all()}
    answers = [_answer(delivery, f, typed.get(f.pk, ""), sent_files.get(f.pk), earlier.get(f.pk)) for f in fields]
    delivery.answers.all().delete()
    Answer.objects.bulk_create([a for a in answers if a.text])
    now = clock.now()
    delivery.answered_at, delivery.answered_by, delivery.returned_reason = now, actor.person, ""
    if delivery.read_at is None:
        delivery.read_at, delivery.read_by = now, actor.person
    delivery.save()
    audit.record(actor.person, "notices.answered", delivery, changes=_told(delivery, earlier, answers))
    if delivery.notice.category:
        announce(_act(delivery, answers, actor))
    return delivery


def _told(delivery: Delivery, earlier: Mapping[int, Answer], answers: Iterable[Answer]) -> dict[str, list[Any]]:
    """What an audit line tells of an answer, by the fields' labels; of a sensitive kind digests alone."""
    given = list(answers)
    before = {a.field.label: earlier[a.field_id].text if a.field_id in earlier else "" for a in given}
    after = {a.field.label: a.text for a in given}
    category = delivery.notice.category
    is_sensitive = bool(category) and CATEGORIES[category].sensitive
    return audit.changes(before, after, sensitive=after if is_sensitive else ())


def asked_by(field: NoticeField) -> Asked:
    """A field as the rules know it."""
    return Asked(
        label=field.label,
        kind=field.kind,
        is_required=field.is_required,
        options=tuple(field.options),
        measure=field.measure,
    )


def _answer(
    delivery: Delivery, field: NoticeField, text: str, file: tuple[str, bytes] | None, earlier: Answer | None
) -> Answer:
    """One field's answer; the file of an answer handed back stays unless another takes its place."""
    answer = Answer(delivery=delivery, field=field)
    if field.kind != NoticeField.Kind.FILE:
        answer.text = plain_answer(asked_by(field), text)
    elif file is not None:
        kept = files.keep(file[1], file[0])
        answer.text, answer.sha256, answer.content_type = kept.name, kept.sha256, kept.content_type
    elif earlier is not None:
        answer.text, answer.sha256, answer.content_type = earlier.text, earlier.sha256, earlier.content_type
    else:
        answer.text = plain_answer(asked_by(field), "")
    return answer


def _act(delivery: Delivery, answers: Sequence[Answer], actor: Standing) -> AnswerGiven:
    """What was done, by the first date that was filled in, else today."""
    day = next((a.text for a in answers if a.field.kind == NoticeField.Kind.DATE and a.text), "")
    return AnswerGiven(
        delivery_id=delivery.pk,
        union=delivery.union,
        actor=actor,
        category=delivery.notice.category,
        title=delivery.notice.title,
        day=dt.date.fromisoformat(day) if day else clock.today(),
        figures={a.field.measure: a.text for a in answers if a.field.measure and a.text},
    )


@transaction.atomic
def chase(*, actor: Standing, notice_id: int) -> int:
    """Remind every union that still owes its answer (or has not read what asks for none), once a day at most.

    Returns how many were reminded.
    """
    notice = queries.notice_visible_to(actor, notice_id)
    require(permissions.may_chase(actor, notice))
    owing = queries.awaiting(Delivery.objects.filter(notice=notice))
    today = clock.today()
    owing = owing.filter(Q(chased_date__isnull=True) | Q(chased_date__lt=today))
    owing_ids = tuple(owing.values_list("pk", flat=True))
    count = Delivery.objects.filter(pk__in=owing_ids).update(chased=F("chased") + 1, chased_date=today)
    if not count:
        raise RuleBroken(_("Nobody is left to remind today: all have answered or were reminded already."))
    audit.record(actor.person, "notices.chased", notice, count=count)
    announce(Chased(notice_id=notice.pk, delivery_ids=owing_ids, on=today, actor=actor))
    return count


@transaction.atomic
def return_answer(*, actor: Standing, delivery_id: int, reason: str) -> Delivery:
    """Hand an answer back, with a reason, to be given anew; what was filled in stays to be mended."""
    delivery = queries.locked_delivery(delivery_id, visible_to=actor)
    require(permissions.may_return(actor, delivery))
    if not reason.strip():
        raise RuleBroken(_("Say why the answer is handed back."))
    before = audit.values(delivery, "answered_at")
    delivery.answered_at = delivery.answered_by = None
    delivery.returned_reason = reason.strip()[:200]
    delivery.save(update_fields=["answered_at", "answered_by", "returned_reason"])
    told = audit.changes(before, {"answered_at": None})
    audit.record(actor.person, "notices.answer_returned", delivery, reason=delivery.returned_reason, changes=told)
    announce(AnswerReturned(delivery_id=delivery.pk, at=clock.now(), actor=actor))
    return delivery
