"""Definite named units: 区总工会, 市医院, 莲花小学; not 学校, 各基层工会, 上级工会."""

from __future__ import annotations

import re

from jiaogong.prose.heads import HAN, HEAD, LEVEL, MAY_BEGIN
from jiaogong.prose.reading import Name
from jiaogong.prose.scanning import scan

# What ends the words before a name: verbs and grammar, unless they belong to a name (和平小学, 向阳幼儿园).
_BREAK = re.compile(
    r"和(?!平|谐|睦|顺|美)|同(?!心|济|德|仁|安|乐)|到|向(?!阳|荣|东|明|日)|为(?!民)|于|等|从|与(?!会)|及|由|对|给|的|了|"
    r"是|被|把|将(?!军)|获得?|赴|去|在|或|并|让|使|请|以|至|过|各|所|名|位|个|我们|"
    r"联合|会同|组织|走访|慰问|看望|参观|前往|考察|参加|举办|承办|配合|协助|指导|邀请|来自|选送|推荐|得到|授予|"
    r"命名|评为|支持|帮扶|支教|结对|教师(?!教育|进修|发展)|老师|办理|成立|通过|按照|根据|结合|围绕|"
    r"关于|面向|依据|依照|遵照|工作|工会|教育系统|制定|如今|今年|去年|本次|其中|以下|分别|开展|进行|(?<![少青])年[度级]?|"
    r"月份?|日|推进|加强|促进|健全|规范|完善|帮助|熟悉|采用|不断|代表|学习|选派|来到|深入|调研|接受|负责|担任|"
    r"建设|支援|我校|本校|发挥|围绕|立足|在于|战胜|击败|对阵|迎战|聘请?|请|派|赛|驻|拨|捐|赠|陪|拜访|探望|联系|依托|依靠|毕业|游览|登上|听取|收看|携手|协同|调[入到]|走[进出]|输送|报送|创建|表彰|奖励|感谢|迎接|欢迎|选出|评出|"
    r"(?<=[年期月以])来|领导|会上|会后|会议|期间|随后|最终|最后|接着|近日|日前|上午|下午|晚上|出席|产生|列席|看过|趟|探视|出访|赶到|抵达|跟随|届|已报|上报|报请|"
    r"比(?<=[\d一二三四五六七八九十]比)[\d一二三四五六七八九十]"
)
_NAMED_PLACE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,4}}[{LEVEL}]|街道|中国|全国|中华)+(?:第?[一二三四五六七八九十])?$|[{LEVEL}]$"
)
_ALONE = re.compile(
    r"(?:教育|教体|文教|教育体育)局(?:工会)?|教委|教育厅|电教馆|党校|团校|总工会|老年大学|关工委|红十字会|慈善总会|妇联|教研室|附[小中]|实[小中]|残联|职教中心|(?:教师)?进修学校|教师发展中心|体育局|民政局|公安局|人社局|卫健[委局]"
)
_VAGUE = re.compile(
    r"(?:我们?|本|该|全|贵|某|学|上级|兄弟|友好|姊妹|乡镇|农村|基层|民办|公办|私立|城区|城镇|薄弱|边远|"
    r"偏远|山区|贫困|重点|普通|先进|示范|达标|联系|下属|二级|考上|考入|考取|升入|下级|所属|直属|有关|相关|部分|许多|多|"
    r"中小|中小幼|高等|高级|职业|特殊|完全|中等|初级|寄宿制?|九年制|一贯制|家长|网络|业余|平安|绿色|书香|文明|"
    r"和谐|当地|附近|周边|定点|地方|大型|专业|保险|商业|国有|外地|"
    r"优质|特色|名牌|名|品牌|示范性|[省市区县镇乡校]级?|两|三|四|五|六|七|八|九|十|几|首|小|大|中|初|高|完|建|"
    r"教职工|教师|学生|师生|幼儿|心理(?!$)|健康|文体|综合|各类|"
    r"办|爱|入|进|回|离|现代|党|团|青年|教工|职工|女子|一|民族|成人|国内|省内|市内|区内|县内|外|内|里|老|新|、)*"
)


def find_bodies(text: str) -> list[Name]:
    """Return the units named in a plain text, in order, with plain offsets.

    >>> [b.name for b in find_bodies("区教育工会与市医院、青禾小学联合举办,各学校参加")]
    ['区教育工会', '市医院', '青禾小学']
    """
    found: list[Name] = []
    for m in scan(MAY_BEGIN, HEAD, text):
        start = _start(m, text)
        if found and m["firm"] and m.start() == found[-1].end:  # a part of the one before: 护理学院实训中心
            start = found.pop().start
        if start is not None and not (found and start < found[-1].end):
            found.append(Name(start, m.end(), text[start : m.end()]))
    return _acting(found, text)


_BLESSED = re.compile(r"下(?<=(?:领导|指导|关心|关怀|支持|帮助|关注|重视)下)[,、。;\n]")
_FARTHEST = 60


def _acting(found: list[Name], text: str) -> list[Name]:
    """Leave out those under whose guidance all was done: 在区教育局的正确领导下."""
    for blessed in _BLESSED.finditer(text) if found else ():
        clause = max(text.rfind(stop, 0, blessed.start()) for stop in ",。;\n")
        since = text.find("在", max(clause + 1, blessed.start() - _FARTHEST), blessed.start())
        if since >= 0:
            found = [name for name in found if not since < name.start < blessed.start()]
    return found


