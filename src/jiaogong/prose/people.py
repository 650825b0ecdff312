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
_KIN = "爱人|家属|父亲|母亲|父母|妻子|丈夫|儿子|女儿|孩子|岳父|岳母|公公|婆婆|祖母|祖父|直系|一家"
_DOES = (
    "走访|探望|看望|慰问|探视|前去|前往|宣读|宣布|致辞|讲话|发言|出席|到会|传达|汇报|强调|指出|陪同|分享|捐款|发表|作题|作报|作工|作总|作动|作经|作典|作主|作心|申请|参加|参与|荣?获|取得|被|当选|担任|因|患|生病|住院|去世|病故|逝世|"
    "结婚|新婚|生育|生小孩|生孩子|喜得|退休|赴|到|去|在|为|给|向|对|与|和|及|的|"
    "分别|均|都|同时|共|一行|主持|带队|带领|组织|代表|指导|撰写|完成|负责|介绍|主讲|作[了为的]|作专|做[了的客]|"
    "讲座|讲课|劳模|名师工|名校长工|创新工作室|上[了台]|上公开|执教|入选|入围|评为|发放|送|等|于|从|率队|率领|执笔|辅导|授课|所写|请假|报名|捐|"
    "喜|家[中里]|家访|[一二两三四五六七八九十\\d]+(?:[人位名]|个人)|所|进行|募集|指挥|表现|设计|创作|结成|谈了|分获|分列|先后|光荣|顺利|亲自|专程|提出|牵头|讲授|提供|担纲|及|专题"
)
_RIGHT = rf"(?:{_TITLE}|{_KIN}|{_DOES}|[、,。;:!?()\n\"“”/ ]|$)"

_GIVEN = rf"(?:(?![{NEVER_GIVEN}]|{NO_GIVEN_BEGINS})[\u4e00-\u9fff])"
_FREED = (  # what frees a surname that is mostly a word
    "和|与|校|园|的|教师|老师|教工|职工|主席|书记|校长|主任|委员|组长|园长|教授|同学|医生|徒弟|师傅|育员|探望|看望|慰问|走访|探视|望了|问了|访了|帮助|选派|推荐|派"
)
_ONLY_WORDLY = "".join(c for c in dict.fromkeys(WORDLY) if c not in PLAIN)
_MOSTLY_WORDS = _ONLY_WORDLY + "".join(c for c in PLAIN if c in WORDS)
_CALLED = rf"{_GIVEN}{{2}}(?<![男女老新各班级组段科部室队校园区籍课])(?:老师|同志|女士|先生)"  # 谷雨生老师: nothing but a name


def _surnames() -> str:
    """One branch a surname that begins words too, with those kept out, and one for all the others."""
    free = "".join(c for c in PLAIN if c not in WORDS)
    bound = "|".join(f"{c}{_not_inside(c)}(?![{WORDS[c]}])" for c in PLAIN if c in WORDS)
    wordly = "|".join(f"{c}(?![{WORDS[c]}])" if c in WORDS else c for c in _ONLY_WORDLY)
    freed = "|".join(f"(?<={word}.)" for word in _FREED.split("|"))
    loose = rf"[{_ONLY_WORDLY}](?:(?<![\u4e00-\u9fff].)|{freed})(?<=(?={wordly}).)"
    return rf"(?:{DOUBLE}|[{free}]|{bound}|[{_MOSTLY_WORDS}](?={_CALLED})|{loose})"


def _not_inside(c: str) -> str:
    """Refuse the character where it ends a word: 奖金, 主任, 旅游."""
    return f"(?<![{ENDINGS[c]}]{c})" if c in ENDINGS else ""


_FIRSTS = "".join(dict.fromkeys(f"{PLAIN}{WORDLY}{''.join(name[0] for name in DOUBLE.split('|'))}"))
_SURNAME = rf"(?=[{_FIRSTS}]){_surnames()}"
_LAST_FREEING = "".join(dict.fromkeys(word[-1] for word in _FREED.split("|")))
_MAY_BEGIN = re.compile(  # tried first, where the whole pattern would cost ten times as much at every character
    rf"[{_FIRSTS}](?:(?<=鲜)(?=于)|(?={_GIVEN})"
    rf"(?:(?<![{_ONLY_WORDLY}])|(?<![\u4e00-\u9fff].)|(?<=[{_LAST_FREEING}].)|(?={_CALLED})|(?<=(?={DOUBLE}).)))"
)
_NO_WORD = re.compile(rf"[{_MOSTLY_WORDS}](?={_CALLED})|{DOUBLE}")  # a name, though it begins like a word
_MIDDLE = rf"{_SURNAME}{_GIVEN}{{1,2}}"
_NEXT = rf"[{_FIRSTS}]{_GIVEN}{{1,2}}"  # whether it is a surname is looked at when the name is read
_LAST = rf"{_SURNAME}(?:{_GIVEN}{{2}}(?={_RIGHT})|{_GIVEN}(?={_RIGHT})|{_GIVEN}{{2}})"
_ASIDE = r"(?:\([^()\n]{1,12}\))?"
_JOINT = rf"(?:{_ASIDE} ?[、/] ?|[—–]{{1,2}}|[和与及]| {{1,2}}|,(?={_NEXT}(?:[,、。;)\n—–]|等|$)))"
_STRANGE = rf"(?<=、){_GIVEN}{{2,3}}(?=、{_NEXT})"  # a surname not in our table, between two that are
_NAMES = rf"(?P<names>(?:{_MIDDLE}{_JOINT}(?:{_STRANGE}、){{0,3}}){{0,60}}{_LAST})"
_COUNT = r"(?:(?:等?(?:\d+|[一二两三四五六七八九十]+)[位名个人]|等)(?!于|待|级|同))"
_AFTER_NAMES = re.compile(
    rf"(?P<title>{_COUNT}?(?:青年|退休|离退休|困难|女|男|党员|骨干|年轻|新|老|"
    rf"[\u4e00-\u9fff]{{2}})?(?:{_TITLE})|{_COUNT}|同学|{_KIN})"
    rf"|(?P<does>{_DOES})|(?P<mark>[、,。;:!?()\n ]|$)"
)
_BEFORE_NAMES = re.compile(
    r"(?P<strong>(?:教师|老师|教工|职工|同志|校长|园长|主席|书记|主任|委员|组长|会长|院长|馆长|局长|党校|学院|"
    r"大学|医生|专家|教授|学生|代表|选手|组员|成员|同学|家属|党员|户|名单|徒弟|师傅|保育员|炊事员|教练|员工|队员|"
    r"探望|看望|慰问|走访|探视|祝贺|邀请|聘请|推荐|选派|帮助|补助|资助|表彰|选举|当选|得主)[了过:为是]? ?|(?:请假|席|人员|名单|"
    r"获奖者?|等奖|冠军)[:(]|[-/.]\d\d?|[日号] ?|[-/.]\d\d? )$"
    r"|(?P<mark>(?:^|[\n,。;:!?()（“” ]|其中|我校|本校|我园|我区|我院|小学|中学|儿园"
    r"|的|及|和|与|由|为|请|有|对|给|向|[中组班系]|[一二三四五六七八九]小) ?)$"
)


