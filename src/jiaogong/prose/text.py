"""A text made plain for reading, with the way back to the original's characters.

Full-width forms become half-width, corner quotes round ones, traditional
characters simplified; line breaks inside a sentence vanish. Each plain
character knows where it came from.
"""

from __future__ import annotations

import functools
import importlib.util
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_NATIVE = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_BEYOND = re.compile("[^\u0000-\uffff]")


def pairs_of(text: str) -> list[int]:
    """Every character of a text with its next, a pair a number: long tables of words are looked up by how a word begins.

    Numbers, since making and hashing a string for every character takes five times as long. Characters beyond the
    first plane, which begin no word of ours, all count as one.

    >>> len(pairs_of("工会工会")), pairs_of("工会工会")[2] == pairs_of("工会")[0]
    (3, True)
    """
    units = text.encode(_NATIVE, "surrogatepass")
    if len(units) != 2 * len(text):
        units = _BEYOND.sub("\uffff", text).encode(_NATIVE, "surrogatepass")
    count = max(len(text) - 1, 0)
    pairs = [0] * count
    pairs[::2] = memoryview(units[: (count + 1) // 2 * 4]).cast("I").tolist()
    pairs[1::2] = memoryview(units[2 : 2 + count // 2 * 4]).cast("I").tolist()
    return pairs


@dataclass(frozen=True)
class Plain:
    """`plain[i]` stands at `origin[i]` of `original`."""

    original: str
    plain: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original of the plain characters start..end (end exclusive, not empty)."""
        return self.origin[start], self.origin[end - 1] + 1

    @property
    def is_shifted(self) -> bool:
        """Whether characters went, so that places in the plain text differ from those in the original."""
        return len(self.plain) != len(self.original)

    @cached_property
    def pairs(self) -> list[int]:
        """Every character with its next, as `pairs_of` codes them."""
        return pairs_of(self.plain)


_WIDTH = {c: unicodedata.normalize("NFKC", chr(c)) for c in [*range(0xFF01, 0xFF5F), 0x3000]}
_MARKS = {ord(a): b for a, b in zip("｡､「」『』﹁﹂〝〞＂\u00a0\u2002\u2003", '。、“”‘’“”“”"   ', strict=True)}
_BREAK = re.compile(r"[\r\n](?:(?<=\r)\n)?[ \t\u00a0]*")
_SPACES = " \t\u00a0\u3000"
_OPENING = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．,，是]|[(（]?\d{1,2}[、.．)）]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十\d]+"
    r"|\d{4}[-/年.]|\d{1,2}月|[①-⑳●■◆▲★·•*-]"
)
_CLOSED = frozenset("。！？；;!?:：….．")
_LAST_QUICK = "\uffff"  # a set of characters beyond is searched one by one
_BLANKS = re.compile(r"(?<=\S)[ \t]*\n[ \t]*\n(?=[^\s])")
_ANEW = re.compile("一年来|近|今年|[本我]|学校|校工会|园工会|工会|为|在|随着|根据|首先|其次|同时|通过|[0-9]")
_ENDS = _CLOSED | frozenset("”」』》)）】|")
_STOPS = frozenset(",，。")
_SHORTEST_BROKEN_LINE = 28
_SHORTEST_WRAPPED_LINE = 30
_SHORTEST_TELLING_LINE = 20  # a line that closes a sentence on its way is no heading
_GOES_ON = frozenset("，、。；：,;")


_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
SPELT = re.compile(
    rf"[(（](?<=[\u4e00-\u9fff][(（])[a-z]{{0,5}}[{_TONED}][a-z]{{0,4}}\s?[)）](?=[\u4e00-\u9fff,，。、;；:：”“])"
)  # 发(fā)展

_POINT = re.compile(
    r"\.(?<=[\u4e00-\u9fff”)》%]\.)(?=[\u4e00-\u9fff“(《\s]|$)"
)  # a full stop typed on a Latin keyboard
_COMMON = tuple((mark, _WIDTH[ord(mark)]) for mark in "，：；（）！？％")


def _dictionary() -> Path:
    """OpenCC's table of characters, found without loading OpenCC: nothing else of it is needed."""
    package = importlib.util.find_spec("opencc")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("opencc")
    return Path(package.origin).parent / "dictionary" / "TSCharacters.txt"


@functools.cache
def _table() -> dict[str, str]:
    """Character by character: width and quotes first, then traditional to simplified."""
    simple = {chr(code): made for code, made in (_WIDTH | _MARKS).items()}
    for line in _dictionary().read_text("utf-8").splitlines():
        traditional, _, rest = line.partition("\t")
        if len(traditional) == 1 and traditional <= _LAST_QUICK and rest:
            simple[traditional] = rest.split(" ")[0][0]
    return simple


@functools.cache
def _changed() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_table()))}]")


