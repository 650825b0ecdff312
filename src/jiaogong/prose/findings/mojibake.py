"""Damaged characters: lost bytes, stray signs inside a sentence, pinyin pasted into a word, a look-alike in a word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jiaogong.prose.findings.sheet import ByPair, Sheet, apart, by_pair
from jiaogong.prose.reading import Finding
from jiaogong.prose.text import SPELT, Plain

_HAN = "\u4e00-\u9fff"
_NAMED_BY_LETTER = (
    "组类级型超歌恤群盘光班校区座栋楼等线段卷档队片层证照联牌轮馆厅室房"
    "股路点票面口期角次度人篇名月年位网家师大老学同项市县镇乡餐舍形字幼"
)
_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
_DAMAGE = re.compile(
    rf"""
    [{_HAN}]?[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]+[{_HAN}]?
    | 锟斤拷?(?:锟斤拷?)* | 烫{{3,}} | 屯{{3,}} | [ÃÂâæåäçèéï][\x80-\xbf€™œžŸ¤¼½¾¡-¿]+[^\s{_HAN}]*
    | &(?:nbsp|amp|quot|lt|gt|ldquo|rdquo|middot|hellip|mdash|\#\d{{2,6}}|\#x[0-9a-fA-F]{{2,5}});?
    | \\+["'“”u\\/rnt](?:[0-9a-fA-F]{{4}})? | </?(?:p|br|div|span|strong|b|td|tr|font|img|a)\b[^>\n]{{0,40}}>
    | [{_HAN}]?\([a-z]{{0,5}}[{_TONED}][a-z]{{0,4}}\)[{_HAN}]?
    | (?<=[{_HAN}])[`´~^|\\¤¨¬¦§]+(?=[{_HAN}]) | (?<=[{_HAN}])`+ | `+(?=[{_HAN}])
    | (?<=[{_HAN}])\?+(?=[{_HAN}]{{1,6}}[,。;、]) | (?<=[,。;、])\?+(?=[{_HAN}])
    | \d+[Oo]+(?=[{_HAN}%])[{_HAN}%] | (?<![A-Za-z])[lI]\d+[日号人名件次] | \d+[lI](?=[日号人名件次])[日号人名件次]
    | (?<=[{_HAN},。、;”])[a-zA-Z](?=[{_HAN}])
      (?![{_NAMED_BY_LETTER}])
    | (?<=[{_HAN}])[\u0400-\u04ff\u3040-\u30fa\uac00-\ud7af\u2500-\u257f\uff61-\uff9f□]+(?=[{_HAN}])
    """,
    re.VERBOSE,
)
_HAN_BUT_TOFU = "\u4e00-\u5c6e\u5c70-\u70ea\u70ec-\u951e\u9520-\u9fff"  # without 屯, 烫 and 锟
_SIGN = re.compile(rf"[^{_HAN_BUT_TOFU}\d\s,.。、;:!?()%“”‘’《》〈〉【】—…·~+×/=-]")
_SPELT = re.compile(rf"\((?<=[{_HAN}]\()([a-z]{{1,6}})\)(?=[{_HAN}])")
_SPACE = 0xA1
_OWN = frozenset("自知克律利异舍推虚")  # 自己, 知己: 己 itself is meant
_ANY_HAN = re.compile(f"[{_HAN}]")
_GOES_ON = set("委务住重举行存用且非排列态年")
_SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤俞樊骆邢温康施文牛葛洪柳池裴麻申伊应"
)
_PLACE = set("州县市区镇乡村路街江河山湖岛港桥街坝塘")


@cache
def _bound() -> dict[str, tuple[str, str]]:
    """Characters that live in few words: what may stand before, what may stand after."""
    table = tomllib.loads((Path(__file__).parent / "bound.toml").read_text("utf-8"))
    return {c: (row[0], row[1]) for c, row in table["rare"].items()}


@cache
def _genre() -> dict[str, set[str]]:
    """The genre's two-character words, by each of their characters."""
    table = tomllib.loads((Path(__file__).parent / "bound.toml").read_text("utf-8"))
    words: dict[str, set[str]] = {}
    for word in table["genre"]["words"].split():
        for c in word:
            words.setdefault(c, set()).add(word)
    return words


@cache
def _rare() -> re.Pattern[str]:
    """Hanzi outside the first level of GB 2312, the 3755 in daily use."""
    daily = bytes(b for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for b in (high, low))
    return re.compile(f"[^{daily.decode('gb2312', 'ignore')}\x00-\u4dff\ua000-\U0010ffff]")


@cache
def _stripped() -> dict[str, str]:
    """What words became whose last byte and a mark's first were taken for a full-width space (A1A1) and stripped.

    选。 in GBK is D1A1 A1A3; without A1A1 it reads D1A3, 眩.
    """
    damaged = {}
    for word in tomllib.loads((Path(__file__).parent / "bound.toml").read_text("utf-8"))["stripped"]["words"].split():
        high, low = word[-1].encode("gbk")
        for mark in "、。“”《》":
            c = bytes((high, mark.encode("gbk")[1])).decode("gbk", "ignore")
            if low == _SPACE and c:
                damaged[word[:-1] + c] = word + mark
    return damaged


@cache
def _stripped_by_pair() -> ByPair:
    return by_pair(_stripped())


@cache
def _sounds(c: str) -> frozenset[str]:
    import pypinyin  # heavy, and few texts hold a rare character

    return frozenset(pypinyin.pinyin(c, style=pypinyin.Style.NORMAL, heteronym=True)[0])


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield each damaged place; the same damage again, or more of it in one clause, is the same fault."""
    text = sheet.text
    found = [
        Finding(m.start(), m.end(), "mojibake", {"read": m[0]})
        for at in sheet.sentences_with(_SIGN)
        for m in _DAMAGE.finditer(text, *at)
    ]
    found += [*_spelt(text), *_words(text), *_short_of_bytes(sheet), *_alike(sheet)]
    clause, seen = -1, set()
    for f in apart(found):
        here, sign = sheet.clause_at(f.start), _ANY_HAN.sub("", text[f.start : f.end])
        again = sign in seen and "word" not in f.detail
        if here != clause and not again:
            yield f
        clause = here
        seen.add(sign)


def spelt_out(p: Plain) -> Iterator[Finding]:
    """Yield the readings pasted into words, which the plain text goes without, at offsets of the original: each once."""
    seen: set[str] = set()
    for m in SPELT.finditer(p.original):
        reading = m[0].strip("()（） ")
        if reading not in seen:
            yield Finding(m.start() - 1, m.end() + 1, "mojibake", {"read": p.original[m.start() - 1 : m.end() + 1]})
        seen.add(reading)


def _short_of_bytes(sheet: Sheet) -> Iterator[Finding]:
    """Words that swallowed the mark after them."""
    for damaged in sheet.listed(_stripped_by_pair()):
        for at in sheet.places(damaged):
            end = at + len(damaged)
            if sheet.text[end : end + 1] not in _GOES_ON:
                yield Finding(at, end, "mojibake", {"read": damaged, "word": _stripped()[damaged]})


@cache
def _look_alikes() -> dict[str, str]:
    """Words with a character that a scanner mistakes, and the word meant."""
    table = tomllib.loads((Path(__file__).parent / "bound.toml").read_text("utf-8"))
    return dict(entry.split(":") for entry in table["look_alike"]["words"].split())


@cache
def _look_alikes_by_pair() -> ByPair:
    return by_pair(_look_alikes())


def _alike(sheet: Sheet) -> Iterator[Finding]:
    """Words read wrongly from paper: 教肓 for 教育."""
    for word in sheet.listed(_look_alikes_by_pair()):
        for at in sheet.places(word):
            if word[0] != "己" or sheet.text[at - 1 : at] not in _OWN:
                yield Finding(at, at + len(word), "mojibake", {"read": word, "word": _look_alikes()[word]})


def _spelt(text: str) -> Iterator[Finding]:
    """A character followed by its own reading in brackets, in the middle of a word."""
    for m in _SPELT.finditer(text):
        at = m.start() - 1
        if m[1] in _sounds(text[at]):
            yield Finding(at, m.end(), "mojibake", {"read": text[at : m.end()]})


def _words(text: str) -> Iterator[Finding]:
    """Rare characters where the genre's own word has another of the same sound, or out of their only words."""
    for m in _rare().finditer(text):
        at, c = m.start(), m[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        meant = None if {before + c, c + after} & _genre().get(c, set()) else _meant(c, before, after)
        if meant and not _in_name(text, at):
            left = at - 1 if meant[0] == before else at
            yield Finding(left, left + 2, "mojibake", {"read": text[left : left + 2], "word": meant})
        elif c in _bound() and before not in _bound()[c][0].split() and after not in _bound()[c][1].split():
            if not _in_name(text, at):
                yield Finding(at, min(at + 2, len(text)), "mojibake", {"read": text[at : at + 2], "word": c})
        elif _gibberish(text, at):
            yield Finding(at, at + 3, "mojibake", {"read": text[at : at + 3]})


def _meant(c: str, before: str, after: str) -> str | None:
    """The genre's word that sounds the same with the rare character in it, if there is one.

    >>> _meant("眩", "评", "活")
    '评选'
    """
    for word in _genre().get(before, ()):
        if word[0] == before and _sounds(word[1]) & _sounds(c):
            return word
    for word in _genre().get(after, ()):
        if word[1] == after and _sounds(word[0]) & _sounds(c):
            return word
    return None


def _in_name(text: str, at: int) -> bool:
    """Whether a character seems to stand in a person's or a place's name."""
    if text[at + 1 : at + 2] in _PLACE:
        return True
    return any(c in _SURNAMES for c in text[max(at - 2, 0) : at + 1])


def _gibberish(text: str, at: int) -> bool:
    """Three rare characters in a row: bytes read off their step."""
    return all(_rare().match(text, at + step) for step in range(3))
