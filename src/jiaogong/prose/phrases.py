"""How clauses open and close when they name an aim, a result, a lead-in or a definition instead of an act."""

from __future__ import annotations

import re

_AIM = re.compile(
    r"为(?:了|进一步|更好|切实|确保|丰富|提高|提升|加强|活跃|增强|促进|推进|推动|配合|贯彻|落实|充分|使|让|迎接|庆祝|纪念"
    r"|响应|满足|保障|维护|深入|不断|全面|打造|营造|构建|建设|教职工(?:创设|提供|创造|营造|搭建))"
    r"|(?:始终|一直|坚持)?以.{1,24}为(?:载体|抓手|契机|重点|核心|中心|主线|指导|依据|榜样|标准|目标|目的|动力|依托|己任|突破口|宗旨"
    r"|根本|本|荣|基础|导向|主旋律|龙头|平台|主$)"
    r"|本着|围绕|根据|依照|按照?(?!时|期|质)|遵照|依据|结合(?=.{0,14}(?:实际|情况|特点))|随着|针对|立足|对(?:促进|加强|推动|提高)"
    r"|坚持.{1,20}(?:原则|方针|理念|思想)|从.{1,12}(?:出发|入手|着眼)"
    r"|在.{0,30}(?:领导|指导|关心|支持|带领|关怀|帮助|努力|鼓励|协作|安排|部署|布置|配合)下$"
)
_RESULT = re.compile(
    r"(?:从而|因而|进而|这些?|有利于|极大|大大|进一步|有效|有力|切实|充分|全面|不断|真正|明显|较好|很好|更好|深深?|也|又|更|既|还|都|均"
    r"|并|基本|较大|一定程度上?|使得?|让|令|地|的|得|为|在)*"
    r"(?:提高|提升|增强|增进|促进|丰富|活跃|调动|体现|营造|形成|陶冶|激发|推动|推进|展示|展现|凝聚|加强|满足|融洽|拉近|弘扬|缓解|放松|激励"
    r"|鼓舞|保证|确保|发挥|起到|感受|受益|带来|充裕|进步|取得|得到|受到|赢得|维护|扩大|排除|融入|树立|巩固|创设|构成|增添|增加|变动"
    r"|提拔|促使|规范|达到|解决.{0,4}后顾之忧|收到.{0,6}(?:效果|成效|好评)"
    r"|获得.{0,8}(?:结果|成绩|成效|效果|好评|提高|认可)|希望(?!小学|中学|学校|幼儿园|工程|之家)|祝愿|勉励)"
)
_CAUSED = re.compile(r"(?:真正|充分|也|更|并|从而)?(?:使得?|让|令)(?!用)")
_DEFINES = re.compile(r".{2,}?(?<![还都就只也不但要可于凡正或总])是(?![否由在经]|通过)")
# What each can begin with, looked at first: most clauses begin with something else.
AIM_BEGINS = frozenset("为始一坚以本围根依按遵结随针立对从在")
RESULT_BEGINS = frozenset(
    "从因进这些有极大切充全不真明较很好更深也又既还都均并基一使让令地的得为在"
    "提增促丰活调体营形陶激推展凝加满融拉弘缓放鼓保确发起感受带取赢维扩排树巩创构变规达解收获希祝勉"
)
CAUSED_BEGINS = RESULT_BEGINS & frozenset("真充也更并从使让令")
LEAD_BEGINS = frozenset("在于自从趁逢当继利通每经由面借除今去近本一年目现")


