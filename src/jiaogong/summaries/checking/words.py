"""What makes one act's words its own: a title less the words that every act of a union shares."""

from __future__ import annotations

import re
from functools import lru_cache

from jiaogong.prose.text import plain

# Words that a hundred titles share: who, where, and that something was done. They single out no act.
_SHARED = re.compile(
    r"教职员工|教职工|职工|教师(?!节)|老师|教工|员工|会员|全体|全校|全区|全县|全市|全园|全年|我校|本校|学校|我园|我区|校级|区级|县级|市级|省级|国家级|年度|年内"
    r"|各校|各级|各基层|基层|工会|教育|组织|开展|举办|举行|召开|参加|参与|活动|进行|完成|工作|选派|承办|主办|系列|专题|主题|相关|有关|本次|此次"
    r"|共有|共计|累计|先后|分别|及时|认真|积极|一年来|今年|去年|上年|学期|学年|期间|人次|万元|人数|其中|以及|并且|占|较|比"
    r"|[特一二三]等奖|优秀奖|等奖|评出|代表队|参赛|获得|荣获|获奖|邀请|安排|实施|推进|落实|提供|代表|同志|名单|情况|我们|大家|部分|个别|集中|统一|首次|各类|各项|多次|不同"
)
_MARKS = re.compile(r"[“”‘’\"·「」『』]")
_SPACE = re.compile(
    r"(?:\d+|[一二三四五六七八九十百两]+(?=[年月日个次场项名位人件份元支对]))[年月日个次场项名位人件份元支对]?|[^\u4e00-\u9fff]+|[的了和与及在对为把被由于从向到有]"
)
QUOTED = re.compile(r"[“「『\"]([^”」』\"\n]{2,40})[”」』\"]|《([^》\n]{2,60})》")


@lru_cache(maxsize=50_000)
def terms(text: str) -> frozenset[str]:
    """The pairs of characters in a text's own words, common words out.

    >>> sorted(terms("组织全体女教职工羽毛球赛"))
    ['毛球', '球赛', '羽毛']
    """
    runs = _SPACE.split(_SHARED.sub(" ", _MARKS.sub("", plain(text).plain)))
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def quoted(text: str) -> tuple[str, ...]:
    """The names of activities and titles of works that stand in quotation marks.

    >>> quoted("举办“书香校园”读书会,学习《工会法》")
    ('书香校园', '工会法')
    """
    return tuple(m[1] or m[2] for m in QUOTED.finditer(text))


def covered(own: frozenset[str], said: frozenset[str]) -> float:
    """The part of an act's own words that a text says; of an act without own words: nothing."""
    return len(own & said) / len(own) if own else 0.0
