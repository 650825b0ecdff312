"""People named in prose, with a roster of known names or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from jiaogong.prose.cues import CUES
from jiaogong.prose.given import GIVEN
from jiaogong.prose.reading import Name
from jiaogong.prose.surnames import DOUBLE, ENDINGS, NEVER_GIVEN, NO_GIVEN_BEGINS, PLAIN, WORDLY, WORDS

_TITLE = (
    "老师|教师|同志|教授|副?主席|副?主任|副?校长|副?园长|副?书记|同学|女士|先生|医生|大夫|部长|副?局长|科长|"
    "处长|副?院长|委员|副?组长|会长|秘书长|教练|博士|院士|专家|"
    "律师|师傅|班主任|夫妇|夫妻|研究员|特级|教研员|馆长|站长|讲师|职工|会员|党员|干事|代表|教工|遗属|老人"
)
_KIN = "爱人|家属|家庭|父亲|母亲|父母|妻子|丈夫|儿子|女儿|孩子|岳父|岳母|公公|婆婆|祖母|祖父|直系|一家"
_DOES = (
    "走访|探望|看望|慰问|探视|前去|前往|宣读|宣布|致辞|讲话|发言|出席|到会|传达|汇报|强调|指出|陪同|分享|捐款|发表|作题|作报|作工|作总|作动|作经|作典|作主|作心|申请|参加|参与|荣?获|取得|被|当选|担任|因|患|生病|住院|去世|病故|逝世|"
    "结婚|新婚|生育|生小孩|生孩子|喜得|退休|赴|到|去|在|为|给|向|对|与|和|及|的|"
    "分别|均|都|同时|共|一行|主持|带队|带领|组织|代表|指导|撰写|完成|负责|介绍|主讲|作[了为的]|作专|做[了的客]|"
    "讲座|讲课|劳模|名师工|名校长工|创新工作室|上[了台]|上公开|执教|入选|入围|评为|发放|送|等|于|从|率队|率领|执笔|辅导|授课|所写|请假|报名|捐|"
    "喜|家[中里]|家访|[一二两三四五六七八九十\\d]+(?:[人位名]|个人)|所|进行|募集|指挥|表现|设计|创作|结成|谈了|分获|分列|先后|光荣|顺利|亲自|专程|提出|牵头|讲授|提供|担纲|及|专题"
    "|应邀|携|任(?=[\u4e00-\u9fff]{0,6}(?:主席|主任|委员|组长|书记|校长|园长|会计|出纳|教练|评委))|脱颖|位列|名列|屈居|摘得|夺得|夺冠|斩获|问鼎|荣膺|捧回|蝉联|勇夺|撰文|作品|组合|搭档|致[辞词]|登台|讲述|讲解|家庭"
)
_GRAMMAR = "的了是我你他她它们这那被把让以将就都又与为对从到在不也没着过于给由但还只说讲问听做使拿退获"
_RIGHT = rf"(?:{_TITLE}|{_KIN}|{_DOES}|[、,。;:!?()\n\"“”/ \d{_GRAMMAR}]|$)"

_GIVEN = rf"(?:(?![{NEVER_GIVEN}]|{NO_GIVEN_BEGINS}|[一二两三四五六七八九十]{{1,2}}[位名个人])[\u4e00-\u9fff])"
_FREED = (  # what frees a surname that is mostly a word
    "和|与|校|园|的|教师|老师|教工|职工|主席|书记|主任|委员|教授|同学|医生|徒弟|师傅|育员|探望|看望|慰问|走访|探视|望了|问了|访了|帮助|选派|选举|补选|推选|推荐|派"
    "|系|部|组|研员|导员|络员|理员|学院|小学|中学|代表|选手|队员|会员|工人|责人|助理|评委|教练|干事|专干|领队|劳模|最终|其中|家属|妻子|丈夫"
)
_HEADS = "[省市县区乡镇村校园局厅处科院所站馆室组队部班会社团]长"
_ONLY_WORDLY = "".join(c for c in dict.fromkeys(WORDLY) if c not in PLAIN)
_OFTEN_GIVEN = "".join(sorted(GIVEN))
_MOSTLY_WORDS = _ONLY_WORDLY + "".join(c for c in PLAIN if c in WORDS)
_FIRSTS = "".join(dict.fromkeys(f"{PLAIN}{WORDLY}{''.join(name[0] for name in DOUBLE.split('|'))}"))
_NEXT = rf"[{_FIRSTS}]{_GIVEN}{{1,2}}"  # whether it is a surname is looked at when the name is read
_CALLED = (  # 谷雨生老师, 白雪梅等5名, 安秀兰、王芳等: nothing but names
    rf"(?:{_GIVEN}{{2}}(?<![男女老新各班级组段科部室队校园区籍课])(?:老师|同志|女士|先生)"
    rf"|[{_OFTEN_GIVEN}]{{2}}(?:等(?:\d|[一二三四五六七八九十])|、{_NEXT}(?:[、等两和]|$)))"
)


def _surnames() -> str:
    """One branch a surname that begins words too, with those kept out, and one for all the others."""
    free = "".join(c for c in PLAIN if c not in WORDS)
    bound = "|".join(f"{c}{_not_inside(c)}(?![{WORDS[c]}])" for c in PLAIN if c in WORDS)
    wordly = "|".join(f"{c}{_not_inside(c)}(?![{WORDS[c]}])" if c in WORDS else c for c in _ONLY_WORDLY)
    freed = "|".join(f"(?<={word}.)" for word in [*_FREED.split("|"), _HEADS])
    loose = rf"[{_ONLY_WORDLY}](?:(?<![\u4e00-\u9fff].)|{freed})(?<=(?={wordly}).)"
    return rf"(?:{DOUBLE}|[{free}]|{bound}|[{_MOSTLY_WORDS}](?={_CALLED})|{loose})"


def _not_inside(c: str) -> str:
    """Refuse the character where it ends a word: 奖金, 主任, 旅游."""
    return f"(?<![{ENDINGS[c]}]{c})" if c in ENDINGS else ""


_SURNAME = rf"(?=[{_FIRSTS}]){_surnames()}"
_LAST_FREEING = "".join(dict.fromkeys(word[-1] for word in [*_FREED.split("|"), _HEADS]))
_MAY_BEGIN = re.compile(  # tried first, where the whole pattern would cost ten times as much at every character
    rf"[{_FIRSTS}](?:(?<=鲜)(?=于)|(?={_GIVEN})"
    rf"(?:(?<![{_ONLY_WORDLY}])|(?<![\u4e00-\u9fff].)|(?<=[{_LAST_FREEING}].)|(?={_CALLED})|(?<=(?={DOUBLE}).))"
    r"|(?= {1,2}[\u4e00-\u9fff](?:老师|同志|(?<![\u4e00-\u9fff\d]. .)(?<![\u4e00-\u9fff\d].  .)(?:[ 、,。;:)\n]|$))))"
)
_NO_WORD = re.compile(rf"[{_MOSTLY_WORDS}](?={_CALLED})|{DOUBLE}")  # a name, though it begins like a word
_APART_WORDS = "|".join(f"{c} +[{WORDS[c]}]" for c in PLAIN if c in WORDS)
_SPACED = (  # 张 三
    rf"(?:(?<![\u4e00-\u9fff\d])|(?=. {{1,2}}.(?:老师|同志)))(?!{_APART_WORDS})[{PLAIN}] {{1,2}}{_GIVEN}"
    r"(?=[ 、,。;:)\n]|老师|同志|$)"
)
_MIDDLE = rf"(?:{_SPACED}|{_SURNAME}{_GIVEN}{{1,2}})"
_LAST = rf"(?:{_SPACED}|{_SURNAME}(?:{_GIVEN}{{2}}(?={_RIGHT})|{_GIVEN}(?={_RIGHT})|{_GIVEN}{{2}}))"
_ASIDE = r"(?:\([^()\n]{1,12}\))?"
_JOINT = rf"(?:{_ASIDE} ?[、/] ?|[—–]{{1,2}}|[和与及]| {{1,2}}|,(?={_NEXT}(?:[,、。;)\n—–]|等|$)))"
_STRANGE = rf"(?<=、){_GIVEN}{{2,3}}(?=、{_NEXT})"  # a surname not in our table, between two that are
_NAMES = rf"(?P<names>(?:{_MIDDLE}{_JOINT}(?:{_STRANGE}、){{0,3}}){{0,60}}{_LAST})"
_COUNT = r"(?:(?:等?(?:\d+|[一二两三四五六七八九十]+)[位名个人]|等)(?!于|待|级|同))"
_AFTER_NAMES = re.compile(
    rf"(?P<title>{_COUNT}?(?:青年|退休|离退休|困难|女|男|党员|骨干|年轻|新|老|"
    rf"[\u4e00-\u9fff]{{2}})?(?:{_TITLE})|{_COUNT}|同学|{_KIN})"
    rf"|(?P<does>{_DOES})|(?P<mark>[、,。;:!?()\n \d]|$)|(?P<weak>[{_GRAMMAR}])"
)
_BEFORE_NAMES = re.compile(
    rf"(?P<strong>(?:{_HEADS}|负责人|巡视员|助理|评委|教练员?|裁判员?|主持人|艺术家|干事|专干|领队|指挥|工人|会计|出纳|校医|保安|厨师|工程师|讲师"
    r"|研究员|教研员|辅导员|获得者|劳模|标兵|会员|记者|作者|妻子|丈夫|爱人|女儿|儿子|母亲|父亲|遗属|教师|老师|教工|职工|同志|主席|书记|主任|委员|"
    r"医生|专家|教授|学生|代表|选手|组员|成员|同学|家属|党员|户|名单|徒弟|师傅|保育员|炊事员|教练|员工|队员|"
    r"探望|看望|慰问|走访|探视|祝贺|邀请|聘请|推荐|选派|帮助|补助|资助|表彰|补选|增选|推选|选举|当选|得主)[了过:为是]? ?"
    r"|(?:请假|席|人员|名单|"
    r"获奖者?|等奖|冠军)[:(是]|[-/.]\d\d?|[日号] ?|[-/.]\d\d? )$"
    r"|(?P<unit>党校|学院|大学|小学|中学|幼儿园|学校|[一二三四五六七八九十][中小]|附中|[系部处组班科队]|中心|馆|公司|工会)$"
    r"|(?P<mark>(?:^|[\n,。;:!?()（“” ]|其中|我校|本校|我园|我区|我院|小学|中学|儿园"
    r"|的|及|和|与|由|为|以|请|有|对|给|向|[中组班系]|[一二三四五六七八九]小) ?)$"
)


# The syllables of Uyghur, Kazakh, Tibetan and Mongolian names: 阿依古丽·买买提.
_SYLLABLES = (
    "阿艾依伊买麦木吐图热肉努古丽汗娜尔拉提力江克迪达玛西巴布卡萨沙孜扎次仁卓才让多吉嘎旺加措姆央金格桑顿珠洛罗旦增德勒其雅苏日特宝那顺"
    "朝鲁哈斯赛音也叶博合塔甫吾玉别再乃比亚森库莎衣帕穆太普夏米赞夫司凯赫彭久美拥忠坚参朗杰曲确益登俄罕海尼满曼山何可柔亥玫瑰艳妮孟牙生"
    "铁穷贡秋白云高娃乌拜丁兰逊伦林琳奴肯蒂什耶赖莱维毛灵喀斤胡里纳绒尕索南珍觉草巧毕"
)
_DOT = re.compile(rf"[·•・‧∙](?<=[{_SYLLABLES}]{{2}}[·•・‧∙])(?=[{_SYLLABLES}])")
_LEFT = re.compile(rf"[{_SYLLABLES}]{{2,6}}$")
_PART = re.compile(rf"[{_SYLLABLES}]{{2,6}}?(?={_RIGHT}|[\u4e00-\u9fff](?<![{_SYLLABLES}]))|[{_SYLLABLES}]{{1,6}}")
_LONGEST_PART = 6
_TELLING = re.compile(  # what tells a name of the steppe and the highland that has no dot: 才仁卓玛老师
    "扎西|卓[玛嘎]|才[让仁旦]|次仁|多吉|央金|拉[姆毛]|措[姆毛]|[丹旦]增|格[桑日]|索[南朗]|尼玛|达瓦|边巴|罗布|平措|强巴|白玛|德吉|仁[青增]"
    "|[加嘉]措|顿珠|旺姆|曲珍|其其格|巴特尔|乌兰(?!察|浩|牧)|图雅|苏日|萨仁|娜仁|高娃|斯琴|那顺|古丽|买买提|麦麦提|努尔|艾力|木拉提|阿依|迪丽"
)
_BETWEEN = frozenset("和、与")
_SYLLABLE = frozenset(_SYLLABLES)
_FAMILIAR = re.compile(rf"小(?<!大小)[{PLAIN}](?=老师)")  # 小佟老师
_WINS = re.compile(r"荣?获[得一二三特第]|夺[得冠]|荣获|斩获|勇夺|问鼎|荣膺|取得第|(?:作品)?(?:分别)?获")
_LONGEST_ROLE = 4
_SIGHTS = frozenset("山岛滩湖寺洞峡湾塔阁沟崖泉城墙镇")
_LIST = 3
_FULL = 3  # a surname and two characters


def find_people(text: str, roster: frozenset[str] = frozenset()) -> list[Name]:
    """Return the names of people in a plain text, in order, with plain offsets.

    `roster` holds known names in simplified characters; they are found wherever
    they stand. Others need a title, a list, a role or a deed beside them.

    >>> [n.name for n in find_people("3月5日赵小满、钱立夏走访退休教师孙谷雨,周立秋老师获奖。高度重视")]
    ['赵小满', '钱立夏', '孙谷雨', '周立秋']
    """
    found = {name.start: name for m in _runs(text) for name in _members(m)}
    found |= {m.start(): Name(m.start(), m.end(), m[0]) for m in _FAMILIAR.finditer(text)}
    found |= {name.start: name for name in (*_undotted(text), *_dotted(text))}
    for name in _known(text, roster) if roster else ():
        longer = found.get(name.start)
        if longer is None or (longer.name not in roster and not _has_title(text, longer.end)):
            found[name.start] = name
    return _apart(sorted(found.values(), key=lambda n: n.start))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs of names; what begins an ordinary word is passed over before the whole pattern is tried."""
    reached = 0
    for at in _MAY_BEGIN.finditer(text):
        start = at.start()
        is_word = text[start + 1 : start + 2] in WORDS.get(at[0], "")
        if start < reached or text.startswith("队伍", start - 1) or (is_word and not _NO_WORD.match(text, start)):
            continue
        if m := _whole().match(text, start):
            are_people = _is_people(m, text)
            if are_people:
                yield m
            if are_people or _are_sights(m):
                reached = m.end()


