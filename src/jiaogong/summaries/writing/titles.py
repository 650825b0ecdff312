"""An act's name inside a sentence: which verb it takes, whether it stands in “ ”."""

from __future__ import annotations

import re

from jiaogong.summaries.facts import Act
from jiaogong.summaries.writing.phrases import bank

_OWN_VERB = re.compile(
    r"(?:举办|召开|组织|开展|举行|发放|公示|公开|公布|评选|征集|收集|启动|参加|观看|更新|添置|购置|看望|走访|慰问|庆祝|表彰|完成|制定|修订|落实|办理|协助|调解|"
    r"共读|同读|组队|带领|带队|发展|补选|选举|选派|选送|获评|荣获|获得|承办|联合|邀请|学习|为|向|与|赴|到|给|就|推荐|报送|编印|接受|迎接|配合|建立|设立|创建|核对|督促|检查|考核|审计|答复|统计|整理)"
)
_WHEN = re.compile(r"^\d{4}年度?(?!第)|(?<!\d)\d{1,2}月份?(?![\d日])")
_WON = re.compile(r"([^，。]{2,30}?)(?:中)?(?:获奖|获得?[特一二三]等奖|喜获佳绩)")
_NAMES_HONOUR = re.compile(r"评选|获评|荣获|推选|命名")
_VERB_WITHIN = re.compile(r"参加|举行|召开|举办|开展|获评|荣获|加入|当选|前往")


def has_own_verb(title: str) -> bool:
    """Whether the name is already a predicate: “召开青年教师座谈会”."""
    return _OWN_VERB.match(title) is not None or _VERB_WITHIN.search(title) is not None


def named(title: str) -> str:
    """The name as it stands in a sentence: in “ ” unless it is a plain event's or holds quotation marks itself.

    >>> named("教职工趣味运动会"), named("家校共育6条"), named("“三八”节羽毛球赛")
    ('教职工趣味运动会', '“家校共育6条”', '“三八”节羽毛球赛')
    """
    name = _WHEN.sub("", title.strip().rstrip("。；，"))
    if any(mark in name for mark in "“”《》") or has_own_verb(name):
        return name
    is_event = any(name.endswith(end) for verb in bank("acts")["verbs"] for end in verb["ends"] if end)
    return name if is_event and not re.search(r"[\d，、：:（(]", name) else f"“{name}”"


def won_at(title: str) -> str:
    """What a prize was won at, where the name says just that; else "".

    >>> won_at("市级优质课竞赛获奖"), won_at("乒乓球赛")
    ('市级优质课竞赛', '')
    """
    m = _WON.fullmatch(title.strip())
    return m[1] if m else ""


def honoured_in(act: Act) -> bool:
    """Whether an act's name says already what its one title or honour is: 评选工会积极分子."""
    return len(act.awards) == 1 and act.awards[0].prize in act.title and _NAMES_HONOUR.search(act.title) is not None


def verb_of(title: str) -> tuple[str, str]:
    """The verb that fits a name, before it and after it."""
    bare = title.rstrip("”")
    row = next(v for v in bank("acts")["verbs"] if any(bare.endswith(end) for end in v["ends"]))
    return row["verb"], row["done"]


def as_planned(title: str) -> str:
    """The name as something still to be done: 召开例会, 开展“对照责任书自查”."""
    return named(title) if has_own_verb(title) else verb_of(title)[0] + named(title)