# 学校 is a common noun but after these: 青山路学校, 外国语学校.
_PROPER = re.compile(
    r".(?:[路镇乡村街庄湾桥河湖岛屯堡寨坝坪塘浦港城江]|外国语|实验|技术|职业|教育|聋哑?|盲|艺术|希望|国际|双语|师范|卫生|技工|附属|中心"
    r"|九年一贯制|九年制)$|^(?:外国语|特殊教育)$"
)
_UP_TO_MARK = re.compile(r".*[^\u4e00-\u9fffA-Za-z\d]", re.DOTALL)
_LONGEST = 12
_NUMBERED = re.compile(rf"(?:第|[{LEVEL}])[{HAN}]{{1,3}}$")  # 市四十二中学


def _start(m: re.Match[str], text: str) -> int | None:
    """Where the name before a head begins, or None where nothing makes it definite."""
    first = max(0, m.start() - _LONGEST)
    mark = _UP_TO_MARK.match(text, first, m.start())
    prefix = text[mark.end() if mark else first : m.start()]
    prefix = prefix[_last_break(prefix) :]
    if m["office"] or (m["numbered"] and prefix[-1:] and prefix[-1] in LEVEL):
        return _office_start(m, prefix, text)
    if m["numbered"] and not prefix:
        return m.start()
    if m["plain"] and not (_PROPER.search(prefix) or _is_called_so(m, prefix, text)):
        return None
    if _ALONE.fullmatch(m[0]) and not prefix:
        return m.start()
    if _NUMBERED.search(prefix):
        return m.start() - len(prefix)
    named = _VAGUE.sub("", prefix, count=1) if _VAGUE.fullmatch(prefix) else prefix
    if m["firm"] and prefix and prefix[-1] in LEVEL and not prefix.endswith("社区"):
        return _office_start(m, prefix, text)
    lead = _LEAD.match(named)
    start = m.start() - len(named) + (lead.end() if lead else 0)
    if start == m.start():
        quoted = _QUOTED.search(text, first, start) if m["firm"] and not prefix else None
        return quoted.start() if quoted else None
    joined = _JOINED.search(text, max(0, start - _LONGEST), start) if m[0] in ("学院", "系") else None
    return joined.start() if joined else start


_QUOTED = re.compile(r"“[^“”]{2,10}”$")
_JOINED = re.compile(  # 能源与安全学院
    r"(?<![\u4e00-\u9fff])(?:(?!工会|[我对校院局系处部]|中心|决定|会同)[\u4e00-\u9fff]){2,6}与$"
)
_HAS_STAFF = re.compile(
    r"教[师工职]|[\u4e00-\u9fff]{0,6}(?:教研组|工作室|项目组)|老师|工会|校长|副校长|书记|等\d|代表队|分别|先后|相继|荣?获(?!奖)|被|夺|[\u4e00-\u9fff]{2,3}(?:老师|、|荣?获|等\d)|、[\u4e00-\u9fff]{2,8}(?:学校|小学|中学)"
)
_COMMON = re.compile(
    r".*(?:达标|星级|优秀|试点|成员|帮扶|城乡|对口|受援|参赛|承办|其他|其它|全部|乡村|联盟|集团|花园|红旗|国防|开放|夜|数字|智慧|"
    r"任教|原|新|旧|民主|和美|美丽|幸福|共建|协作|片区|寄宿|送教|所在|在|属|些|类|个|种|间|批|培训|教学|管理|办学|招生|完小|制|性|化|型|级|部分|初|高|组)"
)


def _is_called_so(m: re.Match[str], prefix: str, text: str) -> bool:
    """Whether 学校 ends a name: a word or two after a mark, no common one, and its staff or a prize after it (明德学校教师)."""
    at = m.start() - len(prefix) - 1
    stands_free = at < 0 or not "\u4e00" <= text[at] <= "\u9fff" or text[at] in "和与及"
    is_word = 2 <= len(prefix) <= 5 and not _VAGUE.fullmatch(prefix) and not _COMMON.fullmatch(prefix)
    return bool(stands_free and is_word and _HAS_STAFF.match(text, m.end()))


def _last_break(prefix: str) -> int:
    end = 0
    for stop in _BREAK.finditer(prefix):
        end = stop.end()
    return end


_LEAD = re.compile(r"(?:我|本|全)[省市区县镇乡校]?")
_OWN = frozenset("校院园局系级")


def _office_start(m: re.Match[str], prefix: str, text: str) -> int | None:
    place = _NAMED_PLACE.search(prefix)
    if m[0][0] in LEVEL:  # 市直机关工会
        return m.start()
    if not place:
        is_own = prefix[-1:] in _OWN and prefix != ""
        return m.start() if _ALONE.fullmatch(m[0]) and not is_own else None
    lead = _LEAD.match(place[0])
    if not lead:
        start = m.start() - len(place[0])
        is_ours = text[start - 1 : start] in ("我", "本") and m[0].endswith("工会")
        return None if is_ours else start
    if m[0].endswith("工会") and lead.end() == len(place[0]):
        return None
    goes_on = lead.end() < len(place[0])
    return m.start() - len(place[0]) + lead.end() - (not goes_on and lead[0][-1] in LEVEL)