@cache
def _whole() -> re.Pattern[str]:
    """Compiled when a text first holds what may be a name: it takes a fifth of the time of loading this room."""
    return re.compile(_NAMES)


def _dotted(text: str) -> Iterator[Name]:
    for dot in _DOT.finditer(text):
        left = _LEFT.search(text, max(0, dot.start() - _LONGEST_PART), dot.start())
        right = _PART.match(text, dot.end())
        if left and right:
            yield Name(left.start(), right.end(), text[left.start() : right.end()])


def _undotted(text: str) -> Iterator[Name]:
    for sign in _TELLING.finditer(text):
        start, end = sign.span()
        while end - start < _LONGEST_PART and text[start - 1 : start] in _SYLLABLE:
            start -= 1
        while end - start < _LONGEST_PART and text[end : end + 1] in _SYLLABLE:
            end += 1
        if _has_title(text, end) or _has_role(text, start) or text[start - 1 : start] in _BETWEEN:
            yield Name(start, end, text[start:end])


_JOINTS = re.compile(rf"({_ASIDE} ?[、/,] ?| +|[—–]+|(?<=[\u4e00-\u9fff]{{2}})[和与及](?=[\u4e00-\u9fff]{{2}}))")


def _members(m: re.Match[str]) -> Iterator[Name]:
    at, held = m.start(), ""
    for i, part in enumerate(_JOINTS.split(m["names"])):
        at += len(part)
        if i % 2 == 0 and len(part) == 1:  # half of a name that a blank breaks: 张 三
            held += part
        elif i % 2:
            held += part if len(held) == 1 else ""
        else:
            yield Name(at - len(part), at, part)
        if len(held) > 1 and held[-1] != " ":
            yield Name(at - len(held), at, held.replace(" ", ""))
            held = ""


