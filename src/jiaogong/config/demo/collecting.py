"""Summaries as they are collected: last year's called for, most accepted; this year's called for and due soon."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeAlias

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.kernel import clock, periods
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing
from jiaogong.summaries import services
from jiaogong.summaries.models import SummaryCall, Text, TextStep
from jiaogong.summaries.rules.pieces import numbered

State: TypeAlias = Text.State
Act: TypeAlias = TextStep.Act
DUE, CALLED = (12, 20), (11, 16)
MOST_CHECKED, WRITTEN_EACH, MOST_TOLD = 6, 10, 4
_SECTIONS = {
    "民主管理": ("congress", "proposals", "disclosure", "voice", "appraisal"),
    "教师成长": ("study", "contests", "mentoring", "honours"),
    "关爱服务": ("benefits", "retirees", "women"),
    "文体活动": ("culture",),
}
_FATES = (State.ACCEPTED, State.RETURNED, State.SUBMITTED, State.DRAFT, None)
_WEIGHTS = (80, 5, 6, 4, 5)
_REMARKS = (
    "请补写工会经费收支情况，并与台账数字核对后再报。",
    "“存在不足”一节太笼统，请写明未办结的提案和下一步时间。",
    "教代会审议事项没有写表决结果，请补上。",
)
_PATHS = {
    State.ACCEPTED: (Act.SIGNED, Act.SUBMITTED, Act.ACCEPTED),
    State.RETURNED: (Act.SIGNED, Act.SUBMITTED, Act.RETURNED),
    State.SUBMITTED: (Act.SIGNED, Act.SUBMITTED),
}


def collect_summaries(bases: Sequence[Roster], shown: Roster, area: Roster, *, today: dt.date) -> None:
    """Last year's summaries of the base unions as far as each has come, and both years' calls."""
    year = today.year - 1
    officer = area.office_holder(Office.Kind.CHAIR)
    _call(area, officer, year)
    if (today.month, today.day) >= CALLED:
        _call(area, officer, today.year)
    told, sent = _told(year), list[Text]()
    for at, roster in enumerate(bases):
        fate = _fate(roster, is_shown=roster is shown)
        if fate is not None:
            own = None if roster is shown or at % WRITTEN_EACH == 0 else told[roster.union.pk]
            text = _live(roster, officer, year, fate, own)
            if fate != State.DRAFT and (roster is shown or at < MOST_CHECKED):
                sent.append(text)
    for text in sent:  # held against all the others; those left the worker checks
        services.keep_check(text, officer)


def _call(area: Roster, officer: Standing, year: int) -> None:
    SummaryCall.objects.create(
        union=area.union,
        period=str(year),
        due_date=dt.date(year, *DUE),
        note="请写明教代会、提案、慰问和经费，数字以台账为准。",
        called_by=officer.person,
        called_at=_at(dt.date(year, *CALLED)),
    )


def _fate(roster: Roster, *, is_shown: bool) -> State | None:
    if is_shown:
        return State.ACCEPTED
    return Random(f"{SEED}:summary:{roster.union.code}").choices(_FATES, _WEIGHTS)[0]


def _told(year: int) -> dict[int, dict[str, list[str]]]:
    """What each union's entries of a year say, by category."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    done = Entry.objects.filter(start_date__year=year, state=Entry.State.CONFIRMED, sign=1, reversal__isnull=True)
    rows = done.exclude(sentence="").order_by("start_date", "pk").values_list("union_id", "category", "sentence")
    for union, category, sentence in rows:
        found[union][category].append(sentence)
    return found


def _typed(roster: Roster, year: int, told: Mapping[str, Sequence[str]]) -> str:
    """A summary as a school types it itself, from what it noted during the year."""
    parts: list[str] = []
    for heading, categories in _SECTIONS.items():
        said = [sentence for category in categories for sentence in told.get(category, ())[:MOST_TOLD]]
        if said:
            parts.append(f"{numbered(len(parts) + 1, heading)}\n{''.join(said)}")
    return "\n".join([f"{year}年，{roster.union.name}围绕学校中心工作开展各项工作，现总结如下。", *parts])


def _live(roster: Roster, officer: Standing, year: int, fate: State, told: Mapping[str, Sequence[str]] | None) -> Text:
    """Write a union's summary in the days before the day due, some after it, and take it along its way.

    `told`: of one that the school types itself, what it noted; the others are written from the ledger.
    """
    rng = Random(f"{SEED}:summary-days:{roster.union.code}")
    day = dt.date(year, *DUE) + dt.timedelta(days=rng.choice((-9, -6, -4, -3, -2, -1, -1, 0, 0, 2, 5)))
    chair = roster.office_holder(Office.Kind.CHAIR)
    asked: dict[str, Any] = {"actor": chair, "union": roster.union, "period": periods.parse(str(year))}
    with clock.stopped_at(dt.datetime.combine(day, dt.time(16, 10))):
        if told is None:
            text = services.write_text(**asked)
        else:
            title = f"{roster.union.name}{year}年工作总结"
            text = services.bring_in(**asked, title=title, body=_typed(roster, year, told))
    _take_along(text, chair, officer, day, fate, rng)
    return text


def _take_along(text: Text, chair: Standing, officer: Standing, day: dt.date, fate: State, rng: Random) -> None:
    steps = _PATHS.get(fate, ())
    days = [day, day, day + dt.timedelta(days=rng.randint(2, 9))]
    for act, on in zip(steps, days, strict=False):
        is_judged = act in (Act.ACCEPTED, Act.RETURNED)
        TextStep.objects.create(
            text=text,
            act=act,
            version=text.version,
            remark=rng.choice(_REMARKS) if act == Act.RETURNED else "",
            done_by=(officer if is_judged else chair).person,
            at=_at(on),
        )
    text.state = fate
    if fate in Text.FINAL:
        text.signed_by, text.signed_at, text.submitted_at = chair.person, _at(day), _at(day)
    text.save(update_fields=["state", "signed_by", "signed_at", "submitted_at"])


def _at(day: dt.date) -> dt.datetime:
    with clock.stopped_at(dt.datetime.combine(day, dt.time(16, 10))):
        return clock.now()
