"""Sentences cut into clauses, each weighed: does it tell an act, detail one, lead to one, or only praise it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from jiaogong.prose.cues import ABSTRACT, ACT, EVENT, HOLLOW, JOIN, OBJECT, SLIGHT, STRONG, VAGUE, Cue, find_cues
from jiaogong.prose.parts import Parts
from jiaogong.prose.sentences import Sentence

FIGURE, DATE, AWARD, PERSON, BODY, TITLE = (1 << bit for bit in range(9, 15))
_TELLING = FIGURE | DATE | AWARD | PERSON
_PROOF = _TELLING | TITLE


class Kind(Enum):
    """What a clause does in its sentence."""

    ACT = "act"
    DETAIL = "detail"
    LEAD = "lead"
    AIM = "aim"
    RESULT = "result"
    PLAIN = "plain"


@dataclass(slots=True)
class Clause:
    """A clause at start..end of the plain text, trimmed of punctuation; `marks` are the cues and parts inside."""

    start: int
    end: int
    closer: str
    flags: int
    marks: list[Mark]
    kind: Kind
    opens_with_figure: bool = False


Mark = tuple[int, Cue]
_PART_CUES = {flag: Cue(flag, ()) for flag in (FIGURE, DATE, PERSON, BODY, TITLE)}
_AWARD_CUE = Cue(AWARD, (("contests", 1), ("honours", 1)))
_TITLE_MARK = re.compile(r"[《“](?=[^《》“”\n]{4,60}[》”])")


def marks_of(text: str, parts: Parts) -> list[Mark]:
    """Everything in a plain text that a clause is weighed by, in order: cue words and parts."""
    marks: list[Mark] = find_cues(text)
    marks += [(f.start, _PART_CUES[FIGURE]) for f in parts.figures]
    marks += [(d.start, _PART_CUES[DATE]) for d in parts.dates]
    marks += [(n.start, _PART_CUES[PERSON]) for n in parts.people]
    marks += [(n.start, _PART_CUES[BODY]) for n in parts.bodies]
    marks += [(a.start, _AWARD_CUE) for a in parts.awards]
    marks += [(m.start(), _PART_CUES[TITLE]) for m in _TITLE_MARK.finditer(text)]
    marks.sort(key=_place)
    return marks


def _place(mark: Mark) -> int:
    return mark[0]


_CLAUSE = re.compile(r"[^,;:。!?…]+([,;:。!?…]*)")
_TRIM = re.compile(
    r"(?:\s|[\"'`~*]|并且?(?=[^列肩排])|而且|同时|此外|另外|其次|首先|最后|然后|因此|为此|于是|还(?=[对为向给把在将])|如(?=[^何下果期实])|例如"
    r"|[一二三四五六七八九十](?:是|要)|第[一二三四五六七八九十][,、])+"
)
_SPACE_END = re.compile(r"[\s\"'、]+$")


def cut_clauses(veiled: str, sentence: Sentence, marks: list[Mark]) -> Iterator[Clause]:
    """Cut a sentence of a veiled plain text into weighed clauses."""
    at = bisect_left(marks, sentence.start, key=_place)
    for m in _CLAUSE.finditer(veiled, sentence.start, sentence.end):
        start, end = m.span()
        end -= len(m[1])
        if t := _TRIM.match(veiled, start, end):
            start = t.end()
        if t := _SPACE_END.search(veiled, start, end):
            end = t.start()
        first, flags = at, 0
        while at < len(marks) and marks[at][0] < m.end():
            flags |= marks[at][1].flags
            at += 1
        if start < end:
            inside = marks[first:at]
            yield Clause(start, end, m[1][:1], flags, inside, _kind(veiled, start, end, flags, inside), _opens_with_figure(inside, start))


def _opens_with_figure(marks: list[Mark], start: int) -> bool:
    return any(where == start and cue.flags & (FIGURE | AWARD) for where, cue in marks[:2])


_AIM = re.compile(
    r"为了|对(?:促进|加强|推动|提高)|为(?:进一步|更好|切实|确保|丰富|提高|提升|加强|活跃|增强|促进|推进|推动|配合|贯彻|落实|充分|使|让|迎接|庆祝|纪念|响应|满足|保障|维护|深入|不断|全面|打造|营造|构建|建设|教职工(?:创设|提供|创造|营造|搭建))"
    r"|(?:始终|一直|坚持)?以.{1,24}为(?:载体|抓手|契机|重点|核心|中心|主线|指导|依据|榜样|标准|目标|目的|动力|依托|己任|突破口|宗旨|根本|本|荣|基础|导向|主旋律|龙头|平台|主(?=$|[,]))"
    r"|本着|围绕|根据|依照|按照?(?!时|期|质)|遵照|依据|结合(?=.{0,14}(?:实际|情况|特点))|随着|坚持.{1,20}(?:原则|方针|理念|思想)|针对|立足|从.{1,12}(?:出发|入手|着眼)"
    r"|在.{0,30}(?:领导|指导|关心|支持|带领|关怀|帮助|努力|鼓励|协作|安排|部署|布置|配合)下$"
)
_RESULT = re.compile(
    r"(?:从而|因而|进而|这些?|有利于|极大|大大|进一步|有效|有力|切实|充分|全面|不断|真正|明显|较好|很好|更好|深深?|也|又|更|既|还|都|均|并|基本|较大|一定程度上?|使得?|让|令|地|的|得|为|在)*"
    r"(?:提高|提升|增强|增进|促进|丰富|活跃|调动|体现|营造|形成|陶冶|激发|推动|推进|展示|展现|凝聚|加强|满足|融洽|拉近|弘扬|缓解|放松|激励|鼓舞|保证|确保|发挥|起到|感受|受益|带来|充裕|进步|获得.{0,8}(?:结果|成绩|成效|效果|好评|提高|认可)"
    r"|取得|得到|受到|收到.{0,6}(?:效果|成效|好评)|赢得|维护|扩大|解决.{0,4}后顾之忧|排除|融入|树立|巩固|创设|构成|增添|增加|变动|提拔|促使|规范|达到)"
)
_CAUSED = re.compile(r"(?:真正|充分|也|更|并|从而)?(?:使得?|让|令)(?!用)")
_LEAD = re.compile(
    r"(?:在|于|自|从|利用|通过|借助|借|趁|每逢|逢|经过|当|由于|继|面对|除了?).*|.*(?:中|下|上|后|前|时|期间|以来|之际|的同时|之余|方面|里|情况|[年月日节季末初底期])$|今年|去年|近年|本学期|本年度|一年来|年底|年初|目前|现在"
)
_SURE_LEAD = re.compile(
    r"(?:(?:今年|去年|我们|继续|工会|学校)*(?:在|自|自从|当|继|经过|通过|利用|借助|针对).*(?:中|下|上|后|前|时|期间|以来|之际|同时|之余|形式|途径|方式|渠道|手段|平台|契机|机会|基础上|方面|方法)|.*(?:情况下|的同时|之际|期间|[^其集]中)|通过(?!了).*)"
)
_PRAISE = re.compile(r"(?:成绩|效果|成效|好评|欢迎|结果|赞扬|肯定|支持|认可|反响|提高|进步|发展|作用|后顾之忧|热情|局面|保障|基础|贡献|保证)$")
_DEFINES = re.compile(r".{2,}?(?<![还都就只也不但要可于凡正或总])是(?![否由在经]|通过)")
ACT_AT = 3.0


def _kind(veiled: str, start: int, end: int, flags: int, marks: list[Mark]) -> Kind:
    proof = flags & _PROOF
    if _AIM.match(veiled, start, end) and not flags & (ACT | FIGURE | AWARD | PERSON):
        return Kind.AIM
    if not flags & (FIGURE | AWARD | PERSON):
        if _CAUSED.match(veiled, start, end) and not (flags & TITLE and flags & STRONG):
            return Kind.RESULT
        if _RESULT.match(veiled, start, end) and not (flags & (EVENT | TITLE) and flags & (ACT | SLIGHT)):
            return Kind.RESULT
        if _PRAISE.search(veiled, start, end) and not (flags & EVENT and flags & ACT):
            return Kind.RESULT
    if not flags & (FIGURE | AWARD) and _SURE_LEAD.fullmatch(veiled, start, end):
        return Kind.LEAD
    if not flags & _TELLING and _DEFINES.match(veiled, start, end):
        return Kind.RESULT
    score = weigh(flags)
    if score >= ACT_AT and flags & (ACT | JOIN | SLIGHT | _TELLING):
        return Kind.ACT
    if _LEAD.fullmatch(veiled, start, end):
        return Kind.LEAD
    if flags & (VAGUE | HOLLOW) and not proof and not flags & ACT:
        return Kind.RESULT
    return Kind.DETAIL if score >= 1 or proof else Kind.PLAIN


_POINTS = (
    (FIGURE, 2.0),
    (AWARD, 3.0),
    (PERSON, 1.5),
    (DATE, 1.5),
    (TITLE, 1.0),
    (BODY, 0.5),
    (STRONG, 1.0),
    (EVENT, 2.0),
    (OBJECT, 1.5),
    (HOLLOW, -1.5),
    (ABSTRACT, -1.0),
    (VAGUE, -1.0),
)


@functools.cache
def weigh(flags: int) -> float:
    """How much a clause with these flags tells an act: the strongest verb, what it holds, less what is hollow."""
    verb = 2.0 if flags & ACT else 1.5 if flags & JOIN else 1.0 if flags & SLIGHT else 0.0
    return verb + sum(points for flag, points in _POINTS if flags & flag)