def _is_people(m: re.Match[str], text: str) -> bool:
    """Whether what stands around makes a run of name-like words names."""
    after = _AFTER_NAMES.match(text, m.end())
    many = sum(1 for _ in _members(m)) if len(m[0]) > _FULL else 1
    if _are_sights(m):
        return False
    if after and after["title"]:
        return True
    if m[0][0] in _ONLY_WORDLY and m[0][1:3] in CUES:  # 应体检
        return False
    before = _before(text, m.start())
    if many >= _LIST:
        return bool(after or before)
    strong_left = bool(before and before["strong"])
    strong_right = bool(after and after["does"])
    if after and _WINS.match(text, m.end()) and len(m[0]) == _FULL and _is_plainly_a_name(m[0]):
        return True
    if many == 2:
        enclosed = bool(after and after["mark"] is not None and text[m.start() - 1 : m.start()] in (":", "("))
        return strong_right or strong_left or (enclosed and m[0][0] in PLAIN)
    if strong_left and m[0][0] in PLAIN and len(m[0]) == _FULL and GIVEN.issuperset(m[0][1:]):
        return True
    if before and before["unit"] and after and not after["weak"] and _is_plainly_a_name(m[0]):
        return True
    if before and before["mark"] is not None and after and after["weak"] and len(m[0]) == _FULL:
        return m[0][0] in PLAIN and GIVEN.issuperset(m[0][1:])
    if strong_left and not after:
        return any(text[m.end() : m.end() + length] in CUES for length in (2, 3, 4))
    return bool(before and after) and (strong_left or strong_right)


