"""What an act is called when people say it: without 我们, 今天, 开了一次."""

from __future__ import annotations

import re

from jiaogong.prose.surnames import PLAIN, WORDLY

_WE = r"(?:我[们們]?(?:[学學]校|校)?|咱[们們]?|本校)"
_SPEAKERS = rf"(?:{_WE}|[学學]校|校工[会會]|工[会會]|大家|大伙|我和[一-龥]{{1,4}}?一起)?"
_DAY = r"(?:(?:[今昨前]天|刚才|上周[一二三四五六日天]?)(?:上午|下午|中午|晚上)?)?"
_MERELY = r"(?:又|还|就|也|一起|已经?)*"
_HELD = r"(?:[开開]展|[组組][织織]|[举舉][办辦行]|召[开開]|[开開办辦搞做弄]|进行)"
_OPENINGS = (
    re.compile(rf"^{_SPEAKERS}{_DAY}{_MERELY}(?:去|来)?{_HELD}了(?:一?[次场個个期])?(?=[^\d，,]{{2}})"),
    re.compile(
        rf"^{_SPEAKERS}{_DAY}(?:[组組][织織](?!部|生活|建设|机构)|[举舉][办辦行]|召[开開]|[开開]展|[开開](?=[^，,]{{1,10}}[会會]))"
        r"(?:一?[次场個个])?(?=[^\d，,]{2})"
    ),
    re.compile(rf"^{_WE}{_DAY}{_MERELY}(?=[^\d，,]{{3}})"),
)
_TITLED = re.compile(
    rf"([{PLAIN}{WORDLY}])(?:老师|师傅|主任|校长|主席)(?![们節节])|(?<![大从])[小老]([{PLAIN}])(?![师年朋同教学组家伙])"
)
_ENDING = re.compile(r"[的吧啊呢哦啦]+$")


def title_said(title: str) -> str:
    """A title without who speaks and that something was held.

    >>> title_said("我们开了一次工会小组长会"), title_said("慰问住院教师"), title_said("工会组织爬山")
    ('工会小组长会', '慰问住院教师', '爬山')
    """
    title = title.lstrip("的把")
    for opening in _OPENINGS:
        shorter = opening.sub("", title)
        if shorter != title:
            break
    return _ENDING.sub("", shorter) or title


def surnames_said(said: str) -> tuple[str, ...]:
    """The surnames of people who are named by no more: 李老师, 小陈.

    >>> surnames_said("我和陈主席去看李老师和小赵"), surnames_said("慰问退休老师，小学老师们")
    (('陈', '李', '赵'), ())
    """
    return tuple(dict.fromkeys(m[1] or m[2] for m in _TITLED.finditer(said)))
