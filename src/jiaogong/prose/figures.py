"""Figures: numbers that count or measure, with their unit, their qualifier and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.numerals import ARABIC, NUMERAL, VAGUE, read_numeral
from jiaogong.prose.reading import Figure, Qualifier
from jiaogong.prose.units import PEOPLE, UNIT

_TITLE = re.compile(
    r"[《“「『\"](?:(?<=《)[^》\n]{1,60}》|(?<=[“「『])[^”」』\n]{1,40}[”」』]|(?<=\")[^\"“”\n]{1,30}\")"
)
_BEGINS = r"""
    (?<![\d.:/第初零〇○一二两三四五六七八九十百千万亿A-Za-z])(?<!(?<!换)届)(?<!高(?=[一二三]))(?<!\d-)(?<!第\d[、至到~—-])
    (?<!第[一二三四五六七八九][、和至到])(?<!分列)(?<!货比(?=三家))
"""
_TENTHS = r"成(?:(?P<tenth>[一二三四五六七八九半])(?![\u4e00-\u9fff])|(?=以上|左右|[的教职会员,。;、)多]|$))"
_MEASURE = rf"""
    (?: [ ]?(?P<unit>%|‰|个百分点|{_TENTHS}|{UNIT}|年(?![级度来代初末底内间]|以来|规划|计划))
      | (?=名?(?:{PEOPLE}))
      | (?<=[万千])(?=[,。;)]|$) )
"""
_FIGURE = re.compile(
    rf"""
    (?=[\d零〇○一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖双])(?:
    {_BEGINS}
    (?: 百分之(?P<share>{NUMERAL})
      | (?P<under>[二三四五六七八九十])分之(?P<over>[一二两三四五六七八九])
      | (?P<list>(?:{ARABIC}、){{1,6}}{ARABIC})[”」"]?(?P<more_list>[多余])?[ ]?(?P<unit_list>{UNIT})
      | (?P<first>{NUMERAL})(?:(?:[-~—–]{{1,2}}|至|到)(?P<last>{NUMERAL}))?
        (?P<more>[多余几来])?(?P<scale>[百千万亿]{{0,2}})(?P<more_scaled>[多余])?{_MEASURE} )
    (?P<many>[多余])?(?P<after>及?以[上下内]|左右|上下)?
  | (?<=[奖数计达到为:])(?<!\d:)(?P<bare>{ARABIC})(?=[特一二三四优金银铜参]|[,;。)]|、[特一二三优金银铜]|$)
  | (?<![男女混])(?P<twin>双)(?=冠军) )
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"(?:(?P<about>近|约|接近|大概)|(?P<at_most>不超过|不足|不到|最多|至多|(?<!不)低于)"
    r"|(?P<at_least>超过?|逾|突破|至少|不少于|不低于|上))(?:达|到|了|有)?$"
)
_AFTER: dict[str, Qualifier] = {"上": "at_least", "下": "at_most", "内": "at_most", "右": "about"}
_SPAN_OF_YEARS = re.compile(r"(?:龄|从教|任教|执教|工作|满|连续|长达|达|近|逾|服务|坚持|历时|为期|超过)(?:了|约)?$")
_YEARS_OF = re.compile(r"(?:以上|多|余)?的?(?:教龄|工龄|党龄|会龄|教学|工作|从教)|以上")
_MONEY = re.compile(r"(?:款|资金?|经费|金额|金|费|补助|元)[^,。;\n\d]{0,4}$")


def find_figures(text: str) -> list[Figure]:
    """Return the figures of a plain text, in order, with plain offsets.

    Numbers in titles of books and in quoted names are passed over; dates are
    not known here (`parts` settles them).

    >>> [(f.value, f.unit, f.qualifier) for f in find_figures("补助1.03万元,300多人参加,参赛率98%以上")]
    [(10300, '元', None), (300, '人', 'at_least'), (98, '%', 'at_least')]
    """
    open_text = _TITLE.sub(_blank_unless_numbers, text)
    return [figure for m in _FIGURE.finditer(open_text) for figure in _read(m, open_text)]


def _blank_unless_numbers(m: re.Match[str]) -> str:
    return m[0] if m[0][1:-1].replace("、", "").isdigit() else "□" * len(m[0])


