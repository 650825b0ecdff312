"""Prizes and titles: their level, their name and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.levels import host_level, level_before
from jiaogong.prose.numerals import NUMERAL, read_numeral
from jiaogong.prose.reading import Award

_UNIT = "(?:人次|[人名位个件篇项幅节所家支队份对组首枚面块座])"
_VERB = "(?:荣?获得?|取得|夺得?|摘得|斩获|喜获|勇夺|被?评为|被?评选为|被?授予|授予|获评|荣膺|命名为|被?命名|当选为?|被?表彰为|被确定为|入选)"
_PRIZE = re.compile(
    rf"""
    (?=[特一二三四123金银铜最优鼓组创表贡人参进入集团纪提指道精教辅成园风单第冠亚季双排总获国省市县区校])(?:
    (?P<many>(?:[特一二三四][、,和]?)*?[特一二三四123])等奖(?!奖[品金])
  | (?<=[省市区县国校获级为])(?P<bare>[特一二三])等(?![奖级次功种于待])
  | (?P<named>[金银铜][奖牌](?!杯)|最佳[\u4e00-\u9fff]{{1,4}}奖|(?:优秀|优胜|优良|鼓励|组织|创意|创新|表演|贡献|人气|参与|进步|入围|集体|团体|特别|纪念|提名|指导|道德风尚|精神文明|教师|辅导|成果|园丁|风采|特色|单项)+奖(?![励金品项]))
  | (?P<rank>第[一二三四五六七八九十\d]+名|(?P<twin>(?<![男女混])双)?[冠亚季]军(?!杯)|排名第?\d+(?:名|位)?|(?:团体|总分)第[一二三四五六七八](?!名))
  | (?P<won>获奖)(?![者名单])
  | (?P<rewards>[国省市县区校]{{1,3}}级(?:及?以上)?(?:奖励|表彰)) )
    """,
    re.VERBOSE,
)
_SUFFIX = (
    "先进个人|先进工作者|先进集体|先进单位|先进教师|工作者|标兵|能手|劳动模范|模范|之星|示范岗|文明岗|之家|"
    "小家|先锋号?|状元|带头人|新秀|积极分子|红旗手|奖章|奖状|名师|好教师|好老师|优秀教师|"
    "优秀[\u4e00-\u9fff]{0,6}?"
    "(?:教师|党员|会员|主席|干部|班主任|集体|组织|单位|个人|工会)|达标(?:单位|学校)|示范(?:学校|单位)|(?:先进|"
    "文明|模范|特色|平安|星级|优秀)[\u4e00-\u9fff]{0,6}(?:学校|单位|工会|集体|组织)|称号"
)
_QUOTED = r"[“「\"](?P<quoted>[^“”「」\"\n]{2,24})[”」\"](?P<beyond>达标(?:单位|学校)|示范(?:单位|学校)|(?:先进)?(?:单位|集体|学校|个人))?"
_CONFERRED = re.compile(rf"(?=[荣获取夺摘斩喜勇被评授命当表确入])(?P<verb>{_VERB})了?(?P<what>[^。;!?\n,]{{2,60}})")
_TITLE = re.compile(
    rf"(?:{_QUOTED}(?=的?称号|的?荣誉|[,。;、)\n!和及与]|$|{NUMERAL}{_UNIT}|受)|"
    rf"(?P<open>(?!第)[\u4e00-\u9fff]{{0,14}}?(?:{_SUFFIX}))(?=称号|荣誉|[,。;、)\n!和及与]|$|{NUMERAL}{_UNIT}|"
    rf"的))"
)
_LISTED = re.compile(
    rf"(?=[国省市区县校\d一二三四五六七八九十两表评])(?:(?P<counts>(?:[国省市区县校]级?{NUMERAL}[所家名人个]、?)+) ?{_QUOTED}(?=受到?表彰|"
    rf"获表彰|受到?奖励)"
    rf"|"
    rf"(?P<level>[国省市区县校]级){_QUOTED.replace('quoted', 'quoted2').replace('beyond', 'beyond2')}(?P<after>{NUMERAL}){_UNIT}"
    rf"|(?P<n>{NUMERAL})[位名个](?P<title>[\u4e00-\u9fff]{{0,8}}?(?:积极分子|先进个人|先进工作者|标兵|能手|"
    rf"之星))(?=[,。;、)\n]|$|受)"
    rf"|(?:表彰|"
    rf"评选?出)了?(?:(?P<n3>{NUMERAL})[位名个所家])?(?P<title3>[\u4e00-\u9fff]{{0,8}}?(?:{_SUFFIX}))(?:(?P<after3>{NUMERAL}){_UNIT})?(?=[,。;、)\n]|"
    rf"$))"
)
_COUNT_AFTER = re.compile(rf"(?:称号|荣誉称号|荣誉|奖项)?(?:的?(?:有|共|各|为))?[(:]?(?P<n>{NUMERAL})(?:{_UNIT}|(?=[特一二三优][、等秀胜]))")
_COUNT_BEFORE = re.compile(rf"(?:(?P<n>{NUMERAL})(?:{_UNIT})[^,。;、:\d“]{{0,12}}?{_VERB}了?[^,。;、\d]{{0,16}}|(?P<m>{NUMERAL})[个项])[“「]?$")
_WINNERS = re.compile(rf"(?P<n>{NUMERAL}){_UNIT}$")


def find_awards(text: str) -> list[Award]:
    """Return the prizes and titles of a plain text, in order, with plain offsets.

    >>> [(a.level, a.prize, a.count) for a in find_awards("参加全市比赛获一等奖3人、二等奖5人,李小满获区“先进工作者”称号")]
    [('市', '一等奖', 3), ('市', '二等奖', 5), ('区', '先进工作者', None)]
    """
    host = host_level(text)
    prizes = [award for m in _PRIZE.finditer(text) for award in _prizes(m, text, host)]
    titles = [*_listed(text, host), *_conferred(text)]
    return _apart(sorted([*prizes, *titles], key=lambda a: (a.start, -a.end)))


def _prizes(m: re.Match[str], text: str, host: str | None) -> Iterator[Award]:
    if m["rewards"]:
        if re.search("获得?$|取得$|得到$|受到$", text[max(0, m.start() - 3) : m.start()]):
            yield Award(m.start(), m.end(), None, m["rewards"], None)
        return
    level = level_before(text, m.start(), host)
    if m["many"] or m["bare"]:
        ranks = re.findall("[特一二三四123]", m["many"] or m["bare"])
        shared = len(ranks) > 1 and not text.startswith("各", m.end())
        count = None if shared else _count(text, m.start(), m.end())
        for rank in ranks:
            yield Award(m.start(), m.end(), level, "".join(("一二三"[int(rank) - 1] if rank.isdigit() else rank, "等奖")), count)
    elif m["won"]:
        counted = _COUNT_AFTER.match(text, m.end()) or _WINNERS.search(text, max(0, m.start() - 8), m.start())
        if counted:
            yield Award(m.start(), m.end(), level, "获奖", _whole(counted["n"]))
    else:
        printed = (m["named"] or m["rank"]).removeprefix("双" if m["twin"] else "")
        yield Award(m.start(), m.end(), level, printed, 2 if m["twin"] else _count(text, m.start(), m.end()))


def _count(text: str, start: int, end: int) -> int | None:
    after = _COUNT_AFTER.match(text, end)
    if after:
        return _whole(after["n"])
    before = _COUNT_BEFORE.search(text, max(0, start - 40), start)
    return _whole(before["n"] or before["m"]) if before else None


def _whole(text: str | None) -> int | None:
    value = read_numeral(text) if text else None
    return value if isinstance(value, int) else None


def _conferred(text: str) -> Iterator[Award]:
    """Titles after a verb that confers them: 获区“先进工作者”称号, 被评为市优秀教师."""
    for m in _CONFERRED.finditer(text):
        offset = m.start("what")
        for title in _TITLE.finditer(m["what"]):
            printed = _without_level(title["open"]) if title["open"] else (title["beyond"] and title[0]) or title["quoted"]
            if not printed or printed == "称号":
                continue
            start = offset + title.end() - len(printed) if title["open"] else offset + title.start()
            end = offset + title.end()
            yield Award(start, end, level_before(text, start, None), printed, _count(text, start, end))


_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{0,4}?(?:全国|国家|省|市|区|县|镇|校)级?(?:教育系统)?(?!场))+(?=[\u4e00-\u9fff]{2})|^(?:年度|度)")


def _without_level(title: str) -> str:
    return _PLACE.sub("", title)


def _listed(text: str, host: str | None) -> Iterator[Award]:
    """Titles told with their count and no verb: 市级“优秀职工之家”2家, 18位工会积极分子."""
    for m in _LISTED.finditer(text):
        if m["counts"]:
            start = m.end("counts")
            printed = text[start : m.end()].strip()
            for part in re.finditer(rf"([国省市区县校])级?({NUMERAL})", m["counts"]):
                yield Award(m.start() + part.start(), m.end(), "国家" if part[1] == "国" else part[1], printed, _whole(part[2]))
        elif m["level"]:
            level = "国家" if m["level"][0] == "国" else m["level"][0]
            yield Award(m.start(), m.end("beyond2") if m["beyond2"] else m.end("after") - len(m["after"]), level, m["quoted2"], _whole(m["after"]))
        else:
            title = m["title"] or m["title3"]
            level = level_before(text, m.end(), host if m["title3"] else None)
            yield Award(m.start(), m.end(), level, _without_level(title), _whole(m["n"] or m["n3"] or m["after3"]))


def _apart(awards: list[Award]) -> list[Award]:
    """Drop what lies inside an earlier one, but for prizes told together (一、二等奖)."""
    kept: list[Award] = []
    for a in awards:
        told_together = bool(kept) and (a.end == kept[-1].end and a.prize != kept[-1].prize or a.end == kept[-1].end and a.count != kept[-1].count)
        if not kept or a.start >= max(k.end for k in kept[-3:]) or told_together:
            kept.append(a)
    return kept
