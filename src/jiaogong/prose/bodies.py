"""Definite named units: 区总工会, 市医院, 莲花小学; not 学校, 各基层工会, 上级工会."""

from __future__ import annotations

import re

from jiaogong.prose.reading import Name
from jiaogong.prose.scanning import scan

_HAN = "一二三四五六七八九十"
_LEVEL = "省市区县镇乡州旗盟"
_OFFICE = (
    "总工会|教育工会|教育工委|教科文卫体?工会|科教文卫体?工会|(?:教育|教体|文教|教育体育)局(?:工会)?|教委|"
    "教育厅|纪委监委|监察委|纪委|人社局|卫生局|卫健[委局]|体育局|文体局|文化局|文旅局|民政局|财政局|公安局|司法局|"
    "妇联|妇女联合会|团[市区县]?委|关工委|残联|科协|文联|红十字会|慈善总会|慈善分会|慈善协会|电教馆|教研室|"
    "教科[院所]|教研中心|教师发展中心|职教中心|教师进修学校|进修学校|党校|团校|老年大学|老干部局|体育中心"
)
_SCHOOL = (
    r"(?:(?<!中)小学|(?<![集赛])中学|高中|初中)(?![生习组段部科语数英阶教老物化政历地体音美信毕])|(?:(?<!中)小学|"
    r"(?<!集)中学)(?=教[师工职]|老师|部|校|化|体|政)|幼儿园|(?P<plain>学校)|学院|大学(?!生)|职校|中专|职高|技校|"
    r"附[小中]|实[小中]|中心校|"
    r"(?<=\d)中(?!心|秋|午|旬|式|国|小学)|(?P<numbered>(?<=[市区县镇州])[一二三四五六七八九十]{1,2}[中小](?!心|"
    r"学|型|组|时)|"
    r"(?<![届第其之分一二三四五六七八九十])[一二三四五六七八九十]{1,2}[中小](?=[、,。;和与获 )\n]|教[师工]|老师|"
    r"工会|$))"
)
_FIRM = (
    "医院|卫生院|保健院|(?<=[市区县省])[一二三四五六七八九]院|卫生服务中心|疾控中心|药房|药店|超市|银行|公司|"
    "酒店|宾馆|商场|影院|影城|书店|出版社|报社|电视台|旅行社|福利院|敬老院|养老院|孤儿院|村委会|居委会|"
    "派出所|消防大队|交警大队|法院|检察院|基金会|图书馆|博物馆|纪念馆|体育馆|文化馆|少年宫|活动中心|俱乐部|协会|陈列馆|指导中心|学区"
)
_HEAD = re.compile(rf"(?P<office>{_OFFICE})|(?P<school>{_SCHOOL})|(?P<firm>{_FIRM})")
_MAY_BEGIN = re.compile(  # how a head begins, looked at first
    r"总(?=工)|教(?=育[局厅工体]|[体委研科]|师[进发])|科(?=[教协])|人(?=社)|卫(?=[生健])|体(?=育[局中馆])|文(?=[教体旅联]|化[局馆])"
    r"|职(?=教)|监(?=察)|纪(?=[委念])|民(?=政)|财(?=政)|公(?=[安司])|司(?=法)|妇(?=[联女])|团(?=[市区县委校])|关(?=工)|残(?=联)|红(?=十)"
    r"|慈(?=善)|电(?=[教视])|进(?=修)|党(?=校)|老(?=[年干])|小(?=学)|中(?=学|专|心校|(?<=\d中))|高(?=中)|初(?=中)|幼(?=儿)"
    r"|学(?=[校院])|大(?=学)|职(?=[校高])|技(?=校)|附(?=[小中])|实(?=[小中])|医(?=院)|保(?=健)|疾(?=控)|药(?=[房店])|超(?=市)"
    r"|银(?=行)|酒(?=店)|宾(?=馆)|商(?=场)|影(?=[院城])|书(?=店)|出(?=版)|报(?=社)|旅(?=行)|福(?=利)|敬(?=老)|养(?=老)|孤(?=儿)"
    r"|村(?=委)|居(?=委)|派(?=出)|消(?=防)|交(?=警)|法(?=院)|检(?=察)|基(?=金)|协(?=会)|陈(?=列馆)|指(?=导中心)|学(?=区)|图(?=书)|博(?=物)|少(?=年)|活(?=动中)|俱(?=乐)"
    rf"|{'|'.join(f'{number}(?=[{_HAN}]?[中小]|院)' for number in _HAN)}"
)

