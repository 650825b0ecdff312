"""What the made-up area's unions ask of the level above, and the limits that they set for themselves."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import AREA_CODE, SHOWN_SCHOOL, Node
from jiaogong.kernel import clock
from jiaogong.members.models import Office
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.rules import Asked
from jiaogong.organisation.services import ask_change, refuse_change, set_limit
from jiaogong.unions.models import Union

Kind = UnionChange.Kind


def ask_and_set(nodes: list[Node], unions: dict[str, Union], rosters: dict[str, Roster], today: dt.date) -> None:
    """Requests that wait, one that was refused, and own limits of the area and of one school."""
    area, staff = unions[AREA_CODE], rosters[AREA_CODE].office_holder(Office.Kind.CHAIR)
    schools = [n for n in nodes if n.kind == Union.Kind.BASE and n.has_union]
    shown = next(n for n in schools if n.short == SHOWN_SCHOOL)
    other = next(n for n in schools if n.short != SHOWN_SCHOOL and n.sector == Union.Sector.PUBLIC)
    chairs = {n.code: rosters[n.code].office_holder(Office.Kind.CHAIR) for n in (shown, other)}
    with clock.stopped_at(min(today, today.replace(month=1, day=15))):
        since = today.replace(month=1, day=1)
        set_limit(actor=staff, union=area, code="cap.birthday", value=400, reason="区教育工会委员会决定", since=since)
        set_limit(
            actor=chairs[shown.code],
            union=unions[shown.code],
            code="cap.birthday",
            value=300,
            reason="会员大会通过的经费办法",
            since=since,
        )
    with clock.stopped_at(today - dt.timedelta(days=40)):
        asked = Asked(reason="学校挂牌", name=f"雁溪区{other.short}教育集团工会", short_name=other.short)
        early = ask_change(actor=chairs[other.code], union=unions[other.code], kind=Kind.RENAME, asked=asked)
    with clock.stopped_at(today - dt.timedelta(days=33)):
        refuse_change(actor=staff, change_id=early.pk, answer="集团尚未批复成立，请附批复文件后再报。")
    with clock.stopped_at(today - dt.timedelta(days=6)):
        again = Asked(
            reason="教育集团已批复成立", name=asked.name, short_name=other.short, basis=f"雁教〔{today.year}〕27号"
        )
        ask_change(actor=chairs[other.code], union=unions[other.code], kind=Kind.RENAME, asked=again)
        for node in [n for n in nodes if n.kind == Union.Kind.BASE and not n.has_union][:2]:
            founding = Asked(reason="会员已满二十五人", other=node.code, name=f"{node.name}工会", short_name=node.short)
            ask_change(actor=staff, union=unions[node.parent], kind=Kind.FOUND, asked=founding)
