"""Two acts in one sentence, and sentences that tell of none: 昨天拔河，还慰问了住院教师; 进一步加强师德建设."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiaogong.prose.reading import Claim

_OTHER = "other"
_FULL_DAY = re.compile(r"^(?:\d{4}|-)-\d\d-\d\d$")
_OF_THE_SAME = re.compile(
    r"[又还也并且共]*(?:发放|颁发|赠送|送[去上出给]|发[给了]|花费|花了|支出|投入|收到|征集|收集|评[选出])"
)
_WON = re.compile("表彰|评选|评为|授予")
_MAY_BE_WON_AT = frozenset({"contests", "culture", "study", "women", "assessment"})
_JOINING = re.compile(r"^(?:另外|同时|然后|接着|随后|此外|以及|[又还也并且再])+(?:又|还|也)?")
_URGING = re.compile(
    r"^(?:同志们|大家|我们|工会|学校|全体教师|教职工)*(?:一定|必须|应当?|要|需要|始终|坚决|更加|进一步|不断|努力|切实|牢固|着力|深入|全面|认真|积极|大力)*"
    r"(?:坚持|贯彻|落实|加强|提高|提升|增强|发扬|弘扬|围绕|践行|推进|树立|发挥|强化|完善|健全|做好|做教职工的|做教师的|为.{2,12}而?奋斗|以.{2,12}为(?:指导|核心|中心|宗旨|本))"
)
_DONE = re.compile(
    r"\d|[一二两三四五六七八九十百][个名位次场期节篇条件份人]|了|过|完成|召开|举办|举行|组织|开展|慰问|看望|走访|参加|报送|签订"
)


def cut_between(acts: Sequence[Claim], said: str) -> int | None:
    """Where a second act begins that is none of the first: of another category or on another day. None for one act."""
    if not acts:
        return None
    first = acts[0]
    return next((act.start for act in acts[1:] if _is_apart(first, act, said[act.start : act.end])), None)


def _is_apart(first: Claim, act: Claim, words: str) -> bool:
    if first.date != act.date and all(_FULL_DAY.match(date or "") for date in (first.date, act.date)):
        return True
    if first.category == act.category or _OTHER in (first.category, act.category):
        return False
    if act.category == "honours" and first.category in _MAY_BE_WON_AT:
        return bool(_WON.search(words))
    return not _OF_THE_SAME.match(words)


def alone(said: str) -> str:
    """A part of a sentence as a sentence of its own.

    >>> alone("，还组织了拔河比赛80人"), alone("昨天开会；")
    ('组织了拔河比赛80人', '昨天开会')
    """
    return _JOINING.sub("", said.strip(" ，,；;、。")).strip()


def only_urges(said: str, claims: Sequence[Claim]) -> bool:
    """Whether a sentence only says how things should be: nothing of it was done.

    >>> only_urges("深入贯彻教代会精神", ()), only_urges("我们要加强师德建设", ()), only_urges("加强安全培训，30人参加", ())
    (True, True, False)
    """
    if claims:
        return all(claim.status == "said" for claim in claims)
    return bool(_URGING.match(said)) and not _DONE.search(said)
