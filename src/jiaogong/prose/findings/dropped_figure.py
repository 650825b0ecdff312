"""A number or a noun lost in copying: 收到论文篇, 获一等奖、二等奖1, 认真学习、贯彻, 第一…第三."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings import enumerated, paired, set_phrases
from jiaogong.prose.findings.bare_unit import bare_units
from jiaogong.prose.findings.sheet import Sheet, apart
from jiaogong.prose.reading import Finding

_STOP = r"(?=[,。、;:)!\n]|$)"
_N = "\\d一二三四五六七八九十百千万亿零〇两几数多余半"
_PRIZE = r"(?:特等|一等|二等|三等|优秀|鼓励|优胜|组织)奖"
_ADVERB = "(?:认真|深入|全面|积极|切实|及时|努力|大力|广泛|组织)?"
_LOST_NUMBER = re.compile(
    rf"""
    %(?<![{_N}.%~～-]%)(?<![\d.]\ %)(?!\w) | 百分之(?![{_N}]) | 百分点(?<=[占达到为率]百分点)
    | [年月日](?<=[。;!?\n][年月日]),(?=[\u4e00-\u9fff“]{{2}}) | [年月日](?<=[。;!?\n]\s[年月日]),(?=\s?[\u4e00-\u9fff“]{{2}})
    | 、(?<=\n、)(?=[\u4e00-\u9fff]{{2}})
    | 月(?<=[年于在从至到,。]月)(?:\d{{1,2}})?日 | 月日(?<=\d月日) | 年(?<=[于在从至]年)\d{{1,2}}月
    | 第(?=[届期批次个][^一-龥]|届|[,。、]) | 大精神(?<=党的大精神) | 全会精神(?:(?<=中共全会精神)|(?<=党的全会精神)|(?<=届全会精神))
    | 特色理论(?<![\u4e00-\u9fff]特色理论) | 邓理论(?<=[以持贯彻学习]邓理论) | 等奖\d+(?=[二三四]等奖|优秀奖|鼓励奖)
    """,
    re.VERBOSE,
)
_LOST_MEASURE = re.compile(
    r"[\d两](?:(?:(?<=\d)(?<![\d.]\d)\d*(?<!20\d\d)(?<!19\d\d)|(?<=[共有近约的]两))"
    r"(?:论文|征文|作品|教职工|老师|职工(?!之家)|会员|学校|提案|课件|家庭|基层工会|选手|代表队|教师(?!节)|考核验收|考核|讲座|座谈会)"
    r"|(?<=[级区县市校]两)(?:考核|验收|检查|评比|评审|活动|竞赛))"
)
_LOST_PRIZE = re.compile(
    rf"""
    [荣获评](?:(?<=荣)获|(?<=获)得?|(?<=评)为)[^,。;、\d]{{0,10}}?[一二三特]等{_STOP}
    """,
    re.VERBOSE,
)
_LOST_PRIZES = re.compile(
    rf"""
    [评选产论作课征案文]
    (?:(?:(?<=评)选?出|(?<=选)出|(?<=产)生)了?|(?:(?<=论)文|(?<=作)品|(?<=课)件|(?<=征)文|(?<=案)例|(?<=文)章)(?:分别|荣|喜)?获得?了?)
      (?:{_PRIZE}(?:、|,|和)){{1,4}}{_PRIZE}(?![\d{_N}]|若干|各|共)
    """,
    re.VERBOSE,
)
_FIRST_PRIZE = "[特一二三优鼓组](?:(?<=[特一二三])等|(?<=优)[秀胜]|(?<=鼓)励|(?<=组)织)奖"
_SHARE = rf"\s*(?:各)?[{_N}\d]*\s*[名篇个件项人幅节位]?(?:获得者)?\s*[、,和]?\s*"
_PRIZE_LIST = re.compile(rf"{_FIRST_PRIZE}{_SHARE}(?:{_PRIZE}{_SHARE}){{1,5}}")
_ONE_PRIZE = re.compile(rf"({_PRIZE})\s*(?:各)?([{_N}\d]*)([名篇个件项人幅节位]?)")
_ENDS_LIST = re.compile(r"\s*[,。;]")
_SIGNS = re.compile(
    r"[,、。;:(或“《‘](?=[,、。;:)等”》’\n]|\Z)(?:(?<=,),+|(?<=、)、+|(?<=。)。(?!。)|(?<=、)[,。;:)]|(?<=[,(])、|(?<=[,;:])。|(?<=。)[,、;]"
    r"|(?<=[,;])[;:]|(?<=;),|(?<=:),(?!\s)|(?<=、)等|(?<=或)、|(?<=[\u4e00-\u9fff]、)$|(?<=“)”|(?<=《)》|(?<=‘)’)",
    re.MULTILINE,
)
_HANGING = re.compile(
    r"[在对把由及和与的了以为](?:(?<=[在对把由及和与])(?=[,。;])|(?<=[,。;]的)(?![确士话])|(?<=[,。;]了)(?![解却不然如])"
    r"|(?:(?<=以)及|(?<=为)了)(?=[,。;]))"
)
_HANGS_WELL = {
    "在": "存现所实正自内外潜好健重旨贵意同常何尚都不还也",
    "对": "核面反针绝一结配校应派成双比二两三四五六七八九十百几相不敌作答0123456789",
    "把": "一火拖车手两二三四五六七八九十百几0123456789",
    "由": "自理缘事因来",
    "及": "以普涉波顾企推提论触遍惠危得不旁兼述",
    "和": "总温祥缓饱共平柔协调随亲掺暖谦应中人附求讲不失家晴",
    "与": "给赋参授寄赠施干",
}
_CARRY = re.compile("贯彻(?=[,。;])")
_ONLY_CARRY = re.compile(rf"{_ADVERB}(?:学习|宣传|传达|领会|落实)?[、和]?(?:深入|认真)?贯彻")
_NO_OBJECT = re.compile(
    r"[参举召](?:(?<=参)加|(?<=举)[办行]|(?<=召)开)了(?:本次|这次|全校|全区|全市|全县|全省)?(?:师德|教学|教育|全区|全市|全县|全国|全省|区级|市级|省级|县级|校级|安全|文体|业务|专业|政治|民主|心理|体育|文艺|健康|青年|工会|教师|教职工)(?=[,。;])"
)
_NO_VERB = re.compile(r"。\d+[名位个](?=[^,。;:\n]{2,16}。)")
_VERB = re.compile(
    r"[获被参评受为是有得组开进完到达出入去来做办举给送帮让使当选活每均赴捐登上走用读学写讲唱跳练录发报交建换]"
)
_BARE_TITLES = re.compile(
    r"《(?<=,《)[^》\n]{2,24}》[、和]?(?:《[^》\n]{2,24}》[、和]?){0,4}等?(?:有关|相关)?[^,。;、《\n]{0,14}(?:法规|法律|文件|条例|制度|精神|办法|规定|书籍|文章|读本)?(?=[,。;])"
)
_TELLS = re.compile(
    r"[学读写制定发看听讲订阅是有为获解的了要将在以对等]|规定|宣传|贯彻|出台|颁布|刊|载|一文|一书|通过|修|荣|被|登"
)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield each gap, the most telling reading of a place first."""
    text = sheet.text
    spans = [
        m.span()
        for pattern in (_LOST_NUMBER, _LOST_MEASURE, _LOST_PRIZE, _LOST_PRIZES, _SIGNS, _NO_OBJECT)
        for m in pattern.finditer(text)
    ]
    spans += [*bare_units(text), *_left_hanging(text), *_uneven_prizes(text), *_carrying_nothing(sheet)]
    spans += [
        (m.start() + 1, m.end())
        for m in _NO_VERB.finditer(text)
        if not _VERB.search(text, m.end(), text.find("。", m.end()))
    ]
    spans += _titles_alone(sheet)
    found = [Finding(a, b, "dropped_figure", {"read": text[a:b]}) for a, b in spans if b > a]
    found += [*enumerated.find(sheet), *paired.find(sheet), *set_phrases.find(sheet)]
    yield from _one_a_clause(sheet, apart(found))