def _read(m: re.Match[str], text: str) -> Iterator[Figure]:
    if m["twin"]:
        yield Figure(m.start(), m.end(), 2, None, None, "冠军")
    elif m["list"]:
        yield from _members(m, text)
    elif m["bare"]:
        yield _bare(m, text)
    elif m["share"] or m["under"]:
        value = read_numeral(m["share"]) if m["share"] else _fraction(m["under"], m["over"])
        if value is not None:
            yield Figure(m.start(), m.end(), value, "%", _qualifier(m, text), counted_beside(text, m.start(), m.end()))
    else:
        yield from _counted(m, text)


def _counted(m: re.Match[str], text: str) -> Iterator[Figure]:
    value, unit = read_numeral(m["first"]), m["unit"]
    if value is None or not _counts(m, text, value):
        return
    for c in m["scale"]:
        value *= {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[c]
    if unit and unit[0] == "成":
        value, unit = value * 10 + _tenth(m["tenth"]), "%"
    elif unit and unit.startswith("人") and unit.endswith((")", "次")):
        unit = "人次"
    elif unit is None and _MONEY.search(text, max(0, m.start() - 12), m.start()):
        unit = "元"
    yield Figure(
        m.start(),
        m.end(),
        value,
        "元" if unit == "块钱" else unit,
        _qualifier(m, text),
        counted_beside(text, m.start(), m.end()),
    )


def _tenth(printed: str | None) -> int | float:
    """六成五 is 65 per cent, 六成半 as well."""
    return 0 if not printed else 5 if printed == "半" else read_numeral(printed) or 0


def _members(m: re.Match[str], text: str) -> Iterator[Figure]:
    """The numbers of 60、70、75岁, but not a section number before the first."""
    numbers = list(re.finditer(ARABIC, m["list"]))
    at = m.start("list")
    if len(numbers) == 2 and _opens_line(text, at):
        numbers = numbers[1:]
    qualifier = _qualifier(m, text)
    for n in numbers:
        value = read_numeral(n[0])
        end = m.end() if n is numbers[-1] else at + n.end()
        if value is not None:
            yield Figure(
                at + n.start(), end, value, m["unit_list"], qualifier, counted_beside(text, m.start(), m.end())
            )


def _bare(m: re.Match[str], text: str) -> Figure:
    """A number without unit, as in 一等奖7二等奖19人: the unit is the next number's."""
    following = (
        re.compile(rf"[^,。;\n\d]{{1,6}}\d+({UNIT})").match(text, m.end()) if text[m.start() - 1] == "奖" else None
    )
    value = read_numeral(m["bare"]) or 0
    return Figure(
        m.start(), m.end(), value, following[1] if following else None, None, counted_beside(text, m.start(), m.end())
    )


def _fraction(under: str, over: str) -> float | None:
    a, b = read_numeral(over), read_numeral(under)
    return round(100 * a / b, 2) if a and b else None


def _opens_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "\n。;:!? "


def _qualifier(m: re.Match[str], text: str) -> Qualifier | None:
    after = m["after"]
    if after:
        return "about" if after == "上下" else _AFTER[after[-1]]
    if m["more"] == "来":
        return "about"
    if m["last"] or m["more"] or m["more_scaled"] or m["many"] or m["more_list"] or VAGUE.search(m["first"] or ""):
        return "at_least"
    before = _BEFORE.search(text, max(0, m.start() - 6), m.start())
    if not before or (before["at_least"] == "上" and (m["first"] or "")[:1] not in "百千万"):
        return None
    return "about" if before["about"] else "at_least" if before["at_least"] else "at_most"


# ---- which numbers count

_THINGS = frozenset("台张份本袋盒箱件幅册篇名位枚瓶桶束间所例人副次把场部趟")

_EACH = re.compile(r"每(?!一?[件天日])[^,。;!?\n]{1,14}(?:,[为给都送均][^,。;!?\n]{0,8})?$|(?:一年|一学期|一月|一周)$")
_SENTIMENT = re.compile(r"(?:真诚|温|爱|关|心|祝福|情|责任|力量|希望|浓|深|美好|诚|家的)")
_DEED = re.compile(
    r"(?:慰问|看望|探望|走访|补助|资助|救助|帮扶|帮助|评出|选出|推荐|推选|选送|选派|派出|新增|增加|发展|接收|受理|调解|办理|等奖|秀奖|奖|冠军|其中|共|各|召开|举行|举办|组织|开展|进行|检查|更换|做|开|修订|公布|安排|送上|配|编印|出版|创办|活动|培训)[了过出]?$"
)
_HELD = frozenset("场份次趟顿台部本节期天束盒箱")  # what one may see, hold or eat: 看了一场电影
_A_DAY = re.compile(r"每天[^,。;!?\n]{0,10}$")
_CARDS = re.compile("扑克|比赛|牌|升级")
_GAMES = re.compile("[一二三四五六]足|篮球|转(?!为)|制篮球|轮流")
_CLOSES = re.compile(r"[,。;、)\n]|$")
_NO_COUNT = re.compile(r"[头如同成为是另上下前后于统万专合划归融聚拧连打第之了]$")
_ONCE = re.compile(r"(?:再|又|这|那|某|任何|唯|每|首|同|逐|换(?<![年月周期]换))$")


def _counts(m: re.Match[str], text: str, value: int | float) -> bool:
    first, start = m["first"], m.start()
    if first == "一" and not m["last"] and not m["more"]:
        return not _is_article(m, text)
    if first[0] in "百千万亿" and not (m["more"] or m["more_scaled"] or _qualifier(m, text)):
        return False
    if m["unit"] == "年":
        return value < 100 and bool(
            _SPAN_OF_YEARS.search(text, max(0, start - 6), start) or _YEARS_OF.match(text, m.end("unit"))
        )
    if m["unit"] == "分" and (first == "十" or _CARDS.match(text, m.end())):  # 十分重视, 八十分比赛
        return first == "十" and bool(_CLOSES.match(text, m.end()))
    if m["unit"] == "人" and len(first) == 1 and _GAMES.match(text, m.end()):  # 二人三足
        return False
    if m["unit"] in ("名", "位") and text[start - 1 : start] == "前":
        return False
    if m["unit"] is None:
        return value >= 10
    return not (m["unit"] == "分" and text[start - 1 : start] in ("时", "点"))


def _is_article(m: re.Match[str], text: str) -> bool:
    """Whether 一 is only "a": 一份温馨, 一个特色; not so in 每学期一次, 每人一份, 一次以上."""
    if m["after"]:
        return False
    start, unit = m.start(), m["unit"]
    if unit is None or text.startswith("一", m.end()) or _SENTIMENT.match(text, m.end()):
        return True
    if _ONCE.search(text, max(0, start - 2), start):
        return True
    if _EACH.search(text, max(0, start - 22), start):
        return False
    if unit in ("小时", "分钟") and _A_DAY.search(text, max(0, start - 14), start):
        return False
    if text[start - 1 : start] == "了" and unit in _HELD:
        return False
    if unit in _THINGS and _CLOSES.match(text, m.end()) and not _NO_COUNT.search(text, start - 1, start):
        return False  # 跑步机一台: a list's count after its noun
    return unit in ("个", "种", "套", "批") or not _DEED.search(text, max(0, start - 4), start)


# ---- what is counted

_RUN_AFTER = re.compile(r"[的 ”]?([\u4e00-\u9fffA-Za-z]{1,12})")
_RUN_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z“”]{1,12}$")
_VERB = re.compile(r"参加|参与|荣?获|为|被|在|到|进行|报名|分别|的|请假|逐一|和|及|与|得到|受到|给予|送|捐")
_LEAD = re.compile(r".*(?:期间|全年|年度|共计?|其中|会费|的|并|[为对向给])(?=.)")
_TAIL = re.compile(r"^[年月日人位名次]+|(?:高?达|共计?|总计|有|中|为|了|约|近|超过|计|每[人位名]|发放)+$")


def counted_beside(text: str, start: int, end: int) -> str | None:
    """What stands beside a number: the noun after it, else the words before it."""
    before = _RUN_BEFORE.search(text, max(0, start - 12), start)
    noun_before = _LEAD.sub("", _TAIL.sub("", before[0])).strip("“”") if before else ""
    after = _RUN_AFTER.match(text, end)
    noun_after = _VERB.split(after[1], maxsplit=1)[0] if after else ""
    if noun_before and (not noun_after or noun_before[-1] in "奖量数率"):
        return noun_before
    return noun_after or None
