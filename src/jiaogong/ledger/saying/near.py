"""Days that are counted from today: 昨天, 前几天, 三天前, 上周五, 这周, 5号."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from jiaogong.kernel.periods import months_after
from jiaogong.ledger.saying.spans import DAY, FEW_DAYS, MONTH, WEEK, Now, Spoken, Wording, said_at, whole_month
from jiaogong.prose.numerals import read_numeral

_PART_OF_DAY = r"(?:一大早|上午|下午|中午|早上|早晨|清晨|傍晚|晚上|晚间|夜里|午休(?:时间)?|放学后|下班后|课后|课间)"
_CLOCK = r"(?:[\d一二两三四五六七八九十]{1,3}点(?:半|一刻|[\d一二三四五六七八九十]{1,3}分?)?)"
HOUR = rf"(?:的?{_PART_OF_DAY}?{_CLOCK}?(?:第[一二三四五六七八]节课?后?)?)"
NUMBER = r"[一二两三四五六七八九十\d]{1,3}"
_WEEKDAYS = "一二三四五六日"
_WEEK = r"(?:周|星期|礼拜)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"

_AWAY = {
    **dict.fromkeys(("今天", "今日", "今早", "今晨", "今晚", "今儿", "刚才", "刚刚", "方才", "今"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "昨夜", "昨儿", "昨"), -1),
    **dict.fromkeys(("前天", "前日", "前晚"), -2),
    "大前天": -3,
    **dict.fromkeys(("明天", "明日", "明早", "明晚", "明"), 1),
    "后天": 2,
    "大后天": 3,
}
_DAYS = re.compile(
    r"(?P<day>大[前后]天|(?<![目之以此大])前天(?![气津然空堂])|(?<![先大])后天(?!努力|养成|环境|形成|教育)|前[日晚](?!本)"
    r"|今(?:天(?!气|津)|日(?!头条|说法)|早|晨|晚|儿|(?=上午|下午|中午))|昨(?:天|日|晚|夜|儿|(?=上午|下午|中午))"
    rf"|(?<![好的鲜光])明(?:天|日|早|晚|(?=上午|下午|中午))|刚[才刚]|方才){HOUR}"
)
_JUST_NOW = re.compile(rf"^(?:{_PART_OF_DAY}{_CLOCK}?|{_CLOCK}|刚(?![才刚性毅]))")
_AGO = re.compile(
    rf"(?<![\d一二三四五六七八九十])(?:大?约)?(?P<count>{NUMBER}|半)(?P<of>天|个?(?:星期|礼拜)|周|个月)(?:之|以)?前"
)
_FEW = re.compile(
    r"前(?:几|些)天|前[两二]天|(?:这|近)(?:几|[两二])天|近日|日前|近期|最近(?!的)|近来|前(?:段|阵子?)时间|前不久|前阵子|不久前"
)
_FEW_DAYS = {"几": (-6, -1), "些": (-6, -1), "两": (-2, -1), "二": (-2, -1)}
_WEEKDAY = re.compile(
    rf"(?P<which>上上个?|下下个?|上个?|下个?|这个?|本)?(?<![每一二两三四五六七八九十几半隔\d线网])(?:的)?{_WEEK}"
    rf"(?P<first>[一二三四五六日天])(?![常志报程记鸣福])(?:(?:[至到、和及~—-]|—— ?){_WEEK}?(?P<last>[一二三四五六日天]))?{HOUR}"
)
_WHOLE_WEEK = re.compile(
    rf"(?<![每线以早晚])(?P<which>上上个?|下下个?|上个?|下个?|这个?|本){_WEEK}(?![一二三四五六日天年岁边围刊期转])(?P<end>末)?(?:以来|内|里)?"
    rf"|(?<![每])(?P<lone>周末)"
)
_THIS_MONTH = re.compile(
    rf"(?P<which>上上个?|上个?|这个?|本|下个?)月份?(?P<day>{_DAY})(?:[日号])?(?:[至到、~—-](?P<last>{_DAY}))?[日号]{HOUR}"
)
_LONE_DAY = re.compile(
    rf"(?:^|(?<=[，,。；;\s于在从]))(?P<day>{_DAY})(?:[日号])?(?:[至到、~—-](?P<last>{_DAY}))?[日号](?![楼线门院馆文车机选球]|教室){HOUR}"
)


def _day(m: Match[str], now: Now) -> Spoken:
    return said_at(m, now.day(_AWAY[m["day"]]))


def _just_now(m: Match[str], now: Now) -> Spoken:
    return said_at(m, now.on)


def _ago(m: Match[str], now: Now) -> Spoken | None:
    count = 0.5 if m["count"] == "半" else read_numeral(m["count"])
    if not count:
        return None
    if m["of"] == "天":
        return said_at(m, now.day(-int(count)))
    if "月" not in m["of"]:
        monday = now.monday - dt.timedelta(weeks=int(count))
        return said_at(m, monday, monday + dt.timedelta(days=6), rank=WEEK)
    if count < 1:
        return said_at(m, now.day(-18), now.day(-12), rank=FEW_DAYS)
    return _month(m, now, -int(count))


def _month(m: Match[str], now: Now, away: int) -> Spoken:
    first, last = now.month(away)
    return Spoken(m.start(), m.end(), first, last, "month", MONTH)


def _few(m: Match[str], now: Now) -> Spoken:
    said = m[0]
    if said.startswith("前") and said[1] in _FEW_DAYS and said.endswith("天"):
        first, last = _FEW_DAYS[said[1]]
    elif said.endswith("天"):
        first, last = -3, 0
    elif said in ("近日", "日前", "近期", "最近", "近来"):
        first, last = -13, 0
    else:
        first, last = -45, -7
    return said_at(m, now.day(first), now.day(last), rank=FEW_DAYS)


def _weeks_away(which: str | None) -> int:
    return {"上": -1, "下": 1}.get((which or "本")[0], 0) * (2 if (which or "").count((which or "本")[0]) == 2 else 1)


def _weekday(m: Match[str], now: Now) -> Spoken:
    at = _WEEKDAYS.index(m["first"].replace("天", "日"))
    monday = now.monday + dt.timedelta(weeks=_weeks_away(m["which"]))
    first = monday + dt.timedelta(days=at)
    if not m["which"]:
        first = now.nearest((first - dt.timedelta(weeks=1), first, first + dt.timedelta(weeks=1)))
    last = first
    if m["last"]:
        last = first + dt.timedelta(days=(_WEEKDAYS.index(m["last"].replace("天", "日")) - at) % 7)
    return said_at(m, first, last)


def _whole_week(m: Match[str], now: Now) -> Spoken:
    monday = now.monday + dt.timedelta(weeks=_weeks_away(m["which"]))
    if m["end"] or m["lone"]:
        saturday = monday + dt.timedelta(days=5)
        if m["lone"]:
            saturday = now.nearest((saturday - dt.timedelta(weeks=1), saturday, saturday + dt.timedelta(weeks=1)))
        return said_at(m, saturday, saturday + dt.timedelta(days=1), rank=FEW_DAYS)
    return said_at(m, monday, monday + dt.timedelta(days=6), rank=WEEK)


def _day_of(m: Match[str], month: dt.date) -> tuple[dt.date, dt.date] | None:
    """The day, or days, of a match in a month; None where the month has no such day."""
    first, last = read_numeral(m["day"]), read_numeral(m["last"] or m["day"])
    if first is None or last is None or not first <= last <= whole_month(month)[1].day:
        return None
    return month.replace(day=int(first)), month.replace(day=int(last))


def _this_month(m: Match[str], now: Now) -> Spoken | None:
    days = _day_of(m, now.month(_weeks_away(m["which"]))[0])
    return said_at(m, *days, rank=DAY) if days else None


def _lone_day(m: Match[str], now: Now) -> Spoken | None:
    """A day without its month: the last time that it came, or the next that it will."""
    first = now.on.replace(day=1)
    months = [months_after(first, away) for away in (-2, -1, 0, 1)]
    known = dict(days for month in months if (days := _day_of(m, month)))
    if not known:
        return None
    day = now.nearest(known)
    return said_at(m, day, known[day])


NEAR = (
    Wording(_DAYS, _day),
    Wording(_JUST_NOW, _just_now),
    Wording(_AGO, _ago),
    Wording(_FEW, _few),
    Wording(_WEEKDAY, _weekday),
    Wording(_WHOLE_WEEK, _whole_week),
    Wording(_THIS_MONTH, _this_month),
    Wording(_LONE_DAY, _lone_day),
)
