"""Titles of honour: conferred by a verb, or told with their count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiaogong.prose.numerals import NUMERAL
from jiaogong.prose.scanning import scan

CONFERS = (  # every branch begins with its own character, so that a search passes over what begins none
    "(?:获得?(?!奖(?![项状章]))|获评|荣获得?|取得|夺得?|摘得|斩获|喜获|勇夺|评为|评选为|授予|荣膺|命名为?|当选为?|表彰为|入选"
    "|被(?:评为|评选为|授予|命名为?|表彰为|确定为|推[荐选]为|选为))"
)
_DIGITS = r"\d零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_UNIT = "(?:人次|[人名位个件篇项幅节所家支队份对组首户])"
_END = rf"(?=的?称号|的?(?:光荣)?荣誉|的?光荣|[,。;、)\n!和及与“「\"]|$|{NUMERAL}{_UNIT}|受|…|等(?:荣誉|称号|多项))"
_MORE = r"(?:达标(?:单位|学校)|示范(?:单位|学校)|(?:先进)?(?:单位|集体|学校|个人)|杯|奖|提名奖|劳动奖[章状]|家庭|标兵|团队)?"
_WORTHY = (
    "先进个人|先进工作者|先进集体|先进单位|先进教师|工作者|标兵|能手|劳动模范|模范|之星|示范岗|文明岗|之家|小家|先锋号?"
    "|状元|带头人|新秀|优课|精品课|创新工作室|积极分子|红旗手|红旗单位|品牌|能人|工匠|好人|之友|团队|个人奖|工作标兵|集体|家庭|优胜者|优质服务工作者|奖章|奖状|名师|好教师|好老师|好校长|名校长|名园长|骨干教师|教坛英才"
    "|十佳[\u4e00-\u9fff]{2,6}|最美[\u4e00-\u9fff]{2,6}|优秀[\u4e00-\u9fff]{0,6}?(?:教师|党员|会员|主席|干部|班主任|集体|组织|单位|个人|工会|队员|教研组|运动员|裁判员|辅导员|园长|校长|指导教师|组织者|案例|职工|员工|女工|志愿者|工作室|小组|团队|教工)"
    "|(?:达标|示范)(?:单位|学校)|(?:先进|文明|模范|特色|平安|星级)[\u4e00-\u9fff]{0,6}(?:学校|单位|工会|集体|组织)"
)
_CONFERRED = re.compile(rf"{CONFERS}了?(?P<what>[^。;!?\n,]{{2,60}})")
_TITLE = re.compile(
    rf"[“「\"](?P<quoted>[^“”「」\"\n]{{2,40}})[”」\"](?P<more>{_MORE}){_END}"
    rf"|(?P<open>(?!第)[\u4e00-\u9fff]{{0,14}}?(?:{_WORTHY}))(?:{_END}|(?=的))"
)
_COUNTED = re.compile(
    rf"""
    (?P<counts>(?:[国省市区县校]级?{NUMERAL}[所家名人个]、?){{1,4}})[ ]?(?P<all>“[^“”\n]{{2,24}}”{_MORE})(?=受到?表彰|获表彰|受到?奖励)
  | (?P<level>[国省市区县校])家?级“(?P<quoted>[^“”\n]{{2,24}})”{_MORE}(?P<n1>{NUMERAL}){_UNIT}
  | (?P<of>[国省部市区县校])家?级(?P<told>[\u4e00-\u9fff]{{0,8}}?(?:{_WORTHY}))(?P<n6>{NUMERAL}){_UNIT}
  | (?P<n2>{NUMERAL})[位名个](?P<title>[\u4e00-\u9fff]{{0,8}}?(?:积极分子|先进个人|先进工作者|标兵|能手|之星))(?=[,。;、)\n]|$|受)
  | (?:表彰|评?选?出|选树|命名)了?(?:(?P<n3>{NUMERAL})[位名个所家])?(?!的|集体|为)(?P<honoured>[\u4e00-\u9fff]{{0,8}}?(?:{_WORTHY}))
    (?:(?P<n4>{NUMERAL}){_UNIT})?(?=[,。;、)\n]|$)
  | (?:(?:表彰|评?选?出|选树|命名)[^。;\n“”]{{0,12}}|(?<=[家户名人个所][、,]))“(?P<named>[^“”\n]{{2,20}})”(?P<n5>{NUMERAL}){_UNIT}
    """,
    re.VERBOSE,
)
_MAY_COUNT = re.compile(
    rf"[国省部市区县校\d一二三四五六七八九十两表评选命出“](?:(?<=[国省部市区县校])(?=[级家{_DIGITS}])"
    rf"|(?<=[\d一二三四五六七八九十两])(?=[{_DIGITS}点,.]{{0,40}}[位名个])|(?<=[表评选命])(?=[彰选出树名])|(?<=出)|(?<=[、,]“))"
)
_NEXT = re.compile(
    rf"[、和及](?=[\u4e00-\u9fff]{{2,19}}[{_DIGITS}])(?P<title>[\u4e00-\u9fff]{{0,8}}?(?:{_WORTHY}))(?P<n>{NUMERAL}){_UNIT}"
)
_PRAISED = re.compile(r"(?:予以|进行|给予)(?:了|公开|通报|隆重)?表彰")
_IN_LIST = re.compile(rf"[、对等](?P<n>{NUMERAL})[位名个](?P<title>[\u4e00-\u9fff]{{2,10}}?)(?=[、,和及]|$)")
_HONOURS = re.compile(rf"{CONFERS}|表彰|评?选?出|评选|选树|命名|培育")
_EACH_LEVEL = re.compile(rf"(?P<level>[国省市区县校])级?(?P<n>{NUMERAL})")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,4}?(?:全国|国家|部(?=级)|省|市(?!民)|区|县|镇|乡(?![村土贤情风])|校(?!园))级?(?:教育系统|教育工会|总工会)?(?![场长]))+(?=[\u4e00-\u9fff]{2})|^年?度|^[我本全][校院园](?:第[一二三四五六七八九十]+届)?|^第[一二三四五六七八九十]+届|^[\u4e00-\u9fff]{2,8}(?:活动|竞赛|大赛|比赛|评比|评选)(?=[\u4e00-\u9fff]{2})"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, its count's digits, and its level where the form gives it."""

    start: int
    end: int
    title: str
    count: str | None = None
    level: str | None = None
    of_host: bool = False  # conferred by the union that speaks


