"""Whether a stretch tells of something done, a habit kept, a plan, or only says so."""

from __future__ import annotations

import re

from jiaogong.prose.reading import Status

# Every branch begins with its own character, so that a search passes over what begins none.
_PUT_OFF = "".join(f"(?<!{word}.)" for word in ("列入", "转入", "结转", "纳入", "顺延到", "推迟到"))
_LATER = (
    rf"今{_PUT_OFF}后|下{_PUT_OFF}(?:一步|一?(?:学期|学年|年度|阶段)(?!以来))|明{_PUT_OFF}年|来{_PUT_OFF}年"
    rf"|新{_PUT_OFF}的(?:一年|学期|学年)|未{_PUT_OFF}来"
)
_DUTY = (
    r"(?:还|也|都|就|必须|我们|工会|学校)*(?:要|应当?|必须|须)"
    r"(?:求真|继续|进一步|不断|加强|认真|努力|切实|充分|积极|把|在|做|以|坚持|保护|加大|注重|全面|有)"
)
OPENING_DUTY = re.compile(_DUTY)
PLANNED = re.compile(
    rf"{_LATER}|打算|拟(?<![草模虚编初比]拟)(?!定|订|人)|力争|争(?<![战竞]争)取(?:在|于|使|让|做到|更)|希望(?!小学|中学|学校|幼儿园|工程|之家)"
    r"|将(?<![即行]将)(?:要|会|继续|进一步|不断|于|再|努力|认真|积极|着力|全面|以|在|从|组织|开展|举办|召开|加强|加大|取长|一如既往|更|围绕|按照|重点|坚持|始终|为(?!数)|走访|邀请|投入|完成|安排|深入|把(?=.{0,30}(?:摆|放|作为|建|办成)))"
    r"|要(?<![主重必需纪首摘提只简紧]要)(?:做好|把|认真|努力|加强|继续|进一步|坚持|充分|积极|切实)"
    rf"|,{_DUTY}|;{_DUTY}|:{_DUTY}|准备(?:在|于|组织|举办|开展|召开|申报|建|请)|计(?<![按照据有]计)划(?:在|于|组织|举办|举行|开展|召开|投入|安排|新[增购建]|购|创建|建[立成设]|成立|申报|完成|培训|选派|邀请|为|对|发展|争取)"
)
_LATER_BEGINS = frozenset("总在展面今下明来新未")
LATER_OPENING = re.compile(rf"(?:总之,?)?(?:在|展望|面对)?(?:{_LATER})")
CARRIED = re.compile(
    rf"{_LATER}|打算|拟(?<![草模虚编初比]拟)(?!定|订|人)|力争"
    r"|计(?<![按照据有]计)划(?:在|于|组织|举办|举行|开展|召开|邀请)|准备(?:在|于)"
)
LACKING = re.compile(
    r"不足|不够|尚未|还没有|有待|还需|仍需|尚需|需要进一步|需进一步|差距|存在(?:着|的)?(?:一些|一定|许多|诸多|很多)?(?:的)?(?:问题|缺点|困难)|不尽(?:如|人)意|距离"
)
HABIT = re.compile(
    r"每(?:个?(?:(?:学期|学年|年|月)(?!\d)|周|星期|天|日|工作日|季度|逢|到|次|期|半年)|[一两二三四](?:周|个?月|年))|定期|经常|常年|历来|一贯|凡|只要.{1,20}都|逢年"
)
WHENEVER = re.compile(r"(?:生病|住院|生日|结婚|去世|困难|喜事|丧事?)[^。\d]{0,16}(?:都|必)")
ONCE = re.compile(r"\d|今年|本[学年]|全年|[两三四五六七八九十][位名个人]")
CUSTOM = re.compile(r"常(?<![经正日平时通非异]常)(?=深入|到|去|与|和)|不定期|一直|及时|按时|件件|一律|始终")


_OVER = re.compile("(?:进行|举行|召开|开展|组织|举办|产生|完成|参加|慰问|获得)了")
_OVER_REACH = 24
_SECOND_TERM, _FIRST_TERM = "下学期", "上学期"
_FIRST_TERM_REACH = 120


def opens_later(text: str, start: int) -> bool:
    """Whether a sentence opens with what is to come; 下学期 told after 上学期 is the year's second term, and over."""
    found = LATER_OPENING.match(text, start) if text[start] in _LATER_BEGINS else None
    return (
        found is not None
        and not _OVER.search(text, start, start + _OVER_REACH)
        and not (found[0].endswith(_SECOND_TERM) and _FIRST_TERM in text[max(0, start - _FIRST_TERM_REACH) : start])
    )


def _is_planned(text: str, since: int, start: int, end: int) -> bool:
    if not start and OPENING_DUTY.match(text, start, end):
        return True
    found = CARRIED.search(text, since, start) or PLANNED.search(text, start, end)
    if found is None:
        return False
    is_term = found[0] == _SECOND_TERM
    return not (is_term and (_FIRST_TERM in text[since:end] or _OVER.search(text, since, end)))


def status_of(text: str, start: int, end: int, *, has_date: bool, has_parts: bool, since: int | None = None) -> Status:
    """The status of an act told at start..end of a plain text, in a sentence that begins at `since`.

    A habit is a rate only where no date pins it down; shortcomings are said.
    """
    if _is_planned(text, start if since is None else since, start, end):
        return "planned"
    if not has_parts and LACKING.search(text, start, end):
        return "said"
    return "rate" if not has_date and _is_habit(text, start, end, has_parts=has_parts) else "done"


def _is_habit(text: str, start: int, end: int, *, has_parts: bool) -> bool:
    if HABIT.search(text, start, end):
        return True
    if WHENEVER.search(text, start, end) and not ONCE.search(text, start, end):
        return True
    return not has_parts and CUSTOM.search(text, start, end) is not None
