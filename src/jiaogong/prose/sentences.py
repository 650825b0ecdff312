"""A plain text cut into sections and sentences, by line or, where all stands on one line, by its numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiaogong.prose.outline import HAN, Level, Outline, Section
from jiaogong.prose.scanning import scan

_LINE = re.compile(r"[^\S\r\n]*(?P<words>[^\s][^\r\n]*)")
_CHAPTER = re.compile(rf"(?:第[{HAN}]{{1,3}}(?:部分|方面)[、:.,]?|[{HAN}]{{1,3}}[、.,])\s*")
_CHAPTER_BEGINS = frozenset(f"第{HAN}")
_ITEM = re.compile(
    rf"(?:\([{HAN}]{{1,3}}\)|\(\d{{1,2}}\)|【[{HAN}\d]{{1,3}}】|\d{{1,2}}[、)]|\d{{1,2}}[.](?:(?!\d)|(?=\d{{1,2}}月))"
    rf"|其[{HAN}](?=[、,:])|[A-Za-zⅠ-Ⅻ][、.]|[①-⑳⑴-⒇Ⅰ-Ⅻ]|(?:\d{{1,2}}|[{HAN}]{{1,2}})[ ]+(?=[\u4e00-\u9fff]|\d{{1,2}}月)"
    r"|[●■◆▲★·•*-])[、.,:]?\s*"
)
_LOG = re.compile(
    r"(?:\d{4}(?:[-/.]\d{1,2}){2}(?!\d|\s?\d{1,2}:\d\d)|(?:\d{4}年)?\d{1,2}月\d{1,2}日?[:,、\s]?(?=[^。!?]*$)).*?[\u4e00-\u9fff]{2}"
)
_INLINE = re.compile(
    rf"(?P<chapter>(?<![{HAN}初高第期周拜十百千、/])(?P<han>[{HAN}]{{1,3}})、(?![{HAN}等年班号名两]))"
    rf"|(?P<item>(?<![\d.年月日/第、\-])(?P<digits>\d{{1,2}})[、.](?:(?![\d、等年月日号名班])|(?=\d{{1,2}}月\d)))"
    rf"|(?P<part>\((?:[{HAN}]{{1,3}}|\d{{1,2}})\)|(?<![\d(.])\d{{1,2}}\)(?=[\u4e00-\u9fff])|[①-⑳])"
    r"|(?P<log>(?<![\d于在自从至到期年、,和及与~\-—.])\d{4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?!\d|\s?\d{1,2}:\d\d))"
)
_MAY_NUMBER = re.compile(rf"[①-⑳{HAN}\d(](?:(?<=[{HAN}])、|(?<=\d)[、.\-/)]|(?<=\()[{HAN}\d]|(?<=[①-⑳]))")
_MAY_BEGIN = re.compile(  # numbering, by what follows its first character
    rf"[①-⑳{HAN}\d(](?:(?<=[{HAN}])(?=[{HAN}]{{0,2}}、)|(?<=\d)(?=\d{{0,3}}[、.\-/)])|(?<=\()(?=[{HAN}\d])|(?<=[①-⑳]))"
)
_LONGEST_NUMBER = 4
_NUMBERS = {name: i for i, name in enumerate([*HAN, *(f"十{d}" for d in HAN[:9])], start=1)}
_LONG_LINE = 200
_STOP = re.compile(r"[。!?;]")
_STOPS = frozenset("。;!?:)” \t")

_QUOTED = re.compile(
    r"“[^“”\n]{1,60}”|《[^《》\n]{1,60}》|\([^()\n]{1,120}\)|\"[^\"“”\n]{1,40}\"|‘[^‘’\n]{1,40}’|【[^【】\n]{1,40}】"
)
_VEIL = str.maketrans(dict.fromkeys("。,;!?:、.…", "·"))
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_AWARDED = re.compile(r"、(?<=奖、)(?=[^、,。;]{5,40}获|[^、,。;]{2,8}(?:老师|教师|同学|同志)[^、,。;]{4})")
_SENTENCE = re.compile(r"[^。!?…]+[。!?…]*")


class Sentence(NamedTuple):
    """A sentence at start..end of the plain text, under its section.

    `is_log`: a line of a dated log, one act however it goes on; `names_item`:
    the first of several sentences of a numbered item.
    """

    start: int
    end: int
    section: Section
    is_heading: bool = False
    is_log: bool = False
    opens_paragraph: bool = False
    names_item: bool = False


class Paragraph(NamedTuple):
    """A stretch between line breaks or numbering: its marker's level and where its words begin."""

    level: Level
    start: int
    end: int


def veil(text: str) -> str:
    """Hide the punctuation inside quotes, titles, brackets and numbers, one character for one."""
    hidden = _QUOTED.sub(lambda m: m[0].translate(_VEIL), text)
    return _AWARDED.sub(";", _THOUSANDS.sub("·", hidden))


