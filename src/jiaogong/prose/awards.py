"""Prizes and titles: their level, their name and how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiaogong.prose.levels import Levels
from jiaogong.prose.numerals import NUMERAL, read_numeral
from jiaogong.prose.reading import Award, Name
from jiaogong.prose.scanning import scan
from jiaogong.prose.titles import CONFERS, Title, find_titles

_UNIT = "(?:人次|[人名位个件篇项幅节所家支队份对组首枚面块座户])"
_KIND = (
    "优秀|优胜|优良|鼓励|组织|创意|创新|表演|贡献|人气|参与|进步|入围|集体|团体|特别|纪念|提名|指导"
    "|体育|道德风尚|精神文明|教师|辅导|成果|园丁|风采|特色|单项"
)
_KIND_TOO = (  # never first: 特色工作奖
    "工作|服务|建设|育人|管理|优质|文明|和谐|指挥|导演|编排|创作|技能|教学|科研|爱心|奉献|友谊|团结|拼搏|才艺|最美|理论|研究|新闻|宣传"
    "|信息"
)
_LATER = "二三四五六七八"
_PRIZE = re.compile(
    rf"""
    (?P<ranks>(?:[特一二三四][、,和]?){{0,4}}?[特一二三四123])等奖(?!奖[品金]|获奖|获得者|得主)
  | (?<=[省市区县国校获级为])(?P<bare>[特一二三])等(?![奖级次功种于待])
  | (?P<named>[金银铜][奖牌](?!杯)|最佳[\u4e00-\u9fff]{{1,4}}奖|(?:{_KIND})(?:{_KIND}|{_KIND_TOO}){{0,2}}奖(?![励金品项惩]))
  | (?P<places>第[一二三四五六七八]名?(?:[、,和及]第?[一二三四五六七八]名?){{1,5}}(?<=名)
             |(?<=[获列居得])[二三四五六七八](?:[、和]?[三四五六七八]){{1,4}}名)
  | (?P<range>第?[一二三四五六七八]名?至第?[一二三四五六七八十]名)
  | (?P<podium>[冠亚季](?:[、和][亚季]){{1,2}}军)
  | (?P<place>第[一二三四五六七八九十\d]+名|(?<=[获列居入得揽])前[二三四五六八十]名|(?P<twin>(?<![男女混])双)?[冠亚季]军(?!杯)
             |排名第?\d+(?:名|位)?
             |(?<=[体分国省市区县校名居列])第[一二三四五六七八](?![名届次批期个季轮实中小人医幼职十]))
  | (?P<won>获奖)(?![者名单教选代学队证感情典率])
  | (?P<rewards>(?:获得?|取得|得到|受到)[国省市县区校]{{1,3}}级(?:及?以上)?(?:奖励|表彰))
    """,
    re.VERBOSE,
)
_MAY_BEGIN = re.compile(  # how a prize begins, looked at first
    "|".join(
        [
            *(f"{rank}(?=[特一二三四123等、,和])" for rank in "特一二三四"),
            *(f"{kind[0]}(?={kind[1:]})" for kind in _KIND.split("|")),
            *(f"{rank}(?<=[获列居得].)(?=[、和{_LATER}])" for rank in _LATER),
            r"冠(?=、)|亚(?=[、和])|1(?=等)|2(?=等)|3(?=等)|金(?=[奖牌])|银(?=[奖牌])|铜(?=[奖牌])|最(?=佳)|第(?=[一二三四五六七八九十\d])|前(?=[二三四五六八十]名)|冠(?=军)|亚(?=军)",
            r"季(?=军)|双(?=[冠亚季])|排(?=名)|团(?=体)|总(?=分)|获(?=[奖得国省市区县校])|取(?=得)|得(?=到)|受(?=到)",
        ]
    )
)
_COUNT_AFTER = re.compile(
    rf"(?:称号|荣誉称号|荣誉|奖项)?(?:的?(?:有|共|各|为))?[(:]? ?(?P<n>{NUMERAL}) ?(?:{_UNIT}(?!殊荣|荣誉|大奖|奖项)"
    r"|(?=[特一二三优][、等秀胜])"
    r"|(?<=\d)(?=[,、。;)\n]|$))"
)
_COUNT_BEFORE = re.compile(
    rf"(?:(?P<n>{NUMERAL}){_UNIT}(?:(?:(?!组成|团队)[^,。;、:\d“]){{0,12}}?|[^,。;、:\d“]{{0,6}}被[^,。;:\d“]{{2,20}}?){CONFERS}了?[^,。;、\d]{{0,16}}|(?P<m>{NUMERAL})[个项]|授予[^“」。;\d]{{1,20}}(?P<k>{NUMERAL}){_UNIT}(?:单位|同志|教师|老师|集体|个人|学校|工会|会员|党员|职工)?)[“「]?$"
)
_OWN_LEVEL = re.compile(
    r"(?:[\d年—\-至]{4,12}度?)?[\u4e00-\u9fff]{0,3}?(全国|国家|部级|省|(?<!城)市|(?<![社小校园学片])区|县)(?![场民外分别内域])"
)
_NEXT_TITLE = frozenset("“、和")
_APART = re.compile(rf"(?:分别[为是有]?|各?为):?((?:{NUMERAL}{_UNIT}?[、,和]?){{2,4}})")
_WINNERS = re.compile(rf"(?P<n>{NUMERAL}){_UNIT}$")


def find_awards(text: str, bodies: Sequence[Name] = ()) -> list[Award]:
    """Return the prizes and titles of a plain text, in order, with plain offsets.

    Prizes told together (一、二等奖) share one span. `bodies` are the units that the text names, in order: the 市 of a
    school's name gives no prize its level.

    >>> [(a.level, a.prize, a.count) for a in find_awards("参加全市比赛获一等奖3人、二等奖5人,李小满获区“先进工作者”称号")]
    [('市', '一等奖', 3), ('市', '二等奖', 5), ('区', '先进工作者', None)]
    """
    levels = Levels(text, bodies)
    prizes = [award for m in scan(_MAY_BEGIN, _PRIZE, text) for award in _prizes(m, text, levels)]
    titles = [
        Award(t.start, t.end, _title_level(t, levels), t.title, _tally(t.count, text, t.start, t.end))
        for t in find_titles(text)
    ]
    return _apart(sorted([*prizes, *titles], key=lambda a: (a.start, -a.end)))


def _title_level(title: Title, levels: Levels) -> str | None:
    if title.level:
        return title.level
    if printed := _OWN_LEVEL.match(title.title):
        return printed[1] if len(printed[1]) == 1 else "国家"
    return levels.before(title.end) if title.of_host else levels.before(title.start, by_host=False)


def _prizes(m: re.Match[str], text: str, levels: Levels) -> Iterator[Award]:
    start, end = m.span()
    if m["range"]:
        return
    if m["rewards"]:
        printed = m["rewards"].lstrip("获取受得到")
        yield Award(end - len(printed), end, None, printed, None)
        return
    level = levels.before(start)
    if m["won"]:
        counted = _COUNT_AFTER.match(text, end) or _WINNERS.search(text, max(0, start - 8), start)
        if counted:
            yield Award(start, end, level, "获奖", _whole(counted["n"]))
    elif m["places"]:
        yield from (Award(start, end, level, f"第{place}名", None) for place in re.findall("[一二三四五六七八]", m[0]))
    elif m["podium"]:
        yield from (Award(start, end, level, f"{place}军", None) for place in re.findall("[冠亚季]", m[0]))
    elif m["named"] or m["place"]:
        printed = (m["named"] or m["place"]).removeprefix("双" if m["twin"] else "")
        yield Award(start, end, level, printed, 2 if m["twin"] else _tally(None, text, start, end))
    else:
        yield from _ranked(m, text, level)


def _ranked(m: re.Match[str], text: str, level: str | None) -> Iterator[Award]:
    ranks = re.findall("[特一二三四123]", m["ranks"] or m["bare"])
    for rank, count in zip(ranks, _shares(m, text, len(ranks)), strict=True):
        yield Award(m.start(), m.end(), level, f"{'一二三'[int(rank) - 1] if rank.isdigit() else rank}等奖", count)


def _shares(m: re.Match[str], text: str, ranks: int) -> list[int | None]:
    """How many of each rank: 一、二等奖各3名, or 一、二等奖分别为3名、5名."""
    if ranks == 1 or text.startswith("各", m.end()):
        return [_tally(None, text, m.start(), m.end())] * ranks
    apart = _APART.match(text, m.end())
    counts = [_whole(n) for n in re.findall(rf"({NUMERAL}){_UNIT}?", apart[1])] if apart else []
    return counts if len(counts) == ranks else [None] * ranks


def _tally(printed: str | None, text: str, start: int, end: int) -> int | None:
    """How many, by the number given, the one after or the one before the verb."""
    if printed:
        return _whole(printed)
    after = _COUNT_AFTER.match(text, end)
    if after:
        return _whole(after["n"])
    before = _COUNT_BEFORE.search(text, max(0, start - 40), start)
    if before and "分别" in before[0] and text[end : end + 1] in _NEXT_TITLE:
        return None
    return _whole(before["n"] or before["m"] or before["k"]) if before else None


def _whole(text: str | None) -> int | None:
    value = read_numeral(text) if text else None
    return value if isinstance(value, int) else None


def _apart(awards: list[Award]) -> list[Award]:
    """Drop what lies inside an earlier one, but for those told together."""
    kept: list[Award] = []
    reached = 0
    for a in awards:
        last = kept[-1] if kept else None
        alike = last is not None and a.end == last.end and (a.start == last.start or a.prize == last.prize)
        together = alike and last is not None and (a.prize, a.count) != (last.prize, last.count)
        if a.start >= reached or together:
            kept.append(a)
            reached = max(reached, a.end)
    return kept
