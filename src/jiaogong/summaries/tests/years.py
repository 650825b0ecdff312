"""Years of made-up unions, for tests of what is written from them and checked against them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import AwardFact, FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union


def make_school(area: Union | None = None, *, women: int = 7, men: int = 6, **overrides: Any) -> Standing:
    """A school's chair (a woman) with colleagues on the file."""
    chair = make_officer(make_union(area or make_union(), **overrides))
    for serial in range(women - 1):
        make_person(chair.person.union, name=f"女职{serial}", sex="F")
    for serial in range(men):
        make_person(chair.person.union, name=f"男职{serial}", sex="M")
    return chair


def tell(chair: Standing, category: str, title: str, day: dt.date, sentence: str = "", **facts: Any) -> Entry:
    """A confirmed entry; keyword figures are measures, `awards` triples."""
    awards = tuple(AwardFact(*award) for award in facts.pop("awards", ()))
    state = {key: facts.pop(key) for key in ("precision", "end", "theme", "confirmed") if key in facts}
    figures = tuple(FigureFact(m, *(v if isinstance(v, tuple) else (v,))) for m, v in facts.items())
    return make_entry(
        chair.person.union, by=chair, category=category, title=title, start=day, sentence=sentence,
        figures=figures, awards=awards, **state,
    )  # fmt: skip


def live_a_year(chair: Standing, year: int = 2025, *, more: int = 0) -> None:
    """A full year of a school: `more` is added to what is counted, so that years differ."""
    day = partial(dt.date, year)
    tell(
        chair, "congress", "召开第三届教职工代表大会第二次会议", day(3, 27),
        congress_sessions=1, delegates_due=31, delegates_present=29, items_considered=4, items_passed=3,
    )  # fmt: skip
    tell(chair, "proposals", "征集教代会提案", day(3, 5), proposals_received=12 + more)
    tell(chair, "proposals", "提案审查立案", day(4, 2), proposals_filed=10)
    tell(chair, "proposals", "提案办结情况通报", day(11, 12), proposals_settled=8)
    tell(chair, "disclosure", "更新公开栏", day(5, 6), items_disclosed=6 + more)
    tell(chair, "study", "师德宣讲", day(9, 16), sessions_held=1, participants=(40, "at_least"))
    tell(
        chair, "contests", "课件制作比赛", day(5, 20), works=14, prizes=6, awards=(("校", "一等奖", 2), ("校", "二等奖", 4)),
    )  # fmt: skip
    tell(chair, "contests", "市级优质课竞赛获奖", day(10, 14), prizes=1, awards=(("市", "一等奖", 1),))
    tell(chair, "mentoring", "青蓝结对仪式", day(9, 11), mentor_pairs=3)
    tell(chair, "care", "看望住院教师", day(3, 12), "看望手术后休养的教师。", visits=1, visit_amount=100000)
    tell(chair, "care", "走访困难教职工", day(1, 20), visits=6 + more, visit_amount=360000)
    tell(chair, "benefits", "教职工体检", day(6, 3), checkups_due=13, checkups_done=11)
    tell(chair, "benefits", "体检补检", day(11, 18), checkups_followed=1)
    tell(chair, "women", "“三八”节羽毛球赛", day(3, 8), women_participants=6)
    tell(chair, "culture", "教职工趣味运动会", day(10, 24), participants=11 + more, teams=2)
    tell(chair, "finance", "公布工会经费收支", day(12, 25), union_income=1860000, union_spending=1250000)
