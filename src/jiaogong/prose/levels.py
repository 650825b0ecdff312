"""At which level a contest or a title stands: 校 区 县 市 省 国家."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from jiaogong.prose.reading import Name

_LEVEL = re.compile(
    r"(?<!我)(?:(?P<nation>全国|国家|教育部|国际|(?<![干支全各本下外内党俱])部级)|(?P<province>省(?!略|心|力)|自治区)|(?P<city>(?<![城超门股菜楼上集闹县])市(?!场|民))"
    r"|(?P<district>(?<![社小园片地校学城山治景灾库牧赛考])区(?!别|分|间|域))|(?P<county>县(?!市|城|直(?!机关|属机关)|属))|(?P<school>(?<=全)校|学校$|(?<![我本学])校$|校级|校内|(?<=[为获])[我本][校院园]))"
)
_NAMES = {"nation": "国家", "province": "省", "city": "市", "district": "区", "county": "县", "school": "校"}
_STOP = re.compile(r"[。;!?\n]")
_HOSTS = re.compile(r"(?:组织|举办|开展|进行了|合办|承办|评选?出|选出|设|举行|表彰)(?!的)")
_GUEST = re.compile(r"参加|参与|选送|推荐|组队|参评|报送|辅导|指导|选派")
_HOST_SCHOOL = re.compile(r"[我本全][校园院]|校工会|院工会|园工会")
_HOST_AREA = re.compile(r"[我全]([区县市州])")
_TITLE = 60
_FAR = 120
_SCHOOL = re.compile(
    r"(?:学院|大学|学校|中学|小学|幼儿园|校|[附实一二三四五六七八九十\d][中小高]|中心|医院|公司|分工?会|系|部)$"
)
_CONTEST = re.compile(r"赛|评比|评选|运动会|活动|展评|[月日年]|称号|授予|评为")
_GOES_ON = re.compile(r"(?:最终|最后|经过|经|本次|此次|本届|该|比赛|赛后|大赛|活动|会上|共|其中)")
_TOLD = re.compile(r"组$|组[^,。]{0,12}$|结果")
_WON = re.compile(r"获|夺|取得|捧|拿|摘|得了|评为")
_SCHOOLS_TITLE = re.compile(r"学院|大学|学校|中学|小学|幼儿园|职校|附中|附小|校工会|[一二三四五六七八九十]中(?!全会)")
_AREAS_TITLE = re.compile(r"[区县市州]教育(?:系统)?工会|教育局|总工会|教育系统")
_OTHERS = re.compile(r"[镇乡]里|[镇乡]级|片区|学区|街道|全镇|全乡")
_HOST_TOWN = re.compile(r"[我全本][镇乡]|[镇乡](?:教育|中心校)?工会|学区工会")


class Levels:
    """At which level each prize of a text was won, given the units that it names."""

    def __init__(self, text: str, bodies: Sequence[Name] = ()) -> None:
        self.text = text
        self._schools = [b for b in bodies if _SCHOOL.search(b.name)]
        self._starts = [b.start for b in self._schools]

    @cached_property
    def host(self) -> str | None:
        return host_level(self.text)

    def before(self, at: int, *, by_host: bool = True) -> str | None:
        """Return the level that stands nearest before a prize in its sentence, else the host's where the act is its own.

        >>> Levels("区教育工会组队参加全市篮球赛获").before(15), Levels("我区组织书法赛获").before(8), Levels("赛中获").before(3)
        ('市', '区', None)
        """
        low = max(0, at - _FAR)
        stops = [m.end() for m in _STOP.finditer(self.text, low, at)]
        since = stops[-1] if stops else low
        if found := self._printed(since, at):
            return found
        clause = self.text[since:at]
        if stops and self.text[since - 1] == ";" and not _CONTEST.search(clause):
            return self.before(since - 1, by_host=by_host)
        if _OTHERS.search(clause):
            return None
        if stops and _GOES_ON.match(clause) and not _GUEST.search(clause):
            back = next((n for n in range(len(stops) - 2, -1, -1) if not _GOES_ON.match(self.text, stops[n])), None)
            earlier = low if back is None else stops[back]
            return self._printed(earlier, since) or self._hosts(self.text[earlier:at], by_host)
        return self._hosts(clause, by_host)

    def _printed(self, since: int, at: int) -> str | None:
        found = None
        for m in _LEVEL.finditer(self.text, since, at):
            nearest = bisect_right(self._starts, m.start()) - 1
            if nearest < 0 or self._schools[nearest].end <= m.start():
                found = m.lastgroup
        return _NAMES[found] if found else None

    def _hosts(self, clause: str, by_host: bool) -> str | None:
        if not by_host or _OTHERS.search(clause):
            return None
        hosting, guesting = _last(_HOSTS, clause), _last(_GUEST, clause)
        is_told = hosting < 0 and guesting < 0 and _TOLD.search(clause) and not _WON.search(clause)
        return self.host if hosting > guesting or is_told else None


def _last(words: re.Pattern[str], clause: str) -> int:
    return max((m.start() for m in words.finditer(clause)), default=-1)


def host_level(text: str) -> str | None:
    """Return the level of the union that speaks, by how it calls itself: 我校, 我区, 全县.

    >>> host_level("我区教育工会"), host_level("学校工会"), host_level("走访30人")
    ('区', '校', None)
    """
    title = text[:_TITLE].split("\n", 1)[0]
    if len(_HOST_TOWN.findall(text)) > len(_HOST_SCHOOL.findall(text)):
        return None
    if _SCHOOLS_TITLE.search(title) and not _AREAS_TITLE.search(title):
        return "校"
    area = _HOST_AREA.findall(text)
    if area and len(area) > len(_HOST_SCHOOL.findall(text)):
        name = max(set(area), key=area.count)
        return None if name == "州" else str(name)
    return "校" if _HOST_SCHOOL.search(text) or "学校" in text or "教代会" in text else None
