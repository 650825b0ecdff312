from __future__ import annotations

import datetime as dt
from typing import Any

from jiaogong.members.queries import Standing
from jiaogong.notices import services
from jiaogong.notices.models import Delivery, Notice
from jiaogong.notices.rules import Asked, Draft
from jiaogong.unions.models import Union

ASKED = (
    Asked(label="举办日期", kind="date"),
    Asked(label="参加人数", kind="number", measure="participants"),
    Asked(label="形式", kind="choice", options=("讲座", "比赛"), is_required=False),
    Asked(label="名单", kind="file", is_required=False),
)


def draft(**overrides: Any) -> Draft:
    """A request about a reading contest, due on 30 November 2026."""
    return Draft(
        **{
            "title": "读书活动情况",
            "body": "请填报本单位读书活动情况。",
            "due_date": dt.date(2026, 11, 30),
            "asked": ASKED,
            "category": "culture",
            **overrides,
        }
    )


def make_notice(sender: Standing, to: list[Union], **overrides: Any) -> Notice:
    union = next(o.union for o in sender.offices)
    return services.send_notice(actor=sender, union=union, draft=draft(**overrides), to=to)


def filled(notice: Notice, **answers: str) -> dict[int, str]:
    """What is typed by field: 举办日期 and 参加人数 unless told otherwise."""
    given = {"举办日期": "2026-11-18", "参加人数": "42", **answers}
    return {f.pk: given[f.label] for f in notice.fields.all() if f.label in given}


def delivery_to(union: Union, notice: Notice) -> Delivery:
    return Delivery.objects.select_related("notice").get(union=union, notice=notice)


def answer(who: Standing, notice: Notice, union: Union | None = None, **answers: str) -> Delivery:
    """The notice answered for the person's own union, or another."""
    delivery = delivery_to(union or who.person.union, notice)
    return services.answer_notice(actor=who, delivery_id=delivery.pk, typed=filled(notice, **answers), sent_files={})