def _simplify(text: str) -> str:
    """One character for one; the common marks first, since a text holds little else to change."""
    for mark, made in _COMMON:
        text = text.replace(mark, made)
    table = _table()
    text = _changed().sub(lambda m: table[m[0]], text)
    return _POINT.sub("。", text) if "." in text else text


def plain(original: str) -> Plain:
    """Make a text plain: one character for one, but for line breaks inside a sentence and readings pasted in, which go.

    A reading is pasted in where a copy spells a character out after it: 发(fā)展.
    A break is inside a sentence when the line before it neither closes one nor
    is short like a heading, and the next line neither is indented nor opens an item.

    >>> plain("參加３８人，\\n共勉").plain
    '参加38人,\\n共勉'
    """
    wraps = [(a, b) for a, b in _breaks(original) if _inside_a_sentence(original, a, b)]
    wraps += _blanks_inside(original) if "\n\n" in original else []
    if spelt := [m.span() for m in SPELT.finditer(original)]:
        wraps += spelt
    wraps.sort()
    if not wraps:
        return Plain(original, _simplify(original), range(len(original)))
    origin: list[int] = []
    at = 0
    for start, end in wraps:
        origin.extend(range(at, start))
        at = end
    origin.extend(range(at, len(original)))
    return Plain(original, _simplify("".join(map(original.__getitem__, origin))), origin)


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """The line breaks with the spaces around them."""
    reached = 0
    for m in _BREAK.finditer(text):
        start = m.start()
        while start > reached and text[start - 1] in _SPACES:
            start -= 1
        yield start, m.end()
        reached = m.end()


def _blanks_inside(text: str) -> list[tuple[int, int]]:
    """The blank lines inside sentences of a text that a page broke apart: lines close sentences on their way, yet end in none."""
    breaks = [m for m in _BLANKS.finditer(text) if _is_broken_off(text, m)]
    if not any("。" in text[text.rfind("\n", 0, m.start()) + 1 : m.start()] for m in breaks):
        return []
    return [m.span() for m in breaks]


def _is_broken_off(text: str, blank: re.Match[str]) -> bool:
    """Whether the line before a blank one is long and unclosed, and the next goes on."""
    start, end = blank.span()
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if len(line) < _SHORTEST_BROKEN_LINE or line[-1] in _ENDS or _OPENING.match(text, end) or _ANEW.match(text, end):
        return False
    return not _STOPS.isdisjoint(line)


def _inside_a_sentence(text: str, start: int, end: int) -> bool:
    opens = text.rfind("\n", 0, start) + 1
    after = text[end : end + 1]
    if after in _GOES_ON and start > opens:
        return True
    tells = start - opens > _SHORTEST_TELLING_LINE and "。" in text[opens:start]
    if (start - opens <= _SHORTEST_WRAPPED_LINE and not tells) or text[start - 1] in _CLOSED:
        return False
    return after not in ("", "\n", "\r", "\u3000") and not _OPENING.match(text, end)