class _Ends:
    """Words that a clause may close with."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self.last = frozenset(word[-1] for word in words)

    def close(self, text: str, start: int, end: int) -> bool:
        return text[end - 1] in self.last and text.endswith(self._words, start, end)


_PRAISES = _Ends(
    *(
        "成绩",
        "效果",
        "成效",
        "好评",
        "欢迎",
        "结果",
        "赞扬",
        "肯定",
        "支持",
        "认可",
        "反响",
        "提高",
        "进步",
        "发展",
        "作用",
    ),
    *("后顾之忧", "热情", "局面", "保障", "基础", "贡献", "保证"),
)
_SURE_OPENING = re.compile(r"(?:今年|去年|我们|继续|工会|学校)*(?:在|自|当|继|经过|通过|利用|借助|针对)")
_SURE = (
    *("中", "下", "上", "后", "前", "时", "期间", "以来", "之际", "同时", "之余", "方面"),
    *("形式", "途径", "方式", "渠道", "手段", "平台", "契机", "机会", "方法"),
)
_SURE_ENDS = _Ends(*_SURE)
_ALWAYS_ENDS = _Ends("情况下", "的同时", "之际", "期间")
_BY = re.compile(r"通过(?!了)|经[^,。;]{2,12}(?:推荐|公示|评选|审核|选拔)")
_OPENING = re.compile(r"[在于自从趁逢当继]|利用|通过|借助?|每逢|经过|由于|面对|除了?")
_ENDS = _Ends(*_SURE, "里", "情况", "那天", "当天", *"年月日节季末初底期点旦午晚夕晨")
_BEFALLS = _Ends(
    *(
        "住院",
        "去世",
        "逝世",
        "病故",
        "生病",
        "患病",
        "病重",
        "受伤",
        "车祸",
        "火灾",
        "手术",
        "结婚",
        "分娩",
        "宝宝",
        "二宝",
        "二胎",
        "贵子",
        "千金",
        "大寿",
        "新婚",
        "之喜",
        "过世",
        "离世",
        "骨折",
        "摔伤",
        "病倒",
        "病逝",
        "得子",
        "生产",
        "患癌",
    )
)
_PAYS = re.compile(r"(?:投入|筹资|筹集|筹措|拿出|拨出|拨款|出资|斥资|耗资|争取)[^,]{0,14}\d[^,]{0,6}元$")
PRAISE_ENDS = _PRAISES.last
LEAD_ENDS = _ENDS.last | _SURE_ENDS.last | _ALWAYS_ENDS.last
_TIMES = frozenset(["今年", "去年", "近年", "本学期", "本年度", "一年来", "年底", "年初", "目前", "现在"])


def is_aim(text: str, start: int, end: int) -> bool:
    """Whether a clause only says what for or on what ground: 为了…, 以…为抓手, 在…领导下."""
    return text[start] in AIM_BEGINS and bool(_AIM.match(text, start, end))


def is_result(text: str, start: int, end: int) -> bool:
    """Whether a clause tells what came of it: 增强了凝聚力."""
    return text[start] in RESULT_BEGINS and bool(_RESULT.match(text, start, end))


def is_caused(text: str, start: int, end: int) -> bool:
    """Whether a clause tells whom it made do what: 使教师受益."""
    return text[start] in CAUSED_BEGINS and bool(_CAUSED.match(text, start, end))


def praises(text: str, start: int, end: int) -> bool:
    """Whether a clause closes in praise: …取得成效."""
    return _PRAISES.close(text, start, end)


def defines(text: str, start: int, end: int) -> bool:
    """Whether a clause says what something is: 工会是桥梁."""
    return text.find("是", start + 2, end) >= 0 and bool(_DEFINES.match(text, start, end))


def surely_leads(text: str, start: int, end: int) -> bool:
    """Whether a clause only says when, where or by what means: 在…活动中, 通过…等形式."""
    if _SURE_ENDS.close(text, start, end) and _SURE_OPENING.match(text, start, end):
        return True
    if _ALWAYS_ENDS.close(text, start, end) or (text[start] in "通经" and _BY.match(text, start, end)):
        return True
    return text[end - 1] == "中" and not text.endswith(("其中", "集中"), start, end)


def befalls(text: str, start: int, end: int) -> bool:
    """Whether a clause closes in what happened to somebody, and the union's answer is still to come: 李老师生病住院."""
    return _BEFALLS.close(text, start, end)


def pays(text: str, start: int, end: int) -> bool:
    """Whether a clause says what was spent, and what for is still to come: 学校投入3万元."""
    return text[end - 1] in "元金款" and bool(_PAYS.search(text, start, end))


def may_lead(text: str, start: int, end: int) -> bool:
    """Whether a clause that tells no act may open the next one: 每学期, 利用暑假."""
    return bool(_OPENING.match(text, start, end)) or _ENDS.close(text, start, end) or text[start:end] in _TIMES
