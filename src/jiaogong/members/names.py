"""How Chinese names are spelled, sorted and searched."""

from __future__ import annotations

import functools

from pypinyin import Style, lazy_pinyin

# Characters that are read otherwise as a surname; pypinyin reads them as words.
_SURNAME_READINGS = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "区": "ou", "查": "zha", "任": "ren", "盖": "ge", "种": "chong", "朴": "piao",
    "乐": "yue", "尉": "wei", "翟": "zhai", "缪": "miao", "冼": "xian", "员": "yun", "贠": "yun", "召": "shao", "晁": "chao", "谌": "chen",
    "黑": "he", "秘": "bi", "繁": "po", "折": "she", "覃": "qin", "洗": "xian", "燕": "yan", "隗": "wei", "逄": "pang", "祭": "zhai", "钭": "tou",
    "华": "hua", "牟": "mou", "宁": "ning", "朱": "zhu", "厘": "li", "宓": "mi", "能": "nai", "应": "ying", "车": "che", "薄": "bo", "柏": "bai",
    "万": "wan", "相": "xiang", "干": "gan", "亓": "qi", "郗": "xi", "那": "na", "卜": "bu", "适": "kuo", "不": "fou", "盛": "sheng", "石": "shi",
    "都": "du", "令": "ling", "藏": "zang", "臧": "zang", "佴": "nai", "哈": "ha", "尹": "yin", "沈": "shen", "瞿": "qu", "褚": "chu", "葛": "ge",
    "阚": "kan", "郇": "xun", "教": "jiao", "过": "guo", "訾": "zi", "长": "zhang", "重": "chong", "句": "gou", "妫": "gui", "桂": "gui", "强": "qiang",
}  # fmt: skip
_COMPOUND = {
    "欧阳": "ou yang", "司马": "si ma", "上官": "shang guan", "诸葛": "zhu ge", "尉迟": "yu chi", "长孙": "zhang sun", "万俟": "mo qi", "单于": "chan yu",
    "皇甫": "huang fu", "夏侯": "xia hou", "慕容": "mu rong", "令狐": "ling hu", "公孙": "gong sun", "宇文": "yu wen", "司徒": "si tu", "东方": "dong fang",
    "南宫": "nan gong", "西门": "xi men", "端木": "duan mu", "百里": "bai li", "呼延": "hu yan", "澹台": "tan tai", "轩辕": "xuan yuan", "濮阳": "pu yang",
    "淳于": "chun yu", "独孤": "du gu", "申屠": "shen tu", "太史": "tai shi", "闻人": "wen ren", "拓跋": "tuo ba", "鲜于": "xian yu", "闾丘": "lv qiu",
    "司空": "si kong", "赫连": "he lian", "钟离": "zhong li", "宗政": "zong zheng", "公冶": "gong ye", "仲孙": "zhong sun", "子车": "zi ju", "巫马": "wu ma",
}  # fmt: skip


def syllables(name: str) -> list[str]:
    """The syllables of a name, its surname read as a surname.

    >>> syllables("单小明"), syllables("尉迟恭"), syllables("Ann Lee")
    (['shan', 'xiao', 'ming'], ['yu', 'chi', 'gong'], ['ann', 'lee'])
    """
    name = name.strip()
    for length, table in ((2, _COMPOUND), (1, _SURNAME_READINGS)):
        surname = name[:length]
        if surname in table and len(name) > length:
            return [*table[surname].split(), *_read(name[length:])]
    if name[:1].isascii():
        return list(_read(name))
    return [*_read(name[:1]), *_read(name[1:])]


@functools.lru_cache(maxsize=65_536)
def _read(characters: str) -> tuple[str, ...]:
    """Surnames and given names by themselves: many share them."""
    if not characters:
        return ()
    read = lazy_pinyin(characters.lower().replace("·", " "), style=Style.NORMAL, v_to_u=False)
    return tuple(word for syllable in read for word in syllable.split())


@functools.lru_cache(maxsize=8192)
def pinyin(name: str) -> str:
    """The key a name sorts by: "shan xiao ming"."""
    return " ".join(syllables(name))[:120]


def initials(name: str) -> str:
    """The first letters a name is found by.

    >>> initials("区志远"), initials("解慧"), initials("仇大同")
    ('ozy', 'xh', 'qdt')
    """
    return initials_of(pinyin(name))


def initials_of(spelled: str) -> str:
    """The first letters of a name that is spelled already.

    >>> initials_of("ou yang lan")
    'oyl'
    """
    return "".join(s[0] for s in spelled.split())[:20]


def spellings_of(spelled: str) -> dict[str, str]:
    """How a name that is spelled already is sorted and found, by a person's columns.

    >>> spellings_of("ou yang lan")
    {'pinyin': 'ou yang lan', 'squeezed': 'ouyanglan', 'initials': 'oyl'}
    """
    return {"pinyin": spelled, "squeezed": spelled.replace(" ", ""), "initials": initials_of(spelled)}
