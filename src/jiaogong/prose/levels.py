"""At which level a contest or a title stands: 校 区 县 市 省 国家."""

from __future__ import annotations

import re

_LEVEL = re.compile(
    r"(?<!我)(?:(?P<nation>全国|国家|教育部|国际|(?<![干支全各本下外内党俱])部级)|(?P<province>省(?!略|心|力)|自治区)|(?P<city>(?<![城超门股菜楼上集闹县])市(?!场|民))"
    r"|(?P<district>(?<![社小园片地校学城山治景灾库牧])区(?!别|分|间|域))|(?P<county>县(?!市))|(?P<school>(?<=全)校|校级|校(?=[特一二三]等奖|内)))"
)
_NAMES = {"nation": "国家", "province": "省", "city": "市", "district": "区", "county": "县", "school": "校"}
_STOP = re.compile(r"[。;!?\n]")
_HOSTS = re.compile(r"(?:组织|举办|开展|合办|承办|评选?出|选出|设|举行|表彰)(?!的)")
_GUEST = re.compile(r"参加|参与|选送|推荐|组队|参评|报送|辅导|指导|选派")
_HOST_SCHOOL = re.compile(r"[我本全][校园院]|校工会|院工会|园工会")
_HOST_AREA = re.compile(r"[我全]([区县市州])")
_TITLE = 60
_SCHOOLS_TITLE = re.compile(r"学院|大学|学校|中学|小学|幼儿园|职校|附中|附小|校工会|[一二三四五六七八九十]中(?!全会)")
_AREAS_TITLE = re.compile(r"[区县市州]教育(?:系统)?工会|教育局|总工会|教育系统")
_OTHERS = re.compile(r"[镇乡]里|片区|学区|街道|全镇|全乡")


def level_before(text: str, at: int, host: str | None) -> str | None:
    """Return the level that stands nearest before a prize in its sentence, else the host's where the act is its own.

    >>> level_before("区教育工会组队参加全市篮球赛获", 15, "区"), level_before("组织书法赛获", 6, "区"), level_before("赛中获", 3, "区")
    ('市', '区', None)
    """
    low = max(0, at - 120)
    window = text[low:at]
    stops = [m.end() for m in _STOP.finditer(window)]
    clause = window[stops[-1] :] if stops else window
    found = None
    for m in _LEVEL.finditer(clause):
        found = m.lastgroup
    if found:
        return _NAMES[found]
    if _OTHERS.search(clause):
        return None
    return host if _last(_HOSTS, clause) > _last(_GUEST, clause) else None


def _last(words: re.Pattern[str], clause: str) -> int:
    return max((m.start() for m in words.finditer(clause)), default=-1)


def host_level(text: str) -> str | None:
    """Return the level of the union that speaks, by how it calls itself: 我校, 我区, 全县.

    >>> host_level("我区教育工会"), host_level("学校工会"), host_level("走访30人")
    ('区', '校', None)
    """
    title = text[:_TITLE].split("\n", 1)[0]
    if _SCHOOLS_TITLE.search(title) and not _AREAS_TITLE.search(title):
        return "校"
    area = _HOST_AREA.findall(text)
    if area and len(area) > len(_HOST_SCHOOL.findall(text)):
        name = max(set(area), key=area.count)
        return None if name == "州" else str(name)
    return "校" if _HOST_SCHOOL.search(text) or "学校" in text or "教代会" in text else None
