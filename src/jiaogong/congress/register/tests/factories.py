from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.timezone import get_default_timezone

from jiaogong.congress.models import Item, RuleVersion, Session
from jiaogong.congress.register import services
from jiaogong.congress.register.rules import RulePlan, Words
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

TEXT = "第一条 每日签到两次。\n第二条 外出须请假。\n第三条 本办法自通过之日起施行。"
HELD_AT = dt.datetime(2026, 11, 20, 14, tzinfo=get_default_timezone())


def make_version(
    union: Union, *, by: Standing, text: str = TEXT, file: tuple[str, bytes] | None = None, **overrides: Any
) -> RuleVersion:
    """The drafted first version of a rule of a kind that needs nothing of the congress."""
    plan = RulePlan(**{"title": "教职工考勤办法", "kind": "other", **overrides})
    return services.enter_rule(actor=by, union=union, plan=plan, words=Words(text=text, file=file))


def make_item(union: Union, *, by: Standing, held_at: dt.datetime = HELD_AT, **overrides: Any) -> Item:
    """A point that a session of the union passed by a secret ballot, the minutes signed; `session_state` for another."""
    state = overrides.pop("session_state", Session.State.SIGNED)
    body = overrides.pop("body", Session.Body.CONGRESS)
    session = Session.objects.create(
        union=union, body=body, state=state, starts_at=held_at, entitled=31, proposed_by=by.person, proposed_at=held_at,
        term_number=3, number=Session.objects.count() + 1,
    )  # fmt: skip
    facts = {
        "session": session, "position": 1, "kind": Item.Kind.PASS, "title": "教职工考勤办法", "way": Item.Way.SECRET,
        "state": Item.State.CARRIED, "present": 26, "entitled": 31, "quorum": 21, "needed": 16, "yes": 20, "no": 6,
        "abstained": 0, "decided_at": held_at,
    }  # fmt: skip
    return Item.objects.create(**{**facts, **overrides})


def make_in_force(
    union: Union, *, by: Standing, since: dt.date = dt.date(2026, 11, 22), **overrides: Any
) -> RuleVersion:
    """A rule's version that is in force."""
    version = make_version(union, by=by, **overrides)
    return services.put_in_force(actor=by, version_id=version.pk, from_day=since)
