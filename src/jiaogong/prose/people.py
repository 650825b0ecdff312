"""People named in prose, with a roster of known names or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from jiaogong.prose.beside import AFTER_NAMES, HEADS, RIGHT, before_name, has_title
from jiaogong.prose.cues import CUES
from jiaogong.prose.elsewhere import find_elsewhere
from jiaogong.prose.given import GIVEN
from jiaogong.prose.reading import Name
from jiaogong.prose.surnames import DOUBLE, ENDINGS, NEVER_GIVEN, NO_GIVEN_BEGINS, PLAIN, WORDLY, WORDS

_GIVEN = rf"(?:(?![{NEVER_GIVEN}]|{NO_GIVEN_BEGINS}|[一二两三四五六七八九十]{{1,2}}[位名个人])[\u4e00-\u9fff])"
_FREED = (  # what frees a surname that is mostly a word
    "和|与|校|园|的|教师|老师|教工|职工|主席|书记|主任|委员|教授|同学|医生|徒弟|师傅|育员|探望|看望|慰问|走访|探视|望了|问了|访了|帮助|选派|选举|补选|推选|推荐|派"
    "|系|部|组|研员|导员|络员|理员|学院|小学|中学|代表|选手|队员|会员|工人|责人|助理|评委|教练|干事|专干|领队|劳模|最终|其中|家属|妻子|丈夫"
)
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
    free = "".join(c for c in PLAIN if c not in WORDS and c not in ENDINGS)
    bound = "|".join(_no_word(c) for c in PLAIN if c not in free)
    wordly = "|".join(map(_no_word, _ONLY_WORDLY))
    freed = "|".join(f"(?<={word}.)" for word in [*_FREED.split("|"), HEADS])
    loose = rf"[{_ONLY_WORDLY}](?:(?<![\u4e00-\u9fff].)|{freed})(?<=(?={wordly}).)"
    return rf"(?:{DOUBLE}|[{free}]|{bound}|[{_MOSTLY_WORDS}](?={_CALLED})|{loose})"


def _no_word(c: str) -> str:
    """The character where it neither ends a word (奖金, 主任) nor begins one (金额, 任务)."""
    ends = f"(?<![{ENDINGS[c]}]{c})" if c in ENDINGS else ""
    begins = f"(?![{WORDS[c]}])" if c in WORDS else ""
    return f"{c}{ends}{begins}"


_SURNAME = rf"(?=[{_FIRSTS}]){_surnames()}"
_LAST_FREEING = "".join(dict.fromkeys(word[-1] for word in [*_FREED.split("|"), HEADS]))
_MAY_BEGIN = re.compile(  # tried first, where the whole pattern would cost ten times as much at every character
    rf"[{_FIRSTS}](?:(?<=鲜)(?=于)|(?={_GIVEN})"
    rf"(?:(?<![{_ONLY_WORDLY}])|(?<![\u4e00-\u9fff].)|(?<=[{_LAST_FREEING}].)|(?={_CALLED})|(?<=(?={DOUBLE}).))"
    r"|(?= {1,2}[\u4e00-\u9fff](?:老师|同志|(?<![\u4e00-\u9fff\d]. .)(?<![\u4e00-\u9fff\d].  .)(?:[ 、,。;:)\n]|$))))"
)
_NO_WORD = re.compile(rf"[{_MOSTLY_WORDS}](?={_CALLED})|{DOUBLE}")  # a name, though it begins like a word
_APART_WORDS = "|".join(f"{c} +[{WORDS[c]}]" for c in PLAIN if c in WORDS)
_SPACED = (  # 张 三
    rf"(?=. )(?:(?<![\u4e00-\u9fff\d])|(?=. {{1,2}}.(?:老师|同志)))(?!{_APART_WORDS})[{PLAIN}] {{1,2}}{_GIVEN}"
    r"(?=[ 、,。;:)\n]|老师|同志|$)"
)
_MIDDLE = rf"(?:{_SPACED}|{_SURNAME}{_GIVEN}{{1,2}})"
_LAST = rf"(?:{_SPACED}|{_SURNAME}(?:{_GIVEN}{{2}}(?={RIGHT})|{_GIVEN}(?={RIGHT})|{_GIVEN}{{2}}))"
_ASIDE = r"(?:\([^()\n]{1,12}\))?"
_JOINT = rf"(?:{_ASIDE} ?[、/] ?|[—–]{{1,2}}|[和与及]| {{1,2}}|,(?={_NEXT}(?:[,、。;)\n—–]|等|$)))"
_STRANGE = rf"(?<=、){_GIVEN}{{2,3}}(?=、{_NEXT})"  # a surname not in our table, between two that are
_NAMES = rf"(?P<names>(?:{_MIDDLE}{_JOINT}(?:{_STRANGE}、){{0,3}}){{0,60}}{_LAST})"
_FAMILIAR = re.compile(rf"小(?<!大小)[{PLAIN}](?=老师)")  # 小佟老师
_WINS = re.compile(r"荣?获[得一二三特第]|夺[得冠]|荣获|斩获|勇夺|问鼎|荣膺|取得第|(?:作品)?(?:分别)?获")
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
    found |= {name.start: name for name in find_elsewhere(text)}
    for name in _known(text, roster) if roster else ():
        longer = found.get(name.start)
        if longer is None or (longer.name not in roster and not has_title(text, longer.end)):
            found[name.start] = name
    return _apart(sorted(found.values(), key=lambda n: n.start))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs of names; what begins an ordinary word is passed over before the whole pattern is tried."""
    reached = 0
    for at in _MAY_BEGIN.finditer(text):
        start = at.start()
        is_word = text[start + 1 : start + 2] in WORDS.get(at[0], "")
        if start < reached or (is_word and not _NO_WORD.match(text, start)):
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
    after = AFTER_NAMES.match(text, m.end())
    many = sum(1 for _ in _members(m)) if len(m[0]) > _FULL else 1
    if _are_sights(m):
        return False
    if after and after["title"]:
        return True
    if m[0][0] in _ONLY_WORDLY and m[0][1:3] in CUES:  # 应体检
        return False
    before = before_name(text, m.start())
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