def find_titles(text: str) -> Iterator[Title]:
    """Yield the titles conferred in a plain text, with plain offsets.

    >>> [(t.title, t.count, t.level) for t in find_titles("被评为市级先进职工之家。县级“好教师”4名。表彰工会积极分子6人")]
    [('先进职工之家', None, None), ('好教师', '4', '县'), ('工会积极分子', '6', None)]
    """
    for m in _CONFERRED.finditer(text):
        yield from _conferred(m)
    for m in scan(_MAY_COUNT, _COUNTED, text):
        yield from _counted(m)
    for praise in _PRAISED.finditer(text):
        yield from _praised(text, praise.start())
    for m in _NEXT.finditer(text):
        clause = max(text.rfind(stop, 0, m.start()) for stop in "。;\n")
        if _HONOURS.search(text, clause + 1, m.start()):
            printed = _PLACE.sub("", m["title"])
            yield Title(m.end("title") - len(printed), m.end(), printed, m["n"], of_host=True)


_SIGN = re.compile(rf"[“「\"]|{_WORTHY}")


_CALLED = re.compile(  # whatever a verb of naming names: 被评为运动达人
    rf"(?:被?评为|获评|评选为)了?(?:[我本全][校院园])?(?:第[一二三四五六七八九十\d]+届)?"
    rf"(?P<what>(?!.{{0,8}}(?:第|等奖?[,。;、]))[\u4e00-\u9fff]{{2,14}}?)(?:{_END})"
)


def _conferred(m: re.Match[str]) -> Iterator[Title]:
    offset = m.start("what")
    if not _SIGN.search(m.string, *m.span("what")):
        if called := _CALLED.match(m.string, m.start()):
            yield Title(
                called.end("what") - len(_PLACE.sub("", called["what"])),
                called.end("what"),
                _PLACE.sub("", called["what"]),
            )
        return
    for t in _TITLE.finditer(m["what"]):
        if t["open"]:
            printed = _PLACE.sub("", t["open"])
            start = t.end("open") - len(printed)
        else:
            whole = t[0] if t["more"] else t["quoted"]
            printed = whole if whole.startswith("全国") else _PLACE.sub("", whole)
            start = t.start() if printed == whole else t.end("quoted") - len(printed)
        yield Title(offset + start, offset + t.end(), printed)


def _praised(text: str, end: int) -> Iterator[Title]:
    """What was praised before …予以表彰: 对某某等25名优秀班主任、19个优秀教研组."""
    clause = max(text.rfind(stop, 0, end) for stop in "。;\n")
    for m in _IN_LIST.finditer(text, clause + 1, end):
        yield Title(m.start("n"), m.end(), m["title"], m["n"], of_host=True)


def _counted(m: re.Match[str]) -> Iterator[Title]:
    if m["counts"]:
        for each in _EACH_LEVEL.finditer(m["counts"]):
            yield Title(m.start() + each.start(), m.end(), m["all"], each["n"], _level(each["level"]))
    elif m["level"]:
        yield Title(m.start(), m.start("n1"), m["quoted"], m["n1"], _level(m["level"]))
    elif m["of"]:
        yield Title(m.start("told"), m.end("told"), m["told"], m["n6"], _level(m["of"]))
    else:
        printed = _PLACE.sub("", m["title"] or m["honoured"] or m["named"])
        count = m["n2"] or m["n3"] or m["n4"] or m["n5"]
        yield Title(m.start("named") - 1 if m["named"] else m.start(), m.end(), printed, count, of_host=not m["title"])


def _level(printed: str) -> str:
    return "国家" if printed in "国部" else printed