def cut_sentences(veiled: str) -> list[Sentence]:
    """Cut a veiled plain text into sentences, each under its section of the outline."""
    sentences: list[Sentence] = []
    outline = Outline(veiled)
    for paragraph in _paragraphs(veiled):
        cuts = _cuts(veiled, paragraph)
        if not cuts:
            continue
        is_heading = _is_heading(veiled, paragraph, cuts)
        outline.enter(paragraph.level, cuts[0], is_heading)
        is_log = paragraph.level == "none" and _is_log(veiled, paragraph.start, paragraph.end)
        for cut in cuts:
            opens = cut == cuts[0]
            names_item = opens and paragraph.level != "none" and len(cuts) > 1
            sentences.append(Sentence(*cut, outline.section, is_heading and opens, is_log, opens, names_item))
            if veiled[cut[1] - 1] == ":":
                outline.announce(cut)
    return sentences


def _cuts(veiled: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    if _is_log(veiled, paragraph.start, paragraph.end):
        return [(paragraph.start, paragraph.end)]
    return [m.span() for m in _SENTENCE.finditer(veiled, paragraph.start, paragraph.end) if not m[0].isspace()]


def _is_log(veiled: str, start: int, end: int) -> bool:
    """Whether a stretch is one line of a dated log."""
    return veiled[start].isdigit() and bool(_LOG.match(veiled, start, end))


_LONGEST_HEADING = 45
_LONGEST_TITLE = 25
_TOLD = re.compile(r"\d(?:[月人次名位元件场个份]|万元|余)")
_DIGIT = re.compile(r"\d(?![\d年学\-—]|$)")


def _is_heading(veiled: str, paragraph: Paragraph, cuts: list[tuple[int, int]]) -> bool:
    """Whether a paragraph's first sentence names what follows instead of telling it."""
    start, end = cuts[0]
    closed = veiled[end - 1] in "。!?…"
    if paragraph.level in ("part", "chapter"):
        if closed and len(cuts) == 1 and _TOLD.search(veiled, start, end):
            return False
        return end - start <= _LONGEST_HEADING and (not closed or len(cuts) > 1 or end - start <= 30)
    if len(cuts) > 1 or closed or _is_log(veiled, start, end):
        return False
    longest = _LONGEST_TITLE if paragraph.level == "none" else _LONGEST_HEADING
    return end - start <= longest and veiled[end - 1] not in ":;," and not _DIGIT.search(veiled, start, end)


def _paragraphs(veiled: str) -> Iterator[Paragraph]:
    for line in _LINE.finditer(veiled):
        yield from _split_line(veiled, line.start("words"), line.end())


def _split_line(veiled: str, start: int, end: int) -> Iterator[Paragraph]:
    """Split a line where numbering or a dated log goes on inside it.

    A number counts after a stop anywhere, or glued to what precedes where it is the next one due.
    """
    level: Level = "none"
    if veiled[start] in _CHAPTER_BEGINS and (m := _CHAPTER.match(veiled, start, end)):
        level, start = "part" if veiled[start] == "第" else "chapter", m.end()
    elif m := _ITEM.match(veiled, start, end):
        level, start = "item", m.end()
    first = _MAY_NUMBER.search(veiled, start + 1, end)
    if not first:
        if start < end:
            yield Paragraph(level, start, end)
        return
    due = {"chapter": 1, "item": 1}
    in_log = level == "none" and _is_log(veiled, start, end)
    for m in scan(_MAY_BEGIN, _INLINE, veiled, max(start + 1, first.start() - _LONGEST_NUMBER), end):
        if m["log"]:
            yield Paragraph(level, start, m.start())
            level, start, in_log = "none", m.start(), True
            continue
        if in_log and not m["chapter"]:
            continue
        name: Level = "chapter" if m["chapter"] else "item"
        number = 0 if m["part"] else _NUMBERS.get(m["han"], 0) if m["chapter"] else int(m["digits"])
        under_heading = level == "chapter" and name == "item" and not _STOP.search(veiled, start, m.start())
        if not _is_due(veiled, m.start(), end, number, due[name], under_heading):
            continue
        yield Paragraph(level, start, m.start())
        level, start, in_log = name, m.end(), False
        due = {"chapter": number + 1, "item": 1} if name == "chapter" else {**due, "item": number + 1}
    if start < end:
        yield Paragraph(level, start, end)


def _is_due(veiled: str, at: int, end: int, number: int, due: int, under_heading: bool) -> bool:
    glued = veiled[at - 1] not in _STOPS
    return not glued or number == due > 1 or (number == 1 and (under_heading or end - at >= _LONG_LINE))
