"""False names: another person, another day, a higher level, another title or activity."""

from __future__ import annotations

import datetime as dt
import re
from random import Random

from jiaogong.summaries.checking.tests.planting.plant import Plant, put
from jiaogong.summaries.checking.tests.planting.source import Truth

_DAY = re.compile(r"(?<!截至)(?<!截至\d{4}年)(?<!日至)(?<!年)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?!至)")
_UP = {"校": "区", "区": "市", "县": "市", "市": "省", "省": "国家"}
_PRIZE = re.compile(r"(?P<level>[校区县市省])级(?=[特一二三]等奖|“|模范|先进|优秀)")
_EVENT = re.compile(r"(?P<level>[校区县市省])级(?=[^，。；获“”]{2,14}(?:比赛|大赛|竞赛|评选|评比|展评))")
_TITLE = re.compile(r"“(?P<title>[\u4e00-\u9fff]{3,12})”(?!称号)")
TITLES = (
    "晨光计划",
    "同心结",
    "百花园",
    "筑梦讲堂",
    "杏坛论剑",
    "清风行动",
    "暖阳工程",
    "步步高",
    "青禾课堂",
    "心桥驿站",
)
ACTIVITIES = (
    "拔河", "跳绳", "羽毛球", "乒乓球", "篮球", "气排球", "广播操", "象棋", "合唱",
    "瑜伽", "朗诵", "插花", "健步走", "微课", "粉笔字", "说课", "教具制作",
)  # fmt: skip


def name_swapped(truth: Truth, rng: Random) -> Plant | None:
    """A person named in the text replaced by another of the roster who was not there."""
    names = [(m.start(), m.end()) for name in truth.roster for m in re.finditer(re.escape(name), truth.text)]
    if not names:
        return None
    start, end = rng.choice(sorted(names))
    sentence = truth.text[truth.text.rfind("。", 0, start) + 1 : truth.text.find("。", end)]
    there = {n for a in truth.ground.acts_with(truth.text[start:end]) for n in truth.ground.people[a.entry]}
    others = sorted(n for n in truth.roster - there if n not in sentence and n not in truth.said_in_ledger)
    return put("name swapped", truth, start, end, rng.choice(others)) if others else None


def date_moved(truth: Truth, rng: Random) -> Plant | None:
    """The day of an act moved by days or a month, to a day with no act of its kind."""
    days = list(_DAY.finditer(truth.text))
    if not days:
        return None
    m = rng.choice(days)
    year = truth.period.year
    was = dt.date(year, int(m["month"]), int(m["day"]))
    other = was + dt.timedelta(days=rng.choice((-9, -4, -2, -1, 1, 2, 3, 6, 10, 30, -31)))
    kinds = {a.category for a in truth.ground.acts if a.start <= was <= a.end}
    busy = any(a.start <= other <= a.end and a.category in kinds for a in truth.ground.acts if a.precision == "day")
    if other.year != year or busy or other > truth.ground.known.until:
        return None
    return put("date moved", truth, *m.span(), f"{other.month}月{other.day}日")


def prize_raised(truth: Truth, rng: Random) -> Plant | None:
    """The level of a prize raised by one: 区级三等奖 made 市级三等奖."""
    return _raised("prize level raised", _PRIZE, truth, rng)


def event_raised(truth: Truth, rng: Random) -> Plant | None:
    """The level before an event's name raised by one."""
    return _raised("event level raised", _EVENT, truth, rng)


def _raised(kind: str, pattern: re.Pattern[str], truth: Truth, rng: Random) -> Plant | None:
    found = list(pattern.finditer(truth.text, 0, truth.plans_at))
    if not found:
        return None
    m = rng.choice(found)
    return put(kind, truth, m.start(), m.end(), _UP[m["level"]] + "级")


def title_changed(truth: Truth, rng: Random) -> Plant | None:
    """The title of an activity in quotation marks replaced by one that nobody held."""
    found = [m for m in _TITLE.finditer(truth.text, 0, truth.plans_at) if m["title"] in truth.said_in_ledger]
    others = [t for t in TITLES if t not in truth.said_in_ledger]
    if not found or not others:
        return None
    m = rng.choice(found)
    return put("title changed", truth, m.start("title"), m.end("title"), rng.choice(others))


def activity_changed(truth: Truth, rng: Random) -> Plant | None:
    """What was played or held replaced by what the ledger has nowhere."""
    found = [m for word in ACTIVITIES for m in re.finditer(word, truth.text[: truth.plans_at])]
    others = [word for word in ACTIVITIES if word not in truth.said_in_ledger and word not in truth.text]
    if not found or not others:
        return None
    m = rng.choice(found)
    return put("activity changed", truth, *m.span(), rng.choice(others))