def _are_sights(m: re.Match[str]) -> bool:
    """Whether a list names hills and lakes: 白云山、江心岛、金沙滩."""
    if m[0][-1] not in _SIGHTS or len(m[0]) < _LIST * _FULL:
        return False
    names = [name.name for name in _members(m)]
    return len(names) >= _LIST and sum(name[-1] in _SIGHTS for name in names) * 2 > len(names)


def _is_plainly_a_name(word: str) -> bool:
    """Whether nothing but a name begins and goes on so: 罗雨晴, 傅舟."""
    is_sure = word[0] in PLAIN and word[0] not in WORDS
    return is_sure or (len(word) == _FULL and GIVEN.issuperset(word[1:]))


def _before(text: str, at: int) -> re.Match[str] | None:
    return _BEFORE_NAMES.search(text, max(0, at - _LONGEST_ROLE), at)


def _has_role(text: str, at: int) -> bool:
    before = _before(text, at)
    return bool(before and before["strong"])


def _has_title(text: str, at: int) -> bool:
    after = _AFTER_NAMES.match(text, at)
    return bool(after and after["title"])


@lru_cache(maxsize=8)
def _first_characters(roster: frozenset[str]) -> tuple[re.Pattern[str], tuple[int, ...]]:
    firsts = "".join(sorted({re.escape(name[0]) for name in roster if name}))
    return re.compile(f"[{firsts}]"), tuple(sorted({len(name) for name in roster if len(name) > 1}, reverse=True))


def _known(text: str, roster: frozenset[str]) -> Iterator[Name]:
    first, lengths = _first_characters(roster)
    for m in first.finditer(text):
        for length in lengths:
            word = text[m.start() : m.start() + length]
            if len(word) == length and word in roster and not (length == 2 and word[1] in WORDS.get(word[0], "")):
                yield Name(m.start(), m.start() + length, word)
                break


def _apart(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