# 阿依古丽·买买提: a dot between, after a mark or a role.
_DOTTED = re.compile(
    rf"(?:(?<![\u4e00-\u9fff“《])|(?<=教师)|(?<=老师)|(?<=慰问)|(?<=探望)|(?<=看望)|(?<=走访)|(?<=我校)|(?<=和))"
    rf"(?!慰问|探望|看望|走访|祝贺|教师|老师|我校|[和与对为向由])[\u4e00-\u9fff]{{2,6}}(?<![一三五六七八九十])·(?![一三五六七八九十])[\u4e00-\u9fff]{{2,6}}?(?={_RIGHT})"
)
_DOT = re.compile(r"·(?<=[\u4e00-\u9fff]{2}·)(?=[\u4e00-\u9fff]{2})")
_LONGEST_PART = 6
_FULL = 3  # a surname and two characters


def find_people(text: str, roster: frozenset[str] = frozenset()) -> list[Name]:
    """Return the names of people in a plain text, in order, with plain offsets.

    `roster` holds known names in simplified characters; they are found wherever
    they stand. Others need a title, a list, a role or a deed beside them.

    >>> [n.name for n in find_people("3月5日赵小满、钱立夏走访退休教师孙谷雨,周立秋老师获奖。高度重视")]
    ['赵小满', '钱立夏', '孙谷雨', '周立秋']
    """
    found = {name.start: name for m in _runs(text) if _is_people(m, text) for name in _members(m)}
    found |= {m.start(): Name(m.start(), m.end(), m[0]) for m in _dotted(text)}
    for name in _known(text, roster) if roster else ():
        longer = found.get(name.start)
        if longer is None or (longer.name not in roster and not _has_title(text, longer.end)):
            found[name.start] = name
    return _apart(sorted(found.values(), key=lambda n: n.start))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs of name-like words; what begins an ordinary word is passed over before the whole pattern is tried."""
    reached = 0
    for at in _MAY_BEGIN.finditer(text):
        start = at.start()
        is_word = text[start + 1 : start + 2] in WORDS.get(at[0], " ")
        if start < reached or (is_word and not _NO_WORD.match(text, start)):
            continue
        if m := _whole().match(text, start):
            yield m
            reached = m.end()


@cache
def _whole() -> re.Pattern[str]:
    """Compiled when a text first holds what may be a name: it takes a fifth of the time of loading this room."""
    return re.compile(_NAMES)


def _dotted(text: str) -> Iterator[re.Match[str]]:
    for dot in _DOT.finditer(text):
        starts = range(max(0, dot.start() - _LONGEST_PART), dot.start() - 1)
        if m := next(filter(None, (_DOTTED.match(text, start) for start in starts)), None):
            yield m


_JOINTS = re.compile(rf"({_ASIDE}[、/,]| +|[—–]+|(?<=[\u4e00-\u9fff]{{2}})[和与及](?=[\u4e00-\u9fff]{{2}}))")


def _members(m: re.Match[str]) -> Iterator[Name]:
    at = m.start()
    for i, part in enumerate(_JOINTS.split(m["names"])):
        if i % 2 == 0:
            yield Name(at, at + len(part), part)
        at += len(part)


def _is_people(m: re.Match[str], text: str) -> bool:
    """Whether what stands around makes a run of name-like words names."""
    after = _AFTER_NAMES.match(text, m.end())
    if after and after["title"]:
        return True
    if m[0][0] in _ONLY_WORDLY and m[0][1:3] in CUES:  # 应体检
        return False
    before = _BEFORE_NAMES.search(text, max(0, m.start() - 4), m.start())
    many = len(_JOINTS.findall(m["names"])) + 1
    if many >= 3:
        return bool(after or before)
    strong_left = bool(before and before["strong"])
    strong_right = bool(after and after["does"])
    if many == 2:
        enclosed = bool(after and after["mark"] is not None and text[m.start() - 1 : m.start()] in (":", "("))
        return strong_right or strong_left or (enclosed and m[0][0] in PLAIN)
    if strong_left and m[0][0] in PLAIN and len(m[0]) == _FULL and GIVEN.issuperset(m[0][1:]):
        return True
    return bool(before and after) and (strong_left or strong_right)


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