def _one_a_clause(sheet: Sheet, found: list[Finding]) -> Iterator[Finding]:
    clause = -1
    for f in found:
        here = sheet.clause_at(f.start)
        if here != clause:
            yield f
        clause = here


def _left_hanging(text: str) -> Iterator[tuple[int, int]]:
    """Prepositions before a stop, particles after one: the noun is gone."""
    for m in _HANGING.finditer(text):
        if text[m.start() - 1 : m.start()] not in tuple(_HANGS_WELL.get(m[0], "")):
            yield m.span()


def _carrying_nothing(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Clauses that end where what is carried out should stand: 认真学习、贯彻."""
    for m in _CARRY.finditer(sheet.text):
        start = sheet.clause_starts[sheet.clause_at(m.start())]
        if _ONLY_CARRY.fullmatch(sheet.text, start, m.end()):
            yield start, m.end()


def _uneven_prizes(text: str) -> Iterator[tuple[int, int]]:
    """Lists of prizes in which some have a number and some have none, or one lost its unit: 一等奖3人、二等奖5."""
    for m in _PRIZE_LIST.finditer(text):
        prizes = list(_ONE_PRIZE.finditer(text, m.start(), m.end()))
        bare = [prize for prize in prizes if not prize[2]]
        if bare and len(bare) < len(prizes) and "各" not in m[0]:
            if prizes[-1][2]:
                yield bare[0].start(), m.end()
            elif len(bare) == 1 and _ENDS_LIST.match(text, bare[0].end()):
                yield bare[0].span()
        elif not bare and prizes[0][3] and not prizes[-1][3] and _ENDS_LIST.match(text, prizes[-1].end()):
            yield prizes[-1].span()


def _titles_alone(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Titles of rules and books with no verb to take them."""
    for m in _BARE_TITLES.finditer(sheet.text):
        before = sheet.text[sheet.clause_starts[sheet.clause_at(m.start() - 2)] : m.start() - 1]
        tail = re.sub(r"《[^》]*》", "", m[0])
        if (
            "《" not in before
            and not _TELLS.search(before[-2:])
            and not _TELLS.search(re.sub("等|有关|相关", "", tail))
        ):
            yield m.span()