# What ends the words before a name: verbs and grammar, unless they belong to a name (和平小学, 向阳幼儿园).
_BREAK = re.compile(
    r"和(?!平|谐|睦|顺|美)|同(?!心|济|德|仁|安|乐)|到|向(?!阳|荣|东|明|日)|为(?!民)|于|等|从|与(?!会)|及|由|对|给|的|了|"
    r"是|被|把|将(?!军)|获|赴|去|在|或|并|让|使|请|以|至|过|各|所|名|位|个|我们|"
    r"联合|会同|组织|走访|慰问|看望|参观|前往|考察|参加|举办|承办|配合|协助|指导|邀请|来自|选送|推荐|得到|授予|"
    r"命名|评为|支持|帮扶|支教|结对|教师|老师|办理|成立|通过|按照|根据|结合|围绕|"
    r"关于|面向|依据|依照|遵照|工作|工会|教育系统|制定|如今|今年|去年|本次|其中|以下|分别|开展|进行|年[度级]?|"
    r"月份?|日|推进|加强|促进|健全|规范|完善|帮助|熟悉|采用|不断|代表|学习|选派|来到|深入|调研|接受|负责|担任|"
    r"建设|支援|我校|本校|发挥|围绕|立足|在于|战胜|击败|对阵|迎战|聘请?|请|派|赛|驻|拨|捐|赠|陪|拜访|探望|联系|依托|依靠|毕业|游览|登上|听取|收看|携手|协同|调[入到]|走[进出]|输送|报送|创建|表彰|奖励|感谢|迎接|欢迎|选出|评出|"
    r"比(?<=[\d一二三四五六七八九十]比)[\d一二三四五六七八九十]"
)
_NAMED_PLACE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,4}}[{_LEVEL}]|街道|中国|全国|中华)+(?:第?[一二三四五六七八九十])?$|[{_LEVEL}]$"
)
_ALONE = re.compile(
    r"(?:教育|教体|文教|教育体育)局(?:工会)?|教委|教育厅|电教馆|党校|团校|总工会|老年大学|关工委|红十字会|慈善总会|妇联|教研室|附[小中]|实[小中]"
)
_VAGUE = re.compile(
    r"(?:我们?|本|该|全|贵|某|学|[xX*×]+|上级|兄弟|友好|姊妹|乡镇|农村|基层|民办|公办|私立|城区|城镇|薄弱|边远|"
    r"偏远|山区|贫困|重点|普通|先进|示范|达标|联系|下属|二级|考上|考入|考取|升入|下级|所属|直属|有关|相关|部分|许多|多|"
    r"中小|中小幼|高等|高级|职业|特殊|完全|中等|初级|寄宿制?|九年制|一贯制|家长|网络|业余|平安|绿色|书香|文明|"
    r"和谐|当地|附近|周边|定点|地方|大型|专业|保险|商业|国有|外地|"
    r"优质|特色|名牌|名|品牌|示范性|[省市区县镇乡校]级?|两|三|四|五|六|七|八|九|十|几|首|小|大|中|初|高|完|建|"
    r"办|爱|入|进|回|离|现代|党|团|青年|教工|职工|女子|一|民族|成人|国内|省内|市内|区内|县内|外|内|里|老|新|、)*"
)


def find_bodies(text: str) -> list[Name]:
    """Return the units named in a plain text, in order, with plain offsets.

    >>> [b.name for b in find_bodies("区教育工会与市医院、青禾小学联合举办,各学校参加")]
    ['区教育工会', '市医院', '青禾小学']
    """
    found: list[Name] = []
    for m in scan(_MAY_BEGIN, _HEAD, text):
        start = _start(m, text)
        if start is not None and not (found and start < found[-1].end):
            found.append(Name(start, m.end(), text[start : m.end()]))
    return found


# 学校 is a common noun but after these: 青山路学校, 外国语学校.
_PROPER = re.compile(
    r".(?:[路镇乡村街庄湾桥河湖岛屯堡寨坝坪塘浦港城江]|外国语|实验|技术|职业|教育|聋哑?|盲|艺术|希望|国际|双语|师范|卫生|技工|附属"
    r"|九年一贯制|九年制)$|^(?:外国语|特殊教育)$"
)
_UP_TO_MARK = re.compile(r".*[^\u4e00-\u9fffA-Za-z\d]", re.DOTALL)
_LONGEST = 12


def _start(m: re.Match[str], text: str) -> int | None:
    """Where the name before a head begins, or None where nothing makes it definite."""
    first = max(0, m.start() - _LONGEST)
    mark = _UP_TO_MARK.match(text, first, m.start())
    prefix = text[mark.end() if mark else first : m.start()]
    prefix = prefix[_last_break(prefix) :]
    if m["office"] or (m["numbered"] and prefix[-1:] and prefix[-1] in _LEVEL):
        return _office_start(m, prefix)
    if m["plain"] and not _PROPER.search(prefix):
        return None
    if _ALONE.fullmatch(m[0]) and not prefix:
        return m.start()
    named = _VAGUE.sub("", prefix, count=1) if _VAGUE.fullmatch(prefix) else prefix
    if m["firm"] and prefix and prefix[-1] in _LEVEL and not prefix.endswith("社区"):
        return _office_start(m, prefix)
    lead = _LEAD.match(named)
    start = m.start() - len(named) + (lead.end() if lead else 0)
    return start if start < m.start() else None


def _last_break(prefix: str) -> int:
    end = 0
    for stop in _BREAK.finditer(prefix):
        end = stop.end()
    return end


_LEAD = re.compile(r"(?:我|本|全)[省市区县镇乡校]?")


def _office_start(m: re.Match[str], prefix: str) -> int | None:
    place = _NAMED_PLACE.search(prefix)
    if place:
        lead = _LEAD.match(place[0])
        at = lead.end() - 1 if lead and lead[0][-1] in _LEVEL else 0
        return m.start() - len(place[0]) + at
    return m.start() if _ALONE.fullmatch(m[0]) else None
